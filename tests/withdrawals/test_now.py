"""Her "now" is done at once for two people within an hour; one worker alone destroys no third one's for good."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.acts.decide import confirm
from hub.cases.open import create
from hub.identity.permissions import ROLES, Role
from hub.identity.viewer import Viewer
from hub.kit.errors import Conflict, Forbidden, Refused
from hub.registry import ACTS
from hub.withdrawals import destroy_now
from hub.withdrawals.hold import hold_destruction
from hub.withdrawals.rules import AT_ONCE, destroys_at_once, now_reasons
from hub.withdrawals.withdraw import Acknowledged, ChangeOfMind, withdraw
from tests.acts.people import Person, person, working
from tests.depth import deep
from tests.parties import NOW, Parties
from tests.privacy.world import acting
from tests.withdrawals.scene import VALUES, Scene, a_case
from tests.withdrawals.test_her_own_word import ALONE, DAY, taken

pytestmark = pytest.mark.anyio
HER_NOW = ChangeOfMind(None, "now")
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Group:
    """One organisation with several cases, each with a referral that was accepted."""

    scenes: Sequence[Scene]
    supervisor: Person

    @property
    def parties(self) -> Parties:
        return self.scenes[0].parties

    def keys(self, place: int) -> int:
        query = """select count(*) from release_key k join release r on r.id = k.release
          join origin o on o.object = r.object and o.org = r.sender where o.case_file = %(c)s"""
        return int(self.parties.rows(query, c=self.scenes[place].case)[0][0])

    def readable(self, place: int) -> int:
        query = """select count(*) from release r join origin o on o.object = r.object and o.org = r.sender
          where o.case_file = %(c)s and r.cut_at is null"""
        return int(self.parties.rows(query, c=self.scenes[place].case)[0][0])

    async def says_now(self, place: int, by: Person | None = None, at: datetime = NOW) -> Acknowledged:
        async with working(self.parties, by or self.supervisor, at) as work:
            return await withdraw(work, self.scenes[place].case, HER_NOW)

    def due(self) -> list[datetime]:
        found = "select distinct at from due where org = %(o)s and kind = 'release.destroy' order by at"
        return [at for (at,) in self.parties.rows(found, o=self.supervisor.party.id)]

    def alarms(self) -> list[int]:
        found = "select count from alarm where org = %(o)s and kind = 'many_destroyed' order by count"
        return [count for (count,) in self.parties.rows(found, o=self.supervisor.party.id)]


async def group(parties: Parties, cases: int) -> Group:
    first = await a_case(parties)
    scenes = [first]
    for _ in range(cases - 1):
        async with parties.work(first.ngo) as work:
            case = await create(work, language="ja", urgency="urgent", values=VALUES)
        scenes.append(replace(first, case=case))
        await scenes[-1].preserve()
    lawyer = first.recipient()
    for scene in scenes:
        await scene.consent(lawyer)
        await scene.referral(lawyer)
    return Group(scenes, person(parties, first.ngo, Role.SUPERVISOR))


async def test_from_the_third_case_on_it_is_cut_at_once_and_its_keys_wait(parties: Parties) -> None:
    """A supervisor took back the consent of case after case with "now": all of it was gone for good."""
    here = await group(parties, 4)

    done = [await here.says_now(place, at=NOW + place * MINUTE) for place in range(4)]

    assert [here.readable(place) for place in range(4)] == [0, 0, 0, 0], "the cut waits for nobody"
    assert [here.keys(place) > 0 for place in range(4)] == [False, False, True, True]
    assert [one.act is not None for one in done] == [False, False, True, True]
    assert [one.destroy_at - one.at for one in done] == [timedelta(0), timedelta(0), 7 * DAY, 7 * DAY]
    assert here.alarms() == [3, 4]
    due = parties.rows(
        "select distinct at from due where kind = 'release.destroy' and org = %(o)s", o=here.supervisor.party.id
    )
    assert sorted(at for (at,) in due) == [NOW + 7 * DAY + 2 * MINUTE, NOW + 7 * DAY + 3 * MINUTE]


async def test_a_second_person_has_it_destroyed_in_that_moment(parties: Parties) -> None:
    here = await group(parties, 3)
    acts = [(await here.says_now(place)).act for place in range(3)]
    assert acts[2] is not None

    for nobody in (here.supervisor, person(parties, here.supervisor.party, Role.AUDITOR)):
        with pytest.raises(Conflict):
            async with working(parties, nobody) as work:
                await confirm(work, ACTS, acts[2])
    assert here.keys(2) > 0
    async with working(parties, person(parties, here.supervisor.party)) as work:
        with pytest.raises(Conflict, match="not_permitted"):
            await confirm(work, ACTS, acts[2])
    async with working(parties, person(parties, here.supervisor.party, Role.CASEWORKER), NOW + DAY) as work:
        await confirm(work, ACTS, acts[2])

    assert here.keys(2) == 0
    assert (
        parties.rows("select 1 from due where kind = 'release.destroy' and org = %(o)s", o=here.supervisor.party.id)
        == []
    )


async def test_what_was_undone_meanwhile_is_not_destroyed(parties: Parties) -> None:
    """The days are there for that: whoever was not asked says so, in her own voice, and everything is as before."""
    case = await taken(parties)
    here = Group([case.scene], person(parties, case.scene.ngo, Role.SUPERVISOR))
    parties.admin.execute("update withdrawal set now_waits = true where id = %s", (case.withdrawal,))
    async with working(parties, here.supervisor) as work:
        act = await destroy_now.ask(work, case.withdrawal, case.scene.case, None)

    assert (await case.undone(ALONE, NOW + 2 * DAY)).releases

    with pytest.raises(Refused, match="wrong_move"):
        async with working(parties, person(parties, case.scene.ngo, Role.CASEWORKER), NOW + 3 * DAY) as work:
            await confirm(work, ACTS, act)
    assert here.keys(0) > 0


async def test_two_people_say_it_against_a_hold_and_what_was_to_be_kept_longer_is_not(parties: Parties) -> None:
    here = await group(parties, 3)
    async with parties.work(here.scenes[2].ngo) as work:
        earlier = await withdraw(work, here.scenes[2].case, ChangeOfMind(None))
    async with parties.work(here.scenes[2].ngo, NOW + DAY) as work:
        await hold_destruction(work, earlier.id)

    last = [await here.says_now(place, at=NOW + 2 * DAY) for place in range(3)][2]

    assert last.act is not None
    query = "select distinct destroy_at from release where sender = %(o)s and destroyed_at is null"
    assert parties.rows(query, o=here.supervisor.party.id) == [(last.destroy_at,)], "not the fourteen days of the hold"
    async with parties.work(here.scenes[2].ngo, NOW + 3 * DAY) as work:
        await hold_destruction(work, last.id)
    async with working(parties, person(parties, here.supervisor.party, Role.CASEWORKER), NOW + 4 * DAY) as work:
        await confirm(work, ACTS, last.act)
    assert here.keys(2) == 0


async def test_the_same_persons_now_is_done_again_and_again(parties: Parties) -> None:
    here = await group(parties, 3)
    for place in (0, 1, 2):
        await here.says_now(place)

    assert (await here.says_now(0)).act is None
    assert (await here.says_now(2)).act is not None, "and what waits does not become done by asking twice"
    assert (await here.says_now(2, at=NOW + timedelta(hours=1, minutes=1))).act is None
    assert here.keys(2) == 0


@pytest.mark.slow
async def test_of_many_at_once_at_the_border_two_are_done(parties: Parties) -> None:
    for _ in range(deep(2, 20)):
        here = await group(parties, 5)

        done = await asyncio.gather(*(here.says_now(place) for place in range(5)))

        assert sum(one.act is None for one in done) == AT_ONCE
        assert sum(here.keys(place) == 0 for place in range(5)) == AT_ONCE


async def test_outside_the_team_it_takes_a_fresh_sign_in_and_a_machine_never_says_it(parties: Parties) -> None:
    here = await group(parties, 1)
    stranger, case = here.supervisor, here.scenes[0].case
    machine = Viewer(stranger.party.id, stranger.id, "m", Role.SUPERVISOR, ROLES[Role.SUPERVISOR], machine=True)

    with pytest.raises(Forbidden, match="step_up_needed"):
        async with working(parties, stranger, fresh=False) as work:
            await withdraw(work, case, HER_NOW)
    with pytest.raises(Forbidden, match="now_by_machine"):
        async with parties.work_of(machine) as work:
            await withdraw(work, case, HER_NOW)
    assert here.keys(0) > 0
    assert here.readable(0) > 0
    async with parties.work_of(machine) as work:
        await withdraw(work, case, ChangeOfMind(None))
    assert here.readable(0) == 0, "to take consent back is nobody's to refuse"
    async with parties.work(here.scenes[0].ngo) as work:  # not fresh, and on the team
        await withdraw(work, case, HER_NOW)
    assert here.keys(0) == 0


async def test_the_database_itself_counts_and_asks_for_the_second_person(parties: Parties) -> None:
    here = await group(parties, 3)
    last = [await here.says_now(place) for place in range(3)][2]
    alike = """insert into withdrawal (id, org, case_file, destruction, recall, recorded_by, at)
      select gen_random_uuid(), org, case_file, 'now', false, recorded_by, at from withdrawal where id = %(w)s"""

    for forged in (alike, "update withdrawal set now_at = at where id = %(w)s"):
        with (
            acting(parties.database, "hub_web", str(here.supervisor.party.id)) as web,
            pytest.raises(psycopg.Error, match="two_people"),
        ):
            web.execute(forged.encode(), {"w": last.id})


@given(st.integers(0, 9), st.booleans())
def test_at_once_for_two_people_and_no_more(others: int, again: bool) -> None:
    assert destroys_at_once(others, again=again) == (again or others + 1 <= AT_ONCE)


@given(st.booleans(), st.booleans(), st.booleans())
def test_who_may_say_it(machine: bool, on_team: bool, fresh: bool) -> None:
    codes = [one.code for one in now_reasons(machine=machine, on_team=on_team, fresh=fresh)]

    assert codes == (["now_by_machine"] if machine else [] if on_team or fresh else ["step_up_needed"])
