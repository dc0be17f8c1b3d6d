"""Identifiers are random: they say nothing about when, who or how many."""

from uuid import UUID, uuid4


def new_id() -> UUID:
    """A random (version 4) identifier; time-ordered ones would tell when somebody sought help."""
    return uuid4()
