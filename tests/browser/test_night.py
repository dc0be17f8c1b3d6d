"""An emergency at night, page by page: one worker alone, telephone first, the written part waits for a standing second.

`NIGHT_PICTURES` names a folder into which each page is drawn, for whoever wants to look at them.
"""

import os
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from hub.identity.permissions import ROLES, Role
from hub.identity.viewer import Viewer
from hub.overrides.call import call_standing_second
from hub.standing.roster import set_on_duty
from tests.browser.people import Person, member, signed_in
from tests.browser.site import Site
from tests.browser.test_pages import WIDTHS, stands
from tests.cases.team import put_on_team
from tests.parties import Parties, Party
from tests.standing.peers import Peers, peers
from tests.withdrawals.scene import Scene, a_case

pytestmark = pytest.mark.anyio
PICTURES = os.environ.get("NIGHT_PICTURES")
WHERE, WORDS, WHO = "三つ目の橋の上、白い上着", "飛び降りると電話で話した", "みさきさん"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Night:
    """Who is there."""

    scene: Scene
    police: Party
    alone: Person
    peers: Peers
    on_call: Person


async def a_night(parties: Parties, site: Site) -> Night:
    now = site.clock.now()
    scene = await a_case(parties, now)
    police = parties.organisation("police", connector="nowhere")
    parties.agree(scene.ngo, police, {"timeline": "full"}, ["police_report"])
    alone = member(parties, scene.ngo, Role.CASEWORKER, "夜の窓口")
    put_on_team(parties, scene.ngo, scene.case, alone.principal)
    these = peers(parties, scene.ngo)
    await these.agreed(now)
    on_call = member(parties, these.them, Role.CASEWORKER, "当番")
    await on_the_roster(parties, site, these.them, on_call, "on_call")
    return Night(scene, police, alone, these, on_call)


async def on_the_roster(parties: Parties, site: Site, party: Party, whom: Person, kind: str) -> None:
    now = site.clock.now()
    supervisor = parties.person(party, Role.SUPERVISOR)
    viewer = Viewer(party.id, supervisor, "test", Role.SUPERVISOR, ROLES[Role.SUPERVISOR])
    async with parties.work_of(viewer, now) as work:
        await set_on_duty(work, whom.principal, kind, now, now + DAY)


async def looked_at(page: Page, name: str) -> None:
    """The page stands for everybody, and is drawn where somebody wants to see it."""
    await stands(page)
    if PICTURES:
        await drawn(page, name)
        if not await page.locator("[data-summary]").count():  # what came back from a form has no address of its own
            await page.click("header button:has-text('English')")
            await drawn(page, f"{name}-en")
            await page.click("header button:has-text('日本語')")


async def drawn(page: Page, name: str) -> None:
    for width in WIDTHS:
        await page.set_viewport_size({"width": width, "height": 900})
        await page.screenshot(path=Path(PICTURES or "") / f"{name}-{width}.png", full_page=True)


@pytest.fixture
async def other_machine(chromium: Browser, site: Site) -> AsyncIterator[BrowserContext]:
    context = await chromium.new_context(base_url=site.url, locale="ja-JP")
    context.set_default_timeout(10_000)
    yield context
    await context.close()


async def she_records_it(page: Page) -> None:
    """Telephone first, then the record; one sentence says what is missing."""
    await page.click("nav a[href='/danger']")
    await expect(page.locator("main")).to_contain_text("110・119・189")
    await looked_at(page, "1-danger")
    await page.fill("#who", WHO)
    await page.check("input[name=kind-suicide]")
    await page.fill("#number", "110")
    await page.click("main form[action='/danger'] button")
    await expect(page.locator("[data-summary] li")).to_have_count(1)
    await expect(page.locator("[data-summary]")).to_contain_text("どこにいるか")
    assert await page.input_value("#who") == WHO, "nothing that was written is lost"
    await looked_at(page, "2-one-thing-missing")
    await page.fill("#where", WHERE)
    await page.fill("#words", WORDS)
    await page.click("main form[action='/danger'] button")


async def she_asks_for_the_written_part(page: Page, night: Night) -> None:
    """It is recorded, and waits in writing."""
    await expect(page.locator("h1")).to_have_text("命の危険の記録")
    await expect(page.locator("main")).to_contain_text(WHERE)
    await looked_at(page, "3-recorded")
    await page.select_option("#recipient", f"Organisation:{night.police.id}")
    await page.select_option("#purpose", "police_report")
    await page.click("main section form button:not([name=deed])")
    await expect(page.locator("#waiting")).to_be_visible()
    await expect(page.locator("main")).to_contain_text("決めてある団体の当番を呼ぶまで： 15分")
    await looked_at(page, "4-waits")


async def the_standing_second_confirms(second: Page, hidden: tuple[str, ...]) -> None:
    """She reads words that identify nobody, and says yes."""
    await expect(second.locator("#calls")).to_be_visible()
    await looked_at(second, "6-start-of-the-standing-second")
    await second.click("a.button[href='/night']")
    await expect(second.locator("main")).to_contain_text("自死のおそれ")
    await expect(second.locator("main")).to_contain_text("（日本時間）")
    await looked_at(second, "7-call")
    everything = await second.content()
    assert not [word for word in (WHERE, WORDS, WHO, *hidden) if word in everything]
    await second.click("button[value=confirm]")
    await expect(second.locator("[role=status]")).to_contain_text("確認しました")
    await looked_at(second, "8-confirmed")


async def test_one_worker_alone_records_it_and_a_standing_second_lets_it_leave(
    machine: BrowserContext, other_machine: BrowserContext, site: Site, parties: Parties
) -> None:
    night = await a_night(parties, site)
    page = await signed_in(machine, site, night.alone)
    await she_records_it(page)
    await she_asks_for_the_written_part(page, night)

    # nobody of her own confirms
    site.clock.advance(timedelta(minutes=16))
    ((act,),) = parties.rows("select id from two_person_act where object = %(c)s", c=night.scene.case)
    async with parties.work(night.scene.ngo, site.clock.now(), hub_itself=True) as work:
        await call_standing_second(work, act)
    await page.reload()
    await expect(page.locator("main")).to_contain_text("決めてある団体の当番を呼びました")
    await looked_at(page, "5-called")
    second = await signed_in(other_machine, site, night.on_call)
    await the_standing_second_confirms(second, (str(night.scene.case), str(act)))

    # it has left
    sent = parties.rows("select status, urgency from referral where recipient = %(r)s", r=night.police.id)
    assert sent == [("requested", "immediate")]
    await page.reload()
    await expect(page.locator("#waiting")).to_have_count(0)


@pytest.fixture
def last_of_many(parties: Parties) -> Iterator[Party]:
    """One body among more of its kind than a list shows; others look at a town without them."""
    made = [parties.organisation("medical", connector="nowhere", duties=False) for _ in range(101)]
    ids = [one.id for one in made]
    parties.admin.execute("update organisation set name = 'ひばり病院', created_at = now() where id = %s", (ids[-1],))
    yield made[-1]
    parties.admin.execute("update organisation set kind = 'school' where id = any(%s)", (ids,))


async def test_among_many_bodies_whom_to_tell_is_looked_for_by_name(
    machine: BrowserContext, site: Site, parties: Parties, last_of_many: Party
) -> None:
    """Far from every body fits in one list, and no address holds a name."""
    night = await a_night(parties, site)
    page = await signed_in(machine, site, night.alone)
    await page.goto("/danger")
    await page.check("input[name=kind-confined]")
    await page.fill("#where", WHERE)
    await page.fill("#who", WHO)
    await page.fill("#number", "110")
    await page.click("main form[action='/danger'] button")
    await expect(page.locator(f"#recipient option[value='Organisation:{last_of_many.id}']")).to_have_count(0)

    await page.fill("#name", "ひばり")
    if PICTURES:
        await looked_at(page, "13-many")
        await page.fill("#name", "ひばり")
    await page.click("button[value=look]")

    await expect(page.locator("#recipient option")).to_have_count(1)
    await expect(page.locator("#recipient option")).to_have_text("ひばり病院")
    assert "name" not in page.url.partition("?")[2]
    await page.fill("#name", "どこにもない")
    await page.click("button[value=look]")
    await expect(page.locator("main")).to_contain_text("見つかりません")


async def test_a_colleague_reads_in_words_what_she_confirms(
    machine: BrowserContext, other_machine: BrowserContext, site: Site, parties: Parties
) -> None:
    night = await a_night(parties, site)
    page = await signed_in(machine, site, night.alone)
    await page.goto("/danger")
    await page.check("input[name=kind-confined]")
    await page.fill("#who", WHO)
    await page.fill("#where", WHERE)
    await page.fill("#number", "110")
    await page.click("main form[action='/danger'] button")
    await page.select_option("#recipient", f"Organisation:{night.police.id}")
    await page.click("main section form button:not([name=deed])")
    await expect(page.locator("#waiting")).to_be_visible()

    colleague = await signed_in(other_machine, site, member(parties, night.scene.ngo, Role.CASEWORKER, "昼の窓口"))
    await colleague.goto("/acts")
    shown = await colleague.locator("main").inner_text()
    end = night.scene.case.hex[-8:].upper()
    for words in (
        f"{end[:4]}-{end[4:]}",
        "閉じこめられている",
        night.police.name,
        "いまの危険の種類",
        "警察への相談・通報",
    ):
        assert words in shown, words
    for words in ("残り時間： 24時間0分", "（日本時間）", "決めてある団体の当番を呼ぶまで： 15分"):
        assert words in shown, words
    assert not [code for code in ("police_report", "danger_kinds", "full", "+00:00", "鍵の使い道") if code in shown]
    await looked_at(colleague, "9-acts")
    await colleague.click("button[value=confirm]")

    await expect(colleague.locator("[role=status]")).to_be_visible()
    assert parties.rows("select status from referral where recipient = %(r)s", r=night.police.id) == [("requested",)]


async def test_on_duty_she_opens_a_case_and_the_morning_marks_it_seen(
    machine: BrowserContext, other_machine: BrowserContext, site: Site, parties: Parties
) -> None:
    night = await a_night(parties, site)
    on_duty = member(parties, night.scene.ngo, Role.CASEWORKER, "今夜の当番")
    await on_the_roster(parties, site, night.scene.ngo, on_duty, "on_duty")
    page = await signed_in(machine, site, on_duty)

    await page.goto("/night")
    await looked_at(page, "10-on-duty")
    await page.click("main form[action='/night/open'] button")
    await expect(page.locator("[data-summary] li")).to_have_count(1)
    await page.fill("#reason", "本人から夜に電話があった")
    await page.click("main form[action='/night/open'] button")
    await expect(page.locator("[role=status]")).to_contain_text("開きました")
    await page.goto("/danger")
    assert await page.locator("#case option").count() == 1

    morning = await signed_in(other_machine, site, member(parties, night.scene.ngo, Role.SUPERVISOR, "責任者"))
    await expect(morning.locator("#morning")).to_be_visible()
    await looked_at(morning, "11-start-in-the-morning")
    await morning.goto("/night")
    await looked_at(morning, "12-morning")
    await morning.click("button[value=upheld]")
    await expect(morning.locator("#morning")).to_have_count(0)
