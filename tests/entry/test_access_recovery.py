"""Somebody who lost every passkey comes back when two others say so, and not when one does."""

from datetime import timedelta
from uuid import UUID

import pytest

from hub.acts.decide import confirm
from hub.entry.acts import access_recovery
from hub.entry.acts.member_admission import AskedIn
from hub.entry.invitations.accept import look
from hub.identity.permissions import Role
from hub.kit.errors import Conflict, Refused
from hub.registry import ACTS
from tests.acts.people import Person, person, working
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio
LATER = NOW + timedelta(hours=1)


async def asked(parties: Parties, someone: Person, lost: UUID) -> UUID:
    return (await asked_with_link(parties, someone, lost)).act


async def asked_with_link(parties: Parties, someone: Person, lost: UUID) -> AskedIn:
    async with working(parties, someone) as work:
        return await access_recovery.ask(work, ACTS, lost)


def opened(parties: Parties, lost: Person) -> int:
    found = parties.rows("select 1 from invitation where principal = %(p)s and confirmed_at is not null", p=lost.id)
    return len(found)


def invitations(parties: Parties, lost: Person) -> int:
    return len(parties.rows("select 1 from invitation where principal = %(p)s", p=lost.id))


@pytest.mark.parametrize("second_role", [Role.ADMIN, Role.SUPERVISOR])
async def test_what_one_asks_for_and_another_confirms_lets_the_person_in_anew(
    parties: Parties, second_role: Role
) -> None:
    party = parties.organisation()
    first, second = person(parties, party), person(parties, party, second_role)
    lost = person(parties, party, second_role)
    waits = await asked_with_link(parties, first, lost.id)

    async with working(parties, second, LATER) as work:
        shown = await confirm(work, ACTS, waits.act)

    found = await look(parties.web, waits.link, shown["code"], LATER)
    assert found is not None
    assert invitations(parties, lost) == 1
    verbs = {
        (verb, principal)
        for verb, principal in parties.rows("select verb, principal from ledger_event where sender = %(o)s", o=party.id)
    }
    assert verbs >= {("act:requested", first.id), ("act:confirmed", second.id), ("access:recovered", second.id)}


async def test_one_person_alone_recovers_nobody(parties: Parties) -> None:
    party = parties.organisation()
    first, lost = person(parties, party), person(parties, party)
    act = await asked(parties, first, lost.id)

    with pytest.raises(Conflict, match="act_same_person"):
        async with working(parties, first, LATER) as work:
            await confirm(work, ACTS, act)

    assert opened(parties, lost) == 0


async def test_nobody_recovers_herself_neither_asking_nor_confirming(parties: Parties) -> None:
    party = parties.organisation()
    first, lost = person(parties, party), person(parties, party)
    with pytest.raises(Refused, match="act_same_person"):
        await asked(parties, lost, lost.id)
    act = await asked(parties, first, lost.id)

    with pytest.raises(Refused, match="act_same_person"):
        async with working(parties, lost, LATER) as work:
            await confirm(work, ACTS, act)

    assert opened(parties, lost) == 0


async def test_a_person_of_another_organisation_is_nobody(parties: Parties) -> None:
    first, stranger = person(parties, parties.organisation()), person(parties, parties.organisation())

    with pytest.raises(Refused, match="not_found:member"):
        await asked(parties, first, stranger.id)

    assert parties.rows("select 1 from two_person_act where org = %(o)s", o=first.party.id) == []


async def test_who_was_let_go_meanwhile_is_not_let_in_anew(parties: Parties) -> None:
    party = parties.organisation()
    first, second, lost = person(parties, party), person(parties, party), person(parties, party)
    act = await asked(parties, first, lost.id)
    parties.change("principal", lost.id, ended_at=NOW)

    with pytest.raises(Refused, match="not_found:member"):
        async with working(parties, second, LATER) as work:
            await confirm(work, ACTS, act)

    assert invitations(parties, lost) == 0
