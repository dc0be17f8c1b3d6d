"""What goes by itself when its time is over: keys of mutations, cases, what machines have shown once.

A case's row stays, closed and without a word in it, because releases that others still lawfully hold name it.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import text

from hub.agreements.rules import today
from hub.delivery.engine import Engine
from hub.identity.work import Work
from hub.machines.clients.purge import purge_spent

MUTATIONS_KEPT = timedelta(days=30)
"""How long a repeated mutation is answered as the first one was (data-model: 30 days)."""
PROVISIONS_KEPT = timedelta(days=3 * 365 + 1)
"""How long it stays on record that something was handed over: three years, also after its keys were destroyed."""

_EVERYBODY = text("select id from organisation order by id")
_MUTATIONS = text("delete from idempotency where org = :org and at < :before")
_PROVISIONS = text("delete from provision where org = :org and at < :before")
_OVER = text("""
select c.id from case_file c join case_key k on (k.org, k.case_file) = (c.org, c.id)
where c.org = :org and c.retention_until < :today order by c.id
""")
_EMPTY = tuple(
    text(f"delete from {table} where org = :org and case_file = any(:cases)")  # noqa: S608 - our own table names
    for table in (
        "case_key",
        "case_value",
        "case_value_history",
        "evidence",
        "evidence_state_history",
        "outside_disclosure",
        "identity_mark",
        "consent_fold",
        "consent_grant",
        "onward_answer",
        "statement",
        "onward_answer_history",
        "emergency",
        "danger",
        "guardian_word",
        "own_duty_notice",
        "review",
        "asked_again",
        "case_place",
        "place_asked",
    )
)
_CLOSE = text("update case_file set status = 'closed' where org = :org and id = any(:cases)")


@dataclass(frozen=True)
class Purged:
    """How much went.

    `spent`: machines' assertions, proofs and revoked tokens that would not be good any more.
    """

    mutations: int = 0
    cases: int = 0
    spent: int = 0

    def plus(self, other: "Purged") -> "Purged":
        """Both together."""
        return Purged(
            self.mutations + other.mutations,
            self.cases + other.cases,
            self.spent + other.spent,
        )


async def purge(engine: Engine) -> Purged:
    """Purge every organisation, each in transactions of its own; twice is the same as once."""
    async with engine.database.transaction(None) as session:
        everybody = (await session.execute(_EVERYBODY)).scalars().all()
    total = Purged()
    for organisation in everybody:
        async with engine.work(organisation) as work:
            total = total.plus(await _purge(work, organisation))
    return total


async def _purge(work: Work, organisation: UUID) -> Purged:
    given = {"org": organisation}
    mutations = await work.session.execute(_MUTATIONS, {**given, "before": work.now - MUTATIONS_KEPT})
    await work.session.execute(_PROVISIONS, {**given, "before": work.now - PROVISIONS_KEPT})
    over = (await work.session.execute(_OVER, {**given, "today": today(work.now)})).scalars().all()
    if over:
        for statement in (*_EMPTY, _CLOSE):
            await work.session.execute(statement, {**given, "cases": over})
    spent = await purge_spent(work.session, organisation, work.now)
    return Purged(int(getattr(mutations, "rowcount", 0)), len(over), spent)
