"""A real browser, Debian's own chromium, and the hub on a socket."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Playwright, async_playwright, expect

from tests.browser.fonts import environment
from tests.browser.site import Site, served
from tests.database import TestDatabase
from tests.needs import missing

CHROMIUM = Path("/usr/bin/chromium")
MISSING = "chromium is not installed: run `apt-get install --no-install-recommends chromium` as root, then again"
PATIENCE = 10_000
"""Milliseconds."""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="package")
def site(database: TestDatabase) -> Iterator[Site]:
    """The hub of this folder's tests."""
    with served(database) as site:
        yield site


@pytest.fixture(scope="package")
def installed() -> None:
    """Skips, and says what to do, where there is no browser to drive."""
    if not CHROMIUM.exists():
        missing(MISSING)


@pytest.fixture(scope="package")
async def playwright(anyio_backend: str, installed: None) -> AsyncIterator[Playwright]:
    """Drives it."""
    async with async_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
async def chromium(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Browser]:
    """One browser for all tests; each takes a context of its own, as a person does with a machine of her own."""
    env = environment(tmp_path_factory.mktemp("fonts"))
    browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET, env={**env})
    expect.set_options(timeout=PATIENCE)
    yield browser
    await browser.close()


@pytest.fixture
async def machine(chromium: Browser, site: Site) -> AsyncIterator[BrowserContext]:
    """A browser in which nobody has been yet, set to Japanese."""
    context = await chromium.new_context(base_url=site.url, locale="ja-JP")
    context.set_default_timeout(PATIENCE)
    yield context
    await context.close()


@pytest.fixture
async def without_script(chromium: Browser, site: Site) -> AsyncIterator[BrowserContext]:
    """The same, where no script runs."""
    context = await chromium.new_context(base_url=site.url, locale="ja-JP", java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    yield context
    await context.close()
