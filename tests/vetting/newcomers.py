"""Members who vouch, and the operator who lets in: the real rooms on a real database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from hub.identity.organisations import Enrolment
from hub.kit.db import Database
from hub.vetting import activate, answer, suspend
from hub.vetting.propose import propose
from tests.database import TestDatabase
from tests.parties import NOW, Parties, Party

LAMP = Enrolment("灯", "Lamp", "support_ngo", "JP", ("ja",))
WHY = "十年いっしょに働いている。"


@dataclass(frozen=True)
class Gate:
    """Where newcomers come in. `operator`: a pool of the role that the operator's commands act as."""

    parties: Parties
    operator: Database

    async def propose(self, by: Party, second: Party, now: datetime = NOW) -> UUID:
        """The first of three."""
        async with self.parties.work(by, now) as work:
            return await propose(work, LAMP, second.id, WHY)

    async def confirm(self, by: Party, candidate: UUID, now: datetime = NOW) -> None:
        """The second."""
        async with self.parties.work(by, now) as work:
            await answer.confirm(work, candidate)

    async def decline(self, by: Party, candidate: UUID, now: datetime = NOW) -> None:
        """Or not."""
        async with self.parties.work(by, now) as work:
            await answer.decline(work, candidate)

    async def activate(self, candidate: UUID, now: datetime = NOW) -> UUID:
        """The third."""
        async with self.operator.transaction(None) as session:
            return await activate.activate(session, self.parties.keys, candidate, now)

    async def suspend(self, party: Party, now: datetime = NOW, why: suspend.SuspendedFor = "security") -> None:
        """Stop a member."""
        async with self.operator.transaction(None) as session:
            await suspend.suspend(session, party.id, why, now)

    async def resume(self, party: Party, now: datetime = NOW) -> None:
        """Let it go on."""
        async with self.operator.transaction(None) as session:
            await suspend.resume(session, party.id, now)

    def count(self) -> int:
        """How many organisations there are."""
        found: int = self.parties.rows("select count(*) from organisation")[0][0]
        return found

    def verbs(self, object_id: UUID) -> list[tuple[str, UUID, UUID | None]]:
        """What the ledger says of it: verb, actor and who in it, in order."""
        return self.parties.rows(
            "select verb, actor, principal from ledger_event where object = %(o)s order by at, verb desc", o=object_id
        )


@asynccontextmanager
async def gate_of(parties: Parties) -> AsyncIterator[Gate]:
    """The gate of these parties' database."""
    operator = parties.database.pool("hub_operator", pool_size=2)
    try:
        yield Gate(parties, operator)
    finally:
        await operator.close()


@asynccontextmanager
async def gate_to(database: TestDatabase) -> AsyncIterator[Gate]:
    """A gate with parties of its own, for a test that is no coroutine."""
    parties = Parties(database, {})
    try:
        async with gate_of(parties) as gate:
            yield gate
    finally:
        await parties.close()


def days(count: int) -> datetime:
    """So many days after `NOW`."""
    return NOW + timedelta(days=count)
