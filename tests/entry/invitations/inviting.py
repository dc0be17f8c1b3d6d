"""Inviting and accepting, for the tests of this folder."""

from typing import Any

import pytest

from hub.entry.acts import access_recovery, member_admission
from hub.entry.acts.member_admission import AskedIn
from hub.entry.invitations import by_passkey
from hub.entry.invitations.accept import look
from hub.entry.invitations.invite import Invited
from hub.identity.permissions import Role
from hub.kit.errors import Refused
from hub.registry import ACTS
from tests.entry.authenticator import Authenticator
from tests.entry.desk import DEVICE, EntryDesk, Person
from tests.taking_in import at_work, confirmed_by_another, invited_by_two


async def invited(hub: EntryDesk, admin: Person, role: Role = Role.CASEWORKER) -> Invited:
    now = hub.clock.now()
    return await invited_by_two(hub.parties, admin.organisation, role, "相談窓口", now, asker=admin.id)


async def asked_in(hub: EntryDesk, admin: Person, role: Role = Role.CASEWORKER, label: str = "相談窓口") -> AskedIn:
    async with hub.parties.work_of(at_work(admin.organisation, admin.id, admin.role), hub.clock.now()) as work:
        return await member_admission.ask(work, ACTS, role, label)


async def asked_back(hub: EntryDesk, admin: Person, who: Person) -> AskedIn:
    async with hub.parties.work_of(at_work(admin.organisation, admin.id, admin.role), hub.clock.now()) as work:
        return await access_recovery.ask(work, ACTS, who.id)


async def confirmed(hub: EntryDesk, asked: AskedIn, who: Person) -> Invited:
    return await confirmed_by_another(hub.parties, who.organisation, asked, who.role, hub.clock.now())


async def recovered(hub: EntryDesk, admin: Person, who: Person) -> Invited:
    return await confirmed(hub, await asked_back(hub, admin, who), who)


async def take_up(hub: EntryDesk, one: Invited, key: Authenticator) -> Any:
    offered = await by_passkey.begin(hub.parties.web, hub.site, one.link.text(), one.code, hub.clock.now())
    return await finish(hub, key.create(offered.options))


async def finish(hub: EntryDesk, credential: str) -> Any:
    now = hub.clock.now()
    return await by_passkey.finish(hub.parties.web, hub.site, credential, device=DEVICE, known=None, now=now)


async def refused(hub: EntryDesk, link: str, code: str) -> None:
    with pytest.raises(Refused) as told:
        await look(hub.parties.web, link, code, hub.clock.now())
    assert [reason.code for reason in told.value.reasons] == ["invitation_not_open"]
