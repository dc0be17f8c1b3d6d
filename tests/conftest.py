"""What every test stands on: no network but loopback, asyncio as the one event loop, and real PostgreSQL.

`database` is shared by all that one worker runs: a test makes organisations of its own, and sees nothing of the
others' (that is what the hub promises). `fresh_database` is a copy for one test, for those that count or spoil
everything.
"""

import ipaddress
import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any

import hypothesis
import pytest
from hypothesis import HealthCheck

import hub.sentences  # noqa: F401 - what any test refuses with
from connectors.registry import profiles
from hub.kit.settings import Settings
from tests.database import TestDatabase, new_database, settings_of_the_run, template_of_the_run
from tests.intake.desk import DESK_PROFILES, Desk, a_desk
from tests.parties import Parties

pytest_plugins = ["tests.figures", "tests.house.owners.executed", "tests.suite"]

# How long an example takes says how busy the machine is, not whether the hub is right.
hypothesis.settings.register_profile("hub", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.settings.load_profile("hub")


def _loopback(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(name).partition("%")[0]).is_loopback
    except ValueError:
        return False


def _literal(host: object) -> bool:
    try:
        ipaddress.ip_address(str(host).partition("%")[0])
    except ValueError:
        return False
    return True


def _refuse_outside(event: str, args: tuple[Any, ...]) -> None:
    """Fail the test that reaches out. Not an OSError, which code under test would take for a partner's bad day."""
    if event in ("socket.connect", "socket.sendto"):
        address = args[1]
        if isinstance(address, tuple) and not _loopback(address[0]):
            pytest.fail(f"a test reached for {address}: only loopback is open")
    elif event == "socket.getaddrinfo" and not (_loopback(args[0]) or _literal(args[0])):
        pytest.fail(f"a test asked for the address of {args[0]}: only loopback is open")


# An audit hook sees every socket of the interpreter, whichever library opens it; it cannot be taken off again.
sys.addaudithook(_refuse_outside)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The hub runs on asyncio; trio is not installed."""
    return "asyncio"


@pytest.fixture(scope="session")
def settings() -> Iterator[Settings]:
    """Settings in mode "test", with a server that takes connections."""
    with settings_of_the_run() as settings:
        yield settings


@pytest.fixture(scope="session")
def template(settings: Settings) -> Iterator[TestDatabase]:
    """A migrated database to copy; nothing connects to it."""
    with template_of_the_run(settings) as template:
        yield template


@pytest.fixture(scope="session")
def database(settings: Settings, template: TestDatabase) -> Iterator[TestDatabase]:
    """The database of this worker."""
    with new_database(settings, template) as database:
        yield database


@pytest.fixture
def fresh_database(settings: Settings, template: TestDatabase) -> Iterator[TestDatabase]:
    """A database for one test."""
    with new_database(settings, template) as database:
        yield database


@pytest.fixture
async def parties(anyio_backend: str, database: TestDatabase) -> AsyncIterator[Parties]:
    """Makes organisations in the database of this worker, and works as any of them."""
    parties = Parties(database, profiles())
    yield parties
    await parties.close()


@pytest.fixture
async def alone(anyio_backend: str, fresh_database: TestDatabase) -> AsyncIterator[Parties]:
    """Parties in a database of their own: for what looks across organisations."""
    parties = Parties(fresh_database, profiles())
    yield parties
    await parties.close()


@pytest.fixture
async def desk(database: TestDatabase) -> AsyncIterator[Desk]:
    """The desk of one organisation, where cases are opened; new, in the database of the run."""
    parties = Parties(database, DESK_PROFILES)
    yield a_desk(parties)
    await parties.close()
