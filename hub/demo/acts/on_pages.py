"""Act 11: the caseworker's part once more, on the pages, in a real browser where there is one."""

import asyncio
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hub.demo.story import Story

if TYPE_CHECKING:
    from playwright.async_api import Page

CHROMIUM: Final = Path("/usr/bin/chromium")
QUIET: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
NEXT: Final = "button[name=deed][value=next]"
PATIENCE: Final = 120_000
"""Milliseconds: the machine may be busy."""
JAPANESE: Final = "%E"
"""With this each of her letters would begin in an address: the bytes E3 to E9 of UTF-8."""
TOLD: Final = "知らない人から、写真を広めると言われています。お金は払っていません。"
"""Invented; it must be in the packet's preview and in no address."""


async def play(story: Story) -> None:
    """She comes in, records a case in steps, asks the person, looks at what would leave, and sends with one press."""
    story.checks.step("A caseworker does the whole job in a browser: record, ask, look, send")
    if not CHROMIUM.exists() or find_spec("playwright") is None:
        story.checks.check("no browser here (chromium, and the tests' packages): the pages wait for yours", holds=True)
        return
    from playwright.async_api import async_playwright  # noqa: PLC0415 - belongs to the tests' packages

    async with async_playwright() as started:
        browser = await started.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        context = await browser.new_context(base_url=story.stage.settings.public_url, locale="ja-JP")
        context.set_default_timeout(PATIENCE)
        page = await context.new_page()
        visited: list[str] = []
        page.on("request", lambda request: visited.append(request.url))
        await _comes_in(story, page)
        await _records(story, page)
        await _asks(story, page)
        await _sends(story, page)
        ours = story.stage.settings.public_url
        story.checks.check(
            "every request stayed on this machine, and no address told anything",
            holds=all(url.startswith((ours, "data:")) and JAPANESE not in url for url in visited),
        )
        await browser.close()


async def _comes_in(story: Story, page: "Page") -> None:
    principal = story.stage.cast.people["support"]["caseworker"]
    await page.goto(await asyncio.to_thread(story.stage.sign_in_link, principal))
    await page.click("main button")
    await page.wait_for_url(f"{story.stage.settings.public_url}/")
    waits = await page.locator("main .rows > li").count()
    story.checks.check("the first page says what waits today", holds=waits > 0)


async def _records(story: Story, page: "Page") -> None:
    await page.goto("/cases/new")
    await page.check("[name=safe_tonight][value=yes]")
    await page.select_option("[name=speaks_with_us]", "self")
    for field in ("age_band_now", "age_band_at_images"):
        await page.select_option(f"[name={field}]", "20_or_over")
    await page.check("[name=alone][value=yes]")
    await page.click(NEXT)
    await page.wait_for_url("**/steps/happened")
    await page.select_option("[name=exposure]", "threatened")
    await page.fill("[name=narrative]", TOLD)
    await page.click(NEXT)
    await page.wait_for_url("**/steps/evidence")
    await page.click("details:has([name='entries[0].kind']) > summary")
    await page.fill("[name='entries[0].kind']", "messages")
    await page.fill("[name='entries[0].description']", "やりとりの画面の控え")
    await page.click(NEXT)
    await page.wait_for_url("**/steps/wishes")
    await page.check("[name='matter_types.criminal_complaint']")
    await page.click(NEXT)
    await page.wait_for_url("**/steps/check")
    story.checks.check("the last step shows what she wrote", holds=TOLD in await page.inner_text("main"))
    await page.click("main a.button")


async def _asks(story: Story, page: "Page") -> None:
    await page.click("main a[href$='/consent']")
    asked = await page.locator("fieldset.ask").count()
    story.checks.check("the person is asked about each lawyer's desk by itself", holds=asked > 0)
    await page.check("input[name=answer-0][value=yes]")
    await page.check("input[name=method][value=ORALLY]")
    await page.click("form.sitting button")
    await page.wait_for_url("**/consent/record")
    story.checks.check("her answer is kept, and nothing is sent", holds=await page.locator("tbody tr").count() == 1)


async def _sends(story: Story, page: "Page") -> None:
    await page.click("main a[href$='/send']")
    story.checks.check("she sees what would leave", holds=TOLD in await page.inner_text("main"))
    await page.click("button[formaction$='/send/now']")
    await page.wait_for_url("**/send/now")
    sent = await page.locator("main li:has-text('送りました')").count()
    story.checks.check("one press sent it", holds=sent == 1)
