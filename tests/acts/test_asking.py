"""Asking for an act of two people: who may, and what is left of one that nobody confirmed."""

from uuid import uuid4

import pytest

from hub.acts.request import request
from hub.identity.permissions import Role
from hub.kit.errors import HubError
from tests.acts.people import REGISTRY, TOY, asked_for, person, working
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("kind", "payload", "reason", "role", "fresh", "code"),
    [
        ("toy", {"refused": True}, None, Role.ADMIN, True, "stale"),
        ("toy", {}, None, Role.CASEWORKER, True, "not_permitted"),
        ("toy", {}, None, Role.ADMIN, False, "step_up_needed"),
        ("short", {}, None, Role.ADMIN, True, "required"),
        ("short", {}, "  ", Role.ADMIN, True, "required"),
        ("unknown", {}, None, Role.ADMIN, True, "not_found"),
    ],
)
async def test_what_may_not_be_asked_for_leaves_nothing(
    parties: Parties, kind: str, payload: dict[str, bool], reason: str | None, role: Role, fresh: bool, code: str
) -> None:
    someone = person(parties, parties.organisation(), role)

    with pytest.raises(HubError) as refused:
        async with working(parties, someone, fresh=fresh) as work:
            await request(work, REGISTRY, kind, uuid4(), payload, reason=reason)

    assert [reason.code for reason in refused.value.reasons] == [code]
    assert parties.rows("select 1 from two_person_act where org = %(org)s", org=someone.party.id) == []
    assert parties.rows("select 1 from ledger_event where sender = %(org)s", org=someone.party.id) == []


async def test_what_ended_unconfirmed_is_written_down_at_the_next_request(parties: Parties) -> None:
    first = person(parties, parties.organisation())
    act = await asked_for(parties, first, uuid4())

    async with working(parties, first, NOW + TOY.lifetime) as work:
        await request(work, REGISTRY, "toy", uuid4(), {})

    assert parties.rows("select status from two_person_act where id = %(id)s", id=act) == [("expired",)]
