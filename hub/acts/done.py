"""An act that two people have done, for whoever goes on from it: what was allowed, and since when."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import text

from hub.acts.act import AskedAct, KindOfAct
from hub.acts.repository import HeldRow, opened
from hub.identity.fragments import epoch_key
from hub.identity.work import Work
from hub.kit.errors import NotFound

_DONE = text(f"""
select a.org, a.id, a.kind, a.object, a.requested_by, a.requested_at, a.expires_at, a.data_key, a.payload_sealed,
  a.reason_sealed, a.challenge, a.answered_at, a.posed, a.status, a.decided_at, k.epoch, k.wrapped
from two_person_act a
left {epoch_key("k", "a.org", "a.epoch")}
where a.org = :org and a.id = :id and a.kind = :kind and a.status = 'done' and a.requested_by = :me
""")  # noqa: S608 - a fragment of identity's


@dataclass(frozen=True)
class Done:
    """What was asked for, and when the second person confirmed it."""

    asked: AskedAct
    confirmed_at: datetime


async def own_done(work: Work, act: KindOfAct, act_id: UUID) -> Done:
    """The act of this kind that the caller asked for and another confirmed; one statement.

    Raises `NotFound` for every other: foreign, unknown, somebody else's, waiting, declined, expired or unreadable.
    """
    given = {"org": work.viewer.organisation, "id": act_id, "kind": act.kind, "me": work.viewer.principal}
    row = (await work.session.execute(_DONE, given)).one_or_none()
    asked = opened(work.keys, cast("HeldRow", row)) if row else None
    if row is None or asked is None:
        raise NotFound("act")
    return Done(asked, row.decided_at)
