"""A mail that says only that there is something new: no case, no name, no number, no link."""

from connectors.kit.japanese_notice import look_inside
from hub.exchange.connector import Dispatch, Message


def format(dispatch: Dispatch) -> Message:
    """The same words for every dispatch."""
    return look_inside(dispatch)
