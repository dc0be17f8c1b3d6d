"""A page of a list by keyset: where it starts, how long it is, and whether more follows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar
from uuid import UUID

Item = TypeVar("Item")

DEFAULT_SIZE = 25
LARGEST_SIZE = 100


@dataclass(frozen=True)
class Position:
    """A place in a list that is ordered by an instant (`created`, or `due_at` for a queue) and then by id.

    The list's SQL compares rows: `(created, object) < (:at, :object)`, so page 400 costs what page 0 costs.
    """

    at: datetime
    object: UUID


@dataclass(frozen=True)
class Page:
    """What is asked for: at most `size` items (1 to 100) that come after a position, or the first ones."""

    size: int = DEFAULT_SIZE
    after: Position | None = None

    def __post_init__(self) -> None:
        """Refuse a size that no list serves: the edge has checked what came from outside."""
        if not 1 <= self.size <= LARGEST_SIZE:
            raise ValueError("size")

    @property
    def limit(self) -> int:
        """How many rows to read: one more than shown tells whether another page follows."""
        return self.size + 1


@dataclass(frozen=True)
class Slice(Generic[Item]):
    """The items of one page, each with its position, and whether more follow. No totals: they would be counted."""

    items: tuple[tuple[Position, Item], ...]
    more: bool

    @classmethod
    def of(cls, items: Sequence[Item], page: Page, position: Callable[[Item], Position]) -> "Slice[Item]":
        """Cut what was read with `page.limit` down to the page."""
        shown = tuple((position(item), item) for item in items[: page.size])
        return cls(shown, more=len(items) > page.size)
