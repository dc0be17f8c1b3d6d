"""After signing out, Back shows nothing: with the browser's back/forward cache on, as people have it.

Test tools switch that cache off, so an ordinary test would stay green whatever the hub did; the first test here asserts
that a plain page does come back from it.
"""

import socket
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field

import pytest
from playwright import async_api
from playwright.async_api import Browser, Page, Playwright
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.people import member, signed_in
from tests.browser.site import Site
from tests.live import answering
from tests.parties import Parties

pytestmark = [pytest.mark.anyio, pytest.mark.live]

SWITCHED_OFF_BY_TOOLS = "--disable-back-forward-cache"
TIMES = 3
QUIET_MILLISECONDS = 600
PLAIN = """<!doctype html><title>plain</title><p>plain words</p><a href="/second">on</a>
<script>addEventListener("pageshow", (event) => { document.body.dataset.back = event.persisted; });</script>"""


@pytest.fixture(scope="module")
async def browser(playwright: Playwright) -> AsyncIterator[Browser]:
    """A browser as people use it."""
    browser = await playwright.chromium.launch(
        executable_path=CHROMIUM, args=QUIET, ignore_default_args=[SWITCHED_OFF_BY_TOOLS]
    )
    yield browser
    await browser.close()


@pytest.fixture
def plain_site() -> Iterator[str]:
    """A page that says no-store and otherwise nothing."""

    async def page(_request: Request) -> Response:
        return HTMLResponse(PLAIN, headers={"Cache-Control": "no-store"})

    with socket.create_server(("127.0.0.1", 0)) as door:
        app = Starlette(routes=[Route("/first", page), Route("/second", page)])
        with answering(app, door):
            yield f"http://localhost:{door.getsockname()[1]}"


async def test_a_plain_page_comes_back_from_the_browsers_memory(browser: Browser, plain_site: str) -> None:
    page = await browser.new_page()
    await page.goto(f"{plain_site}/first")
    await page.click("a")
    await page.wait_for_url("**/second")

    await back(page)

    assert page.url.endswith("/first")
    assert await page.get_attribute("body", "data-back") == "true"
    await page.close()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
async def test_back_shows_nothing_after_signing_out(
    browser: Browser, site: Site, parties: Parties, script: bool
) -> None:
    machine = await browser.new_context(base_url=site.url, locale="en-GB", java_script_enabled=script)
    organisation = parties.organisation()
    page = await signed_in(machine, site, member(parties, organisation))
    asked = Asked.by(page)
    for place in ("/", "/account", "/"):
        await page.goto(place)
        assert organisation.name in await page.content()
    asked.places.clear()
    await back(page)
    assert organisation.name in await page.content()
    # without script it came from the browser's memory; with it, the page that came back was drawn anew at once
    assert asked.places == ([f"{site.url}/account"] if script else [])
    await page.goto("/")

    await page.click("text=Sign out")
    await page.wait_for_url("**/sign-in")

    for _ in range(TIMES):
        await back(page)
        content = await page.content()
        assert organisation.name not in content
        assert "Your sign-ins" not in content
    await machine.close()


@dataclass
class Asked:
    """Which pages the browser asked the hub for."""

    places: list[str] = field(default_factory=list)

    @classmethod
    def by(cls, page: Page) -> "Asked":
        """From now on."""
        asked = cls()
        page.on("request", asked.note)
        return asked

    def note(self, request: async_api.Request) -> None:
        """Pages alone, not what they are drawn with."""
        if request.is_navigation_request():
            self.places.append(request.url)


async def back(page: Page) -> None:
    """The browser's own Back, which no script of the page hears of, and then quiet; at the first entry nothing."""
    devtools = await page.context.new_cdp_session(page)
    history = await devtools.send("Page.getNavigationHistory")
    if history["currentIndex"] > 0:
        entry = history["entries"][history["currentIndex"] - 1]
        await devtools.send("Page.navigateToHistoryEntry", {"entryId": entry["id"]})
    await page.wait_for_timeout(QUIET_MILLISECONDS)
    await devtools.detach()
