"""What goes by itself when its time is over: keys of mutations, cases, what machines have shown once.

A case's row stays, closed and without a word in it, because releases that others still lawfully hold name it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import text

import hub.cases.purging
import hub.consent.purging
import hub.drafts.purging
import hub.emergencies.purging
import hub.releases.purging
import hub.reviews.purging
import hub.statements.purging
from hub.agreements.rules import today
from hub.cases import retention
from hub.delivery.engine import Engine
from hub.drafts.purging import purge_ended
from hub.identity import idempotency, organisations
from hub.identity.work import Work
from hub.machines.clients.purge import purge_spent
from hub.releases import provision

MUTATIONS_KEPT = timedelta(days=30)
"""How long a repeated mutation is answered as the first one was (data-model: 30 days)."""
PROVISIONS_KEPT = timedelta(days=3 * 365 + 1)
"""How long it stays on record that something was handed over: three years, also after its keys were destroyed."""

_PURGE = tuple(
    statement
    for room in (
        hub.drafts.purging,
        hub.cases.purging,
        hub.consent.purging,
        hub.statements.purging,
        hub.emergencies.purging,
        hub.reviews.purging,
        hub.releases.purging,
    )
    for statement in room.OF_A_PURGED_CASE
)
"""What each room keeps of a case goes by the room's own statements; the case's row is closed last."""


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


async def purge(engine: Engine, also: Sequence[str]) -> Purged:
    """Purge every organisation, each in transactions of its own; twice is the same as once.

    `also`: by which what rooms above this one keep of the cases `:cases` of `:org` goes.
    """
    async with engine.database.transaction(None) as session:
        everybody = await organisations.everybody(session)
    total = Purged()
    for organisation in everybody:
        async with engine.work(organisation) as work:
            total = total.plus(await _purge(work, organisation, also))
    return total


async def _purge(work: Work, organisation: UUID, also: Sequence[str]) -> Purged:
    given = {"org": organisation}
    mutations = await idempotency.purge(work.session, organisation, work.now - MUTATIONS_KEPT)
    await provision.purge(work.session, organisation, work.now - PROVISIONS_KEPT)
    over = await retention.over(work, today(work.now))
    if over:
        for statement in (*_PURGE, *also):
            await work.session.execute(text(statement), {**given, "cases": over})
        await retention.close(work, over)
    await purge_ended(work.session, organisation, work.now)
    spent = await purge_spent(work.session, organisation, work.now)
    return Purged(mutations, len(over), spent)
