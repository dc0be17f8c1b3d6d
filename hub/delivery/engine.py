"""What the delivery of messages stands on, handed in once by `hub.worker`: it knows no partner and no schema."""

import random
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from hub.exchange.connector import Connector
from hub.exchange.network import Carrier
from hub.exchange.profiles import Channel, Profile
from hub.identity.keys import Keyring
from hub.identity.viewer import hub_itself
from hub.identity.work import Work
from hub.kit.clock import Clock
from hub.kit.db import Database


@dataclass(frozen=True)
class EndedMessage:
    """How a message about an object ended. `channel`: the way it went by, as in the connector's profile.

    `status`: "delivered", "by-hand" (nothing was sent), "carried" (its sender brought it then, at `at`), "dead", or
    "cancelled" where the gate stopped it.
    """

    object: UUID
    event: str
    channel: Channel
    status: str
    at: datetime


Heard = Callable[[Work, EndedMessage], Awaitable[None]]
"""`async def heard(work, ended)`: what a room makes of it, in the transaction that records it, as the sender.

Called when a message was delivered, died or was stopped by the gate, not between its attempts.
"""
DueHandler = Callable[[Work, UUID], Awaitable[datetime | None]]
"""`async def act(work, object_id)`: does what is due, as the hub itself in its organisation; answers when again, if so.

It may be called twice, and after the thing has settled otherwise: it looks before it acts.
"""


@dataclass(frozen=True)
class Engine:
    """The worker's side of the hub. `database`: as `hub_worker`. `pace`: see `hub.delivery.backoff`.

    `heard`: the first word of an event ("referral", "takedown") to the room that wants to hear how it ended.
    `handlers`: kind of due date to who answers to it.
    """

    database: Database
    keys: Keyring
    connectors: Mapping[str, Connector]
    carrier: Carrier
    clock: Clock
    pace: float = 1.0
    heard: Mapping[str, Heard] = field(default_factory=dict)
    handlers: Mapping[str, DueHandler] = field(default_factory=dict)
    luck: Callable[[], float] = random.random

    def profiles(self) -> Mapping[str, Profile]:
        """Each partner's form by the connector's name."""
        return {name: connector.profile for name, connector in self.connectors.items()}

    @asynccontextmanager
    async def work(self, organisation: UUID) -> AsyncIterator[Work]:
        """One transaction as this organisation, in which the hub acts by itself."""
        async with self.database.transaction(organisation) as session:
            yield Work(session, hub_itself(organisation), self.clock.now(), self.keys, self.profiles())
