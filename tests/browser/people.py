"""People at their machines: signed in by a session in the database, with a passkey that the browser keeps for them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from playwright.async_api import BrowserContext, CDPSession, Page

from hub.identity.passkeys.user_handles import UserHandle
from hub.identity.permissions import Role
from hub.identity.sessions.demo_links import DemoLinks
from hub.kit.rootkey import read_root_key
from tests.browser.site import Site
from tests.parties import NOW, Parties, Party

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
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


def member(parties: Parties, organisation: Party, role: Role = Role.ADMIN, label: str = "") -> Person:
    """A new member."""
    person = Person(organisation.id, uuid4(), role, label or f"{role.value} desk")
    parties.insert(
        "principal",
        id=person.principal,
        organisation=person.organisation,
        kind="person",
        role=role.value,
        label=person.label,
        created_at=NOW,
    )
    return person


def link_for(site: Site, person: Person, made_at: datetime | None = None) -> str:
    """The demo's link for this person, as the operator's command makes it."""
    links = DemoLinks.under(read_root_key(site.settings.root_key_file))
    return f"/demo/{links.new(UserHandle(person.organisation, person.principal), made_at or site.clock.now())}"


async def signed_in(machine: BrowserContext, site: Site, person: Person) -> Page:
    """A page of this machine on which the person has just come in, by the demo's door."""
    page = await machine.new_page()
    await page.goto(link_for(site, person))
    await page.click("main button")
    await page.wait_for_url(f"{site.url}/")
    return page


async def with_authenticator(page: Page) -> CDPSession:
    """The page's machine gets an authenticator of its own, as a laptop has one built in."""
    session = await page.context.new_cdp_session(page)
    await session.send("WebAuthn.enable")
    await session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return session
