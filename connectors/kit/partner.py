"""A connector made of four named things, so that a partner's folder holds functions and no class."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from hub.exchange.connector import Dispatch, Document, Message, Route
from hub.exchange.network import Carrier
from hub.exchange.outcomes import NotSent, Outcome, Rejected
from hub.exchange.packets import Packet
from hub.exchange.profiles import Profile


@dataclass(frozen=True)
class Partner:
    """Fulfils `hub.exchange.connector.Connector`."""

    profile: Profile
    format: Callable[[Dispatch], Message]
    documents: Callable[[Packet], tuple[Document, ...]]
    deliver: Callable[[Dispatch, Message, Route, Carrier], Coroutine[Any, Any, Outcome]]


def no_documents(packet: Packet) -> tuple[Document, ...]:  # noqa: ARG001 - the contract's signature
    """For forms that have no document of their own: the recipient reads the packet in the hub."""
    return ()


async def by_mail(dispatch: Dispatch, message: Message, route: Route, carrier: Carrier) -> Outcome:
    """For forms that go by mail: one mail to `route.address["mail"]`, over TLS or not at all."""
    if "mail" not in route.address:
        return Rejected("route_incomplete")
    return await carrier.mail(route.address["mail"], dispatch.message_id, dispatch.at, message)


def nothing_to_say(dispatch: Dispatch) -> Message:  # noqa: ARG001 - the contract's signature
    """For papers that a person carries: the empty message."""
    return Message("text/plain", b"")


async def by_hand(dispatch: Dispatch, message: Message, route: Route, carrier: Carrier) -> Outcome:  # noqa: ARG001
    """For papers that a person carries: nothing is sent by the hub, whatever the route says."""
    return NotSent()
