"""A standing second is called: what its person on call reads, who of it may answer, and that it was settled at home."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.identity.fragments import epoch_key
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.ids import new_id
from hub.kit.sealed import new_key
from hub.kit.sealed_values import seal_value, unseal_value

_CALL = text("""
insert into standing_call (id, org, peer, act, data_key, epoch, sealed, called_at, expires_at)
values (:id, :org, :peer, :act, :data_key, :epoch, :sealed, :now, :expires_at)
""")
_OF_ACTS = text("""
select act, min(called_at) as called_at from standing_call where org = :org and act = any(:acts) group by act
""")
_OPEN = f"""
select c.id, c.org, c.act, c.data_key, c.epoch, c.sealed, c.called_at, c.expires_at, k.wrapped
from standing_call c {epoch_key("k", "c.peer", "c.epoch")}
where c.peer = :org and c.answered_at is null and c.settled_at is null and c.expires_at > :now
"""  # noqa: S608 - a fragment of identity's
_WAITING = text(_OPEN + " order by c.called_at, c.id limit 50")
_ONE = text(_OPEN + " and c.id = :id")
_ANSWER = text("""
update standing_call set answered_at = :now, answered_by = :me, answer = :answer
where id = :id and answered_at is null and settled_at is null returning id
""")
_SETTLE = text("update standing_call set settled_at = :now where (org, act) = (:org, :act) and settled_at is null")


@dataclass(frozen=True)
class Called:
    """A call as the person on call reads it: words that identify nobody. `org`: who asks."""

    id: UUID
    org: UUID
    act: UUID
    kinds: tuple[str, ...]
    recipient_kind: str
    recorded_at: datetime
    called_at: datetime
    expires_at: datetime


def _place(id: UUID) -> str:
    return f"standing_call.sealed/{id}"


def wrapped_place(id: UUID) -> str:
    """The place of the call's own data key, under the peer's."""
    return f"standing_call.data_key/{id}"


async def call(work: Work, peer: UUID, act: UUID, words: Mapping[str, Any], expires_at: datetime) -> UUID:
    """Call the peer about this act, in these words alone, sealed to its key; the call's id. Two statements."""
    made, key = new_id(), new_key()
    under = await work.keys.newest(work.session, peer)
    given = {
        "id": made,
        "org": work.viewer.organisation,
        "peer": peer,
        "act": act,
        "data_key": work.keys.wrap(under, wrapped_place(made), key),
        "epoch": under.epoch,
        "sealed": seal_value(key, _place(made), dict(words)),
        "now": work.now,
        "expires_at": expires_at,
    }
    await work.session.execute(_CALL, given)
    _log(work, Verb.STANDING_CALLED, made, work.viewer.organisation, peer, principal=None)
    return made


async def called_at(work: Work, acts: Sequence[UUID]) -> dict[UUID, datetime]:
    """By act, of ours, when the standing second was called about it; nothing where it was not. One statement."""
    rows = await work.session.execute(_OF_ACTS, {"org": work.viewer.organisation, "acts": list(acts)})
    return {row.act: row.called_at for row in rows}


async def waiting(work: Work) -> Sequence[Called]:
    """The calls that wait for our people on call, the oldest first; at most 50. One statement."""
    rows = await work.session.execute(_WAITING, {"org": work.viewer.organisation, "now": work.now})
    return [_called(work, row) for row in rows]


async def one(work: Work, id: UUID) -> Called:
    """One of them; raises `NotFound` for every other. One statement."""
    given = {"org": work.viewer.organisation, "id": id, "now": work.now}
    row = (await work.session.execute(_ONE, given)).one_or_none()
    if row is None:
        raise NotFound("call")
    return _called(work, row)


async def answer(work: Work, found: Called, *, yes: bool) -> None:
    """Write down what the person on call said; a line that both sides see.

    Raises `NotFound` where it was answered or settled meanwhile. The act is held before the call, by whoever decides.
    """
    said = "confirmed" if yes else "declined"
    given = {"id": found.id, "me": work.viewer.principal, "answer": said, "now": work.now}
    if (await work.session.execute(_ANSWER, given)).one_or_none() is None:
        raise NotFound("call")
    verb = Verb.STANDING_CONFIRMED if yes else Verb.STANDING_DECLINED
    _log(work, verb, found.id, found.org, work.viewer.organisation, principal=work.viewer.principal)


async def settle(work: Work, act: UUID) -> None:
    """The act was decided: nobody is asked about it any more. One statement; nothing where nobody was called."""
    await work.session.execute(_SETTLE, {"org": work.viewer.organisation, "act": act, "now": work.now})


def _called(work: Work, row: Row[Any]) -> Called:
    under = work.keys.organisation_key(work.viewer.organisation, row.epoch, row.wrapped)
    key = work.keys.unwrap(under, wrapped_place(row.id), row.data_key)
    said = unseal_value(key, _place(row.id), row.sealed)
    recorded = datetime.fromisoformat(said["recorded_at"])
    kinds, to = tuple(said["kinds"]), said["recipient_kind"]
    return Called(row.id, row.org, row.act, kinds, to, recorded, row.called_at, row.expires_at)


def _log(work: Work, verb: Verb, id: UUID, org: UUID, peer: UUID, *, principal: UUID | None) -> None:
    us = work.viewer.organisation
    trail.record(
        work.session, verb, actor=us, principal=principal, sender=org, recipient=peer, object_id=id, at=work.now
    )
