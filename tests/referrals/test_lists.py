"""Pages of referrals: whose, in which order, narrowed how, and at the same cost whatever their size."""

from datetime import timedelta
from uuid import UUID

import pytest

from hub.kit.pages import Page
from hub.referrals.accept import accept
from hub.referrals.lists import ReferralInList, listed
from hub.referrals.offer import offer
from hub.tasks.lists import Filter, TaskBox
from tests.again import AGAIN
from tests.counting import counted
from tests.parties import NOW, Parties, Party
from tests.referrals.handoff import Handoff, handoff, offered
from tests.telling import offer_told

pytestmark = pytest.mark.anyio


async def seven(parties: Parties) -> tuple[Handoff, list[UUID]]:
    """Seven offers of one case, a minute apart, oldest first."""
    handed = await handoff(parties)
    made = []
    for minute in range(7):
        async with parties.work(handed.sender, NOW + timedelta(minutes=minute)) as work:
            urgency = "routine" if minute % 2 else "urgent"
            made.append(await offer(work, handed.wanted(urgency=urgency, duplicate_reason=AGAIN)))
        await offer_told(parties, handed.sender, made[-1])
    return handed, made


async def pages(parties: Parties, party: Party, wanted: Filter, size: int) -> list[list[ReferralInList]]:
    found, page, more = [], Page(size), True
    while more:
        async with parties.work(party, NOW + timedelta(days=4)) as work:
            part = await listed(work, wanted, page)
        found.append([one for _, one in part.items])
        more = part.more
        page = Page(size, part.items[-1][0]) if part.items else page
    return found


@pytest.mark.parametrize("box", ["sent", "inbox"])
async def test_pages_hold_everything_once_newest_first(parties: Parties, box: TaskBox) -> None:
    handed, made = await seven(parties)

    found = await pages(parties, handed.sender if box == "sent" else handed.lawyer, Filter(box), 3)

    assert [len(page) for page in found] == [3, 3, 1]
    assert [one.id for page in found for one in page] == made[::-1]


async def test_a_list_is_narrowed_by_status_urgency_and_overdue(parties: Parties) -> None:
    handed, made = await seven(parties)
    async with parties.work(handed.lawyer) as work:
        await accept(work, made[0])

    async def ids(wanted: Filter) -> set[UUID]:
        return {one.id for page in await pages(parties, handed.lawyer, wanted, 10) for one in page}

    assert await ids(Filter("inbox", status="accepted")) == {made[0]}
    assert await ids(Filter("inbox", urgency="routine")) == set(made[1::2])
    assert await ids(Filter("inbox", overdue=True)) == {made[2], made[4], made[6]}
    assert await ids(Filter("inbox", status="requested", urgency="urgent", overdue=True)) == {
        made[2],
        made[4],
        made[6],
    }


async def test_nobody_elses_referrals_are_listed(parties: Parties) -> None:
    await seven(parties)
    handed = await handoff(parties)
    made = await offered(parties, handed)

    sides: tuple[tuple[Party, TaskBox], ...] = ((handed.lawyer, "inbox"), (handed.sender, "sent"))
    for party, box in sides:
        (page,) = await pages(parties, party, Filter(box), 100)
        assert [one.id for one in page] == [made]
    assert await pages(parties, handed.sender, Filter("inbox"), 100) == [[]]


@pytest.mark.parametrize("size", [5, 100])
async def test_a_page_costs_one_statement_whatever_its_size(parties: Parties, size: int) -> None:
    handed, _ = await seven(parties)

    with counted(parties.web) as statements:
        async with parties.work(handed.lawyer) as work:
            page = await listed(work, Filter("inbox"), Page(size))

    assert len(statements) == 1
    assert len(page.items) == min(size, 7)


@pytest.mark.parametrize("rows", [1, 20])
async def test_an_offer_costs_the_same_whatever_the_case_holds(parties: Parties, rows: int) -> None:
    handles = [{"service": "例SNS", "handle": f"@one{number}"} for number in range(rows)]
    handed = await handoff(
        parties, {"matter_types": ["damages"], "age_band_now": "20_or_over", "offender_handles": handles}
    )

    with counted(parties.web) as statements:
        await offered(parties, handed)

    assert len(statements) == 25
