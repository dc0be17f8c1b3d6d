"""Letting somebody back in who lost every passkey: everything ends, and the same person returns."""

import asyncio
from dataclasses import replace
from uuid import uuid4

import pytest

from hub.identity.refusals import Unauthenticated
from hub.kit.errors import Refused
from tests.entry.authenticator import Authenticator
from tests.entry.desk import EntryDesk, Person
from tests.entry.invitations.inviting import asked_back, confirmed, recovered, refused, take_up
from tests.parties import NOW, Party

pytestmark = pytest.mark.anyio


async def test_recovery_ends_everything_and_lets_the_same_person_back_in(
    hub: EntryDesk, ngo: Party, admin: Person
) -> None:
    person = await hub.with_passkey(ngo)
    stay = (await hub.enter(person)).handle
    account = {"issuer": "https://login.example.org", "subject": "s-1", "principal": person.id, "linked_at": NOW}
    hub.parties.insert("provider_account", org=ngo.id, **account)
    back = await recovered(hub, admin, person)

    with pytest.raises(Unauthenticated):
        await hub.sessions.viewer(stay.text(), "en")
    with pytest.raises(Unauthenticated):
        await hub.enter(person)
    begun = await take_up(hub, back, Authenticator())

    viewer = await hub.sessions.viewer(begun.handle.text(), "en")
    assert (viewer.principal, viewer.role) == (person.id, person.role)
    assert hub.count("passkey", ngo) == 1
    assert hub.count("provider_account", ngo) == 0
    assert hub.count("notice", ngo) == 2
    assert {"passkey:removed", "session:ended", "invitation:made"} <= set(hub.verbs(ngo))


async def test_a_second_recovery_ends_the_first_ones_invitation(hub: EntryDesk, ngo: Party, admin: Person) -> None:
    person = await hub.with_passkey(ngo)
    first = await recovered(hub, admin, person)
    await recovered(hub, admin, person)

    await refused(hub, first.link.text(), first.code)
    assert hub.count("invitation", ngo) == 1


async def test_two_recoveries_at_once_leave_one_invitation(hub: EntryDesk, ngo: Party, admin: Person) -> None:
    person = await hub.with_passkey(ngo)

    asked = [await asked_back(hub, admin, person) for _ in range(8)]

    told = await asyncio.gather(*(confirmed(hub, one, person) for one in asked), return_exceptions=True)

    assert sorted(type(one).__name__ for one in told) == ["Conflict"] * 7 + ["Invited"]
    assert (hub.count("invitation", ngo), hub.count("passkey", ngo)) == (1, 0)


async def test_nobody_elses_person_and_nobody_who_left_is_recovered(hub: EntryDesk, ngo: Party, admin: Person) -> None:
    stranger, gone = hub.person(hub.parties.organisation()), hub.person(ngo)
    hub.parties.change("principal", gone.id, ended_at=hub.clock.now())

    for one in (stranger, gone, replace(gone, id=uuid4())):
        with pytest.raises(Refused, match="not_found:member"):
            await asked_back(hub, admin, one)

    assert hub.count("invitation", ngo) == 0
