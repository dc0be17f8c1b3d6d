"""`python -m tests.bench.busy --load 12`: the demo's story beside so many programs that want to run all the time.

Prints how long it took, how it ended, and its last words: it works, or one clear sentence says why it did not.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hub.demo.ports import HOW_MANY, why_not

SPIN = "while True: pass"
LAST_WORDS = 6


def main() -> int:
    """0 where the story was told, or why not in a sentence; 1 where a traceback was."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.busy", description=__doc__)
    parser.add_argument("--load", type=int, default=12, help="programs that want to run all the time")
    with tempfile.TemporaryDirectory() as folder, _spinning(parser.parse_args().load):
        Path(folder).chmod(0o755)
        began = time.monotonic()
        ended = subprocess.run(
            [sys.executable, "-m", "hub", "demo", "--once"],
            env={**os.environ, **_places(Path(folder))},
            capture_output=True,
            text=True,
            check=False,
        )
        took = time.monotonic() - began
    said = (ended.stdout + ended.stderr).strip().splitlines()
    load, cores = os.getloadavg()[0], os.cpu_count()
    print("\n".join(said[-LAST_WORDS:]))
    print(f"\nended with {ended.returncode} after {took:.0f} s; load {load:.0f} on {cores} cores")
    return int(any("Traceback" in line for line in said))


def _places(folder: Path) -> dict[str, str]:
    port = next(first for first in range(21_000, 31_000, HOW_MANY) if why_not("127.0.0.1", first) is None)
    return {"HUB_DATA": f"{folder}/data", "HUB_ROOT_KEY_FILE": f"{folder}/keys/root.key", "HUB_PORT": f"{port}"}


@contextmanager
def _spinning(count: int) -> Iterator[None]:
    programs = [subprocess.Popen([sys.executable, "-c", SPIN]) for _ in range(count)]
    try:
        yield
    finally:
        for one in programs:
            one.kill()
            one.wait()


if __name__ == "__main__":
    sys.exit(main())
