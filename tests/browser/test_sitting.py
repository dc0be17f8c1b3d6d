"""Consent with the person at one screen: read in order, one answer a recipient, nothing chosen but "not yet"."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from hub.intake.answers import About, HowSaid
from hub.intake.refuse import record_refusal
from hub.withdrawals.narrow import narrow
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.browser.conftest import PATIENCE
from tests.browser.people import signed_in
from tests.browser.site import Site
from tests.browser.sitting_town import VALUES, Sitting, a_sitting, five_platforms_abroad
from tests.browser.test_pages import LANGUAGES, stands
from tests.consultations import CHILD
from tests.parties import Parties

pytestmark = pytest.mark.anyio
WORDS = {
    "ja": (
        "伝えること：",
        "期限：",
        "届け",
        "「いいえ」のとき",
        "はい、伝えてよい",
        "いいえ、伝えない",
        "まだ決めない",
    ),
    "en": ("What is told:", "Until:", "They are told", "If no", "Yes, you may tell", "No, don't tell", "Not yet"),
}
LATER = timedelta(days=2)


@pytest.fixture(params=LANGUAGES)
async def reader(chromium: Browser, site: Site, request: pytest.FixtureRequest) -> AsyncIterator[BrowserContext]:
    context = await chromium.new_context(base_url=site.url, locale=request.param)
    context.set_default_timeout(PATIENCE)
    yield context
    await context.close()


async def asked(machine: BrowserContext, site: Site, here: Sitting) -> Page:
    """The questions, as its caseworker meets them."""
    page = await signed_in(machine, site, here.worker)
    await page.goto(f"{here.place}/consent")
    return page


async def recorded(page: Page) -> None:
    await page.check("input[name=method][value=ORALLY]")
    await page.click("form.sitting button", no_wait_after=True)
    await page.wait_for_url("**/consent/record", timeout=PATIENCE * 6)


def kept(parties: Parties, here: Sitting) -> list[tuple[str, ...]]:
    return parties.rows("select event_type from consent_fold where case_file = %(c)s order by 1", c=here.case)


async def test_each_recipient_is_read_in_order_and_answered_by_itself(
    reader: BrowserContext, site: Site, parties: Parties
) -> None:
    here = await a_sitting(parties, kinds=("platform", "hotline"))
    here.town.duty("hotline", "medical")
    page = await asked(reader, site, here)

    await stands(page)
    language = await page.locator("html").get_attribute("lang")
    for one in await page.locator("fieldset.ask").all():
        tree = await one.aria_snapshot()
        told = [word for word in WORDS[language or ""] if word in tree]
        assert [tree.index(word) for word in told] == sorted(tree.index(word) for word in told)
        assert len(told) >= len(WORDS["ja"]) - 1
    assert await page.locator("fieldset.ask").count() == 2
    chosen = await page.locator("input[type=radio]:checked").evaluate_all("all => all.map(one => one.value)")
    assert set(chosen) == {""}, 'only "not yet"'
    looks = "all => all.map(one => { const s = getComputedStyle(one), b = one.querySelector('input').getBoundingClientRect(); return [s.color, s.backgroundColor, s.fontSize, s.fontWeight, b.width, b.height].join() })"  # noqa: E501
    assert len(set(await page.locator(".answer label").evaluate_all(looks))) == 1


async def test_no_control_answers_for_more_than_one_recipient(
    machine: BrowserContext, site: Site, parties: Parties
) -> None:
    here = await a_sitting(parties, kinds=("platform", "hotline", "legal_aid"))
    page = await asked(machine, site, here)

    names = await page.locator("form.sitting input[type=radio], form.sitting input[type=checkbox]").evaluate_all(
        "all => all.map(one => [one.name, one.closest('fieldset.ask')?.querySelector('legend').textContent || ''])"
    )
    whose = {name: {legend for other, legend in names if other == name} for name, _ in names}
    assert all(len(legends) == 1 for legends in whose.values())
    assert {name for name, legends in whose.items() if legends == {""}} == {"method"}
    assert sum(name.startswith("answer-") for name in whose) == 3


async def test_in_the_first_night_three_are_proposed_and_others_can_be_asked_about(
    without_script: BrowserContext, site: Site, parties: Parties
) -> None:
    here = await a_sitting(parties)
    page = await asked(without_script, site, here)

    await expect(page.locator("fieldset.ask")).to_have_count(3)
    await page.check("input[name=pick-0]")
    await page.check("input[name=pick-1]")
    await page.click("form[action$='/consent/choose'] button")
    await expect(page.locator("fieldset.ask")).to_have_count(2)


async def test_a_duty_that_reaches_somebody_barred_has_its_own_sentence_and_answer(
    without_script: BrowserContext, site: Site, parties: Parties
) -> None:
    here = await a_sitting(parties, {**VALUES, "barred_recipients": ["police"]}, ("hotline",))
    here.town.duty("hotline", "police")
    page = await asked(without_script, site, here)

    await expect(page.locator("fieldset.aloud-first legend")).to_have_text("知らせます。")
    await page.check("input[name=answer-0][value=yes]")
    await recorded(page)
    await expect(page.locator("tbody")).to_contain_text("文を読み上げ")
    assert kept(parties, here) == []
    await page.click("form[action$='/consent/choose'] button")
    await page.check("input[name=duty-0-0][value=yes]")
    await page.check("input[name=answer-0][value=yes]")
    await recorded(page)

    await expect(page.locator("tbody")).to_contain_text("あなた")
    assert kept(parties, here) == [("given",)]


async def test_a_tab_that_is_older_than_a_withdrawal_records_no_yes(
    without_script: BrowserContext, site: Site, parties: Parties
) -> None:
    here = await a_sitting(parties, kinds=("hotline", "legal_aid"))
    page = await asked(without_script, site, here)
    now = site.clock.now()
    async with parties.work(here.town.ngo, now) as work:
        await withdraw(work, here.case, ChangeOfMind(here.town.bodies["hotline"].id))
    async with parties.work(here.town.ngo, now) as work:
        about = About(here.town.bodies["legal_aid"].id, "legal_advice")
        await record_refusal(work, here.case, about, HowSaid(), text="", narrow=narrow)

    for number in range(2):
        await page.check(f"input[name=answer-{number}][value=yes]")
    await recorded(page)

    await expect(page.locator("tbody tr:has-text('記録していません')")).to_have_count(2)
    assert kept(parties, here) == [("refused",)]


async def test_what_is_missing_is_said_at_its_field_and_nothing_that_was_chosen_is_lost(
    machine: BrowserContext, site: Site, parties: Parties
) -> None:
    here = await a_sitting(parties, kinds=("hotline",))
    page = await asked(machine, site, here)

    await page.check("input[name=answer-0][value=yes]")
    await page.fill("#until-0", "2026-12-24")
    await page.click("form.sitting button")

    await expect(page.locator("#method-wrong")).to_be_visible()
    assert await page.is_checked("input[name=answer-0][value=yes]")
    assert await page.input_value("#until-0") == "2026-12-24"
    await stands(page)
    await recorded(page)
    await expect(page.locator("tbody")).to_contain_text("12月24日")
    await stands(page)


async def test_a_minor_and_five_platforms_abroad_are_at_most_fifteen_questions(
    without_script: BrowserContext, site: Site, parties: Parties
) -> None:
    here = await five_platforms_abroad(parties, {**CHILD, "barred_recipients": ["police"]})
    parties.admin.execute(
        "update case_file set created_at = created_at - interval '2 days' where id = %s", (here.case,)
    )
    page = await asked(without_script, site, here)

    await expect(page.locator("fieldset.ask")).to_have_count(5)
    await expect(page.locator(".aloud")).to_have_count(2)
    groups = await page.locator("form.sitting input[type=radio]:not(details input)").evaluate_all(
        "all => [...new Set(all.map(one => one.name))]"
    )
    assert len(groups) + await page.locator("form.sitting select").count() <= 15, groups
    for number in range(5):
        await page.check(f"input[name=answer-{number}][value=yes]")
        await page.check(f"input[name=abroad-{number}][value=yes]")
    await page.check("input[name=guardian][value=ABSENT]")
    await page.fill("#guardian-why", "本人が望まない")
    await page.check("input[name=informed][value=no]")
    await page.fill("#informed-why", "本人が望まない")
    await recorded(page)

    await expect(page.locator("tbody tr:has-text('あなた')")).to_have_count(5)
    assert parties.rows(
        "select count(*), count(distinct until) from consent_fold where case_file = %(c)s", c=here.case
    ) == [(5, 1)]
