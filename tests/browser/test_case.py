"""The page of a case as full as cases become: small, whom she bars seen first, and no link of it leads to a place."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from playwright.async_api import Browser, BrowserContext, expect

from hub.cases import repository
from hub.cases.record import record
from hub.identity.permissions import Role
from tests.browser.people import Person, member, signed_in
from tests.browser.site import Site
from tests.browser.test_pages import LANGUAGES, Traffic, stands
from tests.cases.team import put_on_team
from tests.consultations import ADULT, consultation
from tests.parties import Parties

pytestmark = pytest.mark.anyio
PLACES, EVENTS = 60, 150
MOST_BYTES, MOST_REQUESTS = 25_000, 4
STRIP_ENDS = (((1280, 800), 400), ((360, 640), 640))
"""At this size of window, the strip ends above this line (both in CSS pixels)."""


@dataclass(frozen=True)
class Full:
    """Who reads it, and which it is."""

    worker: Person
    case: UUID

    @property
    def place(self) -> str:
        """Its address."""
        return f"/cases/{self.case}"


@pytest.fixture(scope="module")
def made() -> dict[str, Full]:
    """The one case of this module, once it was made."""
    return {}


@pytest.fixture
async def full(made: dict[str, Full], parties: Parties) -> Full:
    if not made:
        ngo = parties.organisation()
        locations = [
            {
                "url": f"https://sns{n}.example.org/p/{n * n * 7919}",
                "service": "例SNS",
                "seen_at": "2026-11-20T10:00:00+09:00",
            }
            for n in range(PLACES)
        ]
        case = await consultation(parties, ngo, {**ADULT, "locations": locations, "barred_recipients": ["police"]})
        for n in range(EVENTS - len(ADULT)):
            async with parties.work(ngo) as work:
                opened = await repository.case(work, case, writing=True)
                await record(work, opened, {"narrative": f"別れたあと、画像を公開された。{n}"})
        worker = member(parties, ngo, Role.CASEWORKER, "昼の窓口")
        put_on_team(parties, ngo, case, worker.principal)
        made["it"] = Full(worker, case)
    return made["it"]


@pytest.fixture(params=LANGUAGES)
async def reader(chromium: Browser, site: Site, request: pytest.FixtureRequest) -> AsyncIterator[BrowserContext]:
    context = await chromium.new_context(base_url=site.url, locale=request.param)
    yield context
    await context.close()


async def test_a_full_case_is_usable_small_and_within_itself(reader: BrowserContext, site: Site, full: Full) -> None:
    page = await signed_in(reader, site, full.worker)
    traffic = Traffic.of(page)

    await page.goto(full.place)
    await page.wait_for_load_state("networkidle")

    assert len(traffic.requests) <= MOST_REQUESTS
    assert await traffic.bytes() <= MOST_BYTES
    assert await page.locator(".places code.screen").count() > PLACES
    assert await page.locator(".past li").count() >= EVENTS
    await stands(page)


async def test_no_link_and_no_request_of_a_case_leads_out_of_the_hub(
    machine: BrowserContext, site: Site, full: Full
) -> None:
    page = await signed_in(machine, site, full.worker)
    traffic = Traffic.of(page)

    await page.goto(f"{full.place}?open=all")
    await page.wait_for_load_state("networkidle")

    ends = await page.evaluate(
        "[...document.querySelectorAll('[href], [src], [action]')].map(e => e.href || e.src || e.action)"
    )
    assert [end for end in ends if not end.startswith((f"{site.url}/", "data:,"))] == []
    assert [one.url for one in traffic.requests if not one.url.startswith((site.url, "data:"))] == []


async def test_a_copied_place_is_said_where_it_was_copied(machine: BrowserContext, site: Site, full: Full) -> None:
    await machine.grant_permissions(["clipboard-read", "clipboard-write"])
    page = await signed_in(machine, site, full.worker)
    await page.goto(full.place)

    await page.click("[data-copy] >> nth=1")

    await expect(page.locator("[data-copy] >> nth=1")).to_contain_text("写しました")
    assert await page.evaluate("navigator.clipboard.readText()") == "https://sns1.example.org/p/7919"


@pytest.mark.parametrize(("size", "above"), STRIP_ENDS)
async def test_whom_she_bars_is_seen_without_scrolling(
    machine: BrowserContext, site: Site, full: Full, size: tuple[int, int], above: int
) -> None:
    page = await signed_in(machine, site, full.worker)
    await page.set_viewport_size({"width": size[0], "height": size[1]})

    await page.goto(full.place)

    await expect(page.locator(".strip")).to_contain_text("警察")
    box = await page.locator(".strip").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= above
    await page.emulate_media(media="print")
    await expect(page.locator(".strip")).to_be_visible()
