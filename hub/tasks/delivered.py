"""Whether the recipient of a referral or request took the message that tells of it: beside the FHIR status. Pure."""

from typing import Literal, get_args

DeliveryStatus = Literal["waiting", "sent", "failed", "by-hand"]
"""`waiting`: not yet. `sent`: the partner took it, or acted on it. `failed`: it died, or was stopped in the end.
`by-hand`: there is no channel, nothing was sent, and a person prints, carries or telephones it."""
STATUSES: tuple[str, ...] = get_args(DeliveryStatus)
FIRST = frozenset({"referral.offered", "takedown.request.created"})
"""The events by which a recipient hears of something for the first time; later news say nothing of this."""
_AFTER: dict[str, DeliveryStatus] = {
    "delivered": "sent",
    "carried": "sent",
    "dead": "failed",
    "cancelled": "failed",
    "by-hand": "by-hand",
}


def after(before: str, event: str, message_status: str) -> DeliveryStatus | None:
    """What a message that ended so makes of it; None where nothing changes. What was sent once stays sent."""
    found = _AFTER.get(message_status) if event in FIRST and before != "sent" else None
    return None if found == before else found
