"""Where the sealed part of an emergency stands: moved to another recipient or purpose it does not open."""

from uuid import UUID


def emergency_sealed(emergency: UUID, recipient: UUID, purpose: str) -> str:
    """Fields, reason and call."""
    return f"emergency.sealed/{emergency}/{recipient}/{purpose}"


def danger_sealed(danger: UUID) -> str:
    """Who, where, what danger and the call."""
    return f"danger.sealed/{danger}"
