"""The thin payload of Standard Webhooks: what kind of news, when, and about which request."""

from datetime import UTC, datetime

from hub.exchange.connector import Dispatch, Message
from hub.exchange.packets import canonical_bytes


def format(dispatch: Dispatch) -> Message:
    """Identifier, status and due time; a packet, even if there were one, would not be looked at."""
    body = {
        "type": dispatch.event,
        "timestamp": _iso(dispatch.at),
        "data": {
            "id": str(dispatch.object),
            "status": dispatch.status,
            "due_at": _iso(dispatch.due_at) if dispatch.due_at else None,
        },
    }
    return Message("application/json", canonical_bytes(body))


def _iso(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")
