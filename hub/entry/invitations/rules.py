"""When an invitation can still be tried."""

from datetime import timedelta

LIFETIME = timedelta(hours=72)
TRIES = 5
"""So many wrong codes end an invitation: whoever holds the link alone does not get to guess."""


def is_guessed_out(wrong: int) -> bool:
    """Whether so many wrong codes end the invitation."""
    return wrong >= TRIES
