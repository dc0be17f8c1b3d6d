"""Three neighbourhoods of invented organisations that know nothing of each other, each with one of everything.

Made through the API by each party itself. A neighbourhood: a support group, two law offices, a platform with a machine
and one that gets mail; cases, referrals in every stage, requests, deliveries, a withdrawal and its questions.
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import orjson
from joserfc.jwk import ECKey
from pyrage import x25519

from hub.acts.decide import confirm, decline
from hub.directory import endpoint_change
from hub.entry.acts import access_recovery
from hub.exports.export import request_export
from hub.identity.organisations import Enrolment
from hub.identity.permissions import ROLES, Role
from hub.overrides.request import request_override
from hub.overrides.rules import OverrideWanted
from hub.registry import ACTS
from hub.vetting.propose import propose
from tests.acts.people import Person, person, working
from tests.cases.team import put_on_team
from tests.journeys.alone import asked_as_a_peer, done_alone
from tests.journeys.at_night import at_night
from tests.journeys.hub_in_process import Caller, Hub, full, of
from tests.journeys.places import one_more_and_one_taken_away
from tests.journeys.providers import with_provider
from tests.journeys.staff import signed_in
from tests.parties import NOW, Party

LEGAL = ("matter_types", "call_name", "narrative", "evidence_inventory", "offender_handles", "accounts")
REMOVAL = ("locations", "accounts", "harm_code", "no_consent_statement")
FORM = ("items", "legal_ground", "signer", "good_faith", "explanation", "respond_by", "next_clock", "reply_contact")
WHEN = "2026-11-22T02:00:00Z"
AGAIN = {"code": "OTHER_PERSON_SAME_PLACE"}
SIGNER = {"role": "AUTHORISED", "authority": "委任状", "preparedBy": "支援団体", "signedAt": WHEN}
GOOD_FAITH = {"statement": "正確かつ完全です。", "at": WHEN}
REPLY = {"name": "窓口", "mail": "desk@support.example.org"}


def values(mark: str) -> dict[str, Any]:
    """What a person of full age told; `mark` stands in her texts."""
    return {
        "call_name": f"ミナ{mark}",
        "age_band_now": "20_or_over",
        "age_band_at_images": "20_or_over",
        "pattern": "partner_image_abuse",
        "harm_code": "NCII_ADULT",
        "exposure": "published",
        "matter_types": ["takedown", "damages"],
        "narrative": f"公開された。{mark}",
        "offender_handles": [{"service": "例SNS", "handle": f"@ookami-{mark}"}],
        "no_consent_statement": "公開に同意していません。",
        "locations": [{"url": f"https://sns.example.org/p/{mark}", "service": "例SNS"}],
        "accounts": [{"service": "例SNS", "handle": f"@leak-{mark}"}],
    }


@dataclass
class Neighbourhood:
    """One group and those it turns to. `mark` stands in every text of its cases, and nowhere else."""

    hub: Hub
    mark: str
    ngo: Party
    lawyer: Party
    second: Party
    platform: Party
    board: Party
    cases: list[str] = field(default_factory=list)

    @property
    def desk(self) -> Caller:
        """The caseworker."""
        return self.hub.caller(self.ngo)

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everybody here."""
        return (self.ngo, self.lawyer, self.second, self.platform, self.board)

    async def case(self) -> str:
        """A new case with evidence, and consent to everybody here."""
        fields = [{"name": name, "value": one} for name, one in values(self.mark).items()]
        opened = await self.desk.do(
            "openCase", "case { id }", once=True, language="JA", urgency="URGENT", fields=fields
        )
        case = str(opened["case"]["id"])
        entry = {"kind": "messages", "description": f"控え{self.mark}", "state": "PRESERVED"}
        await self.desk.do("addEvidence", "case { id }", once=True, case=case, entries=[entry])
        for lawyer in (self.lawyer, self.second):
            await self.consent(case, lawyer, "LEGAL_ADVICE", LEGAL)
        for site in (self.platform, self.board):
            await self.consent(case, site, "REMOVAL", REMOVAL)
        self.cases.append(case)
        return case

    async def consent(self, case: str, recipient: Party, purpose: str, fields: tuple[str, ...], **more: str) -> None:
        """She says yes."""
        await self.desk.do(
            "recordConsent",
            "consent { eventType }",
            once=True,
            case=case,
            recipient=of(recipient),
            purpose=purpose,
            fields=full(fields),
            **more,
        )

    async def told(self, case: str) -> None:
        """The first lawyer is told something by telephone."""
        await self.consent(case, self.lawyer, "LEGAL_ADVICE", ("call_name",), channel="outside")
        await self.desk.do(
            "recordOutsideDisclosure",
            "disclosure { purpose }",
            once=True,
            case=case,
            recipient=of(self.lawyer),
            purpose="LEGAL_ADVICE",
            disclosedAt=WHEN,
            how="TELEPHONE",
            fields=full(("call_name",)),
            note=f"電話で伝えた。{self.mark}",
        )

    async def guided(self, case: str) -> None:
        """A card of guidance was told to her."""
        given = {"case": case, "card": "TONIGHT", "version": 1, "language": "JA_EASY"}
        await self.desk.do("recordGuidanceTold", "case { id }", once=True, **given)

    def alarm(self) -> None:
        """An alarm about the caseworker's reading, as if it had been raised."""
        about = {"org": self.ngo.id, "principal": self.ngo.principal, "kind": "many_cases_read"}
        self.hub.parties.insert("alarm", id=uuid4(), at=NOW, count=20, **about)

    async def referral(self, case: str, lawyer: Party | None = None, *, verb: str = "offerReferral") -> str:
        """An offer, or a draft."""
        made = await self.desk.do(
            verb,
            "referral { id }",
            once=True,
            case=case,
            recipient=of(lawyer or self.lawyer),
            purpose="LEGAL_ADVICE",
            urgency="URGENT",
        )
        return str(made["referral"]["id"])

    async def request(self, case: str, site: Party, *facts: str) -> str:
        """A request to remove; `facts`: what is true of the platform."""
        self.hub.parties.facts(site, *facts)
        items = [
            {"kind": "URL", "value": f"https://sns.example.org/p/{self.mark}", "service": "例SNS"},
            {"kind": "ACCOUNT", "value": f"@leak-{self.mark}", "service": "例SNS"},
        ]
        made = await self.desk.do(
            "sendTakedownRequest",
            "takedownRequest { id }",
            once=True,
            case=case,
            recipient=of(site),
            items=items,
            urgency="URGENT",
            legalGround="私事性的画像記録の提供等による被害の防止に関する法律",
            explanation="同意なく公開された画像です。",
            signer=SIGNER,
            goodFaith=GOOD_FAITH,
            replyContact=REPLY,
            duplicateReason=AGAIN,
        )
        return str(made["takedownRequest"]["id"])

    async def newcomer(self) -> None:
        """Somebody proposed as a member; the law office is asked to confirm."""
        known = Enrolment("灯", "Lamp", "hotline", "JP", ("ja",))
        async with self.hub.parties.work(self.ngo) as work:
            await propose(work, known, self.lawyer.id, "長く知っている。")

    async def two_people(self) -> None:
        """Acts that wait for a second person, and one that was declined and whose asker keeps members no more."""
        parties = self.hub.parties
        first, second = person(parties, self.ngo), person(parties, self.ngo, Role.SUPERVISOR)
        asker = self.hub.caller(self.ngo, Role.SUPERVISOR)
        async with working(parties, first) as work:
            await endpoint_change.ask(work, ACTS, "platform_webhook", "http://127.0.0.1:9/hook")
            await access_recovery.ask(work, ACTS, self.ngo.principal)
            declined = (await access_recovery.ask(work, ACTS, self.ngo.principal)).act
        async with working(parties, second) as work:
            await decline(work, ACTS, declined)
        parties.admin.execute("update two_person_act set requested_by = %s where id = %s", (asker.principal, declined))

    def key_of_its_own(self) -> None:
        """The group can take its cases along."""
        public = str(x25519.Identity.generate().to_public())
        given = {"id": uuid4(), "organisation": self.ngo.id, "purpose": "age", "public": public, "created_at": NOW}
        self.hub.parties.insert("public_key", **given)

    async def two_caseworkers(self) -> None:
        """An export and danger to life: one asks, another outside the team confirms, joins it and asks as well."""
        parties = self.hub.parties
        desk = Person(self.ngo, self.ngo.principal, Role.CASEWORKER, ROLES[Role.CASEWORKER])
        cases = [UUID(case.partition(":")[2]) for case in self.cases[:2]]
        wanted = OverrideWanted(self.lawyer.id, "legal_advice", {"call_name": "full"}, "110", NOW, written=False)
        async with working(parties, desk) as work:
            export = await request_export(work, cases)
            override = await request_override(work, cases[0], wanted, f"橋の上にいる。{self.mark}")
        second = person(parties, self.ngo, Role.CASEWORKER)
        async with working(parties, second) as work:
            await confirm(work, ACTS, export)
            await confirm(work, ACTS, override)
        for case in cases:
            put_on_team(parties, self.ngo, case, second.id)
        async with working(parties, second) as work:
            await request_export(work, cases)


async def settle(hub: Hub, mark: str) -> Neighbourhood:
    """A new neighbourhood, without cases."""
    here = Neighbourhood(
        hub,
        mark,
        hub.parties.organisation(),
        await hub.reachable("legal_aid", "legal_handoff"),
        await hub.reachable("legal_aid", "legal_handoff"),
        await hub.reachable("platform", "platform_webhook"),
        await hub.reachable("platform", "dsa_notice"),
    )
    for lawyer in (here.lawyer, here.second):
        hub.parties.agree(here.ngo, lawyer, dict.fromkeys((*LEGAL, *FORM), "full"))
    hub.parties.agree(here.ngo, here.platform, dict.fromkeys((*REMOVAL, *FORM), "full"), ["removal"])
    for party in here.parties:
        signed_in(hub.parties, party)
        with_provider(hub.parties, party)
    return here


async def live(here: Neighbourhood) -> None:
    """One of everything: each stage of a referral and of a request; delivered, told, taken back, and an alarm."""
    for party in here.parties:
        await machine(here, party)
    lawyer, platform = here.hub.caller(here.lawyer), here.hub.caller(here.platform)
    first, second = await here.case(), await here.case()
    await here.referral(first, verb="draftReferral")
    await here.referral(first)
    accepted, done = await here.referral(second), await here.referral(second, here.second)
    await lawyer.do("acceptReferral", "referral { id }", referral=accepted)
    await here.hub.caller(here.second).do("acceptReferral", "referral { id }", referral=done)
    await here.request(first, here.platform)
    answered = await here.request(second, here.platform)
    await here.request(first, here.board)
    answer = {"request": answered, "answers": [{"number": 1, "status": "REMOVED"}], "expectedVersion": 1}
    await platform.do("answerTakedownItems", "takedownRequest { id }", once=True, **answer)
    for case in (first, second):
        await one_more_and_one_taken_away(here.desk, case, here.mark)
    await here.newcomer()
    await here.hub.deliver()
    await here.two_people()
    here.key_of_its_own()
    await here.two_caseworkers()
    await at_night(here.hub.parties, here.ngo, here.second, UUID(first.partition(":")[2]))
    taken: dict[str, Any] = {"case": second, "recipient": of(here.second), "destruction": "AFTER_SEVEN_DAYS"}
    await here.desk.do("withdrawConsent", "acknowledgement { id }", **taken)
    await here.told(first)
    await here.guided(first)
    here.alarm()
    done_alone(here.hub.parties, here.ngo, first)
    asked_as_a_peer(here.hub.parties, here.ngo, here.second)
    await here.hub.seal()


async def machine(here: Neighbourhood, party: Party) -> None:
    """The organisation's administrator takes a machine in, with a key."""
    admin = here.hub.caller(party, Role.ADMIN).signed_in()
    given = {"label": "gateway", "role": "AUDITOR", "binding": "DPOP", "requestsPerMinute": 60}
    made = await admin.do("addClient", "client { id }", once=True, scopes=["DIRECTORY_READ"], **given)
    key = ECKey.generate_key("P-256").as_dict(private=False, kid="key-1")
    await admin.do(
        "addClientKey", "client { id }", once=True, client=made["client"]["id"], jwk=orjson.dumps(key).decode()
    )


async def three(hub: Hub) -> list[Neighbourhood]:
    """Three, alive."""
    found = [await settle(hub, mark) for mark in ("kiri-7101", "nami-7202", "yuki-7303")]
    for here in found:
        await live(here)
    return found


def everyone(hub: Hub, neighbourhoods: list[Neighbourhood]) -> list[Caller]:
    """A caller of each role in each organisation."""
    return [hub.caller(party, role) for here in neighbourhoods for party in here.parties for role in Role]
