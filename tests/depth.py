"""How much is tried: what fits in `make test`, or with `HUB_DEEP=1` (`make deep`) what takes long.

Read once, before any test changes the environment. Both ways run the same tests and find the same faults; the long
one finds rarer ones, and comes before an issue is closed.
"""

import os

DEEP = os.environ.get("HUB_DEEP", "") not in ("", "0")


def deep(short: int, long: int) -> int:
    """How many steps, races or examples this run takes."""
    return long if DEEP else short
