"""Under which account the server runs. PostgreSQL refuses to run as root, so root lends it an unprivileged account."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from hub.kit.unready import Unready

CANDIDATES = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """A user of this machine. `lent` is true where root starts the server as somebody else."""

    name: str
    uid: int
    gid: int
    lent: bool

    def run_as(self) -> dict[str, int | list[int]]:
        """The arguments of `subprocess` that start a child under this account, without root's groups."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.lent else {}


def choose_account(cluster: Path) -> Account:
    """Whoever starts the hub; for root the owner of an existing cluster, or an unprivileged account of the machine."""
    if os.geteuid() != 0:
        return _account(_entry(os.geteuid()), lent=False)
    if cluster.is_dir() and cluster.stat().st_uid != 0:
        return _account(_entry(cluster.stat().st_uid), lent=True)
    for name in CANDIDATES:
        try:
            return _account(pwd.getpwnam(name), lent=True)
        except KeyError:
            continue
    raise Unready("PostgreSQL does not run as root, and this machine has neither of the users postgres and nobody.")


def check_reach(account: Account, folder: Path) -> None:
    """Raise `Unready`, naming the folder that keeps the account out; its permissions are the operator's to change."""
    for step in (*reversed(folder.parents), folder):
        if not _can_enter(account, step):
            raise Unready(
                f"PostgreSQL runs here as the user {account.name}, who may not enter {step}. Choose another data "
                f"folder (HUB_DATA), or let that user pass through it (chmod o+x {step})."
            )


def _can_enter(account: Account, folder: Path) -> bool:
    """Tried rather than computed from mode bits: access lists and mounts have a say, too."""
    if not account.lent:
        return os.access(folder, os.X_OK)
    command = ["/bin/sh", "-c", 'cd -- "$1"', "sh", str(folder)]
    tried = subprocess.run(command, check=False, cwd="/", stderr=subprocess.DEVNULL, **account.run_as())  # type: ignore[call-overload]  # noqa: S603
    return bool(tried.returncode == 0)


def _entry(uid: int) -> pwd.struct_passwd:
    try:
        return pwd.getpwuid(uid)
    except KeyError:
        raise Unready(
            f"The user with the number {uid} has no name on this machine, which PostgreSQL needs. "
            "Add a line to /etc/passwd, or set HUB_DATABASE_URL to a server of your own."
        ) from None


def _account(entry: pwd.struct_passwd, *, lent: bool) -> Account:
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, lent)
