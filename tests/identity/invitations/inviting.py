"""Inviting and accepting, for the tests of this folder."""

from typing import Any

import pytest

from hub.identity.invitations import by_passkey
from hub.identity.invitations.accept import look
from hub.identity.invitations.invite import Invited, invite
from hub.identity.permissions import Role
from hub.kit.errors import Refused
from tests.identity.authenticator import Authenticator
from tests.identity.desk import DEVICE, Hub, Person


async def invited(hub: Hub, admin: Person, role: Role = Role.CASEWORKER) -> Invited:
    async with hub.work(admin) as work:
        return await invite(work, role, "相談窓口")


async def take_up(hub: Hub, one: Invited, key: Authenticator) -> Any:
    offered = await by_passkey.begin(hub.parties.web, hub.site, one.link.text(), one.code, hub.clock.now())
    return await finish(hub, key.create(offered.options))


async def finish(hub: Hub, credential: str) -> Any:
    now = hub.clock.now()
    return await by_passkey.finish(hub.parties.web, hub.site, credential, device=DEVICE, known=None, now=now)


async def refused(hub: Hub, link: str, code: str) -> None:
    with pytest.raises(Refused) as told:
        await look(hub.parties.web, link, code, hub.clock.now())
    assert [reason.code for reason in told.value.reasons] == ["invitation_not_open"]
