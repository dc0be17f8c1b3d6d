"""Without a mouse, and without script: everything but the passkey itself."""

from datetime import timedelta

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from hub.identity.permissions import Role
from tests.browser.conftest import PATIENCE
from tests.browser.people import entered_by_invitation, member, recovery_asked, signed_in, signed_out
from tests.browser.site import Site
from tests.parties import Parties

pytestmark = pytest.mark.anyio

MOST_STOPS = 40


async def tab_to(page: Page, words: str) -> None:
    """Tab until what has the focus says this; each stop on the way must be seen to have the focus."""
    for _ in range(MOST_STOPS):
        await page.keyboard.press("Tab")
        focus = page.locator(":focus")
        assert await focus.evaluate("(it) => getComputedStyle(it).outlineStyle") == "solid"
        if words in await focus.inner_text():
            return
    raise AssertionError(words)


async def test_with_the_keyboard_alone_somebody_signs_in_and_confirms(
    machine: BrowserContext, site: Site, parties: Parties
) -> None:
    organisation = parties.organisation()
    page, _ = await entered_by_invitation(machine, site, parties, organisation, Role.ADMIN)
    await signed_out(page)
    site.clock.advance(timedelta(days=3))
    await recovery_asked(parties, site, organisation)

    await page.keyboard.press("Tab")
    await expect(page.locator(":focus")).to_have_text("本文へ")
    await tab_to(page, "パスキーでサインイン")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("はじめ")
    await tab_to(page, "見て決める")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("二人で決めること")
    await tab_to(page, "確認する")
    await page.keyboard.press("Enter")

    await expect(page.get_by_role("heading", level=1)).to_have_text("招待ができました")


async def test_without_script_everything_works_but_the_passkey_itself(
    chromium: Browser, site: Site, parties: Parties
) -> None:
    organisation = parties.organisation()
    machine = await chromium.new_context(base_url=site.url, locale="ja-JP", java_script_enabled=False)
    machine.set_default_timeout(PATIENCE)
    page = await signed_in(machine, site, member(parties, organisation, Role.ADMIN, "office"))
    await recovery_asked(parties, site, organisation)

    await page.get_by_role("button", name="English").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Start")
    await page.goto("/members")
    await page.get_by_label("Auditor").check()
    await page.get_by_label("Name of the work").fill("data protection")
    await page.get_by_role("button", name="Make the invitation").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("The invitation is made")
    await page.goto("/acts")
    await page.get_by_role("button", name="Decline").click()
    await expect(page.get_by_role("status")).to_have_text("Declined. Nothing was changed.")
    await page.goto("/account")
    await expect(page.locator("[data-unable]")).to_be_visible()
    await expect(page.get_by_role("button", name="Add a passkey")).to_be_hidden()
    await signed_out(page)

    await expect(page.locator("[data-unable]")).to_contain_text("A passkey needs a browser that runs scripts.")
    await machine.close()


async def test_the_language_is_the_browsers_until_somebody_chooses(
    chromium: Browser, site: Site, parties: Parties
) -> None:
    machine = await chromium.new_context(base_url=site.url, locale="en-GB")
    page = await machine.new_page()

    await page.goto("/sign-in")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    await page.get_by_role("button", name="日本語").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("サインイン")
    assert await page.get_attribute("html", "lang") == "ja"
    await page.goto("/nowhere")

    await expect(page.get_by_role("heading", level=1)).to_have_text("ページが見つかりません")
    await machine.close()
