"""The main pages as pictures: `make screenshots` draws them into docs/screenshots, the suite elsewhere."""

import os
import re
from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import Browser, ViewportSize

from tests.browser.office import an_office
from tests.browser.people import Person, signed_in
from tests.browser.site import Site
from tests.browser.sitting_town import FIVE, a_sitting
from tests.house.source import ROOT
from tests.intake.routes_town import agreed
from tests.parties import Parties, Party

pytestmark = pytest.mark.anyio
FOLDER = "docs/screenshots"
LANGUAGES = ("ja", "en")
PAGES = ("today", "cases", "case", "new_case", "consent", "send")
CALLED = {
    "support_ngo": ("支援団体つばめ", "Tsubame Support"),
    "legal_aid": ("はるかぜ法律相談", "Harukaze Legal Aid"),
    "other_legal_aid": ("しらかば弁護士の会", "Shirakaba Lawyers"),
    "platform": ("SNSひろば", "Hiroba"),
    "other_platform": ("写真の部屋", "Photo Room"),
    "hotline": ("なのはなホットライン", "Nanohana Hotline"),
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
    office, asked, agreed_to = await an_office(parties, site), await a_sitting(parties), await a_sitting(parties)
    await agreed(agreed_to.town, agreed_to.case, await agreed_to.town.found(agreed_to.case))
    _call(parties, office.ngo, "support_ngo")
    for here in (asked, agreed_to):
        _call(parties, here.town.ngo, "support_ngo")
        for kind in FIVE:
            _call(parties, here.town.bodies[kind], kind)
    late = f"/cases/{office.late}"
    drawn: dict[Person, dict[str, str]] = {
        office.worker: {"today": "/", "cases": "/cases", "case": late, "new_case": "/cases/new"},
        asked.worker: {"consent": f"{asked.place}/consent"},
        agreed_to.worker: {"send": f"{agreed_to.place}/send"},
    }
    assert {name for places in drawn.values() for name in places} == set(PAGES)
    for language in LANGUAGES:
        for person, places in drawn.items():
            context = await chromium.new_context(base_url=site.url, locale=language, viewport=SIZE)
            page = await signed_in(context, site, person)
            for name, place in places.items():
                answer = await page.goto(place)
                assert answer is not None
                assert answer.ok, place
                assert await page.get_attribute("html", "lang") == language
                await page.screenshot(path=folder / f"{name}-{language}.png")
            await context.close()


def _call(parties: Parties, party: Party, kind: str) -> None:
    named = "update organisation set name = %s, name_en = %s where id = %s"
    parties.admin.execute(named, (*CALLED[kind], party.id))


def test_the_readme_shows_each_of_them() -> None:
    shown = re.findall(rf"{FOLDER}/([\w-]+\.png)", (ROOT / "README.md").read_text())

    assert set(shown) == _wanted()
    assert {path.name for path in (ROOT / FOLDER).iterdir()} == _wanted()


def _wanted() -> set[str]:
    return {f"{name}-{language}.png" for name in PAGES for language in LANGUAGES}
