"""People of one organisation at work on their pages: step-up, a second passkey, two people letting somebody back in."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from hub.identity.permissions import Role
from tests.browser.people import confirmed, entered_by_invitation, member, signed_in, signed_out, with_authenticator
from tests.browser.site import Site
from tests.parties import NOW, Parties, Party

pytestmark = pytest.mark.anyio

LATER = timedelta(minutes=6)
"""After the five minutes in which a sign-in is fresh."""


@pytest.fixture
async def organisation(parties: Parties) -> Party:
    return parties.organisation()


async def test_an_administrator_shows_again_who_she_is_and_invites_somebody(
    machine: BrowserContext, site: Site, parties: Parties, organisation: Party
) -> None:
    page, _ = await entered_by_invitation(machine, site, parties, organisation, Role.ADMIN)
    site.clock.instant += LATER

    await page.get_by_role("link", name="メンバー", exact=True).click()
    await expect(page.get_by_role("button", name="招待を作る")).to_have_count(0)
    await confirmed(page)
    await page.get_by_label("相談員").check()
    await page.get_by_label("仕事の名前").fill("夜の窓口")
    await page.get_by_role("button", name="招待を作る").click()

    await expect(page.get_by_role("heading", level=1)).to_have_text("招待ができました")
    link = await page.locator(".place").inner_text()
    assert link.startswith(f"{site.url}/invitation/")
    await expect(page.locator(".code")).to_have_count(0)
    await page.goto("/members")
    await expect(page.locator("main")).to_contain_text("夜の窓口")
    await expect(page.locator("main")).to_contain_text("二人目の確認を待っています")
    assert link not in await page.content()


async def test_a_second_passkey_is_added_and_the_first_taken_away(
    machine: BrowserContext, site: Site, parties: Parties, organisation: Party
) -> None:
    page, first = await entered_by_invitation(machine, site, parties, organisation, Role.CASEWORKER)
    await page.goto("/account")
    await expect(page.get_by_role("link", name="取りのぞく")).to_have_count(0)

    site.clock.instant += timedelta(minutes=1)
    await with_authenticator(page, "usb")
    await page.get_by_role("button", name="パスキーを追加する").click()
    await expect(page.get_by_role("status")).to_have_text("パスキーを追加しました。")
    await page.get_by_role("link", name="取りのぞく").first.click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("パスキーを取りのぞく")
    await page.get_by_role("button", name="取りのぞく").click()

    await expect(page.get_by_role("status")).to_have_text("パスキーを取りのぞきました。")
    await first.lose()
    await signed_out(page)
    await page.get_by_role("button", name="パスキーでサインイン").click()
    await expect(page.locator(".who")).to_contain_text(organisation.name)


async def test_two_people_let_somebody_back_in_who_lost_every_passkey(
    chromium: Browser, site: Site, parties: Parties, organisation: Party
) -> None:
    first, second, third = [await chromium.new_context(base_url=site.url, locale="ja-JP") for _ in range(3)]
    lost = member(parties, organisation, Role.CASEWORKER, "夜の窓口")
    asks = await signed_in(first, site, member(parties, organisation, Role.ADMIN, "事務"))
    confirms = await signed_in(second, site, member(parties, organisation, Role.ADMIN, "理事"))

    await asks.goto("/members")
    await asks.get_by_role("link", name=re.compile(f"入れなくなった人を戻す.*{lost.label}")).click()
    await asks.get_by_role("button", name="二人目の確認をたのむ").click()
    link = await asks.locator(".place").inner_text()
    await expect(asks.locator(".code")).to_have_count(0)
    await asks.goto("/acts")
    await expect(asks.get_by_role("button", name="確認する")).to_have_count(0)
    await confirms.goto("/")
    await confirms.get_by_role("link", name="見て決める").click()
    await expect(confirms.locator("main")).to_contain_text("夜の窓口")
    await confirms.get_by_role("button", name="確認する").click()

    code = await confirms.locator(".code").inner_text()
    await expect(confirms.locator(".place")).to_have_count(0)
    back = await come_in(third, link, code)
    await expect(back.locator(".who")).to_have_text(f"{organisation.name} · 相談員")
    await asks.goto("/acts")
    await expect(asks.locator("main")).to_contain_text("いま待っているものはありません。")
    for context in (first, second, third):
        await context.close()


async def test_whoever_is_let_go_is_out_at_the_next_click(
    chromium: Browser, site: Site, parties: Parties, organisation: Party
) -> None:
    office, desk = [await chromium.new_context(base_url=site.url, locale="ja-JP") for _ in range(2)]
    leaves = member(parties, organisation, Role.CASEWORKER, "昼の窓口")
    at_the_desk = await signed_in(desk, site, leaves)
    admin = await signed_in(office, site, member(parties, organisation, Role.ADMIN, "事務"))

    await admin.goto("/members")
    await admin.get_by_role("link", name=re.compile(f"終わらせる.*{leaves.label}")).click()
    await admin.get_by_role("button", name="終わらせる").click()
    await expect(admin.get_by_role("status")).to_contain_text("すべて切れています")
    await at_the_desk.get_by_role("link", name="サインインの記録").click()

    await expect(at_the_desk.get_by_role("heading", level=1)).to_have_text("サインイン")
    for context in (office, desk):
        await context.close()


async def test_sessions_are_seen_and_ended_from_another_machine(
    chromium: Browser, site: Site, parties: Parties, organisation: Party
) -> None:
    here, there = [await chromium.new_context(base_url=site.url, locale="ja-JP") for _ in range(2)]
    person = member(parties, organisation, Role.LAWYER)
    left_open = await signed_in(there, site, person)
    page = await signed_in(here, site, person)

    await page.goto("/account")
    await expect(page.locator("section[aria-labelledby=sessions] li")).to_have_count(2)
    await page.get_by_role("button", name="ほかをすべて終わらせる").click()

    await expect(page.get_by_role("status")).to_have_text("サインインを終わらせました。")
    await expect(page.locator("section[aria-labelledby=sessions] li")).to_have_count(1)
    await left_open.goto("/account")
    await expect(left_open.get_by_role("heading", level=1)).to_have_text("サインイン")
    for context in (here, there):
        await context.close()


async def test_a_second_person_is_told_of_a_new_device(
    chromium: Browser, site: Site, parties: Parties, organisation: Party
) -> None:
    office, desk = [await chromium.new_context(base_url=site.url, locale="ja-JP") for _ in range(2)]
    admin = await signed_in(office, site, member(parties, organisation, Role.ADMIN, "事務"))
    await signed_in(desk, site, member(parties, organisation, Role.CASEWORKER, "昼の窓口"))

    await admin.goto("/")
    await expect(admin.locator("section[aria-labelledby=notices]")).to_contain_text("昼の窓口")
    await admin.get_by_role("button", name="確かめました").click()

    await expect(admin.locator("section[aria-labelledby=notices]")).to_have_count(0)
    for context in (office, desk):
        await context.close()


async def test_an_alarm_is_shown_to_whoever_may_act_on_it_and_to_nobody_else(
    chromium: Browser, site: Site, parties: Parties, organisation: Party
) -> None:
    office, desk = [await chromium.new_context(base_url=site.url, locale="ja-JP") for _ in range(2)]
    reads = member(parties, organisation, Role.CASEWORKER, "昼の窓口")
    parties.insert(
        "alarm", org=organisation.id, id=uuid4(), principal=reads.principal, kind="many_cases_read", at=NOW, count=20
    )
    at_the_desk = await signed_in(desk, site, reads)
    admin = await signed_in(office, site, member(parties, organisation, Role.ADMIN, "事務"))

    await expect(at_the_desk.locator("section[aria-labelledby=alarms]")).to_have_count(0)
    await expect(admin.locator("section[aria-labelledby=alarms]")).to_contain_text("5分間に開かれた記録の数： 20")
    await admin.locator("section[aria-labelledby=alarms] button").click()

    await expect(admin.locator("section[aria-labelledby=alarms]")).to_have_count(0)
    for context in (office, desk):
        await context.close()


async def come_in(context: BrowserContext, link: str, code: str) -> Page:
    page = await context.new_page()
    await with_authenticator(page)
    await page.goto(link)
    await page.get_by_label("コード").first.fill(code)
    await page.get_by_role("button", name="パスキーを作る").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^(はじめ|きょう)"))
    return page
