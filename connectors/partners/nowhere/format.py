"""There is nothing to say: an empty message."""

from hub.exchange.connector import Dispatch, Message


def format(dispatch: Dispatch) -> Message:  # noqa: ARG001 - the contract's signature
    """The empty message."""
    return Message("text/plain", b"")
