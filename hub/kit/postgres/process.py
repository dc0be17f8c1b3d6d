"""The server as a child process: in a group of its own, and gone when its parent is gone."""

import signal
import subprocess
import threading
from pathlib import Path

from hub.kit.children import die_with_parent
from hub.kit.postgres.folder import Folder

QUIET_LOG = {
    # Errors quote statements and the values of rows, which are case content: only the server's own life is logged.
    "log_min_messages": "log",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_statement": "none",
}
FAST = {"fsync": "off", "full_page_writes": "off", "autovacuum_naptime": "10min", "max_wal_size": "256MB"}
"""For tests: nothing is forced to the disk, so only a crash of the machine (not of the server) could lose a commit."""


def start_server(folder: Folder, port: int, *, fast: bool) -> subprocess.Popen[bytes]:
    """Start `postgres` as a child in the foreground; it may still refuse connections when this returns.

    To be called from the main thread: the kernel takes the end of the thread for the end of the parent.
    """
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("the database server is started by the main thread only")
    options = {
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "unix_socket_directories": str(folder.socket),
        "unix_socket_permissions": "0700",
        "password_encryption": "scram-sha-256",
        "synchronous_commit": "on",
        "timezone": "UTC",
        **QUIET_LOG,
        **(FAST if fast else {}),
    }
    flags = [flag for name, value in options.items() for flag in ("-c", f"{name}={value}")]
    command = [str(folder.programs / "postgres"), "-D", str(folder.cluster), *flags]
    with folder.log.open("ab") as log:
        return subprocess.Popen(  # type: ignore[call-overload,no-any-return]  # noqa: S603
            command,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            # Ctrl-C reaches the whole group of the terminal; the server must outlive those who still write to it.
            process_group=0,
            preexec_fn=die_with_parent(signal.SIGINT),  # noqa: PLW1509 - a system call only, no lock can be waited for
            **folder.account.run_as(),
        )


def is_ready(folder: Folder, pid: int) -> bool:
    """Whether the server with this process id says, in its own lock file, that it takes connections."""
    lines = _lock_file(folder)
    return len(lines) > 7 and lines[0] == str(pid) and lines[7].strip() == "ready"  # noqa: PLR2004 - its 8th line


def forget_stale_lock(folder: Folder) -> None:
    """Remove the lock file of a killed server whose process id another program has by now.

    PostgreSQL sees a living process and would refuse to start for as long as that program lives; common in containers,
    where small numbers come round again.
    """
    lines = _lock_file(folder)
    if lines and lines[0].isdecimal() and not _is_server(int(lines[0]), folder.cluster):
        (folder.cluster / "postmaster.pid").unlink(missing_ok=True)


def stop_server(server: subprocess.Popen[bytes], seconds: float = 20) -> None:
    """Stop at once but cleanly: open transactions are rolled back (SIGINT, "fast"); killed if that takes too long."""
    if server.poll() is None:
        server.send_signal(signal.SIGINT)
    try:
        server.wait(seconds)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _lock_file(folder: Folder) -> list[str]:
    try:
        return (folder.cluster / "postmaster.pid").read_text().splitlines()
    except (FileNotFoundError, UnicodeDecodeError):
        return []


def _is_server(pid: int, cluster: Path) -> bool:
    """Whether this process was started for this cluster; true where the machine does not tell."""
    if not Path("/proc/self").exists():
        return True
    try:
        return bytes(cluster) in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
