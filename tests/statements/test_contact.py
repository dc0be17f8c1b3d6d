"""Another safe contact, a guarded wish and the shared word: what is used only after she could say it freely."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from hub.cases import repository
from hub.intake.choose_word import choose_word
from hub.intake.voice import Safety, Spoken
from hub.kit.errors import Invalid
from hub.statements.word import word_matches
from tests.acts.people import working
from tests.parties import NOW, Parties
from tests.statements.night import DAY, FREE, GIRL, HOUR, MINUTE, Night, a_night

pytestmark = pytest.mark.anyio
OTHER: dict[str, Any] = {
    "ways": [{"kind": "phone", "value": "000-0000-0000", "hours": "9-10", "wording": "図書館", "voicemail": False}]
}


async def chooses(night: Night, word: str, at: datetime = NOW, *, safety: Safety = FREE) -> UUID:
    async with working(night.parties, night.first, at) as work:
        return await choose_word(work, night.case, word, Spoken(), safety)


async def matches(night: Night, word: str | None) -> bool | None:
    async with working(night.parties, night.first) as work:
        return await word_matches(work, await repository.case(work, night.case), word)


async def test_another_contact_is_used_only_after_her_word(night: Night) -> None:
    await chooses(night, "青い かもめ")

    without = await night.contact(OTHER)
    assert (without.counts, without.not_counted) == (False, ("word_wrong",))
    assert (await night.values())["safe_contact"] == GIRL["safe_contact"]
    assert night.narrowed.places == []

    with_word = await night.contact(OTHER, safety=Safety(alone=True, word="青いかもめ"))
    assert with_word.counts
    assert (await night.values())["safe_contact"] == OTHER
    assert night.narrowed.places == [("safe-contact", None, None, None)]


@pytest.mark.parametrize("other", [None, OTHER])
async def test_an_unsafe_contact_is_stopped_at_once_whatever_comes_instead(
    night: Night, other: dict[str, Any] | None
) -> None:
    await night.contact(other, unsafe=True, safety=Safety())

    assert "safe_contact" not in await night.values()
    assert night.narrowed.places == [("safe-contact", None, None, None)]


async def test_nothing_is_said_by_no_contact(night: Night) -> None:
    with pytest.raises(Invalid, match="required:contact"):
        await night.contact(None)
    with pytest.raises(Invalid, match="safe_contact_incomplete"):
        await night.contact({"ways": [{**OTHER["ways"][0], "hours": ""}]})


async def test_the_first_contact_is_no_change(parties: Parties) -> None:
    night = await a_night(parties, {name: told for name, told in GIRL.items() if name != "safe_contact"})

    assert (await night.contact(OTHER, safety=Safety())).counts
    assert (await night.lifts()).counts


async def test_for_fourteen_days_after_a_change_nothing_is_lowered(night: Night) -> None:
    assert (await night.contact(OTHER)).counts

    early = await night.lifts(at=NOW + 14 * DAY - MINUTE)
    late = await night.lifts(at=NOW + 14 * DAY)

    assert early.not_counted == ("contact_changed_lately",)
    assert late.counts


async def test_a_wish_for_the_police_counts_where_she_could_say_it_and_a_no_counts_at_once(parties: Parties) -> None:
    night = await a_night(parties, {name: told for name, told in GIRL.items() if name != "barred_recipients"})

    typed = await night.wishes({"police": "yes", "removal": "no", "care": "yes"}, safety=Safety())
    assert typed.counts is False
    assert (await night.values())["wishes"] == {**GIRL["wishes"], "removal": "no", "care": "yes"}

    await night.wishes({"police": "yes"})
    assert (await night.values())["wishes"]["police"] == "yes"
    await night.wishes({"police": "no"}, safety=Safety())
    assert (await night.values())["wishes"]["police"] == "no"


async def test_a_wish_against_her_bar_stops_that_route_until_it_is_settled_or_she_lifts_it(night: Night) -> None:
    await night.lifts()
    await night.consents(NOW + MINUTE)
    wish = await night.wishes({"police": "yes"}, NOW + HOUR)

    assert wish.contradicts is not None
    assert {one.code for one in await night.gate(NOW + HOUR)} == {"contradiction_unsettled"}
    await night.lifts(at=NOW + 2 * HOUR)
    await night.consents(NOW + 3 * HOUR)
    assert await night.gate(NOW + 3 * HOUR) == (), "her own lift for this body is her answer"

    again = await night.wishes({"guardian": "yes"}, NOW + 4 * HOUR)
    assert again.contradicts is not None
    assert await night.gate(NOW + 4 * HOUR) == (), "a route that the guardian is not on"


async def test_the_word_is_known_by_a_slow_hash_alone_and_changed_only_with_the_old_one(night: Night) -> None:
    assert await matches(night, "かもめ") is None
    await chooses(night, "かもめ")

    assert (await matches(night, " かも め"), await matches(night, "からす"), await matches(night, None)) == (
        True,
        False,
        False,
    )
    await chooses(night, "からす")
    assert await matches(night, "かもめ") is True, "without the old one the new one does not count"
    await chooses(night, "からす", safety=Safety(alone=True, word="かもめ"))
    assert await matches(night, "からす") is True
    said = [one for one in await night.statements() if one.kind == "word"]
    assert all(one.value["hash"].startswith("$argon2id$") for one in said)
    assert night.ledger().count("word:chosen") == 2


@pytest.mark.parametrize("word", ["", " あ ", "あ" * 101])
async def test_a_word_has_two_letters_at_least(night: Night, word: str) -> None:
    with pytest.raises(Invalid, match="out_of_range:word"):
        await chooses(night, word)


async def test_what_was_said_long_ago_may_be_recorded_today(night: Night) -> None:
    spoken = Spoken(said_at=NOW - timedelta(days=3), method="by_chat", language="en")
    id = await night.bars("medical", spoken=spoken)

    found = await night.statement(id)
    assert (found.how.said_at, found.how.method, found.how.language) == (NOW - timedelta(days=3), "by_chat", "en")
    assert found.recorded_at == NOW
