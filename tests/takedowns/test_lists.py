"""Pages of requests and the recipient's queue: order, narrowing, and one statement whatever the size."""

from datetime import timedelta
from uuid import UUID

import pytest

from hub.kit.errors import Invalid
from hub.kit.pages import Page
from hub.takedowns.answer import answer
from hub.takedowns.lists import listed
from hub.takedowns.outcome import ItemAnswer
from hub.takedowns.progress import turn_down
from hub.takedowns.queue import Queued, queue
from hub.takedowns.send import send
from hub.tasks.lists import Filter
from tests.again import AGAIN
from tests.counting import counted
from tests.parties import NOW, Parties
from tests.takedowns.removal import ACCOUNT, URL, Removal, removal
from tests.telling import request_told

pytestmark = pytest.mark.anyio


async def seven(parties: Parties) -> tuple[Removal, list[UUID]]:
    """Seven requests, each due an hour before the one sent before it."""
    asked = await removal(parties)
    made = []
    for hour in range(7):
        async with parties.work(asked.sender, NOW + timedelta(minutes=hour)) as work:
            due = NOW + timedelta(hours=70 - hour)
            items = [URL, ACCOUNT][: 1 + hour % 2]
            made.append(await send(work, asked.wanted(respond_by=due, items=items, duplicate_reason=AGAIN)))
        await request_told(parties, asked.sender, made[-1])
    return asked, made


async def whole_queue(parties: Parties, asked: Removal, size: int) -> list[list[Queued]]:
    found, page, more = [], Page(size), True
    while more:
        async with parties.work(asked.platform) as work:
            part = await queue(work, page)
        found.append([one for _, one in part.items])
        more = part.more
        page = Page(size, part.items[-1][0]) if part.items else page
    return found


async def test_the_queue_goes_by_the_earliest_end_and_opens_every_item(parties: Parties) -> None:
    asked, made = await seven(parties)
    async with parties.work(asked.platform) as work:
        await turn_down(work, made[3], reason="other")
        await answer(work, made[4], [ItemAnswer(1, "removed")])

    pages = await whole_queue(parties, asked, 4)

    assert [len(page) for page in pages] == [4, 2]
    found = [one for page in pages for one in page]
    assert [one.id for one in found] == [made[n] for n in (6, 5, 4, 2, 1, 0)]
    assert [item.value for item in found[1].items] == [URL["value"], ACCOUNT["value"]]
    assert found[2].items[0].status == "removed"


async def test_the_queue_is_the_recipients_alone(parties: Parties) -> None:
    asked, _ = await seven(parties)

    async with parties.work(asked.sender) as work:
        assert (await queue(work, Page(10))).items == ()
    async with parties.work(parties.organisation("platform")) as work:
        assert (await queue(work, Page(10))).items == ()


async def test_a_list_is_narrowed_by_status_and_overdue(parties: Parties) -> None:
    asked, made = await seven(parties)
    async with parties.work(asked.platform) as work:
        await turn_down(work, made[6], reason="other")

    async with parties.work(asked.sender, NOW + timedelta(hours=66)) as work:
        late = await listed(work, Filter("sent", overdue=True), Page(10))
        rejected = await listed(work, Filter("sent", status="rejected"), Page(10))

    assert [one.id for _, one in late.items] == [made[5]]
    assert [one.id for _, one in rejected.items] == [made[6]]


@pytest.mark.parametrize("size", [2, 100])
async def test_what_waits_in_an_inbox_goes_by_the_earliest_end(parties: Parties, size: int) -> None:
    asked, made = await seven(parties)
    async with parties.work(asked.platform) as work:
        await turn_down(work, made[3], reason="other")
        await answer(work, made[4], [ItemAnswer(1, "removed")])
    found: list[UUID] = []
    page, more = Page(size), True
    while more:
        async with parties.work(asked.platform) as work:
            part = await listed(work, Filter("inbox", urgency="urgent", waiting=True), page)
        found, more = [*found, *(one.id for _, one in part.items)], part.more
        page = Page(size, part.items[-1][0])

    assert found == [made[n] for n in (6, 5, 4, 2, 1, 0)]


def test_what_was_sent_does_not_wait_for_its_sender() -> None:
    with pytest.raises(Invalid) as refused:
        Filter("sent", waiting=True)

    assert [one.field for one in refused.value.reasons] == ["waiting"]


@pytest.mark.parametrize("size", [5, 100])
async def test_queue_and_list_cost_one_statement_whatever_their_size(parties: Parties, size: int) -> None:
    asked, _ = await seven(parties)

    async with parties.work(asked.platform) as work:
        with counted(parties.web) as of_queue:
            assert len((await queue(work, Page(size))).items) == min(size, 7)
        with counted(parties.web) as of_list:
            assert len((await listed(work, Filter("inbox"), Page(size))).items) == min(size, 7)
        with counted(parties.web) as of_waiting:
            assert len((await listed(work, Filter("inbox", waiting=True), Page(size))).items) == min(size, 7)

    assert (len(of_queue), len(of_list), len(of_waiting)) == (1, 1, 1)
