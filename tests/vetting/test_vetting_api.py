"""Newcomers over the API: an administrator who has just signed in proposes, another organisation's confirms."""

from uuid import UUID, uuid4

import pytest

from hub.identity.permissions import Role
from tests.parties import NOW, Parties, Party
from tests.schema.api import Api

pytestmark = pytest.mark.anyio
SHOWS = """candidate { id name standing statement proposedAt endsAt organisation { id }
proposer { id } second { id } }"""
LAMP = {
    "name": "灯",
    "nameEn": "Lamp",
    "kind": "HOTLINE",
    "country": "JP",
    "languages": ["ja", "en"],
    "statement": "十年いっしょに働いている。",
}


def admin(parties: Parties, party: Party, *, fresh: bool = True) -> Api:
    return Api(parties, party, role=Role.ADMIN, fresh=fresh)


def key() -> str:
    return uuid4().hex


def of(party: Party) -> str:
    return f"Organisation:{party.id}"


async def test_one_member_proposes_and_another_confirms(parties: Parties) -> None:
    first, second = parties.organisation(), parties.organisation("legal_aid")

    proposed = await admin(parties, first).do(
        "proposeOrganisation", SHOWS, idempotencyKey=key(), second=of(second), **LAMP
    )
    id = proposed["candidate"]["id"]
    confirmed = await admin(parties, second).do("confirmOrganisation", SHOWS, candidate=id)

    assert proposed["candidate"] == {
        "id": id,
        "name": "灯",
        "standing": "PROPOSED",
        "statement": LAMP["statement"],
        "proposedAt": "2026-11-22T03:00:00Z",
        "endsAt": "2026-12-22T03:00:00Z",
        "organisation": None,
        "proposer": {"id": of(first)},
        "second": {"id": of(second)},
    }
    assert confirmed == {"candidate": {**proposed["candidate"], "standing": "CONFIRMED"}, "errors": []}
    lists = {
        (party, box): await admin(parties, party).data(f"{{ candidates(box: {box}) {{ edges {{ node {{ id }} }} }} }}")
        for party in (first, second)
        for box in ("PROPOSED", "ASKED")
    }
    seen = {place: [edge["node"]["id"] for edge in found["candidates"]["edges"]] for place, found in lists.items()}
    assert seen == {
        (first, "PROPOSED"): [id],
        (first, "ASKED"): [],
        (second, "PROPOSED"): [],
        (second, "ASKED"): [id],
    }


async def test_the_same_key_proposes_once(parties: Parties) -> None:
    first, second, once = parties.organisation(), parties.organisation(), key()

    made = [
        (
            await admin(parties, first).do(
                "proposeOrganisation", "candidate { id }", idempotencyKey=once, second=of(second), **LAMP
            )
        )["candidate"]
        for _ in range(2)
    ]

    assert made[0] == made[1]
    assert parties.rows("select count(*) from candidate where org = %(o)s", o=first.id) == [(1,)]


async def test_whoever_has_not_just_signed_in_vouches_for_nobody(parties: Parties) -> None:
    """A token of the operator's command is never fresh: the operator cannot vouch in two members' names."""
    first, second = parties.organisation(), parties.organisation()
    proposed = await admin(parties, first).do(
        "proposeOrganisation", "candidate { id }", idempotencyKey=key(), second=of(second), **LAMP
    )
    candidate = proposed["candidate"]["id"]
    stale = [
        await admin(parties, first, fresh=False).do(
            "proposeOrganisation", "candidate { id }", idempotencyKey=key(), second=of(second), **LAMP
        ),
        *[
            await admin(parties, second, fresh=False).do(verb, "candidate { id }", candidate=candidate)
            for verb in ("confirmOrganisation", "declineOrganisation")
        ],
    ]

    assert [one["errors"] for one in stale] == [[{"code": "step_up_needed", "field": None}]] * 3
    found = parties.rows("select confirmed_at, declined_at from candidate where org = %(o)s", o=first.id)
    assert found == [(None, None)]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
async def test_only_an_administrator_vouches_or_sees_who_is_proposed(parties: Parties, role: Role) -> None:
    first, second = parties.organisation(), parties.organisation()
    caller = Api(parties, first, role=role, fresh=True)

    refused = await caller.do(
        "proposeOrganisation", "candidate { id }", idempotencyKey=key(), second=of(second), **LAMP
    )
    seen = await caller.ask("{ candidates(box: ASKED) { edges { node { id } } } }")

    assert refused == {"candidate": None, "errors": [{"code": "not_permitted", "field": None}]}
    assert seen["errors"][0]["extensions"]["code"] == "not_permitted"
    assert parties.rows("select 1 from candidate where org = %(o)s", o=first.id) == []


async def test_to_a_third_member_there_is_no_proposal(parties: Parties) -> None:
    first, second, third = (parties.organisation() for _ in range(3))
    proposed = await admin(parties, first).do(
        "proposeOrganisation", "candidate { id }", idempotencyKey=key(), second=of(second), **LAMP
    )
    theirs, nobodys = proposed["candidate"]["id"], f"Candidate:{uuid4()}"
    caller = admin(parties, third)

    document = "query($id: ID!) { candidate(id: $id) { id } node(id: $id) { id } }"
    answers = [await caller.data(document, id=id) for id in (theirs, nobodys)]
    steps = [await caller.do("confirmOrganisation", "candidate { id }", candidate=id) for id in (theirs, nobodys)]

    assert answers == [{"candidate": None, "node": None}] * 2
    assert steps[0] == steps[1]
    assert steps[0]["errors"] == [{"code": "not_found", "field": "id"}]


async def test_a_member_that_became_one_is_named(parties: Parties) -> None:
    first, second, made = parties.organisation(), parties.organisation(), parties.organisation()
    proposed = await admin(parties, first).do(
        "proposeOrganisation", "candidate { id }", idempotencyKey=key(), second=of(second), **LAMP
    )
    id = UUID(proposed["candidate"]["id"].partition(":")[2])
    parties.admin.execute(
        "update candidate set confirmed_at = %(now)s, answered_by = %(by)s, activated_at = %(now)s,"
        " organisation = %(made)s where id = %(id)s",
        {"now": NOW, "by": second.principal, "made": made.id, "id": id},
    )

    shown = await admin(parties, first).data(
        "query($id: ID!) { candidate(id: $id) { standing organisation { id } } }", id=f"Candidate:{id}"
    )

    assert shown == {"candidate": {"standing": "ACTIVATED", "organisation": {"id": of(made)}}}
