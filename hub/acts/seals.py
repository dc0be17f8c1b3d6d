"""Where the sealed parts of an act belong: what was moved to another act, kind or object does not open."""

from datetime import UTC, datetime
from uuid import UUID


def wrapped_place(act: UUID) -> str:
    """The place of the act's own data key."""
    return f"two_person_act.data_key/{act}"


def payload_place(act: UUID, kind: str, object_id: UUID, asker: UUID, asked_at: datetime, until: datetime) -> str:
    """The place of what is asked for: with another asker, or another time, it does not open."""
    times = "/".join(one.astimezone(UTC).isoformat() for one in (asked_at, until))
    return f"{former_place(act, kind, object_id)}/{asker}/{times}"


def former_place(act: UUID, kind: str, object_id: UUID) -> str:
    """The place from before askers and times were part of it: for acts that were decided then."""
    return f"two_person_act.payload/{act}/{kind}/{object_id}"


def reason_place(act: UUID) -> str:
    """The place of why it is asked for."""
    return f"two_person_act.reason/{act}"
