"""A support organisation and four bodies with a route each, for the route finder."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from hub.cases import repository
from hub.consent.load import ConsentPlace
from hub.consent.record import record
from hub.exchange.packets import Form
from hub.intake.find_routes import ProposedRoutes, find_routes
from hub.minimisation.fields import CATALOGUE
from hub.takedowns.request import beside_the_gate
from tests.consultations import ORALLY
from tests.parties import Parties, Party
from tests.takedowns.removal import AGREED, GOOD_FAITH, REPLY, SIGNER, URL

KINDS = ("platform", "hotline", "police", "legal_aid")
ALL: dict[str, Form] = dict.fromkeys(CATALOGUE, "full")
REQUEST: dict[str, Any] = {
    "items": [URL],
    "legal_ground": "性的姿態撮影等処罰法",
    "signer": SIGNER,
    "good_faith": GOOD_FAITH,
    "reply_contact": REPLY,
}


@dataclass
class Town:
    """A support organisation, and four bodies with a route each."""

    parties: Parties
    ngo: Party
    bodies: Mapping[str, Party]

    async def found(self, case: UUID, wish: str = "not-known", **request: Any) -> ProposedRoutes:
        """What is proposed of these bodies; other tests' members stand in the same directory."""
        async with self.parties.work(self.ngo) as work:
            found = await find_routes(work, case, wish, request, beside_the_gate)
        ours = {body.id for body in self.bodies.values()}
        kept = tuple(one for one in found.proposals if one.recipient.id in ours)
        return replace(found, proposals=kept, left_out=tuple(one for one in found.left_out if one.recipient.id in ours))

    def route(self, body: str, purpose: str, **changed: Any) -> UUID:
        """A route of this body."""
        row: dict[str, Any] = {
            "id": uuid4(),
            "organisation": self.bodies[body].id,
            "purpose": purpose,
            "title_ja": "窓口",
            "title_en": "Desk",
            "wishes": ["gone-from-places"],
            "harms": [],
            "exposures": [],
            "age_class": "any",
            "senders": ["organisation"],
            "countries": [],
            "languages": [],
            "source": "its page",
            "valid_from": date(2026, 1, 1),
            **changed,
        }
        self.parties.insert("partner_route", **row)
        return UUID(str(row["id"]))

    def duty(self, body: str, reports_to: str, *, kind: str = "duty") -> None:
        """Let this body tell that one."""
        said = {"version": 1, "sentence_ja": "知らせます。", "sentence_en": "They are told.", "source": "law"}
        row = {"id": uuid4(), "organisation": self.bodies[body].id, "reports_to": reports_to, "kind": kind}
        self.parties.insert("reporting_duty", **row, **said, valid_from=date(2020, 1, 1))


CONNECTORS = {
    "platform": ("platform_webhook", "removal"),
    "hotline": ("hotline_sheet", "hotline_report"),
    "police": ("japan_police_sheet", "police_report"),
    "legal_aid": ("legal_handoff", "legal_advice"),
}


def town(parties: Parties) -> Town:
    """Each body agreed to what its form asks for."""
    ngo = parties.organisation()
    bodies = {kind: parties.organisation(kind, connector=CONNECTORS[kind][0]) for kind in KINDS}
    for kind, body in bodies.items():
        parties.agree(ngo, body, AGREED if kind == "platform" else ALL, [CONNECTORS[kind][1]])
    return Town(parties, ngo, bodies)


def routes(here: Town, *kinds: str, **changed: Any) -> dict[str, UUID]:
    return {kind: here.route(kind, CONNECTORS[kind][1], **changed) for kind in kinds or KINDS}


def ids(found: ProposedRoutes) -> list[UUID]:
    return [one.route.id for one in found.proposals]


async def agreed(here: Town, case: UUID, found: ProposedRoutes, facts: Any = None) -> None:
    """She says yes to exactly what was shown of each route."""
    sources: dict[str, Form] = {"locations": "full"}
    async with here.parties.work(here.ngo) as work:
        opened = await repository.case(work, case, writing=True)
        for one in found.proposals:
            fields = {leaving.field: leaving.form for leaving in one.shown.leaves}
            if one.route.purpose == "removal":
                fields |= sources
            place = ConsentPlace(one.recipient.id, one.route.purpose, CONNECTORS[one.recipient.kind][0])
            kept = {name: form for name, form in fields.items() if CATALOGUE[name].consent_needed}
            await record(work, opened, place, "given", ORALLY, fields=kept, facts=facts)
