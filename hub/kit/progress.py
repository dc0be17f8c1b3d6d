"""Progress of long work on a terminal: what is being done, and how long it took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def doing(what: str) -> Iterator[None]:
    """Say what begins, and when it is done how long it took."""
    print(f"· {what} …", end="", flush=True)  # noqa: T201 - the operator reads this
    began = time.monotonic()
    try:
        yield
    except BaseException:
        print(" stopped", flush=True)  # noqa: T201
        raise
    print(f" {time.monotonic() - began:.1f} s", flush=True)  # noqa: T201
