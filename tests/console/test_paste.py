"""Places pasted into a case: the right lines move, the wrong ones stay with their reason, and nothing is fetched."""

import time
from collections.abc import AsyncIterator

import pytest

from hub.console.pages.paste import place_in
from hub.identity.permissions import Role
from tests.browser.people import Person, member
from tests.cases.team import put_on_team
from tests.console.at_desk import AtDesk, Seen, at_desk
from tests.console.test_new_case import begun, case_of, opened
from tests.database import TestDatabase
from tests.figures import Figures
from tests.parties import Parties
from tests.takedowns.removal import removal, sent

pytestmark = pytest.mark.anyio
IMAGE = (
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def worker(parties: Parties) -> Person:
    return member(parties, parties.organisation(), Role.CASEWORKER)


@pytest.fixture
async def desk(database: TestDatabase, worker: Person) -> AsyncIterator[AtDesk]:
    async with at_desk(database) as desk:
        await desk.comes_in(worker)
        yield desk


async def a_box(desk: AtDesk) -> Seen:
    """The box of a new case."""
    first = await desk.sends(await begun(desk), call_name="さくら")
    return await desk.opens(f"/cases/{case_of(first)}/places")


async def paste(desk: AtDesk, at: Seen, text: str) -> Seen:
    answer = await desk.client.post(at.path, data={"places": text}, follow_redirects=True)
    return desk.read(answer)


async def test_right_lines_move_and_wrong_ones_stay_in_the_box_with_their_reason(desk: AtDesk) -> None:
    box = await a_box(desk)
    text = "https://www.sns.example.org/p/1\r\nhttps://sns.example.org/p/1#again\r\nここです\r\n@kuro SNS-A\r\n@shiro"

    seen = await paste(desk, box, text)

    assert seen.status == 422
    assert seen.forms[box.path]["places"] == "ここです\n@shiro"
    said = [row.partition("</li>")[0] for row in seen.text.partition('class="list"')[2].split("<li>")[1:]]
    assert len(said) == 5
    assert "入れました" in said[0]
    assert "入れていません" in said[2]
    assert "アカウント" in said[3]
    assert "SNS-A" in said[3]
    assert "<dd>sns.example.org</dd>" in said[0]
    assert 'href="http' not in seen.text, "no address is a link"
    again = await paste(desk, box, "https://sns.example.org/p/1#third")
    assert (again.status, "もう入っています" in again.text) == (200, True)


async def test_text_with_image_data_is_refused_in_words_and_nothing_of_it_is_taken(
    desk: AtDesk, parties: Parties
) -> None:
    box = await a_box(desk)

    seen = await paste(desk, box, IMAGE)

    assert seen.status == 422
    assert "画像は受け取れません。場所（URL）だけを書いてください" in seen.text
    assert parties.rows("select 1 from case_place where case_file = %(c)s", c=case_of(box)) == []


async def test_two_hundred_lines_are_answered_within_a_second_and_one_more_is_too_many(
    desk: AtDesk, parties: Parties, figures: Figures
) -> None:
    box = await a_box(desk)
    lines = [f"https://sns.example.org/p/{number}" for number in range(200)]

    began = time.process_time()
    seen = await paste(desk, box, "\n".join(lines))
    took = time.process_time() - began

    figures.say(f"200 pasted lines: {took:.2f} s of work")
    assert (seen.status, took < 1) == (200, True)
    kept = parties.rows("select count(*) from case_place where case_file = %(c)s", c=case_of(box))
    assert kept == [(200,)]
    more = await paste(desk, box, "\n".join([*lines, "https://sns.example.org/p/x"]))
    assert (more.status, more.forms[box.path]["places"].count("\n")) == (422, 200)


async def test_a_first_paste_opens_the_case_once(desk: AtDesk, parties: Parties, worker: Person) -> None:
    form = await begun(desk, "evidence")
    box = await desk.opens(form.path.replace("evidence", "places"))

    seen = await paste(desk, box, "https://sns.example.org/p/1")
    await paste(desk, box, "https://sns.example.org/p/2")

    (case,) = opened(parties, worker)
    assert f"/cases/{case}/places" in seen.forms
    kept = parties.rows("select count(*) from case_place where case_file = %(c)s", c=case)
    assert kept == [(2,)]


async def test_a_stranger_puts_nothing_in(desk: AtDesk, database: TestDatabase, parties: Parties) -> None:
    box = await a_box(desk)
    async with at_desk(database) as other:
        await other.comes_in(member(parties, parties.organisation(), Role.CASEWORKER))

        assert (await paste(other, box, "https://sns.example.org/p/1")).status == 404

    assert parties.rows("select 1 from case_place where case_file = %(c)s", c=case_of(box)) == []


async def test_a_line_that_a_platform_was_asked_to_remove_already_says_so(
    database: TestDatabase, parties: Parties
) -> None:
    asked = await removal(parties)
    await sent(parties, asked)
    worker = member(parties, asked.sender, Role.CASEWORKER)
    put_on_team(parties, asked.sender, asked.case, worker.principal)
    async with at_desk(database) as desk:
        await desk.comes_in(worker)
        box = await desk.opens(f"/cases/{asked.case}/places")

        seen = await paste(desk, box, "https://sns.example.org/p/1\nhttps://sns.example.org/new")

    said = [row.partition("</li>")[0] for row in seen.text.partition('class="list"')[2].split("<li>")[1:]]
    assert [asked.platform.name in row for row in said] == [True, False]


@pytest.mark.parametrize(
    ("line", "service"),
    [("https://www.example.org/a", "example.org"), ("https://m.example.org", "example.org"), ("https://[::", "-")],
)
def test_the_service_is_the_host_of_the_address(line: str, service: str) -> None:
    assert place_in(line)["value"]["service"] == service
