"""Where the sealed parts of consent stand: the associated data without which they do not open."""

from uuid import UUID


def grant_sealed(record: UUID) -> str:
    """The sealed part of one answer."""
    return f"consent_grant.sealed/{record}"


def fold_sealed(fold: UUID) -> str:
    """The sealed part of what holds now."""
    return f"consent_fold.sealed/{fold}"


def guardian_word_sealed(word: UUID) -> str:
    """What a guardian said."""
    return f"guardian_word.sealed/{word}"
