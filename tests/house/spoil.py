"""A plugin of pytest that runs each named test with its guard switched off, and in a deep run once as it is afterwards.

Once, where it turns red; a race may go well by luck, and is run again.
"""

import json
import os
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from tests.house.guards import FILES
from tests.house.spoils import Guard, switched_off

FILE, REPORT, GREEN = "SPOIL_FILE", "SPOIL_REPORT", "SPOIL_GREEN"
"""Which file of guards is switched off; the file in which the outcomes are written, guard to what became of its test in
the call itself; and whether each test runs as it is, too, which the suite itself shows otherwise."""
TRIES = 3
_OFF = pytest.StashKey[Guard]()
_SEEN = pytest.StashKey[dict[str, list[str]]]()


class StillOn(Exception):
    """The guard could not be switched off: it has moved, or its words have changed. Mend the list."""


def pytest_configure(config: pytest.Config) -> None:
    """Begin a new list. Red is enough: nobody reads an example, and to make it short takes minutes."""
    config.stash[_SEEN] = {}
    settings.register_profile("spoiled", settings.get_profile("hub"), phases=(Phase.explicit, Phase.generate))
    settings.load_profile("spoiled")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Before each test, itself once for each guard that it is named for."""
    guards, found = FILES[os.environ[FILE]], list[pytest.Item]()
    for item in items:
        tries = 1 if hasattr(item, "callspec") else TRIES
        found.extend(_spoiled(item, guard) for guard in guards if _is_named(item, guard) for _ in range(tries))
        found.extend([item] if os.environ.get(GREEN) else [])
    items[:] = found


def _is_named(item: pytest.Item, guard: Guard) -> bool:
    return item.nodeid == guard.test or item.nodeid.startswith(f"{guard.test}[")


def _spoiled(item: pytest.Item, guard: Guard) -> pytest.Item:
    assert isinstance(item, pytest.Function)
    known = {"callspec": getattr(item, "callspec", None), "fixtureinfo": item._fixtureinfo, "callobj": item.obj}
    name = f"{item.name} without {guard.what}"
    again = pytest.Function.from_parent(item.parent, name=name, originalname=item.originalname, **known)
    again.own_markers = [*item.own_markers]
    again.stash[_OFF] = guard
    return again


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Do not run again what is red already; whatever the one before left standing for it is cleared up."""
    guard = item.stash.get(_OFF, None)
    if guard is None or "failed" not in item.config.stash[_SEEN].get(guard.what, ()):
        return None
    item.session._setupstate.teardown_exact(nextitem)
    return True


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """The guard is off while the test itself runs: what prepares and clears up is as ever."""
    guard = item.stash.get(_OFF, None)
    if guard is None:
        return (yield)
    with ExitStack() as stack:
        try:
            stack.enter_context(switched_off(guard))
        except Exception as error:
            raise StillOn from error
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note what became of the test: an error while preparing is no red test."""
    report = yield
    guard = item.stash.get(_OFF, None)
    key = guard.what if guard else item.nodeid
    if report.when == "call" or report.outcome != "passed":
        found = report.outcome if report.when == "call" else f"error in {report.when}: {report.longreprtext}"
        if call.excinfo is not None and call.excinfo.errisinstance(StillOn):
            found = "still on"
        item.config.stash[_SEEN].setdefault(key, []).append(found)
    return report


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the list back."""
    Path(os.environ[REPORT]).write_text(json.dumps(session.config.stash[_SEEN]))
