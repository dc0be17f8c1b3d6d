"""The word by which a person names her organisation before she is signed in.

It is looked up by the exact word in the one table that can be read before an organisation is known. A trigger writes
that table; a word once taken stays its organisation's for good.
"""

import re
import unicodedata
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

_WORD = re.compile(r"[a-z0-9][a-z0-9-]{1,30}[a-z0-9]")
_WHOSE = text("select organisation from sign_in_word where word = :word")


def is_sign_in_word(word: str) -> bool:
    """3 to 32 letters a-z, digits and hyphens, with no hyphen at the ends."""
    return _WORD.fullmatch(word) is not None


def as_typed(word: str) -> str:
    """The word in what a person typed, who may have left a Japanese keyboard or a capital letter on."""
    return unicodedata.normalize("NFKC", word).strip().lower()


async def whose(session: AsyncSession, word: str) -> UUID | None:
    """The organisation that has this word; one statement, without any organisation set."""
    if not is_sign_in_word(word):
        return None
    found: UUID | None = (await session.execute(_WHOSE, {"word": word})).scalar_one_or_none()
    return found
