"""The contract of a connector: pure `format`, and `deliver`, which alone touches the network."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from hub.exchange.outcomes import Outcome
from hub.exchange.packets import Organisation, Packet
from hub.exchange.profiles import Profile


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
    sender: Organisation
    recipient: Organisation
    language: str
    packet: Packet | None = None


@dataclass(frozen=True)
class Document:
    """A file for the recipient. `name` is neutral: it says nothing of the content."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Message:
    """What leaves, byte for byte; kept for a retry. `subject` is neutral."""

    media_type: str
    body: bytes = field(repr=False)
    subject: str = ""
    documents: tuple[Document, ...] = ()


class Connector(Protocol):
    """A partner's form."""

    @property
    def profile(self) -> Profile:
        """What the form asks for."""
        ...

    def format(self, dispatch: Dispatch) -> Message:
        """The message for this dispatch: pure, the same bytes for the same dispatch."""
        ...

    def documents(self, packet: Packet) -> tuple[Document, ...]:
        """The packet in the partner's own form, for download; empty where the form has none."""
        ...

    async def deliver(self, dispatch: Dispatch, message: Message, route: Route, network: Any) -> Outcome:  # noqa: ANN401
        """Send it once. `network` is `connectors.kit.network.Network`, which `hub` does not import."""
        ...
