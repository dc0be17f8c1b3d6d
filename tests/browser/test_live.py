"""The line above what waits today: answers that come meanwhile are said, and nothing moves."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import anyio
import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from hub.audit.sealer import seal
from hub.caseload.answers import new_answers
from hub.identity.permissions import Role
from hub.kit.db import Database
from hub.kit.roles import role_url
from hub.kit.signing import ledger_key_file, read_signing_key
from hub.referrals.progress import receive_offer
from schema.engine.stream import MOST
from tests.browser.people import Person, member, signed_in
from tests.browser.site import Site
from tests.browser.test_pages import stands
from tests.cases.team import put_on_team, work_of
from tests.parties import Parties, Party
from tests.referrals.handoff import another_case, handoff, offered
from tests.telling import offer_told

pytestmark = pytest.mark.anyio
QUIET = "自動更新が止まっています"
LATER = timedelta(seconds=1)
WHERE = """(() => {
  const rows = [...document.querySelectorAll("[data-row]")], one = rows.indexOf(document.activeElement);
  return [one, scrollY, rows[one].getBoundingClientRect().top];
})()"""
FOLLOW = """([since, many]) => {
  const query = "subscription { newAnswers(since: \\"" + since + "\\") }";
  window.told = []; window.streams = [];
  for (let n = 0; n < many; n++) {
    const stream = new EventSource("/graphql/stream?query=" + encodeURIComponent(query));
    stream.addEventListener("next", (event) => window.told.push(event.data));
    window.streams.push(stream);
  }
}"""


@dataclass
class Day:
    """A worker's day: referrals that wait for their recipient, and a colleague who works on none of it."""

    ngo: Party
    lawyer: Party
    worker: Person
    beside: Person
    waiting: list[UUID]


@pytest.fixture(scope="module")
def days() -> dict[str, Day]:
    """The one day of this module, once it was made."""
    return {}


@pytest.fixture
async def day(days: dict[str, Day], parties: Parties, site: Site) -> Day:
    if not days:
        handed = await handoff(parties)
        ngo, sent = handed.sender, [await offered(parties, handed)]
        sent += [await another_case(parties, handed) for _ in range(5)]
        worker = member(parties, ngo, Role.CASEWORKER, "昼の窓口")
        for (case,) in parties.rows("select id from case_file where org = %(o)s", o=ngo.id):
            put_on_team(parties, ngo, case, worker.principal)
        for one in sent:
            await offer_told(parties, ngo, one)
            parties.admin.execute("update party set due_at = %s where object = %s", (site.clock.now() + LATER, one))
        beside = member(parties, ngo, Role.CASEWORKER, "となり")
        days["it"] = Day(ngo, handed.lawyer, worker, beside, sent)
    return days["it"]


async def answered(parties: Parties, site: Site, day: Day) -> None:
    """The recipient moves one of them on, and the sealer links it into both ledgers."""
    async with parties.work(day.lawyer, site.clock.now() + LATER) as work:
        await receive_offer(work, day.waiting.pop())
    await sealed(site)


async def sealed(site: Site) -> None:
    """What is pending is linked."""
    pool = Database(role_url(site.settings, "hub_sealer"), pool_size=1)
    try:
        await seal(pool, read_signing_key(ledger_key_file(site.settings.root_key_file)), site.clock.now())
    finally:
        await pool.close()


async def follows(page: Page, site: Site, *, many: int = 1) -> None:
    """The page follows by itself, as any program could."""
    await page.evaluate(FOLLOW, [site.clock.now().isoformat(), many])
    await until(page, "window.streams.every((one) => one.readyState !== 0)")


async def until(page: Page, holds: str) -> None:
    """Wait until it is true on the page, ten seconds at most."""
    with anyio.fail_after(10):
        while not await page.evaluate(holds):  # noqa: ASYNC110 - what is waited for is in the browser
            await anyio.sleep(0.05)


async def test_an_answer_that_comes_meanwhile_is_said_and_moves_neither_focus_nor_scroll(
    machine: BrowserContext, site: Site, day: Day, parties: Parties
) -> None:
    page = await signed_in(machine, site, day.worker)
    await page.set_viewport_size({"width": 360, "height": 500})
    for _ in range(3):
        await page.keyboard.press("j")
    before, rows = await page.evaluate(WHERE), await page.locator(".rows > li").count()
    assert before[0] == 2

    await answered(parties, site, day)

    await expect(page.locator("[data-live]")).to_have_text("新しい返事が1件あります。")
    assert await page.evaluate(WHERE) == before
    assert await page.locator(".rows > li").count() == rows, "nothing is loaded by itself"
    await stands(page)
    await page.click("text=新しいものを見る")
    await expect(page.locator("#answered")).to_be_visible()


async def test_what_is_sent_is_a_number_and_a_colleague_beside_the_team_hears_none(
    chromium: Browser, site: Site, day: Day, parties: Parties
) -> None:
    told = {}
    pages = {}
    for name, person in (("worker", day.worker), ("beside", day.beside)):
        context = await chromium.new_context(base_url=site.url, locale="ja-JP")
        pages[name] = await signed_in(context, site, person)
        await pages[name].goto("/account")
        await follows(pages[name], site)

    await answered(parties, site, day)

    for name, page in pages.items():
        await until(page, "window.told.length > 0")
        told[name] = await page.evaluate("window.told[0]")
        await page.context.close()
    now = site.clock.now()
    async with work_of(parties, day.ngo, day.worker.principal, now=now) as work:
        count = await new_answers(work, now)
    assert told == {"worker": f'{{"data":{{"newAnswers":{count}}}}}', "beside": '{"data":{"newAnswers":0}}'}


async def test_a_stream_ends_with_its_session_and_says_quietly_that_it_has(
    machine: BrowserContext, site: Site, day: Day, parties: Parties
) -> None:
    page = await signed_in(machine, site, day.worker)
    await expect(page.locator("[data-live]")).to_have_text("")
    parties.admin.execute("delete from web_session where principal = %s", (day.worker.principal,))

    await answered(parties, site, day)

    await expect(page.locator("[data-live]")).to_contain_text(QUIET)
    assert "新しい返事が" not in await page.inner_text(".live")


async def test_one_session_has_few_streams_and_no_stranger_has_any(
    machine: BrowserContext, site: Site, day: Day
) -> None:
    page = await signed_in(machine, site, day.worker)
    await page.goto("/account")

    await follows(page, site, many=MOST + 1)

    assert sorted(await page.evaluate("window.streams.map((one) => one.readyState)")) == [1] * MOST + [2]
    nobody = await machine.browser.new_context(base_url=site.url)  # type: ignore[union-attr]
    answer = await nobody.request.get(
        "/graphql/stream?query=subscription{newAnswers(since:%222026-01-01T00:00:00Z%22)}"
    )
    assert answer.status == 401
    await nobody.close()


async def test_without_a_script_there_is_a_link_and_no_empty_promise(chromium: Browser, site: Site, day: Day) -> None:
    context = await chromium.new_context(base_url=site.url, locale="ja-JP", java_script_enabled=False)
    page = await signed_in(context, site, day.worker)

    assert (await page.inner_text(".live")).strip() == "新しいものを見る"
    await context.close()
