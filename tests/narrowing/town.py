"""The organisations of one walk, new ones each time: two support groups, two law offices, two platforms, the police."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from uuid import UUID

from pyrage import x25519

from hub.directory import routes
from hub.identity.permissions import Role
from hub.identity.public_keys.change import add_key
from hub.minimisation.fields import CATALOGUE
from tests.narrowing.desk import Desk
from tests.narrowing.values import Body, Duty, Names, World
from tests.parties import NOW, Party

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
TOLD: Names = frozenset(
    {"call_name", "age_band_now", "age_band_at_images", "pattern", "harm_code", "exposure", "matter_types", "narrative"}
    | {"offender_handles", "no_consent_statement", "locations", "accounts", "evidence_inventory", "timeline"}
)
"""What every case of a walk records."""
SAID: Names = frozenset({"items", "legal_ground", "signer", "good_faith", "explanation", "reply_contact"})
"""What every request of a walk says."""
EXTRA: Names = frozenset({"respond_by", "next_clock", "requests_already_sent"})
"""What the hub may add by itself; not followed."""
PURPOSE = {
    "law": "legal_advice",
    "law2": "legal_advice",
    "site": "removal",
    "board": "removal",
    "police": "police_report",
    "aid": "care",
}
SENDERS = ("ngo", "ngo2")
SECOND = "2"
"""Ends the word for another person of the same role."""
_TWO_ADMINS = (Role.ADMIN.value, f"{Role.ADMIN}{SECOND}")
PEOPLE = {
    "support_ngo": (Role.CASEWORKER.value, Role.SUPERVISOR.value),
    "legal_aid": (Role.LAWYER.value, *_TWO_ADMINS),
    "platform": (Role.REVIEWER.value, *_TWO_ADMINS),
    "police": (Role.LAWYER.value, *_TWO_ADMINS),
}
_MEMBERS = (
    ("ngo", "support_ngo", None),
    ("ngo2", "support_ngo", None),
    ("law", "legal_aid", "legal_handoff"),
    ("law2", "legal_aid", "nowhere"),
    ("site", "platform", "platform_webhook"),
    ("board", "platform", "dsa_notice"),
    ("police", "police", "nowhere"),
    ("aid", "support_ngo", "nowhere"),
)
_PAIRS = tuple((s, body) for s in (*SENDERS, "aid") for body in PURPOSE if body not in ("board", s))
_AGREED: Names = TOLD | SAID
RETENTION_DAYS = 365


@dataclass(frozen=True)
class Town:
    """Who is who. `people`: by member and role, or its second person."""

    parties: Mapping[str, Party]
    people: Mapping[tuple[str, str], UUID]
    world: World

    def named(self, id: UUID | str) -> str:
        """The member of this id."""
        return next(name for name, party in self.parties.items() if str(party.id) in str(id))


async def a_town(desk: Desk) -> Town:
    """A new one, with agreements for everything and nobody who must report."""
    parties = {name: desk.parties.organisation(kind) for name, kind, _ in _MEMBERS}
    people = dict[tuple[str, str], UUID]()
    for name, kind, connector in _MEMBERS:
        first, *others = PEOPLE[kind]
        people[name, first] = parties[name].principal
        people |= {(name, who): desk.parties.person(parties[name], Role(who.removesuffix(SECOND))) for who in others}
        if connector:
            await _reached(desk, parties[name], connector)
    for sender, body in _PAIRS:
        forms, purposes = dict.fromkeys(_AGREED, "full"), [PURPOSE[body]]
        desk.parties.agree(parties[sender], parties[body], forms, purposes, retention_days=RETENTION_DAYS)
    return Town(MappingProxyType(parties), MappingProxyType(people), _world(desk))


async def _reached(desk: Desk, party: Party, connector: str) -> None:
    address = {"url": "http://127.0.0.1:9/hook", "mail": f"desk-{party.id.hex}@partner.example.org"}
    async with desk.operator.transaction(None) as session:
        await routes.add(
            session,
            desk.parties.keys,
            organisation=party.id,
            connector=connector,
            address=address,
            secrets=[SECRET],
            now=NOW - timedelta(hours=1),
        )
        await add_key(session, party.id, str(x25519.Identity.generate().to_public()), NOW)


def _world(desk: Desk) -> World:
    bodies = {name: _body(desk, name, kind, connector) for name, kind, connector in _MEMBERS}
    agreements = dict.fromkeys(_PAIRS, _AGREED)
    asked = frozenset(name for name in TOLD if CATALOGUE[name].consent_needed)
    return World(asked, MappingProxyType(bodies), agreements)


def _body(desk: Desk, name: str, kind: str, connector: str | None) -> Body:
    """Its form as the partner's folder declares it, of what a walk ever tells."""
    none = (Duty(f"{name}:none", None, under_age=False, since=NOW),)
    if connector is None:
        return Body(kind, duties=none)
    profile, purpose = desk.parties.profiles[connector], PURPOSE[name]
    followed = {one for one in TOLD | SAID if purpose in CATALOGUE[one].purposes}
    packet = profile.packet[purpose]
    needs = {
        "offer": frozenset(need.field for need in profile.offer) & followed,
        purpose: frozenset(need.field for need in packet) & followed,
    }
    ceiling = frozenset(profile.ceiling.fields) & followed if profile.ceiling else frozenset()
    return Body(kind, needs, frozenset(need.field for need in packet if need.required), ceiling, none)
