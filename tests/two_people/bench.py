"""The hub in one process on one connection, so that what was done can be taken back and another way tried.

The real schema and use cases on the web's own role; only the token's check is left out. Each operation is a savepoint
of one transaction that is never committed. Who she is and what she may is read from the database at each call, as the
door does.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from connectors.kit.sealing import seal
from hub.identity.permissions import ROLES, Role
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from hub.kit.clock import FixedClock
from hub.registry import TWO_PEOPLE
from hub.releases.download import Papers
from schema.engine.context import Context
from schema.engine.documents import Documents
from schema.engine.execution import answered
from schema.root import SCHEMA
from tests.coded import coded, named
from tests.parties import NOW, Parties

_BEGIN = text("select set_config('app.org', :org, true), set_config('app.principal', :principal, true)")
_WHO = text("""
select p.role from principal p join organisation o on o.id = p.organisation
where (p.organisation, p.id) = (:org, :id) and (p.ended_at is null or p.ended_at > :now) and o.ended_at is null
""")
_DOCUMENTS = Documents(SCHEMA)


class OutError(Exception):
    """She is no member now: the door does not open."""


@dataclass
class Bench:
    """One transaction of the web's role. It stands in the place of the hub's `Database`."""

    parties: Parties
    connection: AsyncConnection
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))
    asked: int = 0

    @property
    def entry_key(self) -> object:
        """The key of the hub's mark, as the web's pool has it."""
        return getattr(self.parties.web, "entry_key", None)

    @asynccontextmanager
    async def transaction(self, org: UUID | None, principal: UUID | None = None) -> AsyncIterator[AsyncSession]:
        """A savepoint as this organisation: kept at the end, taken back on any exception."""
        web: Any = self.parties.web
        info, begin = {"entry_key": self.entry_key, "organisation": org}, vars(web).get("_begin", _BEGIN)
        session = AsyncSession(
            bind=self.connection, expire_on_commit=False, join_transaction_mode="create_savepoint", info=info
        )
        async with session, session.begin():
            begun = await session.execute(begin, {"org": str(org or ""), "principal": str(principal or "")})
            session.info["beside"] = begun.one()[-1]
            yield session

    @asynccontextmanager
    async def taken_back(self) -> AsyncIterator[None]:
        """Whatever is done inside is undone at the end, the clock too."""
        now = self.clock.now()
        inner = await self.connection.begin_nested()
        try:
            yield
        finally:
            await inner.rollback()
            self.clock.instant = now

    async def role_of(self, org: UUID, who: UUID) -> Role | None:
        """What she is now; None for nobody."""
        given = {"org": org, "id": who, "now": self.clock.now()}
        role = (await self.connection.execute(_WHO, given)).scalar_one_or_none()
        return Role(role) if role else None

    async def ask(self, org: UUID, who: UUID, document: str, **variables: Any) -> dict[str, Any]:
        """The whole answer; raises `OutError` where the door does not open."""
        role = await self.role_of(org, who)
        if role is None:
            raise OutError
        viewer = Viewer(org, who, str(who), role, ROLES[role], "en", None, fresh=True)
        context, kept = Context(viewer, self._open_work, Papers(seal=seal), two_people=TWO_PEOPLE), False
        read = await _DOCUMENTS.read(document)
        try:
            answer = await answered(SCHEMA, read, read.operation(None), named(document, variables), context)
            kept = True
        finally:
            await context.finish(keep=kept)
        self.asked += 1
        data = answer.content.get("data")
        return {**answer.content, "data": coded(document, data) if data else data}

    async def do(self, org: UUID, who: UUID, mutation: str, shows: str, **given: Any) -> dict[str, Any]:
        """A mutation's payload with its `errors`, as codes."""
        kind = f"{mutation[0].upper()}{mutation[1:]}Input"
        document = f"mutation($i: {kind}!) {{ {mutation}(input: $i) {{ {shows} errors {{ code field }} }} }}"
        content = await self.ask(org, who, document, i=given)
        payload = (content.get("data") or {}).get(mutation)
        if payload is None:
            raise AssertionError((mutation, content))
        found: dict[str, Any] = payload
        return found

    @asynccontextmanager
    async def _open_work(self, viewer: Viewer) -> AsyncIterator[Work]:
        async with self.transaction(viewer.organisation, viewer.principal) as session:
            yield Work(session, viewer, self.clock.now(), self.parties.keys, self.parties.profiles)


@asynccontextmanager
async def a_bench(parties: Parties, now: datetime = NOW) -> AsyncIterator[Bench]:
    """A bench whose transaction ends with nothing kept."""
    async with parties.web.engine.connect() as connection:
        outer = await connection.begin()
        try:
            yield Bench(parties, connection, FixedClock(now))
        finally:
            await asyncio.shield(outer.rollback())
