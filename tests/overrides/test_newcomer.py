"""Somebody who joined yesterday may save a life; an administrator looks at who that was, and can end it."""

from uuid import UUID

import pytest
from hub.registry import REVIEWS

from hub.identity.permissions import Role
from hub.kit.errors import Conflict
from hub.kit.pages import Page
from hub.reviews.decide import decide
from hub.reviews.lists import Reviewed, reviews
from hub.withdrawals.narrow import narrow
from tests.acts.people import Person, person, working
from tests.overrides.danger import MINUTE, Danger, in_danger
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio


async def confirmed_by_a_newcomer(parties: Parties) -> tuple[Danger, UUID]:
    danger = await in_danger(parties)
    parties.change("principal", danger.second.id, created_at=NOW)
    act = await danger.asked()
    await danger.confirmed(act)
    return danger, act


async def seen(parties: Parties, who: Person) -> list[Reviewed]:
    async with working(parties, who, NOW + MINUTE) as work:
        return [one for _, one in (await reviews(work, Page())).items]


async def test_a_newcomer_saves_a_life_and_an_administrator_is_asked(parties: Parties) -> None:
    danger, act = await confirmed_by_a_newcomer(parties)
    admin = person(parties, danger.scene.ngo, Role.ADMIN)

    assert (await danger.gate(NOW + MINUTE)).decision.emergency
    (one,) = await seen(parties, admin)
    assert (one.kind.value, one.subject, one.asked_by) == ("confirmed-by-newcomer", act, danger.second.id)

    async with working(parties, admin, NOW + 2 * MINUTE) as work:
        await decide(work, REVIEWS, one.id, "cut", narrow=narrow)

    assert not (await danger.gate(NOW + 3 * MINUTE)).decision.emergency
    assert danger.rows()[0][3] == NOW + 2 * MINUTE


async def test_nobody_but_an_administrator_who_is_another_human_decides_it(parties: Parties) -> None:
    danger, _ = await confirmed_by_a_newcomer(parties)
    supervisor, puppet = (person(parties, danger.scene.ngo, role) for role in (Role.SUPERVISOR, Role.ADMIN))
    parties.change("principal", puppet.id, let_in_outside=False, let_in_by=danger.second.id)
    (one,) = await seen(parties, puppet)

    for who, code in ((supervisor, "not_permitted"), (puppet, "review_same_hand")):
        with pytest.raises(Conflict, match=code):
            async with working(parties, who, NOW + 2 * MINUTE) as work:
                await decide(work, REVIEWS, one.id, "upheld", narrow=narrow)


async def test_whoever_has_been_here_for_a_while_needs_no_such_look(parties: Parties) -> None:
    danger = await in_danger(parties)
    await danger.confirmed(await danger.asked())

    assert await seen(parties, person(parties, danger.scene.ngo, Role.ADMIN)) == []
