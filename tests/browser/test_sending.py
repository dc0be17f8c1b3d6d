"""What would leave, side by side, and one confirmation: what was seen is what is sent, and it is sent once."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from hub.intake.mark_identity import mark_identity
from hub.releases.read import read
from tests.browser.conftest import PATIENCE
from tests.browser.people import signed_in
from tests.browser.site import Site
from tests.browser.sitting_town import VALUES, Sitting, a_sitting
from tests.browser.test_pages import LANGUAGES, stands
from tests.consultations import ADULT
from tests.figures import Figures
from tests.intake.routes_town import agreed
from tests.parties import Parties

pytestmark = pytest.mark.anyio
CANARY = "カナリア九〇七"
MOST_ENTRIES, MOST_MUTATIONS, FIVE = 20, 3, 5


@pytest.fixture(params=LANGUAGES)
async def reader(chromium: Browser, site: Site, request: pytest.FixtureRequest) -> AsyncIterator[BrowserContext]:
    context = await chromium.new_context(base_url=site.url, locale=request.param)
    context.set_default_timeout(PATIENCE)
    yield context
    await context.close()


async def ready(parties: Parties, *kinds: str, **values: object) -> Sitting:
    """She has said yes to each of these."""
    here = await a_sitting(parties, {**VALUES, **values}, kinds)
    await agreed(here.town, here.case, await here.town.found(here.case))
    return here


async def opened(machine: BrowserContext, site: Site, here: Sitting) -> Page:
    page = await signed_in(machine, site, here.worker)
    await page.goto(f"{here.place}/send")
    return page


async def worded(page: Page) -> None:
    await page.fill("[name=ground]", "性的姿態撮影等処罰法")
    await page.fill("[name=reply_name]", "窓口")
    await page.fill("[name=reply_mail]", "desk@support.example.org")
    await page.fill("[name=authority]", "本人の委任")
    await page.check("[name=good]")
    await page.click("button:has-text('もう一度見る')")


def made(parties: Parties, here: Sitting) -> tuple[int, int]:
    given = {"o": here.town.ngo.id}
    return (
        len(parties.rows("select id from referral where sender = %(o)s", **given)),
        len(parties.rows("select id from takedown where sender = %(o)s", **given)),
    )


async def test_each_cell_says_what_leaves_or_names_the_rule(
    reader: BrowserContext, site: Site, parties: Parties
) -> None:
    here = await ready(parties, "hotline", "legal_aid", offender_name=CANARY)
    page = await opened(reader, site, here)

    await stands(page)
    heads = await page.locator("thead th").count()
    assert heads == 3
    for row in await page.locator("tbody tr").all():
        cells = await row.locator("td").all_inner_texts()
        assert all(cell.strip() for cell in cells), cells
    leaves = {leaf.field for one in (await here.town.found(here.case)).proposals for leaf in one.shown.leaves}
    assert ("offender_name" in leaves) == (CANARY in await page.content())
    await page.click("button[name=rows][value=differ]")
    differing = await page.locator("tbody tr").count()
    await page.click("button[name=rows][value=all]")
    assert 0 < differing <= await page.locator("tbody tr").count()


async def test_a_recipient_that_cannot_be_sent_to_stands_there_with_its_reason(
    without_script: BrowserContext, site: Site, parties: Parties
) -> None:
    here = await ready(parties, "platform", "hotline")
    page = await opened(without_script, site, here)

    await expect(page.locator("#blocked + ul li")).to_have_count(1)
    assert "(1)" in await page.inner_text("button[formaction$='/send/now']")
    await worded(page)
    await expect(page.locator("#blocked")).to_have_count(0)
    assert "(2)" in await page.inner_text("button[formaction$='/send/now']")


async def test_what_changed_after_she_looked_is_refused_and_what_was_unticked_is_not_sent(
    without_script: BrowserContext, site: Site, parties: Parties
) -> None:
    here = await ready(parties, "hotline", "legal_aid", "other_legal_aid")
    page = await opened(without_script, site, here)
    await page.uncheck(f"input[value^='Organisation:{here.town.bodies['other_legal_aid'].id}']")
    async with parties.work(here.town.ngo, site.clock.now()) as work:
        await mark_identity(work, here.case, "narrative", "別れた", keep=False)

    await page.click("button[formaction$='/send/now']")

    told = await page.inner_text("main")
    changed = {one.recipient.kind for one in (await here.town.found(here.case)).proposals
               if any(leaf.field == "narrative" for leaf in one.shown.leaves)}  # fmt: skip
    sent = {"hotline", "legal_aid"} - changed
    assert changed
    assert "変わりました" in told
    assert made(parties, here) == (len(sent), 0)


async def test_pressed_twice_back_and_again_and_in_two_tabs_it_is_sent_once(
    machine: BrowserContext, site: Site, parties: Parties
) -> None:
    here = await ready(parties, "hotline", "legal_aid")
    page = await opened(machine, site, here)
    other = await machine.new_page()
    await other.goto(f"{here.place}/send")

    await page.dblclick("button[formaction$='/send/now']")
    await expect(page.locator("li:has-text('送りました')")).to_have_count(2)
    await page.reload()  # the same form once more
    await expect(page.locator("li:has-text('送りました')")).to_have_count(2)
    await page.go_back()
    await expect(page.locator("#blocked + ul li")).to_have_count(2)
    await other.click("button[formaction$='/send/now']")
    await expect(other.locator("li:has-text('送っていない')")).to_have_count(2)
    await stands(other)

    assert made(parties, here) == (2, 0)
    await page.goto(f"{here.place}/send")
    await expect(page.locator("#blocked + ul li")).to_have_count(2)


async def test_a_name_in_the_words_is_hidden_or_told_with_a_reason_and_the_words_of_the_form_stay(
    machine: BrowserContext, site: Site, parties: Parties
) -> None:
    here = await ready(
        parties, "legal_aid", "platform", narrative="さくらは、別れたあとに公開された。", call_name="さくら"
    )
    page = await opened(machine, site, here)
    await worded(page)

    await page.click("button[value$=-hide] >> nth=0")
    await page.fill("[id^=find-][id$=-why] >> nth=0", "本人の希望")
    await page.click("button[value$=-keep] >> nth=0")

    await expect(page.locator("button[value$=-hide] >> nth=0")).to_be_visible()
    assert await page.input_value("[name=ground]") == "性的姿態撮影等処罰法"
    kept = parties.rows("select count(*) from identity_mark where case_file = %(c)s", c=here.case)
    assert kept == [(2,)]


async def test_what_was_previewed_is_what_the_recipient_reads(
    without_script: BrowserContext, site: Site, parties: Parties
) -> None:
    here = await ready(parties, "hotline")
    (one,) = (await here.town.found(here.case)).proposals
    page = await opened(without_script, site, here)
    await page.click("button[formaction$='/send/now']")
    await expect(page.locator("li:has-text('送りました')")).to_have_count(1)

    ((referral,),) = parties.rows("select id from referral where sender = %(o)s", o=here.town.ngo.id)
    async with parties.work(here.town.ngo, site.clock.now()) as work:
        packet = await read(work, referral, "packet")
    own = {"respond_by", "next_clock", "ledger_head"}
    assert {name: value for name, value in packet.fields.items() if name not in own} == {
        leaf.field: leaf.value for leaf in one.shown.leaves if leaf.field not in own
    }


class Keys:
    """A keyboard alone. Counts entries: one field filled or one control chosen."""

    def __init__(self, page: Page) -> None:
        """Nothing yet."""
        self.page, self.entries = page, 0

    async def to(self, selector: str) -> None:
        """By Tab to the control."""
        for _ in range(400):
            at = "[s => { const e = document.activeElement; return e && e.matches(s) }][0]"
            if await self.page.evaluate(at, selector):
                return
            await self.page.keyboard.press("Tab")
        raise AssertionError(selector)

    async def fill(self, selector: str, text: str) -> None:
        """One field."""
        await self.to(selector)
        await self.page.keyboard.type(text)
        self.entries += 1

    async def press(self, selector: str, key: str = "Enter") -> None:
        """One control."""
        await self.to(selector)
        await self.page.keyboard.press(key)
        self.entries += 1

    async def yes(self, name: str) -> None:
        """Within a group the arrows move: from "not yet" on to the first."""
        await self.to(f"input[name='{name}']")
        for _ in range(4):
            if await self.page.is_checked(f"input[name='{name}'][value=yes]"):
                break
            await self.page.keyboard.press("ArrowDown")
        self.entries += 1


async def five_answered(page: Page, keys: Keys) -> None:
    """Three that are proposed in the first night, and the others."""
    await keys.press("main a[href$='/consent']")
    await page.wait_for_url("**/consent")
    answered = 0
    while True:
        for number in range(await page.locator("fieldset.ask").count()):
            await keys.yes(f"answer-{number}")
            answered += 1
        await keys.press("input[name=method]", "Space")
        await keys.press("form.sitting button")
        await page.wait_for_url("**/consent/record")
        if answered == FIVE:
            return
        await keys.press("main a[href$='/consent']")
        await page.wait_for_url("**/consent")


async def five_sent(page: Page, keys: Keys) -> None:
    """What would leave is looked at with the words of the requests, and sent."""
    await keys.press("main a[href$='/send']")
    await page.wait_for_url("**/send")
    await keys.fill("[name=ground]", "法")
    await keys.fill("[name=reply_name]", "窓口")
    await keys.fill("[name=reply_mail]", "desk@support.example.org")
    await keys.fill("[name=authority]", "委任")
    await keys.press("[name=good]", "Space")
    await keys.press("form[action$='/send/look'] .deeds button")
    await page.wait_for_url("**/send/look")
    await keys.press("button[formaction$='/send/now']")
    await page.wait_for_url("**/send/now")
    await expect(page.locator("li:has-text('送りました')")).to_have_count(FIVE)


async def test_consent_of_five_recipients_and_five_routes_sent_by_keyboard_alone(
    machine: BrowserContext, site: Site, parties: Parties, figures: Figures
) -> None:
    here = await a_sitting(parties, {**VALUES, "accounts": ADULT["accounts"]})
    page = await signed_in(machine, site, here.worker)
    posts: list[str] = []
    page.on("request", lambda one: posts.append(one.url) if one.method == "POST" else None)
    await page.goto(here.place)
    keys = Keys(page)

    await five_answered(page, keys)
    await five_sent(page, keys)

    mutations = [one for one in posts if one.endswith(("/record", "/now"))]
    figures.say(f"five consents and five routes by keyboard: {keys.entries} entries, {len(mutations)} mutations")
    assert made(parties, here) == (3, 2)
    assert keys.entries <= MOST_ENTRIES, keys.entries
    assert len(mutations) <= MOST_MUTATIONS
