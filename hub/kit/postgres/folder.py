"""The server's part of the data folder: made once, whole or not at all; the port kept; who may connect."""

import os
import shutil
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path

from hub.kit.postgres.account import Account, check_reach, choose_account
from hub.kit.postgres.binaries import programs_copied, programs_in_wheel
from hub.kit.unready import Unready

ADMINISTRATOR = "postgres"
LONGEST_SOCKET_FOLDER = 80
"""Bytes: the kernel allows 107 for the whole path of a socket."""

ACCESS = f"""\
# who          database  role             address       how
local          all       {ADMINISTRATOR}                peer map=administrators
local          all       all              scram-sha-256
host           all       {ADMINISTRATOR}  127.0.0.1/32  reject
host           all       all              127.0.0.1/32  scram-sha-256
"""
"""The administrator comes through the socket, known by the operating system; roles show a password."""


@dataclass(frozen=True)
class Folder:
    """The server's part of one data folder."""

    root: Path
    account: Account
    programs: Path

    @property
    def cluster(self) -> Path:
        """The database files."""
        return self.root / "cluster"

    @property
    def socket(self) -> Path:
        """The folder of the Unix socket."""
        return self.root / "socket"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.root / "log"


def make_root(data: Path) -> Path:
    """The server's folder in `data`, made where it is missing; raises `Unready` where that cannot be."""
    root = data.absolute() / "postgres"
    if len(bytes(root / "socket")) > LONGEST_SOCKET_FOLDER:
        raise Unready(f"The data folder {data} has too long a path for a Unix socket. Set HUB_DATA to a shorter one.")
    # Whoever passes must not read the names in it; the server's account under root is somebody else and must pass.
    mode = 0o711 if os.geteuid() == 0 else 0o700
    try:
        for path in reversed([path for path in (root, *root.parents) if not path.exists()]):
            path.mkdir()
            path.chmod(mode)
    except OSError as error:
        raise Unready(f"The data folder {data} cannot be made ({error.strerror}). Set HUB_DATA to another.") from None
    return root


def open_folder(root: Path) -> Folder:
    """The server's part below `root`, made where it is missing; raises `Unready` where the server cannot live there."""
    account = choose_account(root / "cluster")
    check_reach(account, root)
    folder = Folder(root, account, programs_copied(root) if account.lent else programs_in_wheel())
    _make_owned(folder.socket, account)
    if not folder.cluster.is_dir():
        _make_cluster(folder)
    return folder


def write_access(folder: Folder, starter: str) -> None:
    """Say who may connect: `starter` (the user who runs the hub) and the server's account are its administrators."""
    people = "".join(f"administrators {name} {ADMINISTRATOR}\n" for name in sorted({starter, folder.account.name}))
    (folder.cluster / "pg_hba.conf").write_text(ACCESS)
    (folder.cluster / "pg_ident.conf").write_text(people)


def kept_port(folder: Folder, wanted: int | None) -> int:
    """The port wanted, or the one of last time if it is free, or another free one; written down for the next start."""
    file = folder.root / "port"
    port = wanted or (int(file.read_text()) if file.is_file() else 0)
    # A server that is still going down holds its port: keep it then, the start is tried again.
    if not wanted and not (folder.cluster / "postmaster.pid").exists():
        port = _free_port(port)
    file.write_text(str(port))
    return port


def _free_port(preferred: int) -> int:
    try:
        with socket.create_server(("127.0.0.1", preferred)) as server:
            return int(server.getsockname()[1])
    except OSError:
        return _free_port(0)


def _make_cluster(folder: Folder) -> None:
    """Run initdb in a folder of another name: `cluster` is there only when it is whole."""
    unfinished = folder.root / "cluster.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    _make_owned(unfinished, folder.account)
    command = [
        *(str(folder.programs / "initdb"), "--pgdata", str(unfinished), "--username", ADMINISTRATOR),
        *("--encoding", "UTF8", "--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"),
        *("--data-checksums", "--auth-local", "peer", "--auth-host", "scram-sha-256", "--no-instructions"),
    ]
    made = subprocess.run(  # type: ignore[call-overload]  # noqa: S603
        command, check=False, cwd="/", capture_output=True, text=True, **folder.account.run_as()
    )
    if made.returncode:
        raise Unready(f"PostgreSQL could not make its files in {folder.root}:\n{made.stderr.strip()}")
    unfinished.rename(folder.cluster)


def _make_owned(path: Path, account: Account) -> None:
    path.mkdir(mode=0o700, exist_ok=True)
    if account.lent:
        shutil.chown(path, account.uid, account.gid)
