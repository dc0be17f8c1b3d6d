"""A reviewer's pages: the queue, one request decided by keys or without a script, and whoever is not on it."""

import re
from collections.abc import AsyncIterator
from uuid import UUID, uuid4

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from tests.browser.people import signed_in
from tests.browser.received import Platform, a_platform, answer_to, take
from tests.browser.site import Site
from tests.browser.test_casework import drawn
from tests.browser.test_pages import LANGUAGES, check, stands
from tests.figures import Figures
from tests.parties import Parties

pytestmark = pytest.mark.anyio
EXPLANATION = "同意なく公開された私事性的画像です。"
MANY = 20
MOST_PRESSES = 45


@pytest.fixture(scope="module")
def made() -> dict[str, Platform]:
    """The one platform of this module, once it was made."""
    return {}


@pytest.fixture
async def platform(made: dict[str, Platform], parties: Parties) -> Platform:
    if not made:
        made["it"] = await a_platform(parties)
    return made["it"]


@pytest.fixture
async def mine(platform: Platform, parties: Parties) -> UUID:
    """A request that the first is on."""
    request = await platform.another(parties, MANY)
    await take(parties, platform, request)
    return request


@pytest.fixture(params=LANGUAGES)
async def reader(chromium: Browser, site: Site, request: pytest.FixtureRequest) -> AsyncIterator[BrowserContext]:
    context = await chromium.new_context(base_url=site.url, locale=request.param)
    yield context
    await context.close()


@pytest.fixture
async def page(machine: BrowserContext, site: Site, platform: Platform) -> Page:
    """The first of the platform, come in."""
    return await signed_in(machine, site, platform.first)


def answered(parties: Parties, request: UUID) -> tuple[str, list[str], list[str]]:
    asked = "select status, item_status, item_reason from takedown where id = %(r)s"
    ((status, items, reasons),) = parties.rows(asked, r=request)
    return status, items, reasons


async def test_the_pages_are_usable_small_and_within_themselves(
    reader: BrowserContext, site: Site, platform: Platform, mine: UUID
) -> None:
    page = await signed_in(reader, site, platform.first)
    for name, place in (("queue", "/queue"), ("request", f"/queue/{mine}"), ("reviewers_start", "/")):
        await check(page, place, site)
        await drawn(page, name)
    await page.goto(f"/queue/{mine}")
    await page.check("[name='a.1'][value=refused]")
    await page.click("[data-go]")
    await page.wait_for_selector("[data-summary]")
    await stands(page)


async def test_the_queue_and_a_request_hold_no_story_before_it_is_opened_and_no_way_out(
    page: Page, site: Site, parties: Parties, platform: Platform, mine: UUID
) -> None:
    for place in ("/queue", f"/queue/{mine}"):
        await page.goto(place)
        assert EXPLANATION not in await page.content()
        ends = await page.evaluate(
            "[...document.querySelectorAll('[href], [src], [action]')].map(e => e.href || e.src || e.action)"
        )
        assert [end for end in ends if not end.startswith((f"{site.url}/", "data:,"))] == []
    assert "sns.example.org/p/7" in await page.content(), "an address is there, as text"
    read = "select count(*) from ledger_event where object = %(o)s and actor = %(a)s and verb = 'packet:read'"
    assert parties.rows(read, o=mine, a=platform.party.id) == [(1,)]

    await page.click("a[href*='open=words']")

    await expect(page.locator("#words + dl")).to_contain_text(EXPLANATION)
    await page.goto(f"/queue/{mine}")
    assert EXPLANATION not in await page.content(), "nothing is remembered"


async def test_twenty_items_of_one_request_are_decided_by_few_keys(
    page: Page, parties: Parties, mine: UUID, figures: Figures
) -> None:
    presses = 0

    async def press(*keys: str) -> None:
        nonlocal presses
        for key in keys:
            await page.keyboard.press(key)
            presses += 1

    await page.goto(f"/queue/{mine}")
    await press("j")
    for number in range(MANY):
        await press("6" if number == 3 else "1")
        if number == 3:
            assert await page.evaluate("document.activeElement.name") == "why.refused", "the reasons open"
            await press("ArrowDown", "ArrowDown")
        await press("Enter")
    await page.wait_for_url(re.compile(f"done=decided&before={mine}"))

    figures.say(f"{presses} key presses for {MANY} items of one request")
    assert presses <= MOST_PRESSES
    status, items, reasons = answered(parties, mine)
    assert status == "completed"
    assert items == ["removed"] * 3 + ["refused"] + ["removed"] * 16
    assert reasons[3] == "not-unlawful"
    assert not [reason for number, reason in enumerate(reasons) if reason and number != 3]


async def test_shift_and_a_number_marks_all_that_are_ticked(page: Page, parties: Parties, mine: UUID) -> None:
    await page.goto(f"/queue/{mine}")
    await page.check("[data-all] input")
    await expect(page.locator("[data-count]")).to_contain_text(f"{MANY}")
    await page.focus("[data-item] [data-pick]")
    await page.keyboard.press("Shift+Digit4")
    await page.keyboard.press("Enter")
    await page.wait_for_url(re.compile(f"done=decided&before={mine}"))

    assert answered(parties, mine)[1] == ["already-gone"] * MANY


async def test_numbers_are_numbers_where_somebody_writes_composes_or_has_turned_keys_off(
    page: Page, mine: UUID
) -> None:
    place = f"/queue/{mine}"
    await page.goto(place)
    await page.focus("#find")
    await page.keyboard.press("1")
    assert await page.input_value("#find") == "1"
    await page.focus("[data-item] [data-pick]")
    await page.evaluate(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', "
        "{code: 'Digit1', key: '1', isComposing: true, bubbles: true}))"
    )
    assert await page.locator("[data-item] [type=radio]:checked").count() == 0
    await page.keyboard.press("1")
    assert await page.locator("[data-item] [type=radio]:checked").count() == 1

    await page.click("form[action='/keys'] button")
    await page.wait_for_url(f"**{place}")
    await page.focus("[data-item] [data-pick]")
    await page.keyboard.press("1")
    assert await page.locator("[data-item] [type=radio]:checked").count() == 0
    await page.click("form[action='/keys'] button")


async def test_a_refusal_without_a_reason_is_asked_for_it_and_loses_nothing(
    page: Page, parties: Parties, mine: UUID
) -> None:
    await page.goto(f"/queue/{mine}")
    await expect(page.locator("[data-why=refused]")).to_be_hidden()
    await page.check("[name='a.2'][value=refused]")
    await page.check("[name='a.3'][value=removed]")
    await expect(page.locator("[data-why=refused]")).to_be_visible()
    await page.click("[data-go]")

    await expect(page.locator("[id='why.refused-wrong']")).to_be_visible()
    assert await page.is_checked("[name='a.3'][value=removed]")
    assert set(answered(parties, mine)[1]) == {"sent"}
    await page.select_option("[id='why.refused']", "wrong-service")
    await page.click("[data-go]")
    await page.wait_for_url("**?done=decided")
    _, items, reasons = answered(parties, mine)
    assert (items[1], reasons[1], items[2]) == ("refused", "wrong-service", "removed")

    await page.click("a[href$='?correct=2#correct']")
    await page.select_option("#status", "removed")
    await page.select_option("#why", "wrong-item")
    await page.click(f"form[action='/queue/{mine}/correct'] button")
    await page.wait_for_url("**?done=corrected")
    assert answered(parties, mine)[1][1] == "removed"


async def test_times_are_shown_in_the_readers_own_zone_with_the_deadlines_beside(
    chromium: Browser, site: Site, platform: Platform, mine: UUID
) -> None:
    context = await chromium.new_context(base_url=site.url, locale="en-GB", timezone_id="America/New_York")
    page = await signed_in(context, site, platform.first)
    await page.goto(f"/queue/{mine}")

    await expect(page.locator("[data-own]").first).to_contain_text(re.compile(r"24.*10:00.*EST"))
    await expect(page.locator("[data-own] + .hint").first).to_contain_text("25 Nov, 03:00 UTC")
    await context.close()


async def test_without_a_script_a_request_is_taken_decided_and_given_back(
    chromium: Browser, site: Site, platform: Platform, parties: Parties
) -> None:
    one, other = await platform.another(parties, 2), await platform.another(parties, 1)
    context = await chromium.new_context(base_url=site.url, locale="ja-JP", java_script_enabled=False)
    page = await signed_in(context, site, platform.first)
    await page.goto("/queue?sort=newest")
    await page.check(f"[name='pick.TakedownRequest:{other}']")
    await page.click("button[name=do][value=take]")
    await page.goto("/queue?sort=newest")
    await page.click(f"button[name=one][value='TakedownRequest:{one}']")
    await page.wait_for_url(f"**/queue/{one}")
    await page.check("[name='pick.1']")
    await page.click("summary")
    await page.select_option("#every", "under-review")
    await page.check("[name='a.2'][value=removed]")
    await page.click("[data-go]")
    await page.wait_for_url(f"**/queue/{one}?done=decided")
    assert answered(parties, one)[1] == ["under-review", "removed"]

    await page.goto("/queue")
    await page.click("form[action='/rest'] button")
    await page.wait_for_url("**/queue?done=rested")
    on = "select count(*) from received_team where object = %(r)s and ended_at is null"
    assert parties.rows(on, r=other) == [(0,)]
    assert parties.rows(on, r=one) == [(1,)], "what was begun is left to nobody"
    await context.close()


async def test_whoever_is_not_on_it_gets_what_absent_gives(
    chromium: Browser, site: Site, platform: Platform, mine: UUID, parties: Parties
) -> None:
    absent = await answer_to(chromium, site, platform.second, f"/queue/{uuid4()}")
    assert absent[0] == 404
    for who, person in platform.outsiders().items():
        assert await answer_to(chromium, site, person, f"/queue/{mine}") == absent, who
    read = "select count(*) from ledger_event where object = %(o)s and verb = 'packet:read'"
    assert parties.rows(read, o=mine) == [(0,)]
    for person, listed in ((platform.walled, False), (platform.second, True)):
        context = await chromium.new_context(base_url=site.url, locale="ja-JP")
        page = await signed_in(context, site, person)
        await page.goto("/queue?sort=newest")
        assert bool(await page.locator(f"[name='pick.TakedownRequest:{mine}']").count()) is listed
        await context.close()
