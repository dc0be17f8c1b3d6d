"""Every page, in both languages, wide and narrow: usable by everybody, small, and within itself."""

import gzip
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, BrowserContext, Page, Request, Response

from hub.console.words import WORDS
from hub.identity.permissions import Role
from hub.kit.text import as_it_is
from tests.browser.people import member, recovery_asked, signed_in
from tests.browser.site import Site
from tests.parties import Parties

pytestmark = pytest.mark.anyio

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NOBODY = ("/sign-in", f"/invitation/{'A' * 86}", f"/demo/{'A' * 118}", "/nowhere")
SOMEBODY = ("/", "/step-up?then=%2Fmembers", "/account", "/acts", "/members")
AT_NIGHT = ("/danger", "/night", "/routes", "/requests")
LANGUAGES = ("ja-JP", "en-GB")
WIDTHS = (1280, 320)
TITLES = {
    before.to(language) + WORDS[key].to(language)
    for key in WORDS
    if key.endswith(".title") or re.fullmatch(r"sorry\.[a-z]+", key)
    for language in ("ja", "en")
    for before in (as_it_is(""), WORDS["frame.check"])
}
STREAM = "text/event-stream; charset=utf-8"
MOST_BYTES, MOST_REQUESTS = 20_000, 4


@dataclass
class Traffic:
    """What a page cost."""

    requests: list[Request] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)

    @classmethod
    def of(cls, page: Page) -> "Traffic":
        """Count from now on."""
        traffic = cls()
        page.on("request", traffic.sent)
        page.on("response", traffic.came)
        return traffic

    def sent(self, request: Request) -> None:
        """One more."""
        self.requests.append(request)

    def came(self, response: Response) -> None:
        """One more."""
        self.responses.append(response)

    async def bytes(self) -> int:
        """All bodies, as they would be compressed; one that does not end says nothing until something happens."""
        ended = [one for one in self.responses if one.headers.get("content-type", "") != STREAM]
        return sum([len(gzip.compress(await response.body())) for response in ended])


@pytest.fixture(params=LANGUAGES)
async def reader(chromium: Browser, site: Site, request: pytest.FixtureRequest) -> AsyncIterator[BrowserContext]:
    context = await chromium.new_context(base_url=site.url, locale=request.param)
    yield context
    await context.close()


async def check(page: Page, place: str, site: Site) -> None:
    """Everything that holds for every page."""
    await page.wait_for_load_state("networkidle")  # what the page before asked for is not this one's
    traffic = Traffic.of(page)
    await page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    await page.goto(place)
    await page.wait_for_load_state("networkidle")

    assert len(traffic.requests) <= MOST_REQUESTS, [request.url for request in traffic.requests]
    assert await traffic.bytes() <= MOST_BYTES
    assert all(request.url.startswith((site.url, "data:")) for request in traffic.requests)
    await stands(page)


async def stands(page: Page) -> None:
    """The page as it is now is usable by everybody, wide and narrow, and its title names its kind alone."""
    for width in WIDTHS:
        await page.set_viewport_size({"width": width, "height": 800})
        found = await Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{page.url} at {width}: {found.generate_report()}"
        sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert await page.evaluate(sideways) <= 0, f"{page.url} at {width}"
    assert await page.title() in TITLES


@pytest.mark.parametrize("place", NOBODY)
async def test_a_page_for_everybody_is_usable_small_and_within_itself(
    reader: BrowserContext, site: Site, place: str
) -> None:
    await check(await reader.new_page(), place, site)


@pytest.mark.parametrize("place", SOMEBODY)
async def test_a_page_for_members_is_usable_small_and_within_itself(
    reader: BrowserContext, site: Site, parties: Parties, place: str
) -> None:
    page = await signed_in(reader, site, member(parties, parties.organisation(), Role.ADMIN))

    await check(page, place, site)

    assert page.url == f"{site.url}{place}"


@pytest.mark.parametrize("place", AT_NIGHT)
async def test_a_page_of_the_night_is_usable_small_and_within_itself(
    reader: BrowserContext, site: Site, parties: Parties, place: str
) -> None:
    page = await signed_in(reader, site, member(parties, parties.organisation(), Role.CASEWORKER))

    await check(page, place, site)

    assert page.url == f"{site.url}{place}"


async def test_a_page_with_something_on_it_is_usable(reader: BrowserContext, site: Site, parties: Parties) -> None:
    organisation = parties.organisation()
    admin = member(parties, organisation, Role.ADMIN, "office")
    page = await signed_in(reader, site, admin)
    await recovery_asked(parties, site, organisation)
    await signed_in(reader, site, member(parties, organisation, Role.LAWYER, "law desk"))
    page = await signed_in(reader, site, admin)

    await stands(page)
    await page.goto("/acts")
    await stands(page)
    await page.click("button[value=confirm]")
    await page.wait_for_selector(".code")
    await stands(page)
    await page.goto("/members")
    await page.click("a[href^='/members/end/']")
    await stands(page)
    await page.goto("/members")
    await page.click("a[href^='/members/recover/']")
    await stands(page)
    await page.goto("/members")
    await page.check("input[value=admin]")
    await page.evaluate("document.querySelector('#label').required = false")
    await page.click("form[action='/members/invite'] button")
    await page.wait_for_selector("[data-summary]")
    await stands(page)


async def test_what_went_wrong_stands_above_and_at_its_field(reader: BrowserContext, site: Site) -> None:
    page = await reader.new_page()

    await page.goto("/sign-in?refused=sign_in_refused")
    await stands(page)
    await page.fill("#word", "nobody")
    await page.click("form[action='/sign-in/provider'] button")
    await page.wait_for_selector("#word-wrong")
    await stands(page)
