"""Whoever is on duty opens a colleague's case with a reason, until her duty ends; the morning sees it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from hub.cases.repository import case
from hub.identity.permissions import Role
from hub.intake.open_on_duty import cases_on_duty, open_on_duty, wall_case
from hub.intake.staff import add_to_team
from hub.kit.errors import Conflict, Forbidden, Invalid, NotFound
from hub.kit.pages import Page
from hub.registry import REVIEWS
from hub.reviews.decide import decide
from hub.reviews.kinds import ReviewDecision
from hub.reviews.lists import reviews
from hub.standing.roster import set_on_duty
from hub.withdrawals.narrow import narrow
from tests.acts.people import Person, person, working
from tests.cases.team import put_on_team
from tests.parties import NOW, Parties
from tests.withdrawals.scene import Scene, a_case

pytestmark = pytest.mark.anyio
HOUR = timedelta(hours=1)
ENDS = NOW + 10 * HOUR
WHY = "本人から夜に電話があった。"


@dataclass(frozen=True)
class Shift:
    """A case, somebody of its team, whoever is on duty, and the supervisor."""

    scene: Scene
    team: Person
    on_duty: Person
    supervisor: Person

    async def opens(self, now: datetime = NOW + HOUR, reason: str = WHY) -> None:
        async with working(self.scene.parties, self.on_duty, now) as work:
            await open_on_duty(work, self.scene.case, reason=reason)

    async def sees(self, now: datetime) -> bool:
        async with working(self.scene.parties, self.on_duty, now) as work:
            try:
                await case(work, self.scene.case)
            except NotFound:
                return False
        return True

    async def morning(self, who: Person) -> list[tuple[str, UUID]]:
        async with working(self.scene.parties, who, ENDS) as work:
            return [(one.kind.value, one.id) for _, one in (await reviews(work, Page())).items]

    async def decided(self, who: Person, decision: ReviewDecision, now: datetime = NOW + 2 * HOUR) -> None:
        ((_, id),) = await self.morning(who)
        async with working(self.scene.parties, who, now) as work:
            await decide(work, REVIEWS, id, decision, narrow=narrow)


async def a_shift(parties: Parties, *, duty: bool = True) -> Shift:
    scene = await a_case(parties)
    team, on_duty = (person(parties, scene.ngo, Role.CASEWORKER) for _ in range(2))
    supervisor = person(parties, scene.ngo, Role.SUPERVISOR)
    put_on_team(parties, scene.ngo, scene.case, team.id)
    if duty:
        async with working(parties, supervisor) as work:
            await set_on_duty(work, on_duty.id, "on_duty", NOW, ENDS)
    return Shift(scene, team, on_duty, supervisor)


async def test_she_sees_it_until_her_duty_ends_and_the_ledger_says_so(parties: Parties) -> None:
    shift = await a_shift(parties)
    assert not await shift.sees(NOW + HOUR)

    await shift.opens()

    assert await shift.sees(ENDS - HOUR)
    assert not await shift.sees(ENDS)
    verbs = parties.rows(
        "select principal from ledger_event where object = %(c)s and verb = 'team:on_duty'", c=shift.scene.case
    )
    assert verbs == [(shift.on_duty.id,)]


@pytest.mark.parametrize("who", ["team", "supervisor"])
async def test_team_and_supervisor_see_it_in_the_morning_and_mark_it_seen(parties: Parties, who: str) -> None:
    shift = await a_shift(parties)
    await shift.opens()
    reader = shift.team if who == "team" else shift.supervisor

    assert [kind for kind, _ in await shift.morning(reader)] == ["opened-on-duty"]
    await shift.decided(reader, "upheld", ENDS)

    assert await shift.morning(reader) == []


async def test_whoever_opened_it_does_not_mark_it_seen_and_a_cut_takes_her_off_at_once(parties: Parties) -> None:
    shift = await a_shift(parties)
    await shift.opens()
    ((_, id),) = await shift.morning(shift.team)
    with pytest.raises(Conflict, match="review_same_person"):
        async with working(parties, shift.on_duty, NOW + 2 * HOUR) as work:
            await decide(work, REVIEWS, id, "upheld", narrow=narrow)

    await shift.decided(shift.supervisor, "cut")

    assert not await shift.sees(NOW + 2 * HOUR)


@pytest.mark.parametrize("why", ["not on duty", "her duty is over", "no reason", "walled"])
async def test_what_does_not_open_leaves_no_trace(parties: Parties, why: str) -> None:
    shift = await a_shift(parties, duty=why != "not on duty")
    if why == "walled":
        async with working(parties, shift.team) as work:
            await wall_case(work, shift.scene.case, walled=True)

    with pytest.raises((Forbidden, Invalid, NotFound)) as refused:
        await shift.opens(ENDS if why == "her duty is over" else NOW + HOUR, " " if why == "no reason" else WHY)

    assert [reason.code for reason in refused.value.reasons] == [
        {"no reason": "required", "walled": "not_found"}.get(why, "not_on_duty")
    ]
    assert not await shift.sees(NOW + HOUR)
    assert await shift.morning(shift.supervisor) == []


async def test_a_foreign_case_and_a_walled_one_are_alike(parties: Parties) -> None:
    shift, other = await a_shift(parties), await a_shift(parties)
    async with working(parties, shift.on_duty, NOW + HOUR) as work:
        listed = [row.id for _, row in (await cases_on_duty(work, Page())).items]
        with pytest.raises(NotFound):
            await open_on_duty(work, other.scene.case, reason=WHY)
    assert listed == [shift.scene.case]

    async with working(parties, shift.team) as work:
        await wall_case(work, shift.scene.case, walled=True)

    async with working(parties, shift.on_duty, NOW + HOUR) as work:
        assert (await cases_on_duty(work, Page())).items == ()


async def test_taking_a_wall_down_is_looked_at_and_cut_it_stands_again(parties: Parties) -> None:
    shift = await a_shift(parties)
    for walled in (True, False):
        async with working(parties, shift.team) as work:
            await wall_case(work, shift.scene.case, walled=walled)
    assert [kind for kind, _ in await shift.morning(shift.supervisor)] == ["wall-lifted"]

    await shift.decided(shift.supervisor, "cut")

    with pytest.raises(NotFound):
        await shift.opens()


async def test_a_supervisor_makes_it_lasting_and_she_opens_it_again_another_night(parties: Parties) -> None:
    shift = await a_shift(parties)
    await shift.opens()
    await shift.opens()  # twice is once
    async with working(parties, shift.supervisor, NOW + 2 * HOUR) as work:
        await add_to_team(work, shift.scene.case, shift.on_duty.id, reason="引き継ぎ")
    assert await shift.sees(ENDS + HOUR)


async def test_what_ended_by_itself_is_opened_again(parties: Parties) -> None:
    shift = await a_shift(parties)
    await shift.opens()
    async with working(parties, shift.supervisor, ENDS) as work:
        await set_on_duty(work, shift.on_duty.id, "on_duty", ENDS, ENDS + 8 * HOUR)

    await shift.opens(ENDS + HOUR)

    assert await shift.sees(ENDS + HOUR)
    assert not await shift.sees(ENDS + 8 * HOUR)
