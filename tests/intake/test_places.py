"""Up to 2,000 places a case: added without writing a list anew, each answered by itself, asked for in parts."""

import base64
from asyncio import gather
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from hub.cases import repository
from hub.cases.place_list import MOST, removed, standing
from hub.intake.add_places import ToldPlace, add_places, remove_places
from hub.intake.correct import record_fields
from hub.intake.look_ahead import look_ahead
from hub.kit.errors import Conflict, Invalid, NotFound
from hub.kit.pages import Page
from hub.releases.read import read
from hub.releases.repeat_reason import AskedBeforeError, RepeatReason
from hub.takedowns.not_yet_requested import items_of, not_yet
from hub.takedowns.send import send
from tests.consultations import ADULT
from tests.counting import counted
from tests.minimisation.disguised import FILES
from tests.parties import NOW, Parties
from tests.takedowns.removal import CONSENTED, Removal, removal

pytestmark = pytest.mark.anyio
LONG = "a" * 360
DIGITS = "4a5e1e4b" * 8
PICTURE = base64.b64encode(FILES["jpeg"]).decode()


def url(number: int, tail: str = "") -> ToldPlace:
    row = {
        "url": f"https://sns.example.org/n/{number}{tail}",
        "service": "例SNS",
        "seen_at": "2026-11-20T10:00:00+09:00",
    }
    return ToldPlace("locations", row)


async def added(parties: Parties, asked: Removal, *told: ToldPlace) -> list[str]:
    """The outcomes."""
    async with parties.work(asked.sender) as work:
        return [one.outcome for one in await add_places(work, asked.case, told)]


async def values(parties: Parties, asked: Removal, name: str = "locations") -> list[dict[str, Any]]:
    async with parties.work(asked.sender) as work:
        return list((await repository.case(work, asked.case)).values.get(name) or ())


async def ids(parties: Parties, asked: Removal) -> list[UUID]:
    async with parties.work(asked.sender) as work:
        return [one.id for one in standing(await repository.case(work, asked.case))]


async def left(parties: Parties, asked: Removal) -> list[UUID]:
    """Every place that the platform was not asked for, page by page."""
    found: list[UUID] = []
    page, more = Page(100), True
    while more:
        async with parties.work(asked.sender) as work:
            part = await not_yet(work, await repository.case(work, asked.case), asked.platform.id, page)
        found += [one.id for _, one in part.items]
        more = part.more
        page = Page(100, part.items[-1][0]) if part.items else page
    return found


async def test_places_are_answered_one_by_one_and_what_is_wrong_holds_nothing_back(parties: Parties) -> None:
    asked = await removal(parties)
    told = [
        url(1),
        ToldPlace("locations", {"url": "HTTPS://sns.example.org/p/1?utm_source=x", "service": "例SNS"}),
        url(1, "#again"),
        ToldPlace("locations", {"url": "not an address", "service": "例SNS"}),
        ToldPlace("accounts", {"service": "例SNS", "handle": "@another"}),
        ToldPlace("accounts", {"service": "別SNS", "handle": "@leak"}),
        ToldPlace("hashes", {"algorithm": "pdq", "value": DIGITS, "computed_by": "own_device"}),
        ToldPlace("hashes", {"algorithm": "sha256", "value": DIGITS, "computed_by": "own_device"}),
        ToldPlace("narrative", "あ"),
        ToldPlace("locations", {"url": f"https://sns.example.org/{PICTURE}", "service": "例SNS"}),
        ToldPlace(
            "locations", {"url": "https://sns.example.org/late", "service": "a", "seen_at": "2099-01-01T00:00:00Z"}
        ),
    ]

    async with parties.work(asked.sender) as work:
        found = await add_places(work, asked.case, told)

    outcomes = ["added", "there", "there", "wrong", "added", "added", "added", "added", "wrong", "wrong", "wrong"]
    assert [one.outcome for one in found] == outcomes
    wrong = [(one.reasons[0].code, one.reasons[0].field) for one in found if one.outcome == "wrong"]
    assert wrong[:3] == [
        ("malformed", "places.3.url"),
        ("malformed", "places.8.field"),
        ("image_content", "places.9"),
    ]
    assert wrong[3][1] == "places.10.seen_at"
    assert [row["url"] for row in await values(parties, asked)] == [
        "https://sns.example.org/p/1",
        "https://sns.example.org/n/1",
    ]
    assert [row["algorithm"] for row in await values(parties, asked, "hashes")] == ["pdq", "sha256"]


async def test_two_who_add_at_once_lose_nothing_and_need_not_see_each_other(parties: Parties) -> None:
    asked = await removal(parties)

    told = [[url(n) for n in range(20)], [url(n) for n in range(10, 30)]]
    outcomes = await gather(*(added(parties, asked, *part) for part in told))

    assert sorted(one.count("added") for one in outcomes) == [10, 20]
    assert len(await values(parties, asked)) == 31
    assert len(set(await ids(parties, asked))) == 32


@pytest.mark.slow
async def test_two_thousand_long_addresses_are_added_and_asked_for_in_parts(parties: Parties) -> None:
    asked = await removal(parties)
    statements = []
    for start in range(0, MOST, 200):
        with counted(parties.web) as part:
            outcomes = await added(parties, asked, *(url(n, f"?k={LONG}") for n in range(start, start + 200)))
        statements.append(len(part))
        assert set(outcomes) <= {"added", "wrong"}
    assert len(set(statements)) == 1
    assert outcomes.count("wrong") == 2, "two stood before: the case is full"
    assert len(await ids(parties, asked)) == MOST

    rounds = 0
    while part_of := (await left(parties, asked))[:200]:
        async with parties.work(asked.sender) as work:
            made = await send(work, asked.wanted(items=[], places=part_of))
        rounds += 1

    assert rounds == 10
    async with parties.work(asked.platform) as work:
        packet = await read(work, made, "packet")
    assert len(packet.fields["items"]) == 200


async def test_a_full_case_takes_no_more(parties: Parties, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.intake.add_places.MOST", 3)
    asked = await removal(parties)

    assert await added(parties, asked, url(1), url(2), url(1)) == ["added", "wrong", "there"]


@pytest.mark.parametrize("count", [1, 200])
async def test_adding_costs_the_same_for_one_and_for_two_hundred(parties: Parties, count: int) -> None:
    asked = await removal(parties)

    with counted(parties.web) as statements:
        await added(parties, asked, *(url(n) for n in range(count)))

    assert len(statements) == 4


@pytest.mark.parametrize(("told", "expected"), [([], "required:places"), ([url(1)] * 201, "too_long:places")])
async def test_none_and_too_many_at_once_are_refused(parties: Parties, told: list[ToldPlace], expected: str) -> None:
    asked = await removal(parties)

    with pytest.raises(Invalid, match=expected):
        await added(parties, asked, *told)


async def test_what_is_taken_away_is_kept_with_the_reason(parties: Parties) -> None:
    asked = await removal(parties)
    await added(parties, asked, url(1), url(2))
    listed, account, first, second = await ids(parties, asked)

    async with parties.work(asked.sender) as work:
        await remove_places(work, asked.case, [listed, first], reason="別の人のページだった。")

    assert set(await ids(parties, asked)) == {account, second}
    assert [row["url"] for row in await values(parties, asked)] == ["https://sns.example.org/n/2"]
    async with parties.work(asked.sender) as work:
        kept = await removed(work, await repository.case(work, asked.case))
    assert {(one.id, one.reason, one.removed_by) for one in kept} == {
        (one, "別の人のページだった。", asked.sender.principal) for one in (listed, first)
    }
    assert {one.value["url"] for one in kept} == {"https://sns.example.org/p/1", "https://sns.example.org/n/1"}
    assert await added(parties, asked, url(1)) == ["added"], "it may come back, and is the same place"
    assert first in await ids(parties, asked)
    sealed = parties.rows("select sealed || reason_sealed from case_place where removed_at is not null")
    assert all("別の人".encode() not in bytes(one) and b"sns.example" not in bytes(one) for (one,) in sealed)


async def test_a_stray_place_and_no_reason_take_nothing_away(parties: Parties) -> None:
    asked, stranger = await removal(parties), await removal(parties)
    (foreign, _), (listed, _) = await ids(parties, stranger), await ids(parties, asked)

    for gone, reason, refusal in (
        ([listed, foreign], "x", NotFound),
        ([listed], " ", Invalid),
        ([uuid4()], "x", NotFound),
    ):
        with pytest.raises(refusal):
            async with parties.work(asked.sender) as work:
                await remove_places(work, asked.case, gone, reason=reason)

    assert len(await ids(parties, asked)) == 2


async def test_a_small_list_is_recorded_as_before_and_loses_nothing_unseen(parties: Parties) -> None:
    asked = await removal(parties)
    await added(parties, asked, url(1), url(2))
    async with parties.work(asked.sender) as work:
        version = (await repository.case(work, asked.case)).version
    whole = [*ADULT["locations"], url(2).value, url(3).value]

    with pytest.raises(Conflict, match="stale:expected_version"):
        async with parties.work(asked.sender) as work:
            await record_fields(work, asked.case, {"locations": whole}, expected_version=version - 1)
    async with parties.work(asked.sender) as work:
        await record_fields(work, asked.case, {"locations": whole}, expected_version=version)

    key = lambda row: row["url"]  # noqa: E731 - one name for one order
    assert sorted(await values(parties, asked), key=key) == sorted(whole, key=key)
    async with parties.work(asked.sender) as work:
        kept = await removed(work, await repository.case(work, asked.case))
    assert [(one.value["url"], one.reason) for one in kept] == [("https://sns.example.org/n/1", "corrected")]


async def test_a_list_that_has_outgrown_one_telling_is_not_overwritten(parties: Parties) -> None:
    asked = await removal(parties)
    await added(parties, asked, *(url(n) for n in range(200)))
    async with parties.work(asked.sender) as work:
        version = (await repository.case(work, asked.case)).version

    with pytest.raises(Invalid, match="use_add_places:locations"):
        async with parties.work(asked.sender) as work:
            await record_fields(work, asked.case, {"locations": [url(1).value]}, expected_version=version)

    assert len(await values(parties, asked)) == 201


async def test_what_was_asked_for_is_not_asked_for_again_even_after_it_was_destroyed(parties: Parties) -> None:
    asked = await removal(parties)
    await added(parties, asked, url(1))
    before = await left(parties, asked)
    async with parties.work(asked.sender) as work:
        made = await send(work, asked.wanted(items=[], places=before[:2]))
    parties.rows("update release set destroyed_at = %(n)s where object = %(r)s returning id", n=NOW, r=made)

    after = await left(parties, asked)
    with pytest.raises(AskedBeforeError) as refused:
        async with parties.work(asked.sender, NOW + timedelta(days=1)) as work:
            await send(work, asked.wanted(items=[], places=before))
    async with parties.work(asked.sender, NOW + timedelta(days=1)) as work:
        again = await look_ahead(
            work,
            asked.case,
            asked.platform.id,
            purpose="removal",
            kind="packet",
            request={"items": list(await items_of(work, asked.case, before))},
        )
        await send(work, asked.wanted(items=[], places=before, duplicate_reason=RepeatReason("re-uploaded")))

    assert after == before[2:]
    assert [(one.item, one.object) for one in refused.value.earlier] == [(1, made), (2, made)]
    assert again.duplicates == refused.value.earlier
    assert await left(parties, asked) == []


async def test_a_dead_delivery_asked_for_nothing(parties: Parties) -> None:
    asked = await removal(parties)
    before = await left(parties, asked)
    async with parties.work(asked.sender) as work:
        made = await send(work, asked.wanted(items=[], places=before))
    parties.rows("update takedown set item_status = '{delivery-failed,sent}' where id = %(r)s returning id", r=made)

    assert await left(parties, asked) == before[:1]


async def test_places_of_another_case_are_not_asked_for(parties: Parties) -> None:
    asked, stranger = await removal(parties), await removal(parties, fields=CONSENTED)

    with pytest.raises(NotFound):
        async with parties.work(asked.sender) as work:
            await send(work, asked.wanted(items=[], places=await ids(parties, stranger)))


async def test_a_line_that_is_no_place_and_carries_an_image_is_told_to_be_an_image(parties: Parties) -> None:
    asked = await removal(parties)
    image = (
        "data:image/png;base64,"
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )

    async with parties.work(asked.sender) as work:
        (answer,) = await add_places(work, asked.case, [ToldPlace("locations", {"url": image, "service": "-"})])

    assert [(one.code, one.field) for one in answer.reasons] == [("image_content", "places.0")]
