"""The contract of a connector: pure `format`, and `deliver`, which alone touches the network."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from hub.exchange.messages import Document, Message
from hub.exchange.network import Carrier
from hub.exchange.outcomes import Outcome
from hub.exchange.packets import NamedOrganisation, Packet
from hub.exchange.profiles import Profile

__all__ = ["Connector", "Dispatch", "Document", "Message", "Route"]


@dataclass(frozen=True)
class Route:
    """Where and how a recipient is reached.

    `address`: the connector's own keys, e.g. {"url": …} or {"mail": …}. `secrets`: signing secrets, newest first
    (two during a rotation). `public_keys`: purpose to key, e.g. {"age": "age1…"}.
    """

    connector: str
    address: Mapping[str, str]
    secrets: tuple[str, ...] = field(default=(), repr=False)
    public_keys: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Dispatch:
    """One thing to tell one recipient.

    `message_id` is the same on every attempt. `event`: dot-separated name, e.g. "takedown.request.created".
    `packet` is there only for a delivery (a legal notice); a notification carries none (domain rule 9).
    """

    message_id: str
    event: str
    at: datetime
    object: UUID
    status: str
    due_at: datetime | None
    sender: NamedOrganisation
    recipient: NamedOrganisation
    language: str
    packet: Packet | None = None


class Connector(Protocol):
    """A partner's form."""

    @property
    def profile(self) -> Profile:
        """What the form asks for."""
        ...

    def format(self, dispatch: Dispatch, /) -> Message:
        """The message for this dispatch: pure, the same bytes for the same dispatch.

        Raises `faults.FormIncomplete` where the form demands what the packet does not hold. A document may cost 0.3 s
        of processor: call it in a thread.
        """
        ...

    def documents(self, packet: Packet, /) -> tuple[Document, ...]:
        """The packet in the partner's own form, for download; empty where the form has none. Call it in a thread."""
        ...

    async def deliver(self, dispatch: Dispatch, message: Message, route: Route, carrier: Carrier, /) -> Outcome:
        """Send it once. Never raises for what the partner or the route does: that is an outcome."""
        ...
