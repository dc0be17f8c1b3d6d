"""The ways for a case, without script: in order, sent by one confirmation, each by itself; and a request's clocks."""

from dataclasses import replace

import anyio
import pytest
from playwright.async_api import BrowserContext, expect

from hub.exchange.packets import Form
from hub.identity.permissions import Role
from hub.takedowns.answer import record
from hub.takedowns.outcome import ItemAnswer
from tests.browser.people import member, signed_in
from tests.browser.site import Site
from tests.cases.team import put_on_team
from tests.consultations import ADULT, consent, consultation
from tests.intake.routes_town import agreed, routes, town
from tests.parties import NOW, Parties
from tests.releases.test_own_papers import key_of
from tests.takedowns.removal import AGREED, removal, sent

pytestmark = pytest.mark.anyio


async def test_one_confirmation_sends_all_that_she_chose_and_one_refused_holds_no_other_back(
    without_script: BrowserContext, site: Site, parties: Parties
) -> None:
    here = town(parties)
    titles = {kind: here.route(kind, purpose, title_ja=f"窓口 {here.ngo.name}") for kind, purpose in PURPOSES.items()}
    case = await consultation(parties, here.ngo, VALUES)
    await agreed(here, case, await here.found(case))
    worker = member(parties, here.ngo, Role.CASEWORKER)
    put_on_team(parties, here.ngo, case, worker.principal)
    page = await signed_in(without_script, site, worker)

    await page.goto("/routes")
    await page.select_option("#wish", "gone-from-places")
    await page.click("main form[action='/routes/find'] button")
    await expect(page.locator("main")).to_contain_text("送れます")
    for kind in titles:
        await page.check(f"input[value^='Organisation:{here.bodies[kind].id}/']")
    # what was agreed ends between the page and the confirmation, for one of them
    parties.admin.execute(
        "update agreement set ended_at = now(), ended_by = sender, end_reason = 'ended' where recipient = %s",
        (here.bodies["hotline"].id,),
    )
    await page.click("main form[action='/routes/send'] button")

    await expect(page.locator("main li:has-text('送りました')")).to_have_count(1)
    await expect(page.locator("main li:has-text('送っていない')")).to_have_count(1)
    offered = parties.rows("select recipient from referral where sender = %(o)s", o=here.ngo.id)
    assert offered == [(here.bodies["legal_aid"].id,)]


async def test_a_desk_is_asked_to_keep_logs_and_not_to_remove(
    without_script: BrowserContext, site: Site, parties: Parties
) -> None:
    here = town(parties)
    desk = parties.organisation("platform", connector="preservation_request")
    parties.agree(here.ngo, desk, AGREED, ["preservation"])
    here = replace(here, bodies={"platform": desk})
    here.route("platform", "preservation")
    case = await consultation(parties, here.ngo)
    kept: dict[str, Form] = {"locations": "full", "accounts": "full"}
    await consent(parties, here.ngo, case, desk, "preservation", "preservation_request", kept)
    worker = member(parties, here.ngo, Role.CASEWORKER)
    put_on_team(parties, here.ngo, case, worker.principal)
    page = await signed_in(without_script, site, worker)

    await page.goto("/routes")
    await page.select_option("#wish", "gone-from-places")
    await page.click("main form[action='/routes/find'] button")
    await page.check(f"input[value^='Organisation:{desk.id}/']")
    await page.fill("[name=authority]", "本人の委任")
    await page.fill("[name=reply_name]", "窓口")
    await page.fill("[name=reply_mail]", "desk@support.example.org")
    await page.click("main form[action='/routes/send'] button")

    await expect(page.locator("main li:has-text('送りました')")).to_have_count(1)
    assert parties.rows("select recipient, purpose from takedown where sender = %(o)s", o=here.ngo.id) == [
        (desk.id, "preservation")
    ]


PURPOSES = {"legal_aid": "legal_advice", "hotline": "hotline_report"}
VALUES = {**ADULT, "matter_types": ["takedown"]}


async def test_a_case_with_an_unknown_fact_asks_which_and_guesses_nothing(
    without_script: BrowserContext, site: Site, parties: Parties
) -> None:
    here = town(parties)
    routes(here, "hotline", age_class="adult")
    case = await consultation(parties, here.ngo, {**ADULT, "age_band_at_images": "unknown"})
    worker = member(parties, here.ngo, Role.CASEWORKER)
    put_on_team(parties, here.ngo, case, worker.principal)
    page = await signed_in(without_script, site, worker)

    await page.goto("/routes")
    await page.click("main form[action='/routes/find'] button")

    await expect(page.locator("#missing")).to_be_visible()
    assert f"Organisation:{here.bodies['hotline'].id}" not in await page.content()
    assert "案件" in await page.title()
    assert str(case) not in page.url


async def test_a_request_shows_its_clocks_and_takes_what_was_found(
    without_script: BrowserContext, site: Site, parties: Parties
) -> None:
    asked = await removal(parties)
    parties.facts(asked.platform, "us_covered_platform", "uk_service")
    request = await sent(parties, asked)
    worker = member(parties, asked.sender, Role.CASEWORKER)
    put_on_team(parties, asked.sender, asked.case, worker.principal)
    page = await signed_in(without_script, site, worker)

    await page.goto("/requests")
    await page.click(f"a[href='/requests/{request}']")
    await expect(page.locator("#clocks")).to_be_visible()
    await expect(page.locator("main")).to_contain_text("48時間")
    assert "sns.example.org" not in await page.content()
    await page.select_option("#found", "there")
    await page.click(f"form[action='/requests/{request}/finding'] button")
    await expect(page.locator("[data-summary] li")).to_have_count(2)
    assert await page.get_attribute("#item", "aria-describedby") == "item-wrong"
    assert await page.input_value("#said_by") == "", "nobody's word is chosen for her"
    assert await page.input_value("#found") == "there", "what was chosen is not lost"
    await page.fill("#item", "1")
    await page.select_option("#said_by", "staff")
    await page.click(f"form[action='/requests/{request}/finding'] button")

    await expect(page.locator("[role=status]")).to_be_visible()
    assert parties.rows("select item, found, said_by from item_finding where request = %(r)s", r=request) == [
        (1, "there", "staff")
    ]


async def test_a_refused_notice_is_complained_of_by_a_person_who_read_it_and_its_papers_are_taken(
    without_script: BrowserContext, site: Site, parties: Parties
) -> None:
    asked = await removal(parties, connector="dsa_notice")
    parties.facts(asked.platform, "eu_hosting", "eu_online_platform")
    request = await sent(parties, asked)
    async with parties.work(asked.sender, NOW) as work:
        await record(work, request, [ItemAnswer(1, "refused", "not-unlawful")])
    worker = member(parties, asked.sender, Role.CASEWORKER)
    put_on_team(parties, asked.sender, asked.case, worker.principal)
    page = await signed_in(without_script, site, worker)

    await page.goto(f"/requests/{request}")
    await page.click(f"form[action='/requests/{request}/papers'] button")
    await expect(page.locator("[data-summary] li")).to_have_count(1)  # no key of the office yet
    key_of(parties, asked.sender)
    for what in ("papers", "sheet"):
        async with page.expect_download() as coming:
            await page.click(f"form[action='/requests/{request}/{what}'] button")
        file = await coming.value
        assert (await anyio.Path(await file.path()).read_bytes()).startswith(b"age-encryption.org/v1")
        assert file.suggested_filename.endswith(".age")
        await page.goto(f"/requests/{request}")

    await page.click(f"form[action='/requests/{request}/complaint'] button")
    await expect(page.locator("#read-wrong")).to_be_visible()
    await page.check("#read")
    await page.click(f"form[action='/requests/{request}/complaint'] button")

    await expect(page.locator("[role=status]")).to_be_visible()
    await expect(page.locator("#complain")).to_have_count(0)
    assert parties.rows("select event from delivery where object = %(r)s order by created_at", r=request)[1:] == [
        ("takedown.request.disputed",)
    ]
