"""Processes that this one starts and keeps: restarted when they die, stopped with it, and gone when it is gone."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PR_SET_PDEATHSIG = 1
"""From <linux/prctl.h>: the signal that the kernel sends to a process when the thread that made it ends."""

STOP_SECONDS = 20.0


def die_with_parent(how: signal.Signals) -> Callable[[], None] | None:
    """What a child does before it becomes its program: ask for this signal at the end of its parent (Linux only).

    Without it a `kill -9` of the parent would leave a child behind that nobody knows. To be called in the main thread:
    the kernel takes the end of the thread for the end of the parent.
    """
    if sys.platform != "linux":
        return None
    prctl, parent = ctypes.CDLL(None).prctl, os.getpid()

    def ask() -> None:
        prctl(PR_SET_PDEATHSIG, how)
        if os.getppid() != parent:
            os._exit(1)

    return ask


@dataclass
class Child:
    """One program, e.g. `python -m hub serve`. Its output goes to `log`, which holds no case content."""

    words: Sequence[str]
    environ: Mapping[str, str] = field(repr=False)
    log: Path
    _process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """Its process id; None where it does not run."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def keep(self) -> bool:
        """Start it where it does not run; True where it had to be started."""
        if self.pid is not None:
            return False
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own command
                self.words,
                env=dict(self.environ),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # Ctrl-C reaches the whole group of the terminal; children are stopped in order instead.
                process_group=0,
                preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509 - a system call only, no lock can be waited for
            )
        return True

    def stop(self) -> None:
        """Ask it to end, and end it where it does not."""
        if self._process is None:
            return
        if self._process.poll() is None:
            self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None
