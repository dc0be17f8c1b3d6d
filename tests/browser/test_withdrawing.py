"""Consent is taken back in two steps of the keyboard, with what it does said before and each holder's answer after."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from hub.referrals.draft import OfferWanted
from hub.referrals.offer import offer
from hub.takedowns.request import Request
from hub.takedowns.send import send
from tests.browser.conftest import PATIENCE
from tests.browser.people import signed_in
from tests.browser.site import Site
from tests.browser.sitting_town import VALUES, Sitting, a_sitting
from tests.browser.test_pages import LANGUAGES, stands
from tests.intake.routes_town import agreed
from tests.parties import Parties
from tests.takedowns.removal import GOOD_FAITH, REPLY, SIGNER, URL
from tests.telling import request_told

pytestmark = pytest.mark.anyio


@pytest.fixture(params=LANGUAGES)
async def reader(chromium: Browser, site: Site, request: pytest.FixtureRequest) -> AsyncIterator[BrowserContext]:
    context = await chromium.new_context(base_url=site.url, locale=request.param)
    context.set_default_timeout(PATIENCE)
    yield context
    await context.close()


async def two_out(parties: Parties, site: Site) -> tuple[Sitting, UUID]:
    """An offer to a hotline, and a request to remove that its platform received; the request."""
    here = await a_sitting(parties, VALUES, ("hotline", "platform"))
    await agreed(here.town, here.case, await here.town.found(here.case))
    bodies, now = here.town.bodies, site.clock.now()
    words: dict[str, Any] = {
        "legal_ground": "法",
        "signer": SIGNER,
        "good_faith": GOOD_FAITH,
        "reply_contact": REPLY,
        "items": [URL],
    }
    async with parties.work(here.town.ngo, now) as work:
        await offer(work, OfferWanted(here.case, bodies["hotline"].id, "hotline_report", "urgent"))
        request = await send(work, Request(case=here.case, recipient=bodies["platform"].id, urgency="urgent", **words))
    await request_told(parties, here.town.ngo, request)
    return here, request


async def opened(machine: BrowserContext, site: Site, here: Sitting) -> Page:
    page = await signed_in(machine, site, here.worker)
    await page.goto(f"{here.place}/withdraw")
    return page


async def test_by_tab_from_the_case_it_takes_two_activations_and_no_reason(
    machine: BrowserContext, site: Site, parties: Parties
) -> None:
    here, request = await two_out(parties, site)
    page = await signed_in(machine, site, here.worker)
    await page.goto(here.place)

    activations = 0
    for selector, leads_to in (
        ("main a[href$='/withdraw']", "**/withdraw"),
        ("form[action$='/withdraw/now'] button", "**/withdraw?done=withdrawn"),
    ):
        for _ in range(200):
            if await page.evaluate("s => document.activeElement.matches(s)", selector):
                break
            await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        activations += 1
        await page.wait_for_url(leads_to)

    assert activations == 2
    assert {event for (event,) in folds(parties, here)} == {"withdrawn"}
    assert parties.rows("select status from takedown where id = %(r)s", r=request) == [("requested",)], "it goes on"
    await expect(page.locator("#past + ul")).to_contain_text("元に戻せます")
    await stands(page)


def folds(parties: Parties, here: Sitting) -> list[tuple[str, ...]]:
    return parties.rows("select event_type from consent_fold where case_file = %(c)s", c=here.case)


async def test_what_it_does_is_said_before_and_the_recall_is_unticked_with_its_own_sentence(
    reader: BrowserContext, site: Site, parties: Parties
) -> None:
    here, _ = await two_out(parties, site)
    page = await opened(reader, site, here)

    await stands(page)
    await expect(page.locator("tbody tr")).to_have_count(2)
    assert not await page.is_checked("input[name=recall]")
    assert not await page.is_checked("input[name=now]")
    label = await page.inner_text("label:has(input[name=recall])")
    assert "戻る" in label or "come back" in label
    assert "完了" not in await page.inner_text("main")


async def test_nobody_outside_is_waited_for_and_silence_is_named_as_silence(
    without_script: BrowserContext, site: Site, parties: Parties
) -> None:
    here, _ = await two_out(parties, site)
    page = await opened(without_script, site, here)

    await page.check(f"input[name=recipient][value='Organisation:{here.town.bodies['hotline'].id}']")
    await page.click("form[action$='/withdraw/now'] button")

    await expect(page.locator("h3 + ul li")).to_have_count(1)
    answers = await page.inner_text("section:has(#past)")
    assert "返事" in answers
    assert "聞いた日" in answers
    assert "消しました" not in answers


async def test_less_is_said_from_the_same_place(without_script: BrowserContext, site: Site, parties: Parties) -> None:
    here, request = await two_out(parties, site)
    page = await opened(without_script, site, here)

    await page.click("form[action$='/withdraw/recall'] button")
    await expect(page.locator("#yes-wrong")).to_be_visible()
    await page.check("#yes")
    await page.click("form[action$='/withdraw/recall'] button")
    await expect(page.locator("[role=status]")).to_be_visible()
    assert parties.rows("select status from takedown where id = %(r)s", r=request) == [("cancelled",)]
    named = await page.locator("#shorten-place option").first.inner_text()
    await page.select_option("#shorten-place", label=named)
    await page.fill("#until", "2026-12-01")
    await page.click("form[action$='/withdraw/shorten'] button")
    await expect(page.locator("[role=status]")).to_contain_text("期限")
    await page.select_option("#refuse-place", label=named)
    await page.click("form[action$='/withdraw/refuse'] button")
    await expect(page.locator("[role=status]")).to_contain_text("いいえ")
    await page.click("form[action$='/withdraw/bar'] button")
    await expect(page.locator("[role=status]")).to_contain_text("送れません")
    assert sorted(folds(parties, here)) == [("given",), ("refused",)]
    assert parties.rows(
        "select count(*) from consent_grant where case_file = %(c)s and event_type = 'shortened'", c=here.case
    ) == [(1,)]
