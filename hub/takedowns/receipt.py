"""Since when the request counts as received: a better proof moves the clock of law, never the other way."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work
from hub.releases.taken import take
from hub.takedowns.clock import due_after
from hub.takedowns.door import UNTAKEN

ProofKind = Literal["acknowledgement", "api", "mail-server", "sent"]
_BEST_FIRST: tuple[ProofKind, ...] = ("acknowledgement", "api", "mail-server", "sent")
_HAND_OVER = text("""
update takedown set handed_over_at = :at, updated_at = :now, version = version + 1
where id = :id and answered_by = 'sender' and status = any(:untaken) and handed_over_at is null
returning id
""")
_CLOCK = text("select clock from takedown where id = :id")
_PROVE = text("""
update takedown set received_at = :at, received_proof = :proof, due_at = coalesce(:due_at, due_at), updated_at = :now,
  version = version + 1
where id = :id and (received_proof is null or received_proof = any(:worse))
""")


async def hand_over(work: Work, request_id: UUID, at: datetime) -> None:
    """The server of a recipient without an API took it: from now on it counts as taken. Its sender's to note.

    Whoever answers by itself says so by accepting. The caller holds the release. Two statements at most.
    """
    given = {"id": request_id, "at": at, "now": work.now, "untaken": list(UNTAKEN)}
    if (await work.session.execute(_HAND_OVER, given)).one_or_none() is not None:
        await take(work, request_id)


async def prove(work: Work, request_id: UUID, proof: ProofKind, at: datetime) -> None:
    """Keep this proof if it is better than the one at hand, and move the end of a clock of law with it.

    The recipient's own acknowledgement is best, then its API's answer, its mail server's acceptance, our sending.
    Two statements; does nothing for a request that the viewer does not see.
    """
    clock = (await work.session.execute(_CLOCK, {"id": request_id})).scalar_one_or_none()
    worse = list(_BEST_FIRST[_BEST_FIRST.index(proof) + 1 :])
    ends = due_after(clock, at) if clock else None
    values = {"id": request_id, "at": at, "proof": proof, "worse": worse, "due_at": ends, "now": work.now}
    await work.session.execute(_PROVE, values)
