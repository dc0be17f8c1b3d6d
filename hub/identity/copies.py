"""Copies of data keys that lie under an organisation's key: each room says how its own are found."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import TextClause


@dataclass(frozen=True)
class Copies:
    """Copies of one kind: what they are sealed for, how the next are found, and how they are written back.

    Rows that somebody holds are passed over: they are being deleted, or they wait for the next night.
    """

    place: Callable[[UUID], str]
    next: TextClause
    write: TextClause
