"""A new case in steps, as a caseworker writes it under time pressure, in a real browser with and without a script."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest
from playwright.async_api import Browser, BrowserContext, Page, ViewportSize, expect

from hub.identity.permissions import Role
from tests.browser.conftest import PATIENCE
from tests.browser.people import Person, member, signed_in
from tests.browser.site import Site
from tests.browser.test_pages import LANGUAGES, check, stands
from tests.parties import Parties

pytestmark = pytest.mark.anyio
NEXT, STOP = (f"button[name=deed][value={word}]" for word in ("next", "stop"))
SMALL: ViewportSize = {"width": 360, "height": 640}


@pytest.fixture
def worker(parties: Parties) -> Person:
    return member(parties, parties.organisation(), Role.CASEWORKER, "昼の窓口")


@pytest.fixture
async def plain(chromium: Browser, site: Site) -> AsyncIterator[BrowserContext]:
    """A small machine on which no script runs."""
    machine = await chromium.new_context(base_url=site.url, locale="ja-JP", java_script_enabled=False, viewport=SMALL)
    machine.set_default_timeout(PATIENCE)
    yield machine
    await machine.close()


async def begun(page: Page, step: str = "safety") -> str:
    """The address of a fresh form."""
    await page.goto("/cases/new")
    address = page.url.rpartition("/")[0] + f"/{step}"
    await page.goto(address)
    return address


def case_of(page: Page) -> UUID:
    """The case whose page this is."""
    return UUID(page.url.partition("/cases/")[2].partition("/")[0])


async def test_every_field_is_there_on_another_machine_after_the_browser_was_closed(
    plain: BrowserContext, chromium: Browser, site: Site, worker: Person
) -> None:
    page = await signed_in(plain, site, worker)
    await page.click("main a[href='/cases/new']")
    await page.check("[name=safe_tonight][value=yes]")
    await page.select_option("[name=speaks_with_us]", "self")
    await page.fill("[name=call_name]", "さくら")
    await page.select_option("[name=age_band_now]", "16_17")
    for part, text in (("kind", "チャット"), ("value", "@sakura_0000"), ("hours", "平日の夜"), ("wording", "図書の件")):
        await page.fill(f"[name='safe_contact.ways[0].{part}']", text)
    await page.check("[name='safe_contact.ways[0].voicemail'][value=no]")
    await page.click(NEXT)
    case = case_of(page)
    assert page.url.endswith("/steps/happened")
    await page.fill("[name=narrative]", "写真を送ったあと、\nお金を求められた。")
    await page.check("[name='demand_kinds.money']")
    await page.fill("[name=demand_amount_jpy]", "１００，０００円")
    await page.fill("[name=offender_deadline]", "2026-11-24T20:00")
    await page.click(STOP)
    assert page.url == f"{site.url}/"
    await plain.close()

    other = await chromium.new_context(base_url=site.url, locale="ja-JP")
    page = await signed_in(other, site, worker)
    await page.goto(f"/cases/{case}/steps/safety")
    assert await page.input_value("[name=call_name]") == "さくら"
    assert await page.is_checked("[name=safe_tonight][value=yes]")
    assert await page.input_value("[name=age_band_now]") == "16_17"
    assert await page.input_value("[name='safe_contact.ways[0].hours']") == "平日の夜"
    assert await page.is_checked("[name='safe_contact.ways[0].voicemail'][value=no]")
    await page.goto(f"/cases/{case}/steps/happened")
    assert await page.input_value("[name=narrative]") == "写真を送ったあと、\nお金を求められた。"
    assert await page.is_checked("[name='demand_kinds.money']")
    assert await page.input_value("[name=demand_amount_jpy]") == "100000"
    assert await page.input_value("[name=offender_deadline]") == "2026-11-24T20:00"
    await expect(page.locator(".steps")).to_contain_text("まだ送っていません")
    for word in ("完了", "Complete", "complete"):
        assert word not in await page.inner_text("main")
    await other.close()


async def test_a_double_click_opens_one_case_and_a_refusal_is_read_at_its_field(
    machine: BrowserContext, site: Site, worker: Person, parties: Parties
) -> None:
    page = await signed_in(machine, site, worker)
    await page.goto("/cases")
    await page.keyboard.press("n")
    await page.wait_for_url("**/safety")
    await page.goto(page.url.replace("/safety", "/happened"))
    await page.fill("[name=narrative]", "脅されている。")
    await page.fill("[name=demand_amount_jpy]", "たくさん")
    await page.dblclick(NEXT)

    await expect(page.locator("[data-summary] a[href='#demand_amount_jpy']")).to_be_visible()
    assert await page.input_value("[name=demand_amount_jpy]") == "たくさん"
    assert await page.get_attribute("[name=demand_amount_jpy]", "aria-describedby") == "demand_amount_jpy-wrong"
    await stands(page)
    opened = parties.rows("select case_file from case_team where principal = %(p)s", p=worker.principal)
    assert len(opened) == 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_each_step_and_the_box_are_usable_small_and_within_themselves(
    chromium: Browser, site: Site, worker: Person, language: str
) -> None:
    context = await chromium.new_context(base_url=site.url, locale=language)
    page = await signed_in(context, site, worker)
    await page.goto("/cases/new")
    start = page.url.removeprefix(site.url).rpartition("/")[0]
    for step in ("safety", "happened", "evidence", "wishes", "check", "places"):
        await check(page, f"{start}/{step}", site)
    await page.fill("#places", "https://sns.example.org/p/1\nここです")
    await page.click("main form button")
    await page.wait_for_selector(".list")
    await stands(page)
    await context.close()
