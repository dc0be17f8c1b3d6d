"""A word of a closed list, which is all that a referral's row takes: nothing in it can carry a story."""

from collections.abc import Container

from hub.kit.errors import Invalid, Reason


def require_word(word: str, words: Container[str], field: str) -> None:
    """Raise `Invalid` where the word is not on the list."""
    if word not in words:
        raise Invalid(Reason("malformed", field))
