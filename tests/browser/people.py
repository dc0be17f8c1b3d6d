"""People at their machines: signed in by a session in the database, with a passkey that the browser keeps for them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from playwright.async_api import BrowserContext, CDPSession, Page

from hub.entry.acts import access_recovery
from hub.entry.passkeys.user_handles import UserHandle
from hub.entry.sessions.demo_links import DemoLinks
from hub.identity.permissions import ROLES, Role
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from hub.kit.rootkey import read_root_key
from hub.registry import ACTS
from tests.browser.site import Site
from tests.parties import Parties, Party
from tests.taking_in import invited_by_two

AUTHENTICATOR = {
    "protocol": "ctap2",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@dataclass(frozen=True)
class Person:
    """One member of one organisation."""

    organisation: UUID
    principal: UUID
    role: Role
    label: str


@dataclass(frozen=True)
class Authenticator:
    """What keeps passkeys for a page's machine, built in or plugged in."""

    devtools: CDPSession
    id: str

    async def lose(self) -> None:
        """It is gone, with all that it kept."""
        await self.devtools.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": self.id})


def member(parties: Parties, organisation: Party, role: Role = Role.ADMIN, label: str = "") -> Person:
    """A new member."""
    label = label or f"{role.value} desk"
    return Person(organisation.id, parties.person(organisation, role, label=label), role, label)


def link_for(site: Site, person: Person, made_at: datetime | None = None) -> str:
    """The demo's link for this person, as the operator's command makes it."""
    links = DemoLinks.under(read_root_key(site.settings.root_key_file))
    return f"/demo/{links.new(UserHandle(person.organisation, person.principal), made_at or site.clock.now())}"


async def signed_in(machine: BrowserContext, site: Site, person: Person) -> Page:
    """A page of this machine on which the person has just come in, by the demo's link."""
    page = await machine.new_page()
    await page.goto(link_for(site, person))
    await page.click("main button")
    await page.wait_for_url(f"{site.url}/")
    return page


async def entered_by_invitation(
    machine: BrowserContext, site: Site, parties: Parties, organisation: Party, role: Role
) -> tuple[Page, Authenticator]:
    """A page of this machine on which somebody has just taken up an invitation with a passkey."""
    invitation = await invited_by_two(parties, organisation.id, role, f"{role.value} desk", site.clock.now())
    page = await machine.new_page()
    authenticator = await with_authenticator(page)
    await page.goto(f"/invitation/{invitation.link.text()}")
    await page.locator("#code").fill(invitation.code)
    await page.click("form[data-passkey] button")
    await page.wait_for_url(f"{site.url}/")
    return page, authenticator


async def recovery_asked(parties: Parties, site: Site, organisation: Party) -> None:
    """An administrator has asked for somebody to be let back in."""
    asks = member(parties, organisation, Role.ADMIN, "board")
    lost = member(parties, organisation, Role.CASEWORKER, "evening desk")
    viewer = Viewer(organisation.id, asks.principal, "test", asks.role, ROLES[asks.role], fresh=True)
    async with parties.web.transaction(organisation.id) as session:
        work = Work(session, viewer, site.clock.now(), parties.keys, parties.profiles)
        await access_recovery.ask(work, ACTS, lost.principal)


async def confirmed(page: Page) -> None:
    """From the page's own link to the page where one shows who one is, and back."""
    came_from = page.url
    await page.click("a[href^='/step-up']")
    await page.click("form[data-passkey] button")
    await page.wait_for_url(came_from)


async def signed_out(page: Page) -> None:
    """By the link, through both steps."""
    await page.click("a[href='/sign-out']")
    await page.wait_for_url("**/sign-in")


async def with_authenticator(page: Page, transport: str = "internal") -> Authenticator:
    """The page's machine gets one: `internal` as a laptop has built in, `usb` as one plugs in."""
    devtools = await page.context.new_cdp_session(page)
    await devtools.send("WebAuthn.enable")
    options = {**AUTHENTICATOR, "transport": transport}
    made = await devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return Authenticator(devtools, made["authenticatorId"])
