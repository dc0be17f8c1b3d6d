"""The one way to the database: a transaction in which the organisation is set, and nothing else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final
from uuid import UUID

import sqlalchemy.exc
from sqlalchemy import text
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.kit.entry_key import EntryKey

OUT_OF_REACH: Final = (OperationalError, InterfaceError, sqlalchemy.exc.TimeoutError)
"""The database is away, busy or gave way to somebody else: the same request may be sent again."""
SET_ORGANISATION = text("select set_config('app.org', :org, true)")
_BEGIN = "select set_config('app.org', :org, true), set_config('app.principal', :principal, true), {} as beside"


class Database:
    """A pool of connections of one role (`hub_web`, `hub_worker`, …)."""

    def __init__(
        self,
        url: str,
        *,
        entry_key: EntryKey | None = None,
        beside: str = "null",
        pool_size: int = 10,
        overflow: int = 0,
    ) -> None:
        """`url`: postgresql+psycopg://role:password@host/database. `entry_key`: where it is said who is let in.

        `beside`: SQL of one more column of the statement that begins a transaction, over `:org` and `:principal` as
        texts; `session.info` has its value as "beside".
        """
        self.entry_key = entry_key
        self._begin = text(_BEGIN.format(beside))
        self.engine = create_async_engine(url, pool_size=pool_size, max_overflow=overflow, pool_pre_ping=True)

    @asynccontextmanager
    async def transaction(
        self, organisation: UUID | None, principal: UUID | None = None
    ) -> AsyncIterator[AsyncSession]:
        """One transaction as `organisation`; commits at the end, rolls back on any exception.

        The setting is local to the transaction: a pooled connection carries nothing over. Without an organisation the
        policies show no tenant row. `principal`: who in it acts, for the lines that the database itself writes into the
        ledger; none where the hub does.
        """
        info = {"entry_key": self.entry_key, "organisation": organisation}
        async with AsyncSession(self.engine, expire_on_commit=False, info=info) as session, session.begin():
            begun = await session.execute(
                self._begin, {"org": str(organisation or ""), "principal": _acting(principal)}
            )
            session.info["beside"] = begun.one().beside
            yield session

    async def close(self) -> None:
        """Close the pool."""
        await self.engine.dispose()


def _acting(principal: UUID | None) -> str:
    """What the database is told of who acts."""
    return str(principal or "")
