"""Where the sealed parts of an act belong: what was moved to another act, kind or object does not open."""

from uuid import UUID


def wrapped_place(act: UUID) -> str:
    """The place of the act's own data key."""
    return f"two_person_act.data_key/{act}"


def payload_place(act: UUID, kind: str, object_id: UUID) -> str:
    """The place of what is asked for."""
    return f"two_person_act.payload/{act}/{kind}/{object_id}"


def reason_place(act: UUID) -> str:
    """The place of why it is asked for."""
    return f"two_person_act.reason/{act}"
