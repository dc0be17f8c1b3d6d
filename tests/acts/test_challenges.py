"""What is new must have given its challenge back before anybody confirms it."""

from uuid import uuid4

import pytest

from hub.acts.challenge import Challenge
from hub.acts.decide import answer, confirm
from hub.kit.errors import Conflict
from tests.acts.people import REGISTRY, asked_for, done, ledger, person, working
from tests.parties import Parties

pytestmark = pytest.mark.anyio


async def test_a_new_thing_must_have_answered_before_anybody_confirms(parties: Parties) -> None:
    first, thing = person(parties, parties.organisation()), uuid4()
    second, challenge = person(parties, first.party), Challenge.new()
    act = await asked_for(parties, first, thing, kind="proven", payload={"new": True}, challenge=challenge)

    with pytest.raises(Conflict, match="challenge_unanswered"):
        async with working(parties, second) as work:
            await confirm(work, REGISTRY, act)
    with pytest.raises(Conflict, match="challenge_wrong"):
        async with working(parties, first) as work:
            await answer(work, REGISTRY, act, Challenge.new().text)
    async with working(parties, first) as work:
        await answer(work, REGISTRY, act, challenge.text)
    async with working(parties, first) as work:
        await answer(work, REGISTRY, act, challenge.text)
    async with working(parties, second) as work:
        await confirm(work, REGISTRY, act)

    assert done(parties, thing) == 1
    assert ledger(parties, act) == [
        ("act:requested", first.id),
        ("act:answered", first.id),
        ("act:confirmed", second.id),
    ]


async def test_an_act_on_something_new_without_a_challenge_is_never_confirmed(parties: Parties) -> None:
    first, thing = person(parties, parties.organisation()), uuid4()
    act = await asked_for(parties, first, thing, kind="proven", payload={"new": True})

    with pytest.raises(Conflict, match="challenge_unanswered"):
        async with working(parties, person(parties, first.party)) as work:
            await confirm(work, REGISTRY, act)

    assert done(parties, thing) == 0
