"""Coming in through the organisation's own sign-in: a real OpenID provider on another site, in a real browser."""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from hub.app import outside
from hub.entry.providers import check, set_up
from hub.entry.providers.set_up import ProviderWanted
from hub.identity.permissions import Role
from tests.browser.people import signed_out
from tests.browser.site import Site, served
from tests.database import TestDatabase
from tests.parties import Parties, Party
from tests.peers.openid_provider import client, openid_provider
from tests.taking_in import invited_by_two

pytestmark = pytest.mark.anyio

SECRET = "a real secret"


@pytest.fixture(scope="module")
def today(database: TestDatabase) -> Iterator[Site]:
    """A hub that has the machine's time, as the provider has."""
    with served(database, datetime.now(UTC)) as site:
        yield site


@pytest.fixture(scope="module")
def issuer(today: Site) -> Iterator[str]:
    known = client("hub", outside(today.settings).redirect_uri, client_secret=SECRET)
    with openid_provider(known) as issuer:
        yield issuer


@pytest.fixture
async def desk(chromium: Browser, today: Site) -> AsyncIterator[BrowserContext]:
    context = await chromium.new_context(base_url=today.url, locale="ja-JP")
    context.set_default_timeout(10_000)
    yield context
    await context.close()


async def with_provider(parties: Parties, today: Site, issuer: str) -> tuple[Party, str]:
    """An organisation that set this provider and had it checked, and its sign-in word."""
    party, word, beyond = parties.organisation(), f"o-{uuid4().hex[:12]}", outside(today.settings)
    async with parties.work(party, today.clock.now()) as work:
        wanted = ProviderWanted(issuer, "hub", "client_secret_basic", word, SECRET)
        id = await set_up.set_provider(work, wanted, beyond, expected_version=0)
    async with parties.work(party, today.clock.now()) as work:
        unchecked = await check.to_check(work, id)
    seen = await check.look(beyond, unchecked)
    async with parties.work(party, today.clock.now()) as work:
        await check.record(work, unchecked, seen)
    return party, word


async def at_the_provider(page: Page, today: Site, issuer: str, name: str) -> None:
    """The hub's own page has gone on by itself; the person says there who she is."""
    await page.wait_for_url(f"{issuer}/**")
    today.clock.instant = datetime.now(UTC)
    await page.fill("input[name=login]", name)
    await page.click("button")


async def test_a_person_comes_in_by_invitation_by_word_and_shows_again_who_she_is(
    desk: BrowserContext, today: Site, parties: Parties, issuer: str
) -> None:
    party, word = await with_provider(parties, today, issuer)
    invitation = await invited_by_two(parties, party.id, Role.ADMIN, "office", today.clock.now())
    page = await desk.new_page()

    await page.goto(f"/invitation/{invitation.link.text()}")
    await page.locator("#code-too").fill(invitation.code)
    await page.get_by_role("button", name="組織のサインインを使う").click()
    await at_the_provider(page, today, issuer, "hanako")
    await expect(page.locator(".who")).to_have_text(f"{party.name} · 管理者")
    await signed_out(page)
    await desk.clear_cookies(domain="127.0.0.1")
    await page.get_by_label("組織のことば").fill(word)
    await page.get_by_role("button", name="組織のサインインへ").click()
    await at_the_provider(page, today, issuer, "hanako")
    await page.get_by_role("link", name="メンバー", exact=True).click()
    await page.get_by_role("link", name="先に本人の確認をする").click()
    await page.get_by_role("button", name="組織のサインインで確認する").click()
    await at_the_provider(page, today, issuer, "hanako")

    await expect(page.get_by_role("button", name="招待を作る")).to_be_visible()
    assert page.url == f"{today.url}/members"


async def test_a_word_of_nobody_is_told_at_its_field(desk: BrowserContext, today: Site) -> None:
    page = await desk.new_page()

    await page.goto("/sign-in")
    await page.get_by_label("組織のことば").fill("nobody-at-all")
    await page.get_by_role("button", name="組織のサインインへ").click()

    await expect(page.get_by_role("alert")).to_be_focused()
    await page.get_by_role("link", name="このことばの組織は見つかりません").click()
    await expect(page.get_by_label("組織のことば")).to_be_focused()
    assert await page.get_by_label("組織のことば").get_attribute("aria-invalid") == "true"
    await expect(page.get_by_label("組織のことば")).to_have_value("nobody-at-all")


async def test_whoever_was_not_invited_is_told_nothing_and_stays_outside(
    desk: BrowserContext, today: Site, parties: Parties, issuer: str
) -> None:
    _, word = await with_provider(parties, today, issuer)
    page = await desk.new_page()

    await page.goto("/sign-in")
    await page.get_by_label("組織のことば").fill(word)
    await page.get_by_role("button", name="組織のサインインへ").click()
    await at_the_provider(page, today, issuer, "taro")

    await expect(page.get_by_role("alert")).to_contain_text("サインインできませんでした。")
    assert {cookie["name"] for cookie in await desk.cookies(today.url)} == set()
