"""Column types that every table uses."""

from sqlalchemy import BigInteger, DateTime, Integer, LargeBinary, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlmodel import Field, SQLModel

Clear = Text
"""Text that may stand in clear; indexed text is COLLATE "C" (set by the migration)."""
Instant = DateTime(timezone=True)
"""An instant, UTC in Python."""
Sealed = LargeBinary
"""Bytes of `hub.kit.sealed.seal`, a wrapped key, or a hash."""
WordsColumn = ARRAY(Text)
"""A list of catalogue words."""
Numbers = ARRAY(Integer)
"""A list of whole numbers."""
Map = JSONB
"""A small map of catalogue words; never case content."""


class Marked(SQLModel):
    """A row that counts only with the hub's own mark over it: see `hub.identity.entry_marks`.

    `entry_state`: how often its marked columns were written; `entry_mark`: the MAC over them and over that number.
    """

    entry_state: int = Field(default=1, sa_type=BigInteger)
    entry_mark: bytes | None = Field(default=None, sa_type=Sealed)
