"""A new case in steps: saved as it is, refused by field, opened once, and nobody's word written over unseen."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from hub.identity.permissions import Role
from tests.browser.people import Person, member
from tests.console.at_desk import AtDesk, Seen, at_desk
from tests.database import TestDatabase
from tests.parties import Parties

pytestmark = pytest.mark.anyio


@pytest.fixture
def worker(parties: Parties) -> Person:
    return member(parties, parties.organisation(), Role.CASEWORKER)


@pytest.fixture
async def desk(database: TestDatabase, worker: Person) -> AsyncIterator[AtDesk]:
    async with at_desk(database) as desk:
        await desk.comes_in(worker)
        yield desk


async def begun(desk: AtDesk, step: str = "safety") -> Seen:
    """A fresh form."""
    seen = await desk.opens("/cases/new")
    return await desk.opens(seen.path.rpartition("/")[0] + f"/{step}")


def case_of(seen: Seen) -> UUID:
    """The case whose page this is."""
    return UUID(seen.path.split("/")[2])


def opened(parties: Parties, person: Person) -> list[UUID]:
    found = parties.rows("select case_file from case_team where principal = %(p)s", p=person.principal)
    return [row[0] for row in found]


def fields(parties: Parties, case: UUID) -> set[str]:
    return {row[0] for row in parties.rows("select field from case_value where case_file = %(c)s", c=case)}


async def test_a_refused_field_keeps_everything_typed_and_what_was_right_is_recorded(
    desk: AtDesk, parties: Parties, worker: Person
) -> None:
    form = await begun(desk, "happened")
    typed = {"narrative": "脅されている。", "demand_amount_jpy": "たくさん", "payments[0].institution": "架空銀行"}

    refused = await desk.sends(form, **typed)

    assert refused.status == 422
    assert {name: refused.form[name] for name in typed} == typed
    assert 'href="#demand_amount_jpy"' in refused.text
    assert 'id="payments[0].paid_at-wrong"' in refused.text
    (case,) = opened(parties, worker)
    assert fields(parties, case) == {"narrative"}
    mended = {"demand_amount_jpy": "５０，０００円", "payments[0].institution": ""}
    after = await desk.sends(refused, **mended)
    assert after.path == f"/cases/{case}/steps/evidence"
    assert fields(parties, case) == {"narrative", "demand_amount_jpy"}


async def test_text_that_carries_an_image_is_refused_and_the_words_beside_it_are_kept(
    desk: AtDesk, parties: Parties, worker: Person
) -> None:
    form = await begun(desk, "happened")
    image = (
        "data:image/png;base64,"
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )

    refused = await desk.sends(form, narrative=image, offender_details="関西の言葉")

    assert (refused.status, refused.form["narrative"]) == (422, image)
    (case,) = opened(parties, worker)
    assert fields(parties, case) == {"offender_details"}


async def test_back_and_again_and_a_second_tab_open_one_case_and_keep_each_entry_once(
    desk: AtDesk, parties: Parties, worker: Person
) -> None:
    form = await begun(desk, "evidence")
    tab = await desk.opens(form.path)
    messages = {
        "entries[0].kind": "messages",
        "entries[0].description": "控え",
        "entries[0].taken_at": "2026-11-20T10:00",
    }

    first = await desk.sends(form, **messages)
    again = await desk.sends(form, **messages)
    other = await desk.sends(
        tab, language="en", **{"entries[0].kind": "receipt", "entries[0].description": "振込の控え"}
    )

    assert first.path == again.path == other.path
    assert opened(parties, worker) == [case_of(first)]
    kept = parties.rows("select 1 from evidence where case_file = %(c)s", c=case_of(first))
    assert len(kept) == 2


async def test_an_empty_form_demands_nothing_and_opens_nothing(desk: AtDesk, parties: Parties, worker: Person) -> None:
    form = await begun(desk)

    following = await desk.sends(form)
    stopped = await desk.sends(following, deed="stop")

    assert following.path == form.path.replace("safety", "happened")
    assert (stopped.path, opened(parties, worker)) == ("/", [])


async def test_two_people_at_one_step_lose_nothing(desk: AtDesk, parties: Parties) -> None:
    first = await desk.sends(await begun(desk, "happened"), narrative="はじめ")
    place = f"/cases/{case_of(first)}/steps/happened"
    mine, theirs = await desk.opens(place), await desk.opens(place)
    await desk.sends(theirs, narrative="ほかの人の記録", offender_details="関西の言葉")

    met = await desk.sends(mine, narrative="わたしの記録", demand_amount_jpy="30000")

    assert (met.status, met.form["narrative"]) == (422, "わたしの記録")
    assert "ほかの人の記録" in met.text
    assert met.form["offender_details"] == "関西の言葉", "what only the other touched stands"
    came_back = await desk.opens(place)
    assert (came_back.status, came_back.form["narrative"]) == (200, "わたしの記録")
    assert "ほかの人の記録" in came_back.text, "and not written over unseen by a draft either"
    await desk.sends(came_back)
    stands = (await desk.opens(place)).form
    assert [stands[name] for name in ("narrative", "offender_details", "demand_amount_jpy")] == [
        "わたしの記録",
        "関西の言葉",
        "30000",
    ]


async def test_what_she_says_of_herself_becomes_statements_in_the_voice_of_who_speaks(
    desk: AtDesk, parties: Parties
) -> None:
    first = await desk.sends(await begun(desk), speaks_with_us="teacher", age_band_now="16_17", method="by_chat")
    case = case_of(first)
    wishes = await desk.opens(f"/cases/{case}/steps/wishes")

    checked = await desk.sends(wishes, **{"wishes.police": "yes", "barred_recipients.school": "1", "alone": "yes"})

    assert checked.path == f"/cases/{case}/steps/check"
    assert "まだ数えません" in checked.text, "a teacher's yes to the police counts for nothing"
    kinds = parties.rows("select kind, counts from statement where case_file = %(c)s order by number", c=case)
    assert kinds == [("age-now", True), ("wish", False), ("bar", True)]


async def test_the_list_of_steps_says_how_far_each_is_and_that_nothing_was_sent(desk: AtDesk) -> None:
    first = await desk.sends(await begun(desk, "happened"), exposure="threatened", pattern="sextortion")

    page = (await desk.opens(f"/cases/{case_of(first)}/steps/check")).text

    said = page.partition('class="steps"')[2].partition("</ol>")[0]
    assert [word for word in ("書けました", "書きかけ", "まだ送っていません") if word in said] == [
        "書けました",
        "まだ送っていません",
    ]
    assert "完了" not in page
    assert "sextortion" not in page


async def test_who_opens_no_case_and_who_is_not_on_its_team_see_nothing(
    desk: AtDesk, database: TestDatabase, parties: Parties, worker: Person
) -> None:
    first = await desk.sends(await begun(desk), call_name="カナリア")
    place = f"/cases/{case_of(first)}/steps/safety"
    others = [
        (member(parties, parties.organisation(), Role.CASEWORKER), place, 404),
        (member(parties, parties.organisation(), Role.AUDITOR), "/cases/new", 403),
    ]
    for person, path, status in others:
        async with at_desk(database) as other:
            await other.comes_in(person)
            seen = await other.opens(path)
            assert (seen.status, "カナリア" in seen.text) == (status, False)
