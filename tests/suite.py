"""How the tests are run: which of them `make quick` takes, and which go to one worker together.

`live` needs a database, a server, a browser or another process. Whoever asks for the database gets the marker by
itself; any other test that `make quick` would take and that listens or starts a process fails, so that the marker
cannot be forgotten.
"""

import gc
import sys
from typing import Any

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadGroupScheduling

LIVE, SLOW = "live", "slow"
_OF_THE_DATABASE = "settings"
"""The fixture on which everything that touches the database stands."""
_REACHING_OUT = ("subprocess.Popen", "socket.bind")
_running: list[pytest.Item] = []


class Units(LoadGroupScheduling):  # type: ignore[misc]  # xdist comes without types
    """One file after another goes to whichever worker is free; tests of one `xdist_group` go together instead.

    What a file shares (a town, a browser, a nested run) is so made once. Long ones come first, see `long_first`.
    """

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        """Keep the order of the collection: the number of a file's tests says little about how long it takes."""
        config.option.loadscopereorder = False
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        group: str = super()._split_scope(nodeid)
        return nodeid.partition("::")[0] if group == nodeid else group


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Units | None:
    """Of the ways in which xdist can distribute, `loadgroup` is ours."""
    return Units(config, log) if config.getvalue("dist") == "loadgroup" else None


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what stands on the database: at once, so that `-m` knows it."""
    if _OF_THE_DATABASE in getattr(item, "fixturenames", ()):
        item.add_marker(LIVE)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Any:
    """What is imported and collected stays to the end: no collector of garbage looks through it, now or later."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Among several workers, begin with what takes long."""
    if hasattr(config, "workerinput"):
        items[:] = long_first(items)


def long_first(items: list[pytest.Item]) -> list[pytest.Item]:
    """Folders with something slow in them before the others, so that no worker begins a long file last, alone.

    A folder stays together: what it shares, a worker makes once.
    """
    slow = {item.path.parent for item in items if item.get_closest_marker(SLOW)}
    return sorted(items, key=lambda item: item.path.parent not in slow)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Any:
    """Know which test is running, also while its fixtures are made."""
    _running.append(item)
    try:
        return (yield)
    finally:
        _running.pop()


def is_quick(item: pytest.Item) -> bool:
    """Whether `make quick` takes it."""
    return not any(item.get_closest_marker(name) for name in (LIVE, SLOW))


def _refuse_unmarked(event: str, _: tuple[Any, ...]) -> None:
    """Fail the quick test that listens or starts a process."""
    if event in _REACHING_OUT and _running and is_quick(_running[-1]):
        pytest.fail(f"{_running[-1].nodeid} listens or starts a process: mark it `{LIVE}`")


# An audit hook sees every socket and process of the interpreter, whichever library opens it.
sys.addaudithook(_refuse_unmarked)
