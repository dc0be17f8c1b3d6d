"""Several people of one organisation, each in a unit of work of her own; and an act that leaves a trace when done."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import text

from hub.acts.act import AskedAct, KindOfAct, Payload, ShownToBoth, act_registry
from hub.acts.challenge import Challenge
from hub.acts.request import request
from hub.identity.permissions import ROLES, Permission, Role
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from hub.kit.errors import Reason
from hub.kit.text import Bilingual
from tests.parties import NOW, Parties, Party

_DONE = text("insert into due (org, object, kind, at) values (:org, :object, 'tests.act', :at)")
MAY = frozenset({Permission.MEMBERS_MANAGE})


@dataclass(frozen=True)
class Person:
    """One person of an organisation. `permissions`: those of her role, unless a test says otherwise."""

    party: Party
    id: UUID
    role: Role
    permissions: frozenset[Permission]


def person(parties: Parties, party: Party, role: Role = Role.ADMIN) -> Person:
    """Take somebody in."""
    return Person(party, parties.person(party, role), role, ROLES[role])


@asynccontextmanager
async def working(parties: Parties, someone: Person, now: datetime = NOW, *, fresh: bool = True) -> AsyncIterator[Work]:
    """One unit of work as this person."""
    viewer = Viewer(
        someone.party.id, someone.id, "test", someone.role, someone.permissions, session=uuid4(), fresh=fresh
    )
    async with parties.work_of(viewer, now) as work:
        yield work


async def _allowed(_work: Work, _object: UUID, payload: Payload, _asked_by: UUID) -> tuple[Reason, ...]:
    return (Reason("stale"),) if payload.get("refused") else ()


async def _mark(work: Work, asked: AskedAct) -> ShownToBoth:
    given = {"org": work.viewer.organisation, "object": asked.object, "at": work.now}
    await work.session.execute(_DONE, given)
    return {"left": "a trace"}


TOY = KindOfAct(
    kind="toy",
    sentence=Bilingual("試す。", "Try."),
    may_request=MAY,
    may_confirm=MAY,
    check=_allowed,
    perform=_mark,
    details=lambda payload: {"what": str(payload.get("what", ""))},
)
SHORT = KindOfAct(
    kind="short",
    sentence=Bilingual("急ぐ。", "Hurry."),
    may_request=MAY,
    may_confirm=MAY,
    check=_allowed,
    perform=_mark,
    lifetime=timedelta(minutes=15),
    asks_reason=True,
)
PROVEN = KindOfAct(
    kind="proven",
    sentence=Bilingual("確かめる。", "Prove."),
    may_request=MAY,
    may_confirm=MAY,
    check=_allowed,
    perform=_mark,
    challenged=lambda payload: bool(payload.get("new")),
)
REGISTRY = act_registry(TOY, SHORT, PROVEN)


async def asked_for(
    parties: Parties,
    someone: Person,
    object_id: UUID,
    *,
    kind: str = "toy",
    payload: Mapping[str, Any] | None = None,
    reason: str | None = None,
    challenge: Challenge | None = None,
) -> UUID:
    """An act that waits."""
    async with working(parties, someone) as work:
        return await request(
            work, REGISTRY, kind, object_id, payload or {"what": "a change"}, reason=reason, challenge=challenge
        )


def done(parties: Parties, object_id: UUID) -> int:
    """How often the act on this object was done."""
    return int(parties.rows("select count(*) from due where object = %(id)s", id=object_id)[0][0])


_ORDER = ("act:requested", "act:answered", "act:confirmed", "act:declined")


def ledger(parties: Parties, act_id: UUID) -> list[tuple[str, UUID]]:
    """What stands in the ledger of this act: verb and who, in the order in which it can happen."""
    found = parties.rows("select verb, principal from ledger_event where object = %(id)s", id=act_id)
    return sorted(((str(verb), principal) for verb, principal in found), key=lambda one: _ORDER.index(one[0]))
