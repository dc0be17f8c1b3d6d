"""Who is on duty or on call, and that it ends with its time."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.identity.permissions import Role
from hub.kit.errors import Invalid, NotFound
from hub.standing.roster import end_duty, roster, set_on_duty, until
from hub.standing.rules import AHEAD, LONGEST, duty_reasons
from tests.acts.people import person, working
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(("after", "there"), [(timedelta(0), True), (8 * HOUR, False), (-HOUR, False)])
async def test_she_is_on_duty_for_just_that_time(parties: Parties, after: timedelta, there: bool) -> None:
    party = parties.organisation()
    sets, works = person(parties, party, Role.SUPERVISOR), person(parties, party, Role.CASEWORKER)
    async with working(parties, sets) as work:
        await set_on_duty(work, works.id, "on_duty", NOW, NOW + 8 * HOUR)

    async with working(parties, works, NOW + after) as work:
        assert (await until(work, "on_duty") == NOW + 8 * HOUR) is there
        assert await until(work, "on_call") is None


async def test_what_is_ended_is_over(parties: Parties) -> None:
    party = parties.organisation()
    sets, works = person(parties, party, Role.SUPERVISOR), person(parties, party, Role.CASEWORKER)
    async with working(parties, sets) as work:
        made = await set_on_duty(work, works.id, "on_call", NOW, NOW + HOUR)
        assert [one.id for one in await roster(work)] == [made]
        await end_duty(work, made)
        assert await roster(work) == ()
    async with working(parties, works) as work:
        assert await until(work, "on_call") is None


@pytest.mark.parametrize(("role", "kind"), [(Role.AUDITOR, "on_duty"), (Role.ADMIN, "on_call")])
async def test_a_role_that_cannot_do_it_is_not_put_there(parties: Parties, role: Role, kind: str) -> None:
    party = parties.organisation()
    sets, other = person(parties, party, Role.SUPERVISOR), person(parties, party, role)

    with pytest.raises(Invalid, match="duty_role"):
        async with working(parties, sets) as work:
            await set_on_duty(work, other.id, kind, NOW, NOW + HOUR)


async def test_foreign_people_are_absent_and_a_time_behind_us_is_refused(parties: Parties) -> None:
    party = parties.organisation()
    sets, works = person(parties, party, Role.SUPERVISOR), person(parties, party, Role.CASEWORKER)
    stranger = person(parties, parties.organisation(), Role.CASEWORKER)

    with pytest.raises(NotFound):
        async with working(parties, sets) as work:
            await set_on_duty(work, stranger.id, "on_call", NOW, NOW + HOUR)
    with pytest.raises(Invalid, match="duty_time"):
        async with working(parties, sets) as work:
            await set_on_duty(work, works.id, "on_call", NOW - 9 * HOUR, NOW - HOUR)


@given(st.timedeltas(-2 * AHEAD, 2 * AHEAD), st.timedeltas(-2 * LONGEST, 2 * LONGEST))
def test_a_time_of_duty_lies_ahead_and_lasts_a_week_at_most(begins: timedelta, lasts: timedelta) -> None:
    starts: datetime = NOW + begins
    fits = duty_reasons(starts, starts + lasts, NOW) == ()

    assert fits == (-HOUR <= begins <= AHEAD and timedelta(0) < lasts <= LONGEST and starts + lasts > NOW)
