"""Sends nothing, and says so."""

from hub.exchange.connector import Dispatch, Message, Route
from hub.exchange.network import Carrier
from hub.exchange.outcomes import NotSent, Outcome


async def deliver(dispatch: Dispatch, message: Message, route: Route, carrier: Carrier) -> Outcome:  # noqa: ARG001
    """Nobody was told: a person carries it, or the recipient finds it in the hub."""
    return NotSent()
