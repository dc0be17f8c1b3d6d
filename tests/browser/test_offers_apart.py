"""A referral's page for whoever is not on it, and for whoever has no script."""

from uuid import UUID, uuid4

import pytest
from playwright.async_api import Browser, expect

from tests.browser.people import signed_in
from tests.browser.received import NAME, LawOffice, a_law_office, answer_to, read, take
from tests.browser.site import Site
from tests.parties import Parties

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def made() -> dict[str, LawOffice]:
    """The one office of this module, once it was made."""
    return {}


@pytest.fixture
async def office(made: dict[str, LawOffice], parties: Parties) -> LawOffice:
    if not made:
        made["it"] = await a_law_office(parties)
    return made["it"]


@pytest.fixture
async def offer(office: LawOffice, parties: Parties) -> UUID:
    return await office.another(parties)


@pytest.fixture
async def mine(office: LawOffice, offer: UUID, parties: Parties) -> UUID:
    await take(parties, office, offer, accepts=True)
    return offer


async def test_whoever_is_not_on_it_gets_what_absent_gives(
    chromium: Browser, site: Site, office: LawOffice, mine: UUID, parties: Parties
) -> None:
    absent = await answer_to(chromium, site, office.second, f"/offers/{uuid4()}")
    assert absent[0] == 404
    for who, person in office.outsiders().items():
        assert await answer_to(chromium, site, person, f"/offers/{mine}") == absent, who
    assert (await answer_to(chromium, site, office.second, "/offers/1"))[0] == 404
    assert read(parties, office, mine, "packet:read") == 0


async def test_an_offer_is_absent_for_a_stranger_and_for_whoever_is_walled_off(
    chromium: Browser, site: Site, office: LawOffice, offer: UUID, parties: Parties
) -> None:
    await take(parties, office, offer)
    absent = await answer_to(chromium, site, office.second, f"/offers/{uuid4()}")
    for person in (office.walled, office.stranger):
        assert await answer_to(chromium, site, person, f"/offers/{offer}") == absent
    assert (await answer_to(chromium, site, office.second, f"/offers/{offer}"))[0] == 200, "an intake sees an offer"


async def test_without_a_script_an_offer_is_taken_accepted_and_read(
    chromium: Browser, site: Site, office: LawOffice, offer: UUID
) -> None:
    context = await chromium.new_context(base_url=site.url, locale="ja-JP", java_script_enabled=False)
    page = await signed_in(context, site, office.first)
    await page.goto("/offers")
    await page.click(f"form[action='/assign/offers'] button[value='Referral:{offer}']")
    await page.wait_for_url(f"**/offers/{offer}")
    await page.check("input[value=accept]")
    await page.click(f"form[action='/offers/{offer}/answer'] button")
    await expect(page.locator("#lines + dl")).to_contain_text(NAME)
    await context.close()
