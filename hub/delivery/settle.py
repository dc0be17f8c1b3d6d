"""How a message ends or waits: cancelled before it began, or as the outcome of an attempt says."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.delivery.backoff import Verdict
from hub.delivery.lease import Leased
from hub.exchange.outcomes import Delivered, Gone, Outcome, Rejected, TryLater
from hub.identity.work import Work

_STOP = text("""
update delivery set status = 'cancelled', reason = :reason, leased_until = null, updated_at = :now
where id = :id and sender = :org and leased_until = :until and status in ('queued', 'sending', 'retrying')
""")
_SETTLE = text("""
update delivery set status = :status, reason = :reason, next_at = :next_at, leased_until = null, updated_at = :now
where id = :id and sender = :org and leased_until = :until and status = 'sending'
returning id
""")
_ATTEMPTED = text("""
update delivery_attempt set ended_at = :now, outcome = :outcome, code = :code
where delivery = :id and number = :number
""")
_SET_ASIDE = text("""
update delivery set status = :status, reason = :reason, next_at = :next_at, attempts = :attempts, leased_until = null,
  updated_at = :now
where id = :id and sender = :org and leased_until = :until and status in ('queued', 'sending', 'retrying')
""")

WORDS: dict[type, str] = {Delivered: "delivered", TryLater: "try-later", Rejected: "rejected", Gone: "gone"}
"""The four outcomes as they stand in the table."""


async def stop(work: Work, leased: Leased, reason: str) -> None:
    """Cancel a message that may not be sent any more."""
    await work.session.execute(_STOP, {**_which(leased), "reason": reason, "now": work.now})


async def settle(work: Work, leased: Leased, number: int, outcome: Outcome, follows: Verdict) -> bool:
    """Record an attempt and what follows. False where the lease was lost meanwhile: another worker goes on."""
    values = {"status": follows.status, "reason": follows.reason, "next_at": follows.next_at, "now": work.now}
    kept = (await work.session.execute(_SETTLE, {**_which(leased), **values})).one_or_none()
    code = None if isinstance(outcome, Delivered) else outcome.code
    attempt = {"id": leased.id, "number": number, "outcome": WORDS[type(outcome)], "code": code, "now": work.now}
    await work.session.execute(_ATTEMPTED, attempt)
    return kept is not None


async def set_aside(work: Work, leased: Leased, follows: Verdict) -> None:
    """Count an attempt that failed before anything was sent, so that it cannot repeat for ever."""
    values = {"status": follows.status, "reason": follows.reason, "next_at": follows.next_at, "now": work.now}
    await work.session.execute(_SET_ASIDE, {**_which(leased), **values, "attempts": leased.attempts + 1})


def _which(leased: Leased) -> dict[str, UUID | datetime]:
    return {"id": leased.id, "org": leased.sender, "until": leased.until}
