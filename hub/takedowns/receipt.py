"""The partner took the request: from then on it is sent, its clock runs, and each proof is kept that is better."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import text

from hub.deadlines.ruling import Ruling, load, proven
from hub.identity.work import Work
from hub.kit.ids import new_id
from hub.releases.taken import take
from hub.takedowns.repository import UNTAKEN
from hub.takedowns.words import FAILED, NOT_SENT

ProofKind = Literal["acknowledgement", "api", "mail-server", "sent"]
_BEST_FIRST: tuple[ProofKind, ...] = ("acknowledgement", "api", "mail-server", "sent")
_HAND_OVER = text("""
update takedown set handed_over_at = :at, updated_at = :now, version = version + 1
where id = :id and answered_by = 'sender' and status = any(:untaken) and handed_over_at is null
returning id
""")
_HELD = text("""
select due_at, clock, clocks, received_at, received_proof, delivery_status from takedown where id = :id for update
""")
_PROVE = text("""
with kept as (
  insert into takedown_clock_event (id, request, sender, recipient, kind, at, due_at, clock, recorded_at)
  select :event, id, sender, recipient, :proof, :at, :due_at, :clock, :now from takedown where id = :id
)
update takedown set received_at = :at, received_proof = :proof, due_at = :due_at, clock = :clock, clocks = :clocks,
  delivery_status = 'sent', item_status = array(
    select case when s = any(:unsent) then 'sent' else s end
    from unnest(item_status) with ordinality as item(s, n) order by n),
  updated_at = :now, version = version + 1
where id = :id
""")


async def hand_over(work: Work, request_id: UUID, at: datetime) -> None:
    """The server of a recipient without an API took it: from now on it counts as taken. Its sender's to note.

    Whoever answers by itself says so by accepting. The caller holds the release. Two statements at most.
    """
    given = {"id": request_id, "at": at, "now": work.now, "untaken": list(UNTAKEN)}
    if (await work.session.execute(_HAND_OVER, given)).one_or_none() is not None:
        await take(work, request_id)


async def prove(work: Work, request_id: UUID, proof: ProofKind, at: datetime) -> None:
    """Keep this proof if it is the first or a better one; an end may come forward by it and is never put off.

    The recipient's own acknowledgement is best, then its API's answer, its mail server's acceptance, our sending. The
    first one makes it sent: what had not left, or had failed, is `sent` from here on. Two statements; does nothing for
    a request that the viewer does not see.
    """
    row = (await work.session.execute(_HELD, {"id": request_id})).one_or_none()
    if row is None or (row.received_proof is not None and not _is_better(proof, row.received_proof)):
        return
    ends = proven(Ruling(row.due_at, row.clock, load(row.clocks)), at)
    values = {
        "event": new_id(),
        "id": request_id,
        "at": at,
        "proof": proof,
        "due_at": ends.at,
        "clock": ends.rule,
        "now": work.now,
    }
    unsent = [NOT_SENT, FAILED] if row.delivery_status != "sent" else []
    await work.session.execute(_PROVE, {**values, "clocks": [one.dump() for one in ends.clocks], "unsent": unsent})


def _is_better(proof: ProofKind, than: ProofKind) -> bool:
    return _BEST_FIRST.index(proof) < _BEST_FIRST.index(than)
