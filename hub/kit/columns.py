"""Column types that every table uses."""

from sqlalchemy import DateTime, Integer, LargeBinary, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

Clear = Text
"""Text that may stand in clear; indexed text is COLLATE "C" (set by the migration)."""
Instant = DateTime(timezone=True)
"""An instant, UTC in Python."""
Sealed = LargeBinary
"""Bytes of `hub.kit.sealed.seal`, a wrapped key, or a hash."""
Words = ARRAY(Text)
"""A list of catalogue words."""
Numbers = ARRAY(Integer)
"""A list of whole numbers."""
Map = JSONB
"""A small map of catalogue words; never case content."""
