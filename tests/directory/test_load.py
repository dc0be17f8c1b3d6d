"""The directory as every member reads it: who is there today, how reached, what owed to others."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from uuid import uuid4

import pytest
from psycopg.types.json import Jsonb

from hub.directory import load
from hub.directory.entries import DirectoryEntry
from hub.directory.rules import Duty
from hub.kit.errors import NotFound
from hub.kit.pages import Page, Slice
from hub.kit.text import Bilingual
from tests.database import TestDatabase
from tests.parties import NOW, Parties, Party

pytestmark = pytest.mark.anyio


@pytest.fixture
async def parties(fresh_database: TestDatabase) -> AsyncIterator[Parties]:
    made = Parties(fresh_database, {})
    yield made
    await made.close()


def left(parties: Parties, party: Party) -> None:
    with parties.database.connect() as owner:
        owner.execute("update organisation set ended_at = %s where id = %s", (NOW, party.id))


def routed(parties: Parties, party: Party, connector: str, start_days: int, end_days: int | None) -> None:
    parties.insert(
        "route",
        id=uuid4(),
        organisation=party.id,
        connector=connector,
        address=Jsonb({}),
        valid_from=NOW + timedelta(days=start_days),
        valid_to=None if end_days is None else NOW + timedelta(days=end_days),
    )


async def test_a_recipient_comes_with_its_duties_services_and_way(parties: Parties) -> None:
    asker, lawyer = parties.organisation(), parties.organisation("legal_aid", duties=False, connector="legal_handoff")
    duty, service = uuid4(), uuid4()
    parties.insert(
        "reporting_duty",
        id=duty,
        organisation=lawyer.id,
        version=2,
        reports_to="police",
        under_age=18,
        sentence_ja="知らせます。",
        sentence_en="It tells.",
        source="a law",
        valid_from=date(2026, 4, 1),
        valid_to=date(2027, 3, 31),
    )
    parties.insert(
        "service",
        id=service,
        organisation=lawyer.id,
        name="相談",
        purposes=["legal_advice"],
        service_area=["JP-13"],
        eligibility_description="",
        languages=["ja"],
        hours="",
        capacity="waitlist",
    )

    async with parties.work(asker) as work:
        found = await load.load_recipient(work, lawyer.id)

    assert (found.id, found.kind, found.country, found.connector) == (lawyer.id, "legal_aid", "JP", "legal_handoff")
    told = Bilingual("知らせます。", "It tells.")
    assert found.duties == (Duty(duty, 2, "police", 18, told, "a law", date(2026, 4, 1), date(2027, 3, 31)),)
    assert [(one.id, one.purposes, one.minimum_age, one.capacity) for one in found.services] == [
        (service, ("legal_advice",), None, "waitlist")
    ]
    assert found.party().name == lawyer.name


async def test_an_organisation_without_a_row_of_duties_shows_none(parties: Parties) -> None:
    asker, bare = parties.organisation(), parties.organisation("platform", duties=False)

    async with parties.work(asker) as work:
        found = await load.load_recipient(work, bare.id)

    assert (found.duties, found.services, found.connector) == ((), (), None)


@pytest.mark.parametrize(
    ("spans", "connector"),
    [
        ([(-2, None)], "new"),
        ([(-2, -1)], None),
        ([(1, None)], None),
        ([(-9, -2), (-2, None)], "new"),
        ([(-9, 1)], "new"),
    ],
)
async def test_the_way_is_the_one_of_today(
    parties: Parties, spans: list[tuple[int, int | None]], connector: str | None
) -> None:
    asker, partner = parties.organisation(), parties.organisation("platform")
    for number, (start, end) in enumerate(spans, 1):
        routed(parties, partner, "new" if number == len(spans) else "old", start, end)

    async with parties.work(asker) as work:
        found = await load.load_recipient(work, partner.id)

    assert found.connector == connector


async def test_one_that_left_is_no_recipient_and_still_has_a_name(parties: Parties) -> None:
    asker, gone = parties.organisation(), parties.organisation("platform")
    left(parties, gone)

    async with parties.work(asker) as work:
        with pytest.raises(NotFound):
            await load.load_recipient(work, gone.id)
        named = await load.organisation(work, gone.id)

    assert named.name == gone.name


async def test_unknown_ids_are_not_found_and_missing_in_batches(parties: Parties) -> None:
    asker = parties.organisation()

    async with parties.work(asker) as work:
        with pytest.raises(NotFound) as refusal:
            await load.load_recipient(work, uuid4())
        with pytest.raises(NotFound):
            await load.organisation(work, uuid4())
        batch = await load.recipients(work, (asker.id, uuid4()))

    assert [reason.field for reason in refusal.value.reasons] == ["recipient"]
    assert set(batch) == {asker.id}


async def pages(parties: Parties, asker: Party, size: int, **filters: str) -> list[Slice[DirectoryEntry]]:
    found: list[Slice[DirectoryEntry]] = []
    async with parties.work(asker) as work:
        page = Page(size)
        while not found or found[-1].more:
            found.append(await load.listed(work, page, **filters))
            page = Page(size, found[-1].items[-1][0]) if found[-1].items else page
    return found


async def test_pages_hold_everybody_once(parties: Parties) -> None:
    members = [parties.organisation("platform") for _ in range(7)]
    left(parties, members[3])

    found = await pages(parties, members[0], 2)

    ids = [entry.id for page in found for _, entry in page.items]
    assert [len(page.items) for page in found] == [2, 2, 2]
    assert sorted(ids) == sorted(member.id for member in members if member is not members[3])


async def test_a_suspended_member_is_in_no_page_and_no_recipient(parties: Parties) -> None:
    members = [parties.organisation("platform") for _ in range(3)]
    stopped = "update organisation set suspended_at = %s, suspended_for = 'security' where id = %s"
    parties.admin.execute(stopped, (NOW, members[1].id))

    found = await pages(parties, members[0], 2)
    async with parties.work(members[0]) as work:
        batch = await load.recipients(work, [member.id for member in members])

    ids = {entry.id for page in found for _, entry in page.items}
    assert ids == set(batch) == {members[0].id, members[2].id}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"kind": "platform"}, 1),
        ({"country": "US"}, 1),
        ({"language": "ja"}, 3),
        ({"language": "xx"}, 0),
        ({"purpose": "legal_advice"}, 0),
        ({"kind": "platform", "country": "JP"}, 0),
    ],
)
async def test_a_list_can_be_narrowed(parties: Parties, filters: dict[str, str], expected: int) -> None:
    asker = parties.organisation()
    parties.organisation("platform", country="US")
    parties.organisation("legal_aid")

    found = await pages(parties, asker, 100, **filters)

    assert len(found[0].items) == expected
