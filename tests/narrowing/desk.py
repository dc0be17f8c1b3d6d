"""Drives the hub in one process: the real schema and use cases on a database of their own, the clock moved by hand.

Only the token's check is left out, and what a partner's server would do: a message that leaves is noted instead.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from connectors.kit.sealing import seal
from connectors.registry import load, profiles
from hub.delivery.dispatch import drain
from hub.delivery.run_due import run_due
from hub.exchange.connector import Connector, Dispatch, Document, Message, Route
from hub.exchange.network import Carrier
from hub.exchange.outcomes import Delivered, Outcome
from hub.exchange.packets import Packet
from hub.exchange.profiles import Profile
from hub.identity.membership import asking
from hub.identity.permissions import ROLES, Role
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from hub.kit.clock import FixedClock
from hub.kit.db import Database
from hub.registry import TWO_PEOPLE
from hub.releases.download import Papers
from hub.withdrawals.narrow import narrow, settle
from hub.withdrawals.sweep import sweep
from hub.worker import WorkerContext, open_context
from schema.engine.context import Context
from schema.engine.documents import Documents
from schema.engine.execution import answered
from schema.root import SCHEMA
from tests.coded import coded, named
from tests.database import TestDatabase
from tests.narrowing.failures import logged_errors
from tests.parties import NOW, Parties, Party

AT_ONCE, MOST_ROUNDS = 32, 50
_STANDS = asking("select $member as stands from organisation o where o.id = :id")


@dataclass
class Noted:
    """A partner's form whose messages are noted and go nowhere. Documents are the packet alone: fonts cost time."""

    real: Connector
    sent: list[Dispatch]

    @property
    def profile(self) -> Profile:
        """What the form asks for."""
        return self.real.profile

    def format(self, dispatch: Dispatch) -> Message:
        """The packet, where one is sent."""
        return Message("application/json", dispatch.packet.canonical() if dispatch.packet else b"{}")

    def documents(self, packet: Packet) -> tuple[Document, ...]:
        """The packet."""
        return (Document("packet.json", "application/json", packet.canonical()),)

    async def deliver(self, dispatch: Dispatch, _message: Message, _route: Route, _carrier: Carrier) -> Outcome:
        """Noted."""
        self.sent.append(dispatch)
        return Delivered("noted")


def _unsealed(documents: Sequence[Document], public: str) -> tuple[Document, ...]:
    """Documents as they are: whether one may have them is asked before they are sealed. A challenge is sealed."""
    return seal(documents, public) if documents[0].name == "challenge" else tuple(documents)


@dataclass
class Desk:
    """The hub of one run. `sent`: what left since it was last looked at; `faults`: events that the log calls errors."""

    parties: Parties
    clock: FixedClock
    shop: WorkerContext
    operator: Database
    sent: list[Dispatch]
    papers: Papers
    faults: list[str]
    documents: Documents = field(default_factory=lambda: Documents(SCHEMA))

    async def ask(self, party: Party, role: Role, who: UUID, document: str, **variables: Any) -> dict[str, Any]:
        """`data`; fails where nothing was answered."""
        viewer = Viewer(party.id, who, "walk", role, ROLES[role], "en", None, fresh=True)
        context = Context(viewer, self._open_work, self.papers, two_people=TWO_PEOPLE)
        read = await self.documents.read(document)
        kept = False
        try:
            given = named(document, variables)
            answer = await answered(SCHEMA, read, read.operation(None), given, context)
            kept = True
        finally:
            await context.finish(keep=kept)
        data: dict[str, Any] | None = answer.content.get("data")
        assert data is not None, (document, variables, answer.content)
        return coded(document, data)

    async def let_in(self, party: Party) -> bool:
        """Whether the door lets this organisation's people in: the condition that every door asks."""
        async with self.operator.transaction(None) as session:
            given = {"id": party.id, "now": self.clock.now()}
            return bool((await session.execute(_STANDS, given)).scalar_one())

    async def work(self) -> None:
        """The worker's ticks until nothing is due now. What it does every minute or night besides belongs here."""
        for _ in range(MOST_ROUNDS):
            await sweep(self.shop.engine, narrow, settle)
            if not await drain(self.shop.engine, AT_ONCE) and not await run_due(self.shop.engine, AT_ONCE):
                return
        raise AssertionError("there is always something due")

    @asynccontextmanager
    async def _open_work(self, viewer: Viewer) -> AsyncIterator[Work]:
        async with self.parties.web.transaction(viewer.organisation, viewer.principal) as session:
            yield Work(session, viewer, self.clock.now(), self.parties.keys, self.parties.profiles)


@asynccontextmanager
async def a_desk(database: TestDatabase) -> AsyncIterator[Desk]:
    """The hub on this database."""
    sent: list[Dispatch] = []
    noted: Mapping[str, Noted] = {name: Noted(connector, sent) for name, connector in load().items()}
    clock = FixedClock(NOW + timedelta(minutes=1))
    shop = open_context(database.settings, clock)
    shop = replace(shop, engine=replace(shop.engine, connectors=noted))
    parties, operator = Parties(database, profiles()), database.pool("hub_operator", pool_size=1)
    parties.admin.execute("create index if not exists ledger_event_at_for_tests on ledger_event (at)")
    papers = Papers({name: one.documents for name, one in noted.items()}, _unsealed)
    try:
        with logged_errors() as faults:
            yield Desk(parties, clock, shop, operator, sent, papers, faults)
    finally:
        await shop.close()
        await operator.close()
        await parties.close()
