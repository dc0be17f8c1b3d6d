"""What a team writes of its work in a case, on the case's page: notes, attempts, and what it does next."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.async_api import Browser, BrowserContext, expect

from hub.identity.permissions import Role
from hub.intake.inventory import add_evidence
from hub.kit.japan_time import ZONE
from tests.browser.people import Person, member, signed_in
from tests.browser.site import Site
from tests.browser.test_pages import LANGUAGES, stands
from tests.cases.team import put_on_team
from tests.consultations import consultation
from tests.parties import Parties

pytestmark = pytest.mark.anyio


@dataclass(frozen=True)
class Desk:
    """Who writes, and in which case."""

    worker: Person
    case: UUID

    @property
    def place(self) -> str:
        """Its address."""
        return f"/cases/{self.case}"


@pytest.fixture(scope="module")
def made() -> dict[str, Desk]:
    """The one desk of this module, once it was made."""
    return {}


@pytest.fixture
async def desk(made: dict[str, Desk], parties: Parties) -> Desk:
    if not made:
        ngo = parties.organisation()
        case = await consultation(parties, ngo)
        async with parties.work(ngo) as work:
            await add_evidence(work, case, [{"kind": "messages", "description": "会話", "held_by": "本人のスマホ"}])
        worker = member(parties, ngo, Role.CASEWORKER, "昼の窓口")
        put_on_team(parties, ngo, case, worker.principal)
        made["it"] = Desk(worker, case)
    return made["it"]


@pytest.fixture(params=LANGUAGES)
async def reader(chromium: Browser, site: Site, request: pytest.FixtureRequest) -> AsyncIterator[BrowserContext]:
    context = await chromium.new_context(base_url=site.url, locale=request.param)
    yield context
    await context.close()


async def test_the_forms_and_what_was_left_out_of_them_are_usable(
    reader: BrowserContext, site: Site, desk: Desk
) -> None:
    page = await signed_in(reader, site, desk.worker)
    await page.set_viewport_size({"width": 360, "height": 640})
    await page.goto(desk.place)
    await page.fill("#words", "留守だった。")

    await page.click("form[action$='/notes'] button")

    assert await page.get_attribute("#kind", "aria-describedby") == "kind-wrong"
    assert await page.input_value("#words") == "留守だった。", "what was typed is still there"
    await stands(page)


async def test_a_note_and_an_attempt_stand_in_what_happened_with_when_way_and_whom(
    chromium: Browser, site: Site, desk: Desk, parties: Parties
) -> None:
    context = await chromium.new_context(base_url=site.url, locale="ja-JP", java_script_enabled=False)
    page = await signed_in(context, site, desk.worker)
    await page.goto(desk.place)
    await expect(page.locator("section:has(> #evidence)")).to_contain_text("原本を持つ人： 本人のスマホ")
    await page.select_option("#kind", "tried")
    await page.select_option("#way", "telephone")
    await page.fill("#at", (site.clock.now() - timedelta(hours=1)).astimezone(ZONE).strftime("%Y-%m-%dT%H:%M"))
    await page.fill("#words", "留守。\nあすまた。")

    await page.click("form[action$='/notes'] button")

    await expect(page.locator(".note.done")).to_contain_text("メモを残しました")
    await page.click("a[href^='?only=note']")
    line = page.locator(".past li").first
    for said in ("連絡したが、つながらなかった (電話)", "昼の窓口", "あすまた。"):
        await expect(line).to_contain_text(said)
    assert await page.locator(".past li").count() == 1, "only notes"
    assert parties.rows("select 1 from case_note where case_file = %(c)s", c=desk.case) == [(1,)]
    await context.close()


async def test_what_is_done_next_shows_today_from_its_day_on_until_it_is_done(
    machine: BrowserContext, site: Site, desk: Desk
) -> None:
    page = await signed_in(machine, site, desk.worker)
    await page.goto(desk.place)
    await page.fill("#step", "夜にチャットを見る")
    await page.fill("#due_on", site.clock.now().astimezone(ZONE).date().isoformat())
    await page.click("form[action$='/next-step'] button")
    await expect(page.locator("main > .note").nth(1)).to_contain_text("夜にチャットを見る")

    await page.goto("/")

    await expect(page.locator("#next-step")).to_have_text("つぎにすること (1)")
    assert "チャット" not in await page.inner_text("main"), "a list opens no case"
    await stands(page)
    await page.click(".rows a >> text=する、または日を変える")
    await page.click("text=すませた")
    await page.goto("/")
    await expect(page.locator("main")).not_to_contain_text("つぎにすること (1)")
