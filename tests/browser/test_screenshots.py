"""The main pages as pictures: `make screenshots` draws them into docs/screenshots, the suite elsewhere."""

import os
import re
from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import Browser, ViewportSize

from tests.browser.office import an_office
from tests.browser.people import signed_in
from tests.browser.site import Site
from tests.house.source import ROOT
from tests.parties import Parties

pytestmark = pytest.mark.anyio
FOLDER = "docs/screenshots"
LANGUAGES = ("ja", "en")
PLACES = {
    "today": "/",
    "cases": "/cases",
    "case": "/cases/{case}",
    "routes": "/routes?case={case}",
}
"""What a picture is called, to the page of it."""
CALLED = {
    "support_ngo": ("支援団体つばめ", "Tsubame Support"),
    "legal_aid": ("はるかぜ法律相談", "Harukaze Legal Aid"),
}
"""Invented names, in place of those that tell tests apart."""
SIZE: Final[ViewportSize] = {"width": 1280, "height": 860}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the pictures go."""
    folder = Path(os.environ.get("HUB_SCREENSHOTS") or tmp_path)
    folder.mkdir(exist_ok=True)
    return folder


async def test_each_main_page_is_drawn_in_both_languages(
    chromium: Browser, site: Site, parties: Parties, folder: Path
) -> None:
    office = await an_office(parties, site)
    for kind, (name, name_en) in CALLED.items():
        called = "update organisation set name = %s, name_en = %s where kind = %s"
        parties.admin.execute(called, (name, name_en, kind))
    for language in LANGUAGES:
        context = await chromium.new_context(base_url=site.url, locale=language, viewport=SIZE)
        page = await signed_in(context, site, office.worker)
        for name, place in PLACES.items():
            answer = await page.goto(place.format(case=office.late))
            assert answer is not None
            assert answer.ok, place
            assert await page.get_attribute("html", "lang") == language
            await page.screenshot(path=folder / f"{name}-{language}.png")
        await context.close()


def test_the_readme_shows_each_of_them() -> None:
    shown = re.findall(rf"{FOLDER}/([\w-]+\.png)", (ROOT / "README.md").read_text())

    assert set(shown) == _wanted()
    assert {path.name for path in (ROOT / FOLDER).iterdir()} == _wanted()


def _wanted() -> set[str]:
    return {f"{name}-{language}.png" for name in PLACES for language in LANGUAGES}
