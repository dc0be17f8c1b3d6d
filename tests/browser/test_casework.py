"""A caseworker's day on pages: what waits, the list of cases, and one case; and that a stranger sees none of it.

`CASEWORK_PICTURES` names a folder into which each page is drawn, for whoever wants to look at them.
"""

import os
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from tests.browser.office import MANY, NAMES, Office, an_office
from tests.browser.people import signed_in
from tests.browser.site import Site
from tests.browser.test_pages import LANGUAGES, check, stands
from tests.parties import Parties

pytestmark = pytest.mark.anyio
PICTURES = os.environ.get("CASEWORK_PICTURES")


@pytest.fixture(scope="module")
def offices() -> dict[str, Office]:
    """The one office of this module, once it was made."""
    return {}


@pytest.fixture
async def office(offices: dict[str, Office], parties: Parties, site: Site) -> Office:
    if not offices:
        offices["it"] = await an_office(parties, site)
    return offices["it"]


@pytest.fixture(params=LANGUAGES)
async def reader(chromium: Browser, site: Site, request: pytest.FixtureRequest) -> AsyncIterator[BrowserContext]:
    context = await chromium.new_context(base_url=site.url, locale=request.param)
    yield context
    await context.close()


async def drawn(page: Page, name: str) -> None:
    if not PICTURES:
        return
    language = await page.get_attribute("html", "lang")
    for width in (1280, 360):
        await page.set_viewport_size({"width": width, "height": 900})
        await page.screenshot(path=Path(PICTURES) / f"{name}-{language}-{width}.png", full_page=True)


async def test_the_pages_are_usable_small_and_within_themselves(
    reader: BrowserContext, site: Site, office: Office
) -> None:
    page = await signed_in(reader, site, office.worker)
    for name, place in (("today", "/"), ("cases", "/cases"), ("late", "/cases?view=OVERDUE&order=DUE")):
        await check(page, place, site)
        await drawn(page, name)
    await page.goto("/cases?view=CLOSED&order=NEWEST")
    await stands(page)
    await drawn(page, "empty")


async def test_what_is_late_due_and_answered_stands_in_that_order(
    machine: BrowserContext, site: Site, office: Office
) -> None:
    page = await signed_in(machine, site, office.worker)

    names = await page.locator("main .rows .first a").all_inner_texts()

    assert [re.sub(r"^K-\d+ ", "", name) for name in names] == list(NAMES)
    assert await page.locator("main h2").all_inner_texts() == [
        "期限を過ぎたもの (1)",
        "きょうが期限 (1)",
        "新しい返事 (1)",
        "つぎにできること",
    ]


async def test_two_letters_and_enter_open_the_second_case(machine: BrowserContext, site: Site, office: Office) -> None:
    page = await signed_in(machine, site, office.worker)

    for key in ("j", "J", "Enter"):
        await page.keyboard.press(key)

    await page.wait_for_url(f"{site.url}/cases/{office.due}")


async def test_the_ways_and_danger_name_a_case_as_the_list_does(
    machine: BrowserContext, site: Site, office: Office
) -> None:
    page = await signed_in(machine, site, office.worker)

    await page.goto(f"/cases/{office.late}")
    await page.click("main a[href^='/routes']")

    assert await page.input_value("#case") == f"Case:{office.late}"
    await expect(page.locator("#case option:checked")).to_have_text(
        re.compile(r"^K-\d+ 図書の件 · [0-9A-F]{4}-[0-9A-F]{4}$")
    )
    await page.goto("/danger")
    assert await page.input_value("#case") == "", "none of several is chosen for her"
    await page.fill("#where", "駅の北口")
    await page.click("main form[action='/danger'] button")
    assert await page.get_attribute("#case", "aria-describedby") == "case-wrong"
    assert await page.input_value("#where") == "駅の北口"
    await expect(page.locator(f"#case option[value='Case:{office.late}']")).to_contain_text("図書の件")


async def test_a_case_is_found_by_name_and_the_name_stands_in_no_address(
    machine: BrowserContext, site: Site, office: Office
) -> None:
    page = await signed_in(machine, site, office.worker)
    await page.goto("/cases")
    visited: list[str] = []
    page.on("request", lambda request: visited.append(request.url))

    await page.fill("#search", "図書")
    await page.keyboard.press("Enter")
    await expect(page.locator(".rows > li")).to_have_count(1)

    await expect(page.locator(".rows")).to_contain_text("図書の件")
    assert not [url for url in visited if "%" in url or "図書" in url]
    assert "図書" not in await page.title()
    await stands(page)
    await page.fill("#search", "ありません")
    await page.keyboard.press("Enter")
    await expect(page.locator("main")).to_contain_text("見つかりませんでした")
    await stands(page)


async def test_pages_of_twenty_five_lead_to_the_first_case(machine: BrowserContext, site: Site, office: Office) -> None:
    page = await signed_in(machine, site, office.worker)
    await page.goto("/cases")
    assert await page.locator(".rows > li").count() == 25

    await page.click("text=つぎのページ")

    await expect(page.locator(".rows > li")).to_have_count(MANY + 4 - 25)


async def test_without_a_script_everything_is_there(chromium: Browser, site: Site, office: Office) -> None:
    context = await chromium.new_context(base_url=site.url, locale="ja-JP", java_script_enabled=False)
    page = await signed_in(context, site, office.worker)
    assert await page.locator("main .rows .first a").count() == 3
    await page.goto("/cases?view=OVERDUE&order=DUE")
    assert await page.locator(".rows > li").count() == 1
    await context.close()


async def test_a_supervisor_sees_numbers_and_no_name_of_others_and_a_stranger_nothing(
    chromium: Browser, site: Site, office: Office
) -> None:
    for person, listed in ((office.chief, 25), (office.stranger, 0)):
        context = await chromium.new_context(base_url=site.url, locale="ja-JP")
        page = await signed_in(context, site, person)
        text = await page.inner_text("main")
        await page.goto("/cases?view=ALL&order=NEWEST")
        assert await page.locator(".rows > li").count() == listed
        text += await page.inner_text("main")
        assert not [name for name in NAMES if name in text]
        await context.close()


async def test_a_case_stands_on_one_page_for_its_team_and_for_nobody_else(
    chromium: Browser, site: Site, office: Office, parties: Parties
) -> None:
    context = await chromium.new_context(base_url=site.url, locale="ja-JP")
    page = await signed_in(context, site, office.worker)
    place = f"/cases/{office.late}"

    await check(page, place, site)
    await drawn(page, "case")

    assert await page.title() == "案件"
    await expect(page.locator("main > :first-child")).to_have_class("strip")
    await expect(page.locator(".strip")).to_contain_text("110・119・189")
    await expect(page.locator(".places").first).to_contain_text("https://sns.example.org/p/1")
    assert await page.locator("a[href*='sns.example.org']").count() == 0
    read = parties.rows("select 1 from ledger_event where object = %(c)s and verb = 'case:read'", c=office.late)
    assert len(read) >= 1, "the page of a case is a reading"
    await context.close()
    for person in (office.chief, office.stranger):
        context = await chromium.new_context(base_url=site.url, locale="ja-JP")
        page = await signed_in(context, site, person)
        answer = await page.goto(place)
        assert answer is not None
        assert answer.status == 404
        await context.close()
