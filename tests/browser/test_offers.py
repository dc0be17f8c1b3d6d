"""A lawyer's pages: the offer that identifies nobody, the check, the answer, the packet, and whoever is not on it."""

import io
import json
import zipfile
from collections.abc import AsyncIterator
from datetime import date
from uuid import UUID, uuid4

import pyrage
import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from hub.identity.permissions import ROLES, Role
from hub.identity.viewer import Viewer
from hub.releases.read import look
from tests.browser.people import signed_in
from tests.browser.received import IDENTITY, LEGAL_NAME, NAME, OTHER_SIDE, LawOffice, a_law_office, read, take
from tests.browser.site import Site
from tests.browser.test_casework import drawn
from tests.browser.test_pages import LANGUAGES, check, stands
from tests.connectors import reading
from tests.parties import NOW, Parties

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
    """One that waits, and that nobody is on."""
    return await office.another(parties)


@pytest.fixture
async def mine(office: LawOffice, parties: Parties) -> UUID:
    """One that the first has accepted."""
    referral = await office.another(parties)
    await take(parties, office, referral, accepts=True)
    return referral


@pytest.fixture(params=LANGUAGES)
async def reader(chromium: Browser, site: Site, request: pytest.FixtureRequest) -> AsyncIterator[BrowserContext]:
    context = await chromium.new_context(base_url=site.url, locale=request.param)
    yield context
    await context.close()


@pytest.fixture
async def page(machine: BrowserContext, site: Site, office: LawOffice) -> Page:
    """The first of the office, come in."""
    return await signed_in(machine, site, office.first)


def stands_as(parties: Parties, referral: UUID) -> tuple[str, str | None]:
    ((status, reason),) = parties.rows("select status, reason from referral where id = %(r)s", r=referral)
    return status, reason


async def test_the_pages_are_usable_small_and_within_themselves(
    reader: BrowserContext, site: Site, office: LawOffice, offer: UUID, mine: UUID
) -> None:
    page = await signed_in(reader, site, office.first)
    for name, place in (
        ("start", "/"),
        ("offers", "/offers"),
        ("offer", f"/offers/{offer}"),
        ("packet", f"/offers/{mine}"),
    ):
        await check(page, place, site)
        await drawn(page, name)
    await page.goto(f"/offers/{offer}")
    await page.click(f"form[action='/offers/{offer}/take'] button")
    await stands(page)
    await page.click(f"form[action='/offers/{offer}/answer'] button")
    await page.wait_for_selector("[data-summary]")
    await stands(page)
    await page.goto("/offers?view=all")
    await stands(page)


async def test_what_waits_stands_on_the_first_page_by_its_end_and_opens_nothing(
    page: Page, parties: Parties, site: Site, office: LawOffice, offer: UUID
) -> None:
    sooner = await office.another(parties)
    for table, column, its_id in (("party", "due_at", "object"), ("referral", "respond_by", "id")):
        parties.admin.execute(
            f"update {table} set {column} = %s where {its_id} = %s".encode(), (site.clock.now(), sooner)
        )
    await page.goto("/")

    links = await page.locator("main a[href^='/offers/']").evaluate_all("all => all.map(one => one.pathname)")

    assert links.index(f"/offers/{sooner}") == 0
    assert f"/offers/{offer}" in links
    assert read(parties, office, offer, "offer:read") == read(parties, office, sooner, "offer:read") == 0


async def test_an_offers_page_and_its_api_answer_hold_nothing_of_who_she_is(
    page: Page, parties: Parties, office: LawOffice, offer: UUID
) -> None:
    await page.goto(f"/offers/{offer}")

    await expect(page.locator("main")).to_contain_text("引き受けるまで、だれの相談かは分かりません")
    await expect(page.locator(".strip")).to_contain_text("学校")
    content = await page.content()
    assert not [word for word in IDENTITY if word in content]
    assert read(parties, office, offer, "offer:read") == 1
    assert read(parties, office, offer, "packet:read") == 0
    first = Viewer(office.party.id, office.first.principal, "test", Role.LAWYER, ROLES[Role.LAWYER])
    async with parties.work_of(first) as work:
        told = (await look(work, offer, "offer")).packet.canonical().decode()
    assert not [word for word in IDENTITY if word in told and word not in OTHER_SIDE]


async def test_the_check_says_once_whether_a_name_is_the_other_sides_and_keeps_no_name(
    page: Page, parties: Parties, offer: UUID
) -> None:
    place = f"/offers/{offer}"
    await page.goto(place)
    await page.click(f"form[action='{place}/take'] button")

    for names, said in (
        ("山田 太郎\n@nobody", "相反がないという意味ではありません"),
        ("@ookami_77", "相手方と一致しました"),
    ):
        await page.fill("#names", names)
        await page.click(f"form[action='{place}/check'] button")
        await expect(page.locator("[role=status]").first).to_contain_text(said)
        assert await page.input_value("#names") == ""
        assert not [name for name in names.splitlines() if name in await page.content()]
    await page.click(f"form[action='{place}/check'] button")
    await expect(page.locator("#names-wrong")).to_be_visible()
    kept = parties.rows("select count(*) from ledger_event where object = %(o)s and verb = 'conflict:checked'", o=offer)
    assert kept == [(2,)]


@pytest.mark.parametrize(
    ("answer", "reason", "stands"),
    [
        ("decline", "no-capacity", ("rejected", "no-capacity")),
        ("conflict", "", ("rejected", "conflict-of-interest")),
        ("waitlist", "", ("accepted", None)),
    ],
)
async def test_an_answer_is_given_by_one_choice_and_a_refusal_has_its_reason(
    page: Page, parties: Parties, offer: UUID, answer: str, reason: str, stands: tuple[str, str | None]
) -> None:
    place = f"/offers/{offer}"
    await page.goto(place)
    await page.click(f"form[action='{place}/take'] button")
    await page.click(f"form[action='{place}/answer'] button")
    await expect(page.locator("#answer-wrong")).to_be_visible()
    if answer == "decline":
        await page.check("input[value=decline]")
        await page.click(f"form[action='{place}/answer'] button")
        await expect(page.locator("#reason-wrong")).to_be_visible()
        assert await page.is_checked("input[value=decline]"), "what she chose is not lost"
        assert stands_as(parties, offer)[0] == "requested"

    await page.check(f"input[value={answer}]")
    if reason:
        await page.select_option("#reason", reason)
    await page.click(f"form[action='{place}/answer'] button")

    await expect(page.locator(".note.done")).to_be_visible()
    assert stands_as(parties, offer) == stands


async def test_after_acceptance_the_same_address_is_the_packet_and_each_opening_is_one_line(
    page: Page, parties: Parties, office: LawOffice, offer: UUID
) -> None:
    place = f"/offers/{offer}"
    await page.goto(place)
    title = await page.title()
    await page.click(f"form[action='{place}/take'] button")
    await page.check("input[value=accept]")
    await page.click(f"form[action='{place}/answer'] button")
    await expect(page.locator("#lines")).to_be_visible()

    for opened in (1, 2):
        assert read(parties, office, offer, "packet:read") == opened
        await page.goto(place)
    assert await page.title() == title
    assert await page.locator("main h2").nth(0).inner_text() == "10行で"
    assert 1 <= await page.locator("#lines + dl > div").count() <= 10
    await expect(page.locator("#lines + dl")).to_contain_text(NAME)
    days = await page.locator("#dates ~ .past li").all_inner_texts()
    told = [day for day in days if "のこと" in day]
    assert [("一つめ" in day, "二つめ" in day) for day in told] == [(True, False), (False, True)]
    withheld = await page.locator("#not_told + dl > div").all_inner_texts()
    assert [line for line in withheld if "都道府県" in line and "取り決めにありません" in line]
    assert [line for line in withheld if "氏名" in line]
    assert LEGAL_NAME not in await page.content()


async def test_every_printed_sheet_repeats_how_it_must_be_handled(page: Page, mine: UUID) -> None:
    await page.goto(f"/offers/{mine}")
    await expect(page.locator(".strip")).to_contain_text("TLP:AMBER+STRICT")
    await expect(page.locator(".strip")).to_contain_text("平日の夜")

    sheets = reading.reader(await page.pdf(format="A4")).pages

    assert len(sheets) > 2
    for sheet in sheets:
        assert "AMBER" in sheet.extract_text()


async def test_the_packet_is_taken_along_sealed_and_its_digest_compared(
    page: Page, parties: Parties, office: LawOffice, mine: UUID
) -> None:
    place = f"/offers/{mine}"
    await page.goto(place)
    await page.click(f"form[action='{place}/download'] button")
    await expect(page.locator("[data-summary]")).to_be_visible()
    key = pyrage.x25519.Identity.generate()
    given = {"id": uuid4(), "organisation": office.party.id, "purpose": "age", "created_at": NOW}
    parties.insert("public_key", public=str(key.to_public()), **given)

    async with page.expect_download() as taken:
        await page.click(f"form[action='{place}/download'] button")
    file = await (await taken.value).path()

    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
        opened = [pyrage.decrypt(archive.read(name), [key]) for name in archive.namelist()]
    packet = next(one for one in opened if one.startswith(b"{"))
    assert json.loads(packet)["fields"]["call_name"] == NAME
    digest = await page.inner_text("code.place")
    for typed, said in ((digest.upper(), "同じです"), ("0" * 64, "違います")):
        await page.fill("#digest", typed)
        await page.click(f"form[action='{place}/compare'] button")
        await expect(page.locator("[role=status]")).to_contain_text(said)
    assert read(parties, office, mine, "packet:downloaded") == 1


async def test_retained_is_said_with_its_day_and_the_work_ends_with_what_it_came_to(
    page: Page, parties: Parties, mine: UUID
) -> None:
    place = f"/offers/{mine}"
    await page.goto(place)
    await page.check("input[name=engagement][value=engaged]")
    await page.click(f"form[action='{place}/engagement'] button")
    await expect(page.locator("#on-wrong")).to_be_visible()
    await page.fill("#on", "2026-11-22")
    await page.select_option("[id='kind.0']", "court-date")
    await page.fill("[id='on.0']", "2026-12-10")
    await page.click(f"form[action='{place}/engagement'] button")
    await expect(page.locator("#dates ~ .past")).to_contain_text("2026年12月10日")

    await page.click(f"form[action='{place}/step'] button[value=start]")
    await page.click(f"form[action='{place}/end'] button")
    await expect(page.locator("#outcome-wrong")).to_be_visible()
    await page.select_option("#outcome", "advice-given")
    await page.click(f"form[action='{place}/end'] button")
    await expect(page.locator(".note.done")).to_be_visible()

    asked = "select status, outcome, engagement, engaged_on from referral where id = %(r)s"
    assert parties.rows(asked, r=mine) == [("completed", "advice-given", "engaged", date(2026, 11, 22))]


async def test_giving_back_is_asked_once_more_and_ends_reading(page: Page, parties: Parties, mine: UUID) -> None:
    place = f"/offers/{mine}"
    await page.goto(place)
    await page.select_option("#back_reason", "no-capacity")
    await page.click(f"form[action='{place}/back'] button")
    assert stands_as(parties, mine)[0] == "accepted"
    await stands(page)
    await page.click("main form button")

    await expect(page.locator("main")).to_contain_text("もう読めません")
    assert stands_as(parties, mine) == ("cancelled", "no-capacity")
    assert NAME not in await page.content()
