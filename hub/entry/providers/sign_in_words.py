"""The word by which a person names her organisation before she is signed in.

It is looked up by the exact word in the one table that can be read before an organisation is known. A trigger writes
that table once the provider was checked; an organisation is granted one word, which stays its own for good.
"""

import re
import unicodedata
from pathlib import Path
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.kit.errors import Reason

_WORD = re.compile(r"[a-z0-9][a-z0-9-]{1,30}[a-z0-9]")
_FOLDED = str.maketrans("013457", "oleast")
RESERVED = frozenset((Path(__file__).parent / "reserved_words.txt").read_text().split())
"""Names that people would take for somebody else: no administrator gives them to her own organisation."""
_SHORT = 5
"""Letters below which a name is reserved alone, and not beside others: `aws`, but not `tokyo-bank`."""
_WHOSE = text("select organisation from sign_in_word where word = :word")
_GRANTED = text("select word, organisation from sign_in_word where word = :word or organisation = :org")


def is_sign_in_word(word: str) -> bool:
    """3 to 32 letters a-z, digits and hyphens, with no hyphen at the ends."""
    return _WORD.fullmatch(word) is not None


def is_reserved(word: str) -> bool:
    """Whether the word, a part between hyphens, or either with digits read as letters is somebody else's name."""
    parts = {word.replace("-", ""), *(part for part in word.split("-") if len(part) >= _SHORT)}
    return not RESERVED.isdisjoint({*parts, *(part.translate(_FOLDED) for part in parts)})


def as_typed(word: str) -> str:
    """The word in what a person typed, who may have left a Japanese keyboard or a capital letter on."""
    return unicodedata.normalize("NFKC", word).strip().lower()


async def word_reasons(session: AsyncSession, word: str, organisation: UUID) -> tuple[Reason, ...]:
    """Why this organisation cannot go by this word: it is another's, or it has one already. One statement."""
    rows = (await session.execute(_GRANTED, {"word": word, "org": organisation})).all()
    owners = {row.word: row.organisation for row in rows}
    if owners.get(word, organisation) != organisation:
        return (Reason("sign_in_word_taken", "sign_in_word"),)
    return (Reason("sign_in_word_kept", "sign_in_word"),) if owners and word not in owners else ()


async def whose(session: AsyncSession, word: str) -> UUID | None:
    """The organisation that has this word; one statement, without any organisation set."""
    if not is_sign_in_word(word):
        return None
    found: UUID | None = (await session.execute(_WHOSE, {"word": word})).scalar_one_or_none()
    return found
