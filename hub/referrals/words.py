"""A word of a closed list, which is all that a referral's row takes: nothing in it can carry a story."""

from collections.abc import Collection

from hub.exchange.vocabulary.code_set import CodeSet, codes_of
from hub.kit.errors import Invalid, Reason


def require_word(word: str, words: CodeSet | Collection[str], field: str) -> None:
    """Raise `Invalid` where the word is not on the list."""
    if word not in words:
        raise Invalid(Reason("malformed", field, codes_of(words)))
