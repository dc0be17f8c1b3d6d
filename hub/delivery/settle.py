"""How a message ends or waits: cancelled before it began, or as the outcome of an attempt says; and who hears of it.

Every end passes here, so that no message dies unheard.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.delivery.backoff import Verdict
from hub.delivery.engine import EndedMessage, Engine
from hub.delivery.lease import Leased
from hub.exchange.outcomes import Delivered, Gone, NotSent, Outcome, Rejected, TryLater
from hub.identity.work import Work

_STOP = text("""
update delivery set status = 'cancelled', reason = :reason, leased_until = null, updated_at = :now
where id = :id and sender = :org and leased_until = :until and status in ('queued', 'sending', 'retrying')
returning object, event, connector
""")
_SETTLE = text("""
update delivery set status = :status, reason = :reason, next_at = :next_at, leased_until = null, updated_at = :now
where id = :id and sender = :org and leased_until = :until and status = 'sending'
returning object, event, connector
""")
_ATTEMPTED = text("""
update delivery_attempt set ended_at = :now, outcome = :outcome, code = :code
where delivery = :id and number = :number
""")
_SET_ASIDE = text("""
update delivery set status = :status, reason = :reason, next_at = :next_at, attempts = :attempts, leased_until = null,
  updated_at = :now, missing = :missing
where id = :id and sender = :org and leased_until = :until and status in ('queued', 'sending', 'retrying')
returning object, event, connector
""")

WORDS: dict[type, str] = {
    Delivered: "delivered",
    TryLater: "try-later",
    Rejected: "rejected",
    Gone: "gone",
    NotSent: "not-sent",
}
"""The outcomes as they stand in the table."""


async def stop(engine: Engine, work: Work, leased: Leased, reason: str) -> None:
    """Cancel a message that may not be sent any more."""
    row = (await work.session.execute(_STOP, {**_which(leased), "reason": reason, "now": work.now})).one_or_none()
    await _tell(engine, work, row, "cancelled")


async def settle(engine: Engine, work: Work, leased: Leased, number: int, outcome: Outcome, follows: Verdict) -> None:
    """Record an attempt and what follows; where the lease was lost meanwhile, another worker goes on."""
    values = {"status": follows.status, "reason": follows.reason, "next_at": follows.next_at, "now": work.now}
    kept = (await work.session.execute(_SETTLE, {**_which(leased), **values})).one_or_none()
    code = None if isinstance(outcome, Delivered) else outcome.code
    attempt = {"id": leased.id, "number": number, "outcome": WORDS[type(outcome)], "code": code, "now": work.now}
    await work.session.execute(_ATTEMPTED, attempt)
    await _tell(engine, work, kept, follows.status)


async def set_aside(
    engine: Engine, work: Work, leased: Leased, follows: Verdict, missing: tuple[str, ...] = ()
) -> None:
    """Count an attempt that failed before anything was sent, so that it cannot repeat for ever.

    `missing`: the places that the partner's form could not be filled without.
    """
    values = {"status": follows.status, "reason": follows.reason, "next_at": follows.next_at, "now": work.now}
    given = {**_which(leased), **values, "attempts": leased.attempts + 1, "missing": list(missing)}
    await _tell(engine, work, (await work.session.execute(_SET_ASIDE, given)).one_or_none(), follows.status)


async def _tell(engine: Engine, work: Work, row: Row[Any] | None, status: str) -> None:
    """The room whose message it was hears how it ended, in the same transaction."""
    heard = engine.heard.get(row.event.partition(".")[0]) if row else None
    if row is None or heard is None or status == "retrying":
        return
    connector = engine.connectors.get(row.connector)
    channel = connector.profile.channel if connector else "none"
    await heard(work, EndedMessage(row.object, row.event, channel, status, work.now))


def _which(leased: Leased) -> dict[str, UUID | datetime]:
    return {"id": leased.id, "org": leased.sender, "until": leased.until}
