"""A group, a lawyer and a platform between whom something is out, and what is changed between them meanwhile."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from hub.agreements.agree import agree
from hub.agreements.end import AgreementEnd, end_by_operator
from hub.agreements.rules import Terms
from hub.directory import enrol
from hub.directory.enrol import DeclaredDuty
from hub.exchange.packets import Form
from hub.kit.db import Database
from hub.kit.text import Bilingual
from tests.parties import NOW, Parties, Party

LATER = NOW + timedelta(hours=1)
TODAY = date(2026, 11, 22)
POLICE = Bilingual("十八歳未満なら、警察に知らせます。", "Under 18, it tells the police.")
AS_SHE_SAID = Bilingual("届け出の義務はありません。", "It has no duty to report.")


@dataclass(frozen=True)
class Operator:
    """The operator's hand, as its commands move it."""

    parties: Parties
    pool: Database = field(repr=False)

    @asynccontextmanager
    async def acting(self) -> AsyncIterator[AsyncSession]:
        """One transaction as `hub_operator`."""
        async with self.pool.transaction(None) as session:
            yield session

    async def duty(
        self,
        recipient: Party,
        *,
        reports_to: str | None = "police",
        under_age: int | None = 18,
        valid_from: date = TODAY,
        now: datetime = LATER,
    ) -> UUID:
        """From now on this recipient must tell somebody."""
        sentence = POLICE if reports_to else AS_SHE_SAID
        given = DeclaredDuty(reports_to, under_age, sentence, "test", valid_from)
        async with self.acting() as session:
            return await enrol.duty(session, recipient.id, given, now)

    async def agree(
        self,
        sender: Party,
        recipient: Party,
        fields: dict[str, Form],
        purposes: tuple[str, ...] = ("legal_advice",),
        *,
        valid_from: date = TODAY,
        valid_to: date | None = None,
        now: datetime = LATER,
    ) -> UUID:
        """A newer agreement."""
        terms = Terms(frozenset(purposes), fields, 365, False, valid_from, valid_to)
        async with self.acting() as session:
            return await agree(session, sender.id, recipient.id, terms, now)

    async def end(self, sender: Party, recipient: Party, why: AgreementEnd = "ended", now: datetime = LATER) -> UUID:
        """Their newest agreement is over."""
        found: UUID = self.parties.rows(
            "select id from agreement where (sender, recipient) = (%(s)s, %(r)s) and ended_at is null"
            " order by created_at desc limit 1",
            s=sender.id,
            r=recipient.id,
        )[0][0]
        async with self.acting() as session:
            await end_by_operator(session, found, why, now)
        return found


@asynccontextmanager
async def operator_of(parties: Parties) -> AsyncIterator[Operator]:
    """On the database of these parties."""
    pool = parties.database.pool("hub_operator", pool_size=4)
    try:
        yield Operator(parties, pool)
    finally:
        await pool.close()


def changes(parties: Parties, recipient: Party) -> list[tuple[Any, ...]]:
    """What the list of changes says of this recipient: cause, and whether it was swept."""
    return parties.rows(
        "select cause, swept_at is not null from pair_change where recipient = %(r)s order by id", r=recipient.id
    )
