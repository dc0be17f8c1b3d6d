"""The operator's part in letting somebody in, stopping a member and letting it go on; and what it cannot do alone."""

import json
from pathlib import Path
from uuid import uuid4

import anyio
import pytest

from hub.kit.clock import SystemClock
from tests.commands.words import ADD, Do, Fail, rows
from tests.database import TestDatabase
from tests.parties import Party
from tests.vetting.newcomers import gate_to

KNOWN = (*ADD, "--kind", "legal_aid")


def proposed(database: TestDatabase, *, confirmed: bool) -> tuple[str, Party]:
    """A newcomer, and who proposed it."""

    async def make() -> tuple[str, Party]:
        async with gate_to(database) as gate:
            first, second, now = gate.parties.organisation(), gate.parties.organisation(), SystemClock().now()
            candidate = await gate.propose(first, second, now)
            if confirmed:
                await gate.confirm(second, candidate, now)
            return str(candidate), first

    return anyio.run(make)


def test_the_operator_lets_in_whom_two_members_vouch_for(database: TestDatabase, do: Do) -> None:
    candidate, proposer = proposed(database, confirmed=True)

    (shown,) = [one for one in do("organisation", "candidates")["candidates"] if one["candidate"] == candidate]
    made = do("organisation", "activate", "--candidate", candidate)["organisation"]

    assert (shown["standing"], shown["proposed_by"], shown["name_en"]) == ("confirmed", str(proposer.id), "Lamp")
    assert rows(database, "select organisation::text from candidate where id = %s", candidate) == [(made,)]
    assert rows(database, "select verb, principal from ledger_event where actor = %s", made) == [
        ("organisation:activated", None)
    ]
    assert candidate not in json.dumps(do("organisation", "candidates"))


def test_the_operator_lets_nobody_in_for_whom_one_member_vouches(database: TestDatabase, fail: Fail) -> None:
    candidate, _ = proposed(database, confirmed=False)
    before = rows(database, "select count(*) from organisation")

    assert "second member has not confirmed" in fail("organisation", "activate", "--candidate", candidate)
    assert "candidate: Nothing was found." in fail("organisation", "activate", "--candidate", str(uuid4()))

    assert rows(database, "select count(*) from organisation") == before


def test_in_production_the_operator_adds_nobody_once_two_are_there(real: TestDatabase, fail: Fail) -> None:
    proposed(real, confirmed=False)
    before = rows(real, "select count(*) from organisation")

    sentence = fail(*KNOWN)

    assert "Have one member propose it (proposeOrganisation)" in sentence
    assert "organisation activate" in sentence
    assert rows(real, "select count(*) from organisation") == before


def test_in_production_the_first_two_are_added_and_suspending_one_opens_no_door(
    real: TestDatabase, do: Do, fail: Fail
) -> None:
    first, _ = (do(*KNOWN)["organisation"] for _ in range(2))
    assert "There are members already" in fail(*KNOWN)

    do("organisation", "suspend", "--organisation", first, "--reason", "request")

    assert "There are members already" in fail(*KNOWN)
    assert rows(real, "select count(*) from organisation") == [(2,)]


def test_in_production_nobody_is_loaded_from_a_file(real: TestDatabase, fail: Fail) -> None:
    before = rows(real, "select count(*) from organisation")

    assert "for invented organisations" in fail("organisation", "load", "examples/organisations.json")

    assert Path("examples/organisations.json").exists()
    assert rows(real, "select count(*) from organisation") == before


def test_a_member_is_stopped_and_goes_on_and_its_ledger_says_so(
    database: TestDatabase, do: Do, fail: Fail, organisation: str
) -> None:
    standing = "select suspended_at is not null, suspended_for from organisation where id = %s"

    do("organisation", "suspend", "--organisation", organisation, "--reason", "security")
    assert rows(database, standing, organisation) == [(True, "security")]
    assert "not allowed from the present status" in fail(
        "organisation", "suspend", "--organisation", organisation, "--reason", "request"
    )
    do("organisation", "resume", "--organisation", organisation)

    assert rows(database, standing, organisation) == [(False, None)]
    written = "select verb, actor::text, principal from ledger_event where object = %s order by at"
    assert rows(database, written, organisation) == [
        ("organisation:entered", organisation, None),
        ("organisation:suspended", organisation, None),
        ("organisation:resumed", organisation, None),
    ]


@pytest.mark.parametrize("words", [("suspend", "--reason", "security"), ("resume",)])
def test_nobody_unknown_is_stopped(fail: Fail, words: tuple[str, ...]) -> None:
    sentence = fail("organisation", words[0], "--organisation", str(uuid4()), *words[1:])

    assert sentence == "organisation: Nothing was found. Check the id.\n"


@pytest.mark.parametrize("kind", ["person", "machine"])
def test_in_production_the_operator_takes_in_neither_people_nor_machines(
    real: TestDatabase, do: Do, fail: Fail, kind: str
) -> None:
    """With an administrator of its own in two members it would vouch in both their names."""
    made = do(*KNOWN)["organisation"]

    told = fail("organisation", f"{kind}-add", "--organisation", made, "--role", "admin", "--label", "administrator")

    assert "organisation invite" in told
    assert rows(real, "select role from principal where organisation = %s", made) == []
