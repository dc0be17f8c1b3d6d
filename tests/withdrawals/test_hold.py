"""Whoever suspects coercion lets the keys wait, once, for 14 days; nobody reads by that, and her "now" beats it."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from hub.identity.permissions import Role
from hub.kit.errors import Conflict, NotFound
from hub.registry import REVIEWS
from hub.reviews.decide import decide
from hub.withdrawals.erase import destroy_when_due
from hub.withdrawals.hold import hold_destruction
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.acts.people import working
from tests.cases import team
from tests.cases.team import lines, work_of
from tests.parties import NOW, Parties
from tests.withdrawals.scene import everything
from tests.withdrawals.test_her_own_word import ALONE, DAY, HOUR, Taken, colleague, nothing, taken

pytestmark = pytest.mark.anyio
HELD = NOW + 2 * DAY
UNTIL = HELD + timedelta(days=14)


async def held(case: Taken, at: datetime = HELD) -> None:
    async with case.scene.parties.work(case.scene.ngo, at) as work:
        await hold_destruction(work, case.withdrawal)


async def destroyed(case: Taken, at: datetime) -> datetime | None:
    """What the worker does at that instant with the packet; the day that lies ahead, None where it went."""
    release = case.scene.parties.rows("select id from release where object = %(o)s and kind = 'packet'", o=case.object)[
        0
    ][0]
    async with case.scene.parties.work(case.scene.ngo, at, hub_itself=True) as work:
        return await destroy_when_due(work, release)


def keys(case: Taken) -> int:
    query = "select count(*) from release_key k join release r on r.id = k.release where r.object = %(o)s"
    return int(case.scene.parties.rows(query, o=case.object)[0][0])


def review_of(case: Taken) -> list[UUID]:
    query = "select id from review where case_file = %(c)s and kind = 'destruction-held'"
    return [id for (id,) in case.scene.parties.rows(query, c=case.scene.case)]


async def test_the_keys_wait_fourteen_days_and_nobody_reads(parties: Parties) -> None:
    case = await taken(parties)

    await held(case)

    assert await destroyed(case, NOW + 8 * DAY) == UNTIL
    assert keys(case) > 0
    assert await case.stands(NOW + 8 * DAY), "access stays cut"
    due = parties.rows(
        "select distinct at from due where kind = 'release.destroy' and org = %(o)s", o=case.scene.ngo.id
    )
    assert due == [(UNTIL,)]
    assert await destroyed(case, UNTIL) is None
    left = parties.rows(
        "select 1 from release_key k join release r on r.id = k.release where r.object = %(o)s and r.kind = 'packet'",
        o=case.object,
    )
    assert left == []


async def test_it_stays_undoable_that_long_and_not_longer(parties: Parties) -> None:
    case, late = await taken(parties), await taken(parties)
    await held(case)
    await held(late)

    assert (await case.undone(ALONE, UNTIL - HOUR)).releases
    with pytest.raises(Conflict, match="undo_too_late"):
        await late.undone(ALONE, UNTIL)


async def test_it_is_held_once(parties: Parties) -> None:
    case = await taken(parties)
    await held(case)

    with pytest.raises(Conflict, match="held_once"):
        await held(case, HELD + DAY)

    assert (await case.history()).held_until == UNTIL


@pytest.mark.parametrize("after", [timedelta(days=7), timedelta(days=8)])
async def test_what_is_past_its_day_is_not_held(parties: Parties, after: timedelta) -> None:
    case = await taken(parties)

    with pytest.raises(Conflict, match="hold_too_late"):
        await held(case, NOW + HOUR + after)

    assert (await case.history()).held_until is None


async def test_what_was_undone_or_destroyed_now_is_not_held(parties: Parties) -> None:
    case = await taken(parties)
    await case.undone()
    with pytest.raises(Conflict, match="wrong_move"):
        await held(case)

    async with parties.work(case.scene.ngo, HELD) as work:
        told = await everything(work, case.scene.case)
        with pytest.raises(Conflict, match="hold_too_late"):
            await hold_destruction(work, told.id)


async def test_her_own_now_beats_the_hold(parties: Parties) -> None:
    case = await taken(parties)
    await held(case)

    async with parties.work(case.scene.ngo, HELD + DAY) as work:
        await withdraw(work, case.scene.case, ChangeOfMind(case.lawyer.id, "now"))

    assert keys(case) == 0
    assert (await case.undone(ALONE, HELD + 2 * DAY)).releases == ()


async def test_a_hold_is_shown_on_the_case_and_in_the_ledger_and_a_second_looks_at_it(parties: Parties) -> None:
    case = await taken(parties)
    await held(case)

    shown = await case.history()

    assert (shown.held_by, shown.held_until) == (case.scene.ngo.principal, UNTIL)
    assert ("destruction:held", case.scene.ngo.principal) in lines(parties, case.scene.case)
    assert len(review_of(case)) == 1


@pytest.mark.parametrize(("decided", "goes"), [(HELD + DAY, NOW + HOUR + 7 * DAY), (HELD + 9 * DAY, HELD + 9 * DAY)])
async def test_the_second_person_ends_the_hold_and_the_keys_go_on_their_first_day(
    parties: Parties, decided: datetime, goes: datetime
) -> None:
    case = await taken(parties)
    await held(case)

    async with working(parties, colleague(case), decided) as work:
        await decide(work, REVIEWS, review_of(case)[0], "cut", narrow=nothing)

    assert await destroyed(case, goes - timedelta(seconds=1)) == goes
    assert await destroyed(case, goes) is None
    with pytest.raises(Conflict, match="undo_too_late"):
        await case.undone(ALONE, goes)


async def test_nobody_outside_the_team_holds_anything(parties: Parties) -> None:
    case, stranger = await taken(parties), parties.organisation()
    other = team.colleague(parties, case.scene.ngo, Role.SUPERVISOR)

    for id in (case.withdrawal, uuid4()):
        async with work_of(parties, case.scene.ngo, other, Role.SUPERVISOR) as work:
            with pytest.raises(NotFound):
                await hold_destruction(work, id)
        async with parties.work(stranger) as work:
            with pytest.raises(NotFound):
                await hold_destruction(work, id)

    assert (await case.history()).held_until is None
