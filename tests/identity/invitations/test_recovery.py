"""Letting somebody back in who lost every passkey: everything ends, and the same person returns."""

import asyncio
from uuid import uuid4

import pytest

from hub.identity.invitations.recover import recover
from hub.identity.tokens import Unauthenticated
from hub.kit.errors import NotFound
from tests.identity.authenticator import Authenticator
from tests.identity.desk import Hub, Person
from tests.identity.invitations.inviting import refused, take_up
from tests.parties import NOW, Party

pytestmark = pytest.mark.anyio


async def test_recovery_ends_everything_and_lets_the_same_person_back_in(hub: Hub, ngo: Party, admin: Person) -> None:
    person = await hub.with_passkey(ngo)
    stay = (await hub.enter(person)).handle
    account = {"issuer": "https://login.example.org", "subject": "s-1", "principal": person.id, "linked_at": NOW}
    hub.parties.insert("provider_account", org=ngo.id, **account)
    async with hub.work(admin) as work:
        back = await recover(work, person.id)

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


async def test_a_second_recovery_ends_the_first_ones_invitation(hub: Hub, ngo: Party, admin: Person) -> None:
    person = await hub.with_passkey(ngo)
    async with hub.work(admin) as work:
        first = await recover(work, person.id)
    async with hub.work(admin) as work:
        await recover(work, person.id)

    await refused(hub, first.link.text(), first.code)
    assert hub.count("invitation", ngo) == 1


async def test_two_recoveries_at_once_leave_one_invitation(hub: Hub, ngo: Party, admin: Person) -> None:
    person = await hub.with_passkey(ngo)

    async def again() -> None:
        async with hub.work(admin) as work:
            await recover(work, person.id)

    await asyncio.gather(*(again() for _ in range(8)))

    assert (hub.count("invitation", ngo), hub.count("passkey", ngo)) == (1, 0)


async def test_nobody_elses_person_and_nobody_who_left_is_recovered(hub: Hub, ngo: Party, admin: Person) -> None:
    stranger, gone = hub.person(hub.parties.organisation()), hub.person(ngo)
    hub.parties.change("principal", gone.id, ended_at=hub.clock.now())

    for id in (stranger.id, gone.id, uuid4()):
        async with hub.work(admin) as work:
            with pytest.raises(NotFound):
                await recover(work, id)

    assert hub.count("invitation", ngo) == 0
