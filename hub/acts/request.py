"""The first person: an act is asked for, sealed, and waits."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import text

from hub.acts.act import ActRegistry, KindOfAct, Payload
from hub.acts.challenge import Challenge
from hub.acts.models import TwoPersonAct
from hub.acts.repository import note, who
from hub.acts.rules import Who, request_reasons
from hub.acts.seals import payload_place, reason_place, wrapped_place
from hub.audit.verbs import Verb
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from hub.kit.errors import NotFound, Refused
from hub.kit.ids import new_id
from hub.kit.sealed import new_key
from hub.kit.sealed_values import seal_value

# what somebody holds just now is written down the next time: two requests never wait for each other here
_EXPIRE = text("""
update two_person_act set status = 'expired' where (org, id) in (
  select org, id from two_person_act where org = :org and status = 'waiting' and expires_at <= :now
  for update skip locked
)
""")


async def request(
    work: Work,
    registry: ActRegistry,
    kind: str,
    object_id: UUID,
    payload: Payload,
    *,
    reason: str | None = None,
    challenge: Challenge | None = None,
) -> UUID:
    """Ask for an act; its id. Nothing of it is done. Three statements and those of its check.

    `payload`: JSON values. `challenge`: what the holder of a new key or endpoint must give back. Raises `NotFound` for
    a kind that is not registered, `Refused` with the reasons where this person may not ask or it could not be done.
    """
    act = registry.get(kind)
    if act is None:
        raise NotFound("kind")
    viewer = work.viewer
    reasons = request_reasons(_asking(viewer, act), act.may_request, reason, asks_reason=act.asks_reason)
    if not reasons:
        reasons = await act.check(work, object_id, payload, viewer.principal)
    if reasons:
        raise Refused(*reasons)
    await work.session.execute(_EXPIRE, {"org": viewer.organisation, "now": work.now})
    row = await _row(work, act, object_id, payload, reason)
    row.challenge = challenge.digest if challenge else None
    row.answered_at = work.now if challenge and challenge.answered else None
    work.session.add(row)
    note(work, Verb.ACT_REQUESTED, row.id)
    await work.session.flush()
    return row.id


def _asking(viewer: Viewer, act: KindOfAct) -> Who:
    """Whoever asks; where the hub does, in answer to what she did, as if she had just signed in."""
    return replace(who(viewer), fresh=True) if act.asked_by_the_hub else who(viewer)


async def _row(work: Work, act: KindOfAct, object_id: UUID, payload: Payload, reason: str | None) -> TwoPersonAct:
    """Sealed for this act, kind, object, asker and time: in a row that says otherwise, it does not open."""
    made, key = new_id(), new_key()
    under = await work.keys.newest(work.session, work.viewer.organisation)
    asker, until = work.viewer.principal, work.now + act.lifetime
    place = payload_place(made, act.kind, object_id, asker, work.now, until)
    return TwoPersonAct(
        org=work.viewer.organisation,
        id=made,
        kind=act.kind,
        object=object_id,
        requested_by=asker,
        requested_at=work.now,
        expires_at=until,
        data_key=work.keys.wrap(under, wrapped_place(made), key),
        epoch=under.epoch,
        payload_sealed=seal_value(key, place, dict(payload)),
        reason_sealed=seal_value(key, reason_place(made), reason) if reason else None,
    )
