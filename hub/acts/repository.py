"""The one way to an act that waits: locked, opened, and judged by the rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, cast
from uuid import UUID

from sqlalchemy import text

from hub.acts.act import ActRegistry, AskedAct, KindOfAct
from hub.acts.rules import ActChallenge, ActStanding, ActStatus, Who
from hub.acts.seals import former_place, payload_place, reason_place, wrapped_place
from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.identity.fragments import epoch_key, principal_is
from hub.identity.keys import Keyring
from hub.identity.viewer import THE_HUB, Viewer
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound, Reason
from hub.kit.sealed import Unopenable
from hub.kit.sealed_values import unseal_value

# whoever comes second waits for the first to commit, and then reads what it decided
_ACT = f"""
select a.org, a.id, a.kind, a.object, a.requested_by, a.requested_at, a.expires_at, a.data_key, a.payload_sealed,
  a.reason_sealed, a.challenge, a.answered_at, a.posed, a.status, k.epoch, k.wrapped,
  {principal_is("a.org", "a.requested_by", "p.ended_at <= :now")}
    as asker_left
from two_person_act a
left {epoch_key("k", "a.org", "a.epoch")}
where a.org = :org and a.id = :id"""  # noqa: S608 - fragments of identity's
_LOCKED, _READ = text(_ACT + " for update of a"), text(_ACT)


class HeldRow(Protocol):
    """An act with the organisation's key of its epoch, as the statements of this room give it."""

    org: UUID
    id: UUID
    kind: str
    object: UUID
    requested_by: UUID
    requested_at: datetime
    expires_at: datetime
    data_key: bytes
    payload_sealed: bytes
    reason_sealed: bytes | None
    challenge: bytes | None
    answered_at: datetime | None
    posed: int
    status: ActStatus
    epoch: int | None
    wrapped: bytes | None


@dataclass(frozen=True)
class HeldAct:
    """An act whose row this transaction holds. `posed`: how often its challenge was sent out."""

    act: KindOfAct
    asked: AskedAct
    standing: ActStanding
    posed: int
    challenge: bytes | None = field(repr=False)


async def held_act(work: Work, registry: ActRegistry, act_id: UUID, *, lock: bool = True) -> HeldAct:
    """Lock the act until this transaction ends; one statement. `lock` False: only look at it.

    Raises `NotFound` for a foreign or unknown one, `Conflict` `act_unreadable` where its sealed words do not open.
    """
    given = {"org": work.viewer.organisation, "id": act_id, "now": work.now}
    found = (await work.session.execute(_LOCKED if lock else _READ, given)).one_or_none()
    if found is None or found.kind not in registry:
        raise NotFound
    row = cast("HeldRow", found)
    act, asked = registry[row.kind], opened(work.keys, row)
    if asked is None:
        raise Conflict(Reason("act_unreadable"))
    standing = ActStanding(
        requested_by=row.requested_by,
        expires_at=row.expires_at,
        status=row.status,
        challenge=challenge_of(row),
        needs_challenge=act.challenged(asked.payload),
        asker_left=found.asker_left,
    )
    return HeldAct(act, asked, standing, row.posed, row.challenge)


def _payload(key: bytes, row: HeldRow) -> Any:  # noqa: ANN401 - whatever was asked for
    """As it was asked for by just this person; raises `Unopenable`. What waits was sealed with her name."""
    whole = (row.id, row.kind, row.object)
    try:
        place = payload_place(*whole, row.requested_by, row.requested_at, row.expires_at)
        return unseal_value(key, place, row.payload_sealed)
    except Unopenable:
        if row.status == "waiting":
            raise
        return unseal_value(key, former_place(*whole), row.payload_sealed)


def opened(keys: Keyring, row: HeldRow) -> AskedAct | None:
    """What was asked for; None where the key of its epoch is gone or a sealed part was changed."""
    if row.epoch is None or row.wrapped is None:
        return None
    try:
        under = keys.organisation_key(row.org, row.epoch, row.wrapped)
        key = keys.unwrap(under, wrapped_place(row.id), row.data_key)
        payload = _payload(key, row)
        reason = unseal_value(key, reason_place(row.id), row.reason_sealed) if row.reason_sealed else None
    except Unopenable:
        return None
    return AskedAct(
        id=row.id,
        kind=row.kind,
        object=row.object,
        requested_by=row.requested_by,
        requested_at=row.requested_at,
        expires_at=row.expires_at,
        payload=cast("Mapping[str, Any]", payload),
        reason=reason,
    )


def challenge_of(row: HeldRow) -> ActChallenge:
    """Where the challenge stands."""
    if row.challenge is None:
        return "none"
    return "open" if row.answered_at is None else "answered"


def who(viewer: Viewer) -> Who:
    """The caller as the rules see her."""
    return Who(viewer.principal, viewer.permissions, viewer.fresh)


def note(work: Work, verb: Verb, object_id: UUID) -> None:
    """Write into the ledger what this person did with the act, or by it; in nobody's name where the operator did."""
    viewer = work.viewer
    principal = None if viewer.principal == THE_HUB else viewer.principal
    record_own(work.session, verb, org=viewer.organisation, principal=principal, object_id=object_id, at=work.now)
