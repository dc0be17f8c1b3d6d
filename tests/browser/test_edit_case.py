"""Facts are changed on a page; two people who change the same one meet, and neither's words are lost."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from hub.identity.permissions import Role
from tests.browser.people import Person, member, signed_in
from tests.browser.site import Site
from tests.browser.test_pages import LANGUAGES, check, stands
from tests.cases.team import put_on_team
from tests.consultations import consultation
from tests.parties import Parties

pytestmark = pytest.mark.anyio


@dataclass(frozen=True)
class Desks:
    """Two of one team, somebody beside it, and their case."""

    one: Person
    other: Person
    beside: Person
    case: UUID

    def place(self, category: str = "") -> str:
        """Its address, or that of a form of it."""
        return f"/cases/{self.case}/edit/{category}" if category else f"/cases/{self.case}"


@pytest.fixture(scope="module")
def made() -> dict[str, Desks]:
    """The desks of this module, once they were made."""
    return {}


@pytest.fixture
async def desks(made: dict[str, Desks], parties: Parties) -> Desks:
    if not made:
        ngo = parties.organisation()
        case = await consultation(parties, ngo)
        one, other, beside = (
            member(parties, ngo, Role.CASEWORKER, label) for label in ("昼の窓口", "夜の窓口", "となり")
        )
        for person in (one, other):
            put_on_team(parties, ngo, case, person.principal)
        made["it"] = Desks(one, other, beside, case)
    return made["it"]


@pytest.fixture(params=LANGUAGES)
async def reader(chromium: Browser, site: Site, request: pytest.FixtureRequest) -> AsyncIterator[BrowserContext]:
    context = await chromium.new_context(base_url=site.url, locale=request.param)
    yield context
    await context.close()


async def opened(chromium: Browser, site: Site, person: Person, place: str, *, script: bool = True) -> Page:
    """The page on a machine of her own."""
    context = await chromium.new_context(base_url=site.url, locale="ja-JP", java_script_enabled=script)
    page = await signed_in(context, site, person)
    await page.goto(place)
    return page


async def test_each_form_is_usable_small_and_within_itself(reader: BrowserContext, site: Site, desks: Desks) -> None:
    page = await signed_in(reader, site, desks.one)
    for category in ("identity", "circumstances", "demand"):
        await check(page, desks.place(category), site)


async def test_two_who_save_the_same_fact_both_find_their_words_on_one_page(
    chromium: Browser, site: Site, desks: Desks, parties: Parties
) -> None:
    one = await opened(chromium, site, desks.one, desks.place("circumstances"), script=False)
    other = await opened(chromium, site, desks.other, desks.place("circumstances"))
    await one.fill("#narrative", "昼に聞いた話。")
    await one.click("main form button")
    await expect(one.locator(".note.done")).to_be_visible()
    await other.fill("#narrative", "夜に聞いた話。")

    await other.click("main form button")

    await expect(other.locator("h1")).to_have_text("ほかの人も変えました")
    assert await other.locator("fieldset").count() == 1, "what nobody or only one changed is not shown"
    for words in ("別れたあと、画像を公開された。", "昼に聞いた話。", "夜に聞いた話。"):
        await expect(other.locator("fieldset")).to_contain_text(words)
    assert await other.input_value("input[name='pick.narrative']:checked") == "mine"
    await stands(other)
    await other.set_viewport_size({"width": 360, "height": 640})
    await stands(other)
    await other.click("main form button")
    await expect(other.locator(".note.done")).to_be_visible()
    await expect(other.locator("main")).to_contain_text("夜に聞いた話。")
    kept = parties.rows(
        "select 1 from case_value_history where case_file = %(c)s and field = 'narrative'", c=desks.case
    )
    assert len(kept) == 2, "what the other wrote is kept as what was recorded before"
    await one.context.close()
    await other.context.close()


async def test_two_who_change_different_facts_do_not_meet_and_the_others_choice_can_stand(
    chromium: Browser, site: Site, desks: Desks
) -> None:
    one = await opened(chromium, site, desks.one, desks.place("demand"))
    other = await opened(chromium, site, desks.other, desks.place("demand"), script=False)
    await one.select_option("#paid", "yes")
    await one.fill("#demand_amount_jpy", "１００，０００円")
    await one.click("main form button")
    await other.fill("#offender_deadline", "2026-11-24T20:00")
    await other.fill("#demand_amount_jpy", "50000")

    await other.click("main form button")

    assert await other.locator("fieldset").count() == 1
    await expect(other.locator("fieldset")).to_contain_text("100000")
    await other.check("input[value=theirs]")
    await other.click("main form button")
    await other.goto(desks.place("demand"))
    assert await other.input_value("#demand_amount_jpy") == "100000"
    assert await other.input_value("#offender_deadline") == "2026-11-24T20:00"
    assert await other.input_value("#paid") == "yes"
    await one.context.close()
    await other.context.close()


async def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(
    machine: BrowserContext, site: Site, desks: Desks
) -> None:
    page = await signed_in(machine, site, desks.one)
    await page.goto(desks.place("demand"))
    await page.fill("#demand_amount_jpy", "たくさん")

    await page.click("main form button")

    assert await page.get_attribute("#demand_amount_jpy", "aria-invalid") == "true"
    assert await page.input_value("#demand_amount_jpy") == "たくさん"
    await stands(page)


async def test_nobody_beside_the_team_finds_the_form(machine: BrowserContext, site: Site, desks: Desks) -> None:
    page = await signed_in(machine, site, desks.beside)
    for place in (desks.place("identity"), desks.place("request"), f"/cases/{UUID(int=1)}/edit/identity"):
        answer = await page.goto(place)
        assert answer is not None
        assert answer.status == 404
