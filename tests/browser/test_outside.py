"""What is told to the person, and to help that is no member: read aloud, asked first, kept; without script."""

import pytest
from playwright.async_api import Browser, BrowserContext, expect

from hub.identity.permissions import Role
from tests.browser.people import member, signed_in
from tests.browser.site import Site
from tests.browser.test_pages import LANGUAGES, stands
from tests.cases.team import put_on_team
from tests.consultations import CHILD, consultation
from tests.parties import Parties

pytestmark = pytest.mark.anyio


async def test_it_is_asked_first_and_what_was_told_is_kept_with_who_and_what(
    without_script: BrowserContext, site: Site, parties: Parties
) -> None:
    ngo = parties.organisation()
    case = await consultation(parties, ngo, {**CHILD, "barred_recipients": ["school"]})
    worker = member(parties, ngo, Role.CASEWORKER)
    put_on_team(parties, ngo, case, worker.principal)
    page = await signed_in(without_script, site, worker)

    await page.goto(f"/cases/{case}")
    await page.click(f"a[href='/cases/{case}/outside']")
    await page.click("button[value=ask]")
    await expect(page.locator("[data-summary] li")).to_have_count(5)
    await page.fill("#recipient_name", "架空高校 相談室")
    await page.select_option("#recipient_kind", "school")
    await page.select_option("#purpose", "care")
    await page.select_option("#how", "telephone")
    await page.check("input[name='coarse-age_band_now']")
    await page.fill("#note", "担当が出た。")
    await page.click("button[value=ask]")
    await expect(page.locator("main .note.amiss")).to_contain_text("まだ伝えないでください")
    assert parties.rows("select id from outside_disclosure where case_file = %(c)s", c=case) == [], "a question"
    assert await page.input_value("#note") == "担当が出た。", "what was typed stays"

    await page.fill("#recipient_name", "架空ワンストップ支援センター")
    await page.select_option("#recipient_kind", "one_stop")
    await page.click("button[value=record]")

    await expect(page.locator("main [role=status]")).to_contain_text("記録しました")
    told = page.locator("section[aria-labelledby=told] li")
    await expect(told).to_contain_text("架空ワンストップ支援センター")
    await expect(told).to_contain_text("本人の同意がない")
    assert "支援センター" not in page.url + await page.title()
    assert parties.rows("select recipient, covered from outside_disclosure where case_file = %(c)s", c=case) == [
        (None, False)
    ]


async def test_cards_are_read_aloud_and_one_button_says_that_one_was_told(
    without_script: BrowserContext, site: Site, parties: Parties
) -> None:
    ngo = parties.organisation()
    case = await consultation(parties, ngo, {**CHILD, "barred_recipients": ["police"]})
    worker = member(parties, ngo, Role.CASEWORKER)
    put_on_team(parties, ngo, case, worker.principal)
    page = await signed_in(without_script, site, worker)

    await page.goto(f"/cases/{case}")
    await page.click(f"a[href='/cases/{case}/guidance']")
    await expect(page.locator("main section.card h2").first).to_have_text("こんやの こと")
    assert await page.locator("main > div > section.card #police").count() == 0, "she bars the police"
    await page.click("a[href='?in=ja']")
    await expect(page.locator("main section.card h2").first).to_have_text("今夜のこと")
    await page.select_option("#way-tonight", "by_chat")
    await page.click("section[aria-labelledby=tonight] button")

    await expect(page.locator("main [role=status]")).to_contain_text("記録しました")
    await expect(page.locator("section[aria-labelledby=tonight] .hint")).to_contain_text("伝えた")
    assert parties.rows("select recorded_by from guidance_told where case_file = %(c)s", c=case) == [
        (worker.principal,)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_pages_are_usable_and_a_stranger_sees_none(
    chromium: Browser, site: Site, parties: Parties, language: str
) -> None:
    ngo = parties.organisation()
    case = await consultation(parties, ngo, CHILD)
    worker = member(parties, ngo, Role.CASEWORKER)
    put_on_team(parties, ngo, case, worker.principal)
    machine = await chromium.new_context(base_url=site.url, locale=language)
    page = await signed_in(machine, site, worker)

    await page.goto(f"/cases/{case}/guidance")
    await stands(page)
    await page.goto(f"/cases/{case}/outside")
    await stands(page)
    await page.click("button[value=record]")
    await page.wait_for_selector("[data-summary]")
    await stands(page)
    stranger = await signed_in(machine, site, member(parties, parties.organisation(), Role.CASEWORKER))
    for place in ("guidance", "outside"):
        seen = await stranger.goto(f"/cases/{case}/{place}")
        assert seen is not None
        assert seen.status == 404
    await machine.close()
