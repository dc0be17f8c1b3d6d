"""A law office and a platform that received something: who is on it, who is walled off, and who is a stranger."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from playwright.async_api import Browser, BrowserContext

from hub.exchange.packets import Form
from hub.identity.permissions import ROLES, Role
from hub.identity.viewer import Viewer
from hub.received.assign import assign
from hub.received.walls import wall_off
from hub.referrals.accept import accept
from tests.browser.people import Person, member, signed_in
from tests.browser.site import Site
from tests.consultations import ADULT, consent, consultation
from tests.parties import Parties, Party
from tests.referrals.handoff import AGREED, FIELDS, Handoff, offered
from tests.takedowns.removal import CONSENTED, Removal, items, places, removal, sent
from tests.telling import offer_told

NAME, LEGAL_NAME, STORY = "ミナ", "水無月 かなえ", "別れたあと、画像を公開された。"
TOLD: dict[str, Form] = {**FIELDS, "timeline": "full", "safe_contact": "full", "prefecture": "full"}
PERSON = {
    **ADULT,
    "legal_name": LEGAL_NAME,
    "prefecture": "東京都",
    "narrative": STORY * 120,
    "timeline": [
        {"at": "2026-11-18T10:00:00+09:00", "what": "二つめのこと"},
        {"at": "2026-11-10T10:00:00+09:00", "what": "一つめのこと"},
    ],
    "safe_contact": {"ways": [{"kind": "chat", "value": "かもめ窓口", "hours": "平日の夜", "wording": "図書の件"}]},
    "barred_recipients": ["school"],
}
OTHER_SIDE = "Ookami_77"
IDENTITY = (NAME, LEGAL_NAME, STORY, "かもめ窓口", "図書の件", OTHER_SIDE, "東京都", "二つめのこと")
"""What identifies her, or the other side: nothing of it stands on an offer."""
READINGS = "select count(*) from ledger_event where object = %(o)s and actor = %(a)s and verb = %(v)s"


@dataclass(frozen=True)
class Office:
    """Who is at the desk of whoever received. `first` is on what is accepted, `walled` is kept from it."""

    party: Party
    first: Person
    second: Person
    walled: Person
    stranger: Person

    def outsiders(self) -> dict[str, Person]:
        """Everybody to whom it is as absent as what never was."""
        return {"unassigned": self.second, "walled off": self.walled, "stranger": self.stranger}


def an_office(parties: Parties, party: Party, role: Role) -> Office:
    """Three people, and one of another organisation of the same kind."""
    first, second, walled = (member(parties, party, role, label) for label in ("昼の担当", "夜の担当", "離れた担当"))
    return Office(party, first, second, walled, member(parties, parties.organisation(party.kind), role, "よその担当"))


async def take(parties: Parties, office: Office, thing: UUID, *, accepts: bool = False) -> None:
    """The first takes it, and keeps a colleague out of it."""
    first = Viewer(office.party.id, office.first.principal, "test", office.first.role, ROLES[office.first.role])
    async with parties.work_of(first) as work:
        await assign(work, [thing])
        await wall_off(work, [thing], office.walled.principal, "asked-by-the-assigned")
        if accepts:
            await accept(work, thing)


@dataclass(frozen=True)
class LawOffice(Office):
    """`sender`: who refers."""

    sender: Party

    async def another(self, parties: Parties) -> UUID:
        """One more person, offered; the notice of it was taken."""
        case = await consultation(parties, self.sender, PERSON)
        await consent(parties, self.sender, case, self.party, "legal_advice", "legal_handoff", TOLD)
        referral = await offered(parties, Handoff(self.sender, self.party, case))
        await offer_told(parties, self.sender, referral)
        return referral


async def a_law_office(parties: Parties) -> LawOffice:
    """Its desk, and an organisation that agreed with it, but not on where she lives."""
    sender, lawyer = parties.organisation(), parties.organisation("legal_aid", connector="legal_handoff")
    parties.agree(sender, lawyer, {**AGREED, "timeline": "full", "safe_contact": "full"})
    at = an_office(parties, lawyer, Role.LAWYER)
    return LawOffice(at.party, at.first, at.second, at.walled, at.stranger, sender)


@dataclass(frozen=True)
class Platform(Office):
    """`asked`: who asks what."""

    asked: Removal

    async def another(self, parties: Parties, count: int) -> UUID:
        """One more request, for so many places of a person of its own."""
        own = uuid4().hex
        rows = [{**row, "url": f"{row['url']}/{own}"} for row in places(count)]
        case = await consultation(parties, self.asked.sender, {**ADULT, "locations": rows})
        await consent(parties, self.asked.sender, case, self.party, "removal", "platform_webhook", CONSENTED)
        mine = Removal(self.asked.sender, self.party, case)
        return await sent(parties, mine, items=items(rows))


async def a_platform(parties: Parties) -> Platform:
    """Its desk, and an organisation that agreed with it."""
    asked = await removal(parties)
    at = an_office(parties, asked.platform, Role.REVIEWER)
    return Platform(at.party, at.first, at.second, at.walled, at.stranger, asked)


async def answer_to(chromium: Browser, site: Site, person: Person, place: str) -> tuple[int, str]:
    """Status and text of the page at this address, as this person meets it."""
    context: BrowserContext = await chromium.new_context(base_url=site.url, locale="ja-JP")
    page = await signed_in(context, site, person)
    answer = await page.goto(place)
    assert answer is not None
    found = answer.status, await page.inner_text("body")
    await context.close()
    return found


def read(parties: Parties, office: Office, thing: UUID, verb: str) -> int:
    """How many such lines the ledger has of what this office did with it."""
    ((count,),) = parties.rows(READINGS, o=thing, a=office.party.id, v=verb)
    return int(count)
