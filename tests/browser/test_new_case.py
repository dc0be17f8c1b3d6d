"""A new case in steps, as a caseworker writes it under time pressure: in any order, saved as it is, once."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from hub.identity.permissions import Role
from tests.browser.conftest import PATIENCE
from tests.browser.people import Person, member, signed_in
from tests.browser.site import Site
from tests.browser.test_pages import LANGUAGES, check, stands
from tests.parties import Parties

pytestmark = pytest.mark.anyio
NEXT, STAY, STOP = (f"button[name=deed][value={word}]" for word in ("next", "stay", "stop"))


@dataclass(frozen=True)
class Desk:
    """Who writes, a colleague of the same organisation, and somebody of another."""

    worker: Person
    colleague: Person
    stranger: Person


@pytest.fixture(scope="module")
def desks() -> dict[str, Desk]:
    """The one desk of this module, once it was made."""
    return {}


@pytest.fixture
def desk(desks: dict[str, Desk], parties: Parties) -> Desk:
    if not desks:
        ngo = parties.organisation()
        people = [member(parties, ngo, Role.CASEWORKER, label) for label in ("昼の窓口", "夜の窓口")]
        desks["it"] = Desk(*people, member(parties, parties.organisation(), Role.CASEWORKER))
    return desks["it"]


@pytest.fixture
async def plain(chromium: Browser, site: Site) -> AsyncIterator[BrowserContext]:
    """A machine on which no script runs."""
    machine = await chromium.new_context(base_url=site.url, locale="ja-JP", java_script_enabled=False)
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


def opened_by(parties: Parties, person: Person) -> list[UUID]:
    found = parties.rows("select case_file from case_team where principal = %(p)s", p=person.principal)
    return [row[0] for row in found]


async def test_every_field_is_there_on_another_machine_after_the_browser_was_closed(
    plain: BrowserContext, chromium: Browser, site: Site, desk: Desk
) -> None:
    page = await signed_in(plain, site, desk.worker)
    await begun(page)
    await page.check("[name=safe_tonight][value=yes]")
    await page.select_option("[name=speaks_with_us]", "self")
    await page.fill("[name=call_name]", "さくら")
    await page.select_option("[name=age_band_now]", "16_17")
    await page.fill("[name='safe_contact.ways[0].kind']", "チャット")
    await page.fill("[name='safe_contact.ways[0].value']", "@sakura_0000")
    await page.fill("[name='safe_contact.ways[0].hours']", "平日の夜")
    await page.fill("[name='safe_contact.ways[0].wording']", "「図書の件」と名乗る")
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
    page = await signed_in(other, site, desk.worker)
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
    await other.close()


async def test_a_refused_field_keeps_everything_typed_and_what_was_right_is_recorded(
    plain: BrowserContext, site: Site, desk: Desk, parties: Parties
) -> None:
    page = await signed_in(plain, site, desk.worker)
    await begun(page, "happened")
    await page.fill("[name=narrative]", "脅されている。")
    await page.fill("[name=demand_amount_jpy]", "たくさん")
    await page.locator("summary", has_text="支払").click()
    await page.fill("[name='payments[0].institution']", "架空銀行")
    await page.click(NEXT)

    await expect(page.locator("[data-summary] a[href='#demand_amount_jpy']")).to_be_visible()
    assert await page.input_value("[name=demand_amount_jpy]") == "たくさん"
    assert await page.input_value("[name='payments[0].institution']") == "架空銀行"
    assert await page.input_value("[name=narrative]") == "脅されている。"
    assert await page.get_attribute("[name=demand_amount_jpy]", "aria-describedby") == "demand_amount_jpy-wrong"
    await stands(page)
    (case,) = [one for one in opened_by(parties, desk.worker) if not _fields(parties, one) ^ {"narrative"}]
    await page.fill("[name=demand_amount_jpy]", "50000")
    await page.fill("[name='payments[0].institution']", "")
    await page.click(NEXT)

    assert page.url == f"{site.url}/cases/{case}/steps/evidence"
    assert _fields(parties, case) == {"narrative", "demand_amount_jpy"}


def _fields(parties: Parties, case: UUID) -> set[str]:
    return {row[0] for row in parties.rows("select field from case_value where case_file = %(c)s", c=case)}


async def test_back_and_again_a_reload_and_two_tabs_open_one_case_once(
    plain: BrowserContext, site: Site, desk: Desk, parties: Parties
) -> None:
    page = await signed_in(plain, site, desk.colleague)
    before = len(opened_by(parties, desk.colleague))
    address = await begun(page, "evidence")
    second = await plain.new_page()
    await second.goto(address)
    await page.fill("[name='entries[0].kind']", "messages")
    await page.fill("[name='entries[0].description']", "やりとりの控え")
    await page.click(NEXT)
    case = case_of(page)
    await page.go_back()
    await page.fill("[name='entries[0].kind']", "messages")
    await page.fill("[name='entries[0].description']", "やりとりの控え")
    await page.click(NEXT)
    assert case_of(page) == case
    await second.fill("[name='entries[0].kind']", "receipt")
    await second.fill("[name='entries[0].description']", "振込の控え")
    await second.click(NEXT)

    assert case_of(second) == case
    assert len(opened_by(parties, desk.colleague)) == before + 1
    kept = parties.rows("select number from evidence where case_file = %(c)s", c=case)
    assert len(kept) == 2, "each entry once, however often the form came"


async def test_an_empty_form_demands_nothing_and_opens_nothing(
    plain: BrowserContext, site: Site, desk: Desk, parties: Parties
) -> None:
    page = await signed_in(plain, site, desk.colleague)
    before = opened_by(parties, desk.colleague)
    await begun(page)

    await page.click(NEXT)
    assert page.url.endswith("/happened")
    await page.click(STOP)

    assert page.url == f"{site.url}/"
    assert opened_by(parties, desk.colleague) == before


async def test_two_people_at_one_step_lose_nothing(
    plain: BrowserContext, chromium: Browser, site: Site, desk: Desk
) -> None:
    page = await signed_in(plain, site, desk.worker)
    await begun(page, "happened")
    await page.fill("[name=narrative]", "はじめの記録")
    await page.click(NEXT)
    place = f"/cases/{case_of(page)}/steps/happened"
    await page.goto(place)
    other = await chromium.new_context(base_url=site.url, locale="ja-JP")
    there = await signed_in(other, site, desk.worker)
    await there.goto(place)
    await there.fill("[name=narrative]", "ほかの人の記録")
    await there.fill("[name=offender_details]", "関西の言葉")
    await there.click(NEXT)
    await other.close()

    await page.fill("[name=narrative]", "わたしの記録")
    await page.fill("[name=demand_amount_jpy]", "30000")
    await page.click(NEXT)

    assert await page.input_value("[name=narrative]") == "わたしの記録"
    await expect(page.locator("#narrative-wrong")).to_contain_text("ほかの人の記録")
    assert await page.input_value("[name=offender_details]") == "関西の言葉", "what only the other touched stands"
    await page.click(NEXT)
    await page.goto(place)
    assert await page.input_value("[name=narrative]") == "わたしの記録"
    assert await page.input_value("[name=offender_details]") == "関西の言葉"
    assert await page.input_value("[name=demand_amount_jpy]") == "30000"


async def test_what_she_bars_and_wishes_is_kept_as_her_statement(
    plain: BrowserContext, site: Site, desk: Desk, parties: Parties
) -> None:
    page = await signed_in(plain, site, desk.worker)
    await begun(page, "wishes")
    await page.check("[name='barred_recipients.police']")
    await page.check("[name='barred_recipients.school']")
    await page.check("[name='wishes.removal'][value=yes]")
    await page.check("[name=alone][value=yes]")
    await page.click(NEXT)

    case = case_of(page)
    assert page.url.endswith("/steps/check")
    for word in ("完了", "Complete", "complete"):
        assert word not in await page.inner_text("main")
    kinds = parties.rows("select kind from statement where case_file = %(c)s order by number", c=case)
    assert [kind for (kind,) in kinds] == ["wish", "bar"]
    await page.goto(f"/cases/{case}/steps/wishes")
    assert await page.locator("[name='barred_recipients.police']").count() == 0
    await expect(page.locator("main")).to_contain_text("警察")


async def test_a_stranger_and_who_is_not_on_the_team_see_nothing(
    plain: BrowserContext, chromium: Browser, site: Site, desk: Desk
) -> None:
    page = await signed_in(plain, site, desk.worker)
    await begun(page)
    await page.fill("[name=call_name]", "カナリア")
    await page.click(NEXT)
    case = case_of(page)
    for person in (desk.colleague, desk.stranger):
        context = await chromium.new_context(base_url=site.url, locale="ja-JP")
        there = await signed_in(context, site, person)
        answer = await there.goto(f"/cases/{case}/steps/safety")
        assert answer is not None
        assert answer.status == 404
        assert "カナリア" not in await there.content()
        await context.close()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_each_step_is_usable_small_and_within_itself(
    chromium: Browser, site: Site, desk: Desk, language: str
) -> None:
    context = await chromium.new_context(base_url=site.url, locale=language)
    page = await signed_in(context, site, desk.worker)
    await page.goto("/cases/new")
    start = page.url.removeprefix(site.url).rpartition("/")[0]
    for step in ("safety", "happened", "evidence", "wishes", "check"):
        await check(page, f"{start}/{step}", site)
    await context.close()
