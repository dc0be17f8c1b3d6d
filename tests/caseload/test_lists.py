"""The list of cases: whose, in which order, narrowed how; and it is no reading of any of them."""

from datetime import timedelta
from uuid import UUID

import pytest

from hub.caseload.filters import Order, View, Wanted
from hub.caseload.lists import Counts, cases, counts, waits
from hub.cases import repository
from hub.cases.record import record
from hub.cases.unusual_reading import MANY_CASES
from hub.identity.permissions import Role
from hub.intake.correct import record_fields
from hub.intake.end_case import close_case
from hub.intake.reopen_case import reopen_case
from hub.kit.errors import Conflict, Invalid
from hub.kit.pages import Page
from hub.referrals.accept import accept
from hub.withdrawals.narrow import narrow
from tests.caseload.naming import NAME, TOLD, named, pages
from tests.cases.team import colleague, lines, work_of
from tests.consultations import consultation
from tests.counting import counted
from tests.parties import NOW, Parties, Party
from tests.referrals.handoff import Handoff, handoff, offered
from tests.telling import offer_told

pytestmark = pytest.mark.anyio


async def waiting(parties: Parties) -> tuple[Handoff, UUID]:
    """A case that a lawyer has and has not answered, and beside it one of which nothing was sent."""
    handed = await handoff(parties)
    referral = await offered(parties, handed)
    await offer_told(parties, handed.sender, referral)
    await consultation(parties, handed.sender, TOLD)
    return handed, referral


async def ids(parties: Parties, ngo: Party, wanted: Wanted, *, days: int = 0) -> list[UUID]:
    async with parties.work(ngo, NOW + timedelta(days=days)) as work:
        found = await cases(work, Page(100), wanted)
    return [row.id for _, row in found.items]


async def test_each_organisation_counts_its_own_cases_from_one(parties: Parties) -> None:
    one, other = parties.organisation(), parties.organisation()
    for ngo in (one, one, other, one):
        await consultation(parties, ngo, TOLD)

    def numbers(ngo: Party) -> list[int]:
        return [
            number for (number,) in parties.rows("select number from case_file where org = %(o)s order by 1", o=ngo.id)
        ]

    assert (numbers(one), numbers(other)) == ([1, 2, 3], [1])


async def test_a_list_of_many_cases_is_no_reading_and_rings_no_alarm(parties: Parties) -> None:
    ngo = parties.organisation()
    made = [await named(parties, ngo) for _ in range(MANY_CASES + 5)]

    async with parties.work(ngo) as work:
        found = await cases(work, Page(100), Wanted(), NAME)
        await counts(work)

    assert len(found.items) == len(made)
    assert parties.rows("select 1 from alarm where org = %(o)s", o=ngo.id) == []
    assert [verb for one in made for verb, _ in lines(parties, one)] == ["case:named"] * len(made)


async def test_a_case_shows_as_waiting_until_it_is_answered_and_as_late_once_its_time_is_over(parties: Parties) -> None:
    handed, referral = await waiting(parties)
    ngo = handed.sender

    assert await ids(parties, ngo, Wanted("waiting")) == [handed.case]
    assert await ids(parties, ngo, Wanted("overdue")) == []
    assert await ids(parties, ngo, Wanted("overdue"), days=4) == [handed.case]
    async with parties.work(ngo, NOW + timedelta(days=4)) as work:
        assert await counts(work) == Counts(mine=2, all=2, waiting=1, overdue=1, closed=0)
        [(case, found)] = (await waits(work, [handed.case])).items()
    assert (case, found.due_at, found.late) == (handed.case, NOW + timedelta(hours=72), True)

    async with parties.work(handed.lawyer) as work:
        await accept(work, referral)

    assert await ids(parties, ngo, Wanted("waiting"), days=4) == []


async def test_what_nobody_took_waits_and_is_never_late(parties: Parties) -> None:
    handed = await handoff(parties)
    await offered(parties, handed)

    assert await ids(parties, handed.sender, Wanted("waiting"), days=4) == [handed.case]
    assert await ids(parties, handed.sender, Wanted("overdue"), days=4) == []


async def test_mine_are_those_of_my_teams_and_all_is_a_supervisors(parties: Parties) -> None:
    ngo = parties.organisation()
    mine = await consultation(parties, ngo, TOLD)
    chief, beside = colleague(parties, ngo, Role.SUPERVISOR), colleague(parties, ngo)

    async def of(principal: UUID, role: Role, view: View) -> list[UUID]:
        async with work_of(parties, ngo, principal, role) as work:
            return [row.id for _, row in (await cases(work, Page(), Wanted(view))).items]

    assert await of(ngo.principal, Role.CASEWORKER, "mine") == [mine]
    assert await of(beside, Role.CASEWORKER, "all") == []
    assert await of(chief, Role.SUPERVISOR, "mine") == []
    assert await of(chief, Role.SUPERVISOR, "all") == [mine]


@pytest.mark.parametrize("order", ["newest", "changed", "due"])
async def test_pages_hold_everything_once_in_each_order(parties: Parties, order: Order) -> None:
    handed, _ = await waiting(parties)
    made = [handed.case, *[await consultation(parties, handed.sender, TOLD) for _ in range(4)]]

    found = await pages(parties, handed.sender, Wanted(order=order), 2)

    listed = [row.id for page in found for row in page]
    assert len(listed) == len(set(listed)) == 6
    assert set(made) <= set(listed)
    if order == "due":
        assert listed[0] == handed.case


async def test_what_changed_since_is_found_and_comes_first(parties: Parties) -> None:
    ngo = parties.organisation()
    made = [await consultation(parties, ngo, TOLD) for _ in range(2)]
    later = NOW + timedelta(hours=1)
    async with parties.work(ngo, later) as work:
        await record(work, await repository.case(work, made[0], writing=True), {"call_name": "ハル"})

    assert await ids(parties, ngo, Wanted(updated_since=later)) == [made[0]]
    assert (await ids(parties, ngo, Wanted(order="changed")))[0] == made[0]


async def test_a_search_longer_than_a_name_is_refused(parties: Parties) -> None:
    async with parties.work(parties.organisation()) as work:
        with pytest.raises(Invalid) as refusal:
            await cases(work, Page(), Wanted(), "あ" * 41)

    assert [(one.code, one.field) for one in refusal.value.reasons] == [("too_long", "search")]


async def test_a_page_costs_one_statement_whatever_its_size(parties: Parties) -> None:
    handed, _ = await waiting(parties)
    for view in (None, "mine", "waiting", "overdue", "closed"):
        with counted(parties.web) as asked:
            await ids(parties, handed.sender, Wanted(view))
        assert len(asked) == 1


async def test_a_closed_case_is_opened_again_with_a_reason_and_takes_and_gives_again(parties: Parties) -> None:
    ngo = parties.organisation()
    case = await consultation(parties, ngo, TOLD)
    async with parties.work(ngo) as work:
        await close_case(work, case, narrow=narrow)
    later = NOW + timedelta(days=9)
    async with parties.work(ngo, later) as work:
        with pytest.raises(Invalid):
            await reopen_case(work, case, reason=" ")
    async with parties.work(ngo, later) as work:
        with pytest.raises(Conflict):
            await record_fields(work, case, {"call_name": "ハル"}, urgency=None, expected_version=3)

    async with parties.work(ngo, later) as work:
        await reopen_case(work, case, reason="また公開された")
    async with parties.work(ngo, later) as work:
        await reopen_case(work, case, reason="もう一度")

    [(status, until, version)] = parties.rows(
        "select status, retention_until, version from case_file where id = %(c)s", c=case
    )
    kept = parties.rows("select version, reason_sealed from case_reopening where case_file = %(c)s", c=case)
    assert (status, until, version) == ("open", (later + timedelta(days=365)).date(), 4)
    assert [number for number, _ in kept] == [4], "opened again once"
    assert "公開".encode() not in bytes(kept[0][1])
    assert [verb for verb, _ in lines(parties, case)] == ["case:closed", "case:reopened"]
    async with parties.work(ngo, later) as work:
        await record_fields(work, case, {"call_name": "ハル"}, urgency=None, expected_version=4)
