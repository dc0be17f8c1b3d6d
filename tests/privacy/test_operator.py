"""The operator runs every command, in a hub full of cases: it reads no word of any, and changes no member unseen."""

import argparse
import json
import signal
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import anyio
import pyrage
import pytest

from hub.__main__ import _parser, main
from hub.audit.sealer import seal
from hub.identity.permissions import Role
from hub.kit.clock import SystemClock
from hub.kit.db import Database
from hub.kit.settings import Settings
from hub.kit.signing import ledger_key_file, read_signing_key
from hub.vetting.suspend import suspend
from tests.commands.environ import told
from tests.database import TestDatabase, new_database, with_own_keys
from tests.journeys.canaries import codings
from tests.journeys.hub_in_process import running
from tests.journeys.town import Neighbourhood, live, settle
from tests.parties import NOW, Party

UNTIL_STOPPED = frozenset({"demo", "serve", "work", "postgres"})
"""These run until they are stopped; what they write is the log, which `tests/journeys/test_canaries.py` searches."""
ONE_OF_TWO = frozenset({"--all"})


@pytest.fixture(scope="module")
def full_database(
    settings: Settings, template: TestDatabase, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestDatabase]:
    """With keys of its own, since the operator turns them."""
    with new_database(settings, template) as database:
        yield TestDatabase(with_own_keys(database.settings, tmp_path_factory.mktemp("keys")))


@pytest.fixture(scope="module")
async def here(
    anyio_backend: str, full_database: TestDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Neighbourhood]:
    async with running(full_database, tmp_path_factory.mktemp("full")) as hub:
        found = await settle(hub, "tori-6606")
        await live(found)
        yield found


@pytest.fixture(scope="module")
async def stopped(here: Neighbourhood) -> Party:
    """A member suspended for security, whose peer is another support group."""
    parties = here.hub.parties
    found, peer = parties.organisation(), parties.organisation()
    async with here.hub.operator.transaction(None) as session:
        await suspend(session, found.id, "security", NOW, peer=peer.id)
    return found


@pytest.fixture
def environ(full_database: TestDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    told(monkeypatch, full_database.settings)
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


def commands(parser: argparse.ArgumentParser, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Each command by its words, as the parser knows them: one that is added tomorrow is run tomorrow."""
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not below:
        yield words
    for action in below:
        for name, inner in action.choices.items():
            yield from commands(inner, (*words, name))


COMMANDS = [words for words in commands(_parser(())) if words[0] not in UNTIL_STOPPED]


CHANGING = {
    *(
        ("organisation", f"{thing}-add")
        for thing in ("key", "duty", "practice", "fact", "service", "route", "partner-route", "person", "machine")
    ),
    *(("organisation", word) for word in ("add", "agree", "agreement-end", "person-end", "rotate-key", "withdraw")),
    ("restore-keys",),
}
"""With the words that `known` has, these change something of a member, whenever and how often they are run."""
NIGHTLY = {("purge",)}
"""What the worker does every night, as the worker: nobody's change of a member."""
ABOUT_THE_STOPPED = {("organisation", "peer"), ("organisation", "withdraw")}
"""What is done for a member while it is suspended for security."""


def offline_key(file: Path) -> Path:
    """As `age-keygen` writes it."""
    file.write_text(f"{pyrage.x25519.Identity.generate()}\n")
    return file


def known(here: Neighbourhood, tmp_path: Path) -> Mapping[str, str]:
    """Words by option, so that most commands do what they are for."""
    return {
        "--organisation": str(here.ngo.id),
        "--case": here.cases[0].partition(":")[2],
        "--principal": str(here.hub.parties.person(here.ngo, Role.CASEWORKER)),
        "--sender": str(here.ngo.id),
        "--agreement": str(here.hub.parties.rows("select id from agreement where ended_at is null limit 1")[0][0]),
        "--recipient": str(here.second.id),
        "--country": "JP",
        "--connector": "nowhere",
        "--field": "narrative=full",
        "--public": "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
        "--save": str(tmp_path / "heads"),
        "--identity": str(offline_key(tmp_path.parent / "offline")),
    }


def filled(here: Neighbourhood, stopped: Party, tmp_path: Path, words: tuple[str, ...]) -> list[str]:
    """The command with each option that it needs or that we know a word for."""
    parser = _parser(words)
    for word in words:
        (below,) = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
        parser = below.choices[word]
    found, sayings = list(words), dict(known(here, tmp_path))
    if words in ABOUT_THE_STOPPED:
        sayings |= {"--organisation": str(stopped.id), "--peer": str(here.ngo.id)}
    for action in parser._actions:
        option = action.option_strings[-1] if action.option_strings else ""
        said = None if action.choices else sayings.get(option)
        if (said or action.required) and option not in ONE_OF_TWO:
            found += [*([option] if option else []), said or _guess(action, tmp_path)]
    return found


def _guess(action: argparse.Action, tmp_path: Path) -> str:
    if action.choices:
        return str(next(iter(action.choices)))
    return {UUID: str(uuid4()), int: "30", Path: str(tmp_path / "file")}.get(action.type, "灯台")  # type: ignore[call-overload,no-any-return]


def changeable(here: Neighbourhood) -> set[tuple[str, str]]:
    """Every row that the operator's role may write, beside the ledger's own, by its table and as text."""
    rows = here.hub.parties.rows
    return {(name, row) for (name,) in rows(_WRITABLE) for (row,) in rows(f"select to_jsonb(t)::text from {name} t")}


def members_of(table: str, row: str) -> set[str]:
    """The members that a row is of."""
    columns = {"organisation": ("id",), "agreement": ("sender", "recipient")}.get(table, ("organisation", "org"))
    known = json.loads(row)
    return {known[name] for name in columns if known.get(name)}


_WRITABLE = """
select distinct table_name from information_schema.column_privileges
where grantee = 'hub_operator' and privilege_type in ('INSERT', 'UPDATE') and table_name not like 'ledger%%'
"""
_LINES = "select actor::text, count(*) from ledger_event where principal is null group by actor"


@dataclass(frozen=True)
class Ran:
    """What one command left. `changed`: of whom it changed something; `told`: in whose ledger a line of it stands."""

    status: object
    printed: str
    saved: bytes
    changed: set[str]
    told: set[str]


@pytest.fixture
def ran(
    here: Neighbourhood, stopped: Party, environ: None, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> Callable[[tuple[str, ...]], Ran]:
    """Runs a command; once, for all that is asked about it."""

    def run(words: tuple[str, ...]) -> Ran:
        if words not in _RAN:
            anyio.run(_work_seals, here.hub.parties.database)
            command = filled(here, stopped, tmp_path, words)
            before, lines = changeable(here), dict(here.hub.parties.rows(_LINES))
            try:
                status: object = main(command)
            except SystemExit as ended:
                status = ended.code
            saved = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
            changed = set[str]().union(*(members_of(*one) for one in before ^ changeable(here)))
            told = {actor for actor, count in here.hub.parties.rows(_LINES) if count > lines.get(actor, 0)}
            _RAN[words] = Ran(status, "".join(capfd.readouterr()), saved, changed, told)
        return _RAN[words]

    return run


async def _work_seals(database: TestDatabase) -> None:
    """As `work` does every second: a line that waits is a flaw to `verify-ledger`."""
    sealer = Database(database.url("hub_sealer"), pool_size=1)
    await seal(sealer, read_signing_key(ledger_key_file(database.settings.root_key_file)), SystemClock().now())
    await sealer.close()


_RAN: dict[tuple[str, ...], Ran] = {}


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_prints_no_word_of_any_case(
    here: Neighbourhood, ran: Callable[[tuple[str, ...]], Ran], words: tuple[str, ...]
) -> None:
    found = ran(words)

    assert found.printed
    assert found.status == 0 or words in REFUSED, found.printed
    assert not [form for form in codings(here.mark) if form in found.printed.encode() + found.saved]


@pytest.mark.parametrize("words", [words for words in COMMANDS if words not in NIGHTLY], ids=" ".join)
def test_what_a_command_changes_of_a_member_stands_in_its_ledger(
    ran: Callable[[tuple[str, ...]], Ran], words: tuple[str, ...]
) -> None:
    found = ran(words)

    assert found.changed <= found.told
    assert found.changed or words not in CHANGING


REFUSED = {
    *(("organisation", word) for word in ("load", "activate", "invite", "sign-in-link", "admission-confirm")),
    *((f"ledger-{word}",) for word in ("checkpoint", "cosign")),
}
"""Turned away with a sentence: no file, no confirmed newcomer, an administrator already, no demo, nobody who waits,
no day of the log."""
