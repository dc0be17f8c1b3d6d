"""Sends nothing and accepts all."""

from hub.exchange.connector import Dispatch, Message, Route
from hub.exchange.network import Carrier
from hub.exchange.outcomes import Delivered, Outcome


async def deliver(dispatch: Dispatch, message: Message, route: Route, carrier: Carrier) -> Outcome:  # noqa: ARG001
    """Delivered, to nowhere."""
    return Delivered("nowhere")
