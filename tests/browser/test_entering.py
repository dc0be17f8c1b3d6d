"""Coming in with a real browser and its own authenticator: by invitation, by passkey, and by the demo's link."""

from datetime import timedelta

import pytest
from playwright.async_api import BrowserContext, Page, expect

from hub.entry.invitations.invite import Invited
from hub.identity.permissions import Role
from tests.browser.people import link_for, member, signed_in, with_authenticator
from tests.browser.site import Site
from tests.parties import Parties, Party
from tests.taking_in import invited_by_two

pytestmark = pytest.mark.anyio


async def invited(site: Site, parties: Parties, organisation: Party, role: Role = Role.CASEWORKER) -> Invited:
    return await invited_by_two(parties, organisation.id, role, "evening desk", site.clock.now())


async def test_somebody_invited_makes_a_passkey_and_comes_back_with_it(
    machine: BrowserContext, site: Site, parties: Parties
) -> None:
    organisation = parties.organisation()
    invitation = await invited(site, parties, organisation)
    page = await machine.new_page()
    await with_authenticator(page)

    await page.goto(f"/invitation/{invitation.link.text()}")
    await page.get_by_label("コード").first.fill(invitation.code.replace(" ", "ー"))
    await page.get_by_role("button", name="パスキーを作る").click()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("きょう 11月22日（日）")
    await expect(page.locator(".who")).to_have_text(f"{organisation.name} · 相談員")
    await page.get_by_role("link", name="サインアウト").click()
    await page.wait_for_url("**/sign-in")
    await page.get_by_role("button", name="パスキーでサインイン").click()

    await expect(page.locator(".who")).to_have_text(f"{organisation.name} · 相談員")


async def test_a_wrong_code_is_told_in_a_sentence_and_makes_nobody_a_member(
    machine: BrowserContext, site: Site, parties: Parties
) -> None:
    organisation = parties.organisation()
    invitation = await invited(site, parties, organisation)
    counted = "select count(*) from principal where organisation = %(org)s"
    before = parties.rows(counted, org=organisation.id)
    page = await machine.new_page()
    await with_authenticator(page)

    await page.goto(f"/invitation/{invitation.link.text()}")
    await page.get_by_label("コード").first.fill("1234 1234 1234 1234")
    await page.get_by_role("button", name="パスキーを作る").click()

    sorry = page.locator("[data-sorry]")
    await expect(sorry).to_contain_text("この招待は使えません。")
    await expect(sorry).to_be_focused()
    assert parties.rows(counted, org=organisation.id) == before


async def test_a_passkey_of_nobody_does_not_open(machine: BrowserContext, site: Site, parties: Parties) -> None:
    page = await machine.new_page()
    await with_authenticator(page)

    await page.goto("/sign-in")
    await page.get_by_role("button", name="パスキーでサインイン").click()

    await expect(page.locator("[data-sorry]")).to_have_text("パスキーを使えませんでした。もう一度ためしてください。")
    assert {cookie["name"] for cookie in await machine.cookies()} == set()


async def test_a_demo_link_signs_in_once(machine: BrowserContext, site: Site, parties: Parties) -> None:
    person = member(parties, parties.organisation())
    link = link_for(site, person)

    page = await enter_by(machine, link)
    await expect(page.get_by_role("heading", level=1)).to_have_text("はじめ")
    again = await enter_by(machine, link)

    await expect(again.get_by_role("heading", level=1)).to_have_text("このリンクは使えません")


async def test_a_demo_link_ends_after_ten_minutes(machine: BrowserContext, site: Site, parties: Parties) -> None:
    link = link_for(site, member(parties, parties.organisation()), site.clock.now() - timedelta(minutes=10))

    page = await enter_by(machine, link)

    await expect(page.get_by_role("heading", level=1)).to_have_text("このリンクは使えません")
    assert await machine.cookies() == []


async def test_five_minutes_after_a_demo_link_a_page_says_what_opens_changes_again(
    machine: BrowserContext, site: Site, parties: Parties
) -> None:
    person = member(parties, parties.organisation())
    page = await signed_in(machine, site, person)
    (began,) = parties.rows("select fresh_at from web_session where principal = %(p)s", p=person.principal)
    earlier = began[0] - timedelta(minutes=6)
    parties.database.change("web_session", {"principal": person.principal}, fresh_at=earlier)

    await page.get_by_role("link", name="メンバー", exact=True).click()
    await page.get_by_role("link", name="先に本人の確認をする").click()

    await expect(page.locator("main")).to_contain_text("続けるには、新しいリンクで入りなおしてください。")
    await expect(page.locator("main button")).to_have_count(0)


async def test_an_invitation_refused_keeps_the_code_that_was_typed(
    machine: BrowserContext, site: Site, parties: Parties
) -> None:
    organisation = parties.organisation()
    invitation = await invited(site, parties, organisation)
    page = await machine.new_page()

    await page.goto(f"/invitation/{invitation.link.text()}")
    await page.get_by_label("コード").last.fill(invitation.code)
    await page.get_by_role("button", name="組織のサインインを使う").click()

    await expect(page.get_by_role("alert")).to_contain_text("パスキーを作ってください。")
    await expect(page.get_by_label("コード").first).to_have_value(invitation.code)


async def test_the_cookie_belongs_to_this_host_alone(machine: BrowserContext, site: Site, parties: Parties) -> None:
    await signed_in(machine, site, member(parties, parties.organisation()))

    kept = {cookie["name"]: cookie for cookie in await machine.cookies()}

    assert set(kept) == {"__Host-session", "__Host-device"}
    for cookie in kept.values():
        assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (True, True, "Lax")
        assert (cookie["domain"], cookie["path"]) == ("localhost", "/")
    assert kept["__Host-session"]["expires"] == -1


async def enter_by(machine: BrowserContext, link: str) -> Page:
    page = await machine.new_page()
    await page.goto(link)
    await page.get_by_role("button", name="サインインする").click()
    await page.wait_for_load_state()
    return page
