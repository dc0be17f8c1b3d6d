"""Every read of a case is in the ledger, and reading that work does not explain raises one alarm."""

from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID, uuid4

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.cases import alarms, repository
from hub.cases.read import read_case
from hub.cases.unusual_reading import MANY_CASES, WITHIN, alarm_is_due
from hub.identity.permissions import Role
from hub.kit.errors import Conflict, NotFound
from hub.kit.pages import Page
from tests.cases.team import colleague, lines, work_of
from tests.consultations import consultation
from tests.parties import NOW, Parties, Party

pytestmark = pytest.mark.anyio
TOLD = {"call_name": "ミナ"}


@given(st.integers(0, 100), st.none() | st.timedeltas(timedelta(0), timedelta(hours=1)))
def test_an_alarm_needs_many_cases_and_no_alarm_shortly_before(different: int, ago: timedelta | None) -> None:
    last = None if ago is None else NOW - ago

    due = alarm_is_due(different, last, NOW)

    assert due == (different >= MANY_CASES and (ago is None or ago >= WITHIN))


@given(st.lists(st.timedeltas(timedelta(seconds=1), timedelta(minutes=2)), min_size=1, max_size=120))
def test_a_burst_however_long_alarms_at_most_once_in_five_minutes(gaps: list[timedelta]) -> None:
    at, read, raised = NOW, list[datetime](), list[datetime]()
    for gap in gaps:
        at += gap
        read.append(at)
        if alarm_is_due(sum(at - one < WITHIN for one in read), raised[-1] if raised else None, at):
            raised.append(at)

    assert all(later - earlier >= WITHIN for earlier, later in pairwise(raised))
    quick = [at for n, at in enumerate(read) if n + 1 >= MANY_CASES and at - read[n + 1 - MANY_CASES] < WITHIN]
    assert bool(raised) == bool(quick)


async def test_each_reading_is_a_line_and_what_others_do_with_a_case_is_none(parties: Parties) -> None:
    ngo = parties.organisation()
    case = await consultation(parties, ngo, TOLD)

    for _ in range(2):
        async with parties.work(ngo) as work:
            assert (await read_case(work, case)).id == case
    async with parties.work(ngo) as work:
        await repository.case(work, case)

    assert lines(parties, case) == [("case:read", ngo.principal)] * 2


async def test_a_reading_that_is_refused_leaves_no_line(parties: Parties) -> None:
    ngo, elsewhere = parties.organisation(), parties.organisation()
    case, other = await consultation(parties, ngo, TOLD), colleague(parties, ngo)

    for party, principal in ((ngo, other), (elsewhere, elsewhere.principal)):
        for id in (case, uuid4()):
            async with work_of(parties, party, principal) as work:
                with pytest.raises(NotFound):
                    await read_case(work, id)

    assert lines(parties, case) == []


async def test_twenty_cases_in_five_minutes_raise_one_alarm_for_the_admins(parties: Parties) -> None:
    ngo = parties.organisation()
    cases = [await consultation(parties, ngo, TOLD) for _ in range(MANY_CASES + 5)]
    admin = colleague(parties, ngo, Role.ADMIN)

    await read_all(parties, ngo, cases, every=timedelta(seconds=10))

    async with work_of(parties, ngo, admin, Role.ADMIN) as work:
        found = [one for _, one in (await alarms.alarms(work, Page())).items]
    assert [(one.kind, one.principal, one.count) for one in found] == [("many_cases_read", ngo.principal, MANY_CASES)]
    assert found[0].at == NOW + timedelta(seconds=10) * (MANY_CASES - 1)
    assert lines(parties, found[0].id) == [("alarm:raised", ngo.principal)]


async def test_a_burst_that_goes_on_alarms_again_five_minutes_later(parties: Parties) -> None:
    ngo = parties.organisation()
    cases = [await consultation(parties, ngo, TOLD) for _ in range(MANY_CASES)]

    await read_all(parties, ngo, cases * 3, every=timedelta(seconds=10))

    raised = [at for (at,) in parties.rows("select at from alarm where org = %(o)s order by at", o=ngo.id)]
    assert len(raised) == 2
    assert raised[1] - raised[0] >= WITHIN


async def test_a_days_work_alarms_nobody(parties: Parties) -> None:
    ngo = parties.organisation()
    cases = [await consultation(parties, ngo, TOLD) for _ in range(MANY_CASES)]

    await read_all(parties, ngo, cases[:-1] * 2, every=timedelta(seconds=1))
    await read_all(parties, ngo, cases, every=timedelta(seconds=16), start=NOW + timedelta(hours=1))

    assert parties.rows("select 1 from alarm where org = %(o)s", o=ngo.id) == []


async def test_what_colleagues_read_and_what_is_refused_does_not_count(parties: Parties) -> None:
    ngo = parties.organisation()
    cases = [await consultation(parties, ngo, TOLD) for _ in range(MANY_CASES)]
    other = colleague(parties, ngo)

    await read_all(parties, ngo, cases[:-1], every=timedelta(seconds=1))
    for case in [*cases, *(uuid4() for _ in cases)]:
        async with work_of(parties, ngo, other) as work:
            with pytest.raises(NotFound):
                await read_case(work, case)

    assert parties.rows("select 1 from alarm where org = %(o)s", o=ngo.id) == []


async def test_twenty_readings_at_once_do_not_slip_by_each_other(parties: Parties) -> None:
    ngo = parties.organisation()
    cases = [await consultation(parties, ngo, TOLD) for _ in range(MANY_CASES)]

    async def read(case: UUID) -> None:
        async with parties.work(ngo) as work:
            await read_case(work, case)

    async with anyio.create_task_group() as all_at_once:
        for case in cases:
            all_at_once.start_soon(read, case)

    assert parties.rows("select count from alarm where org = %(o)s", o=ngo.id) == [(MANY_CASES,)]


async def test_somebody_else_marks_an_alarm_as_seen_once(parties: Parties) -> None:
    ngo = parties.organisation()
    admin, chief = colleague(parties, ngo, Role.ADMIN), colleague(parties, ngo, Role.SUPERVISOR)
    alarm = an_alarm(parties, ngo, chief)

    async with work_of(parties, ngo, chief, Role.SUPERVISOR) as work:
        with pytest.raises(Conflict, match="own_alarm"):
            await alarms.see(work, alarm)
    async with work_of(parties, ngo, admin, Role.ADMIN) as work:
        first = await alarms.see(work, alarm)
    async with work_of(parties, ngo, admin, Role.ADMIN, NOW + timedelta(days=1)) as work:
        second = await alarms.see(work, alarm)

    assert (first.seen_by, first.seen_at) == (second.seen_by, second.seen_at) == (admin, NOW)
    assert lines(parties, alarm) == [("alarm:seen", admin)]


async def test_a_foreign_alarm_is_an_unknown_one(parties: Parties) -> None:
    ngo, elsewhere = parties.organisation(), parties.organisation()
    alarm, admin = an_alarm(parties, elsewhere, elsewhere.principal), colleague(parties, ngo, Role.ADMIN)

    async with work_of(parties, ngo, admin, Role.ADMIN) as work:
        for id in (alarm, uuid4()):
            with pytest.raises(NotFound) as refused:
                await alarms.see(work, id)
            assert refused.value.reasons[0].field == "alarm"
        assert (await alarms.alarms(work, Page())).items == ()

    assert parties.rows("select seen_at from alarm where id = %(a)s", a=alarm) == [(None,)]


def an_alarm(parties: Parties, party: Party, about: UUID) -> UUID:
    id = uuid4()
    parties.insert("alarm", id=id, org=party.id, kind="many_cases_read", principal=about, at=NOW, count=MANY_CASES)
    return id


async def read_all(
    parties: Parties, party: Party, cases: list[UUID], *, every: timedelta, start: datetime = NOW
) -> None:
    for number, case in enumerate(cases):
        async with parties.work(party, start + every * number) as work:
            await read_case(work, case)
