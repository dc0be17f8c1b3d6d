"""One statement of the person, as it was said: the value that every rule of this room reads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal
from uuid import UUID

StatementKind = Literal[
    "bar",
    "bar-lift",
    "bar-restored",
    "age-now",
    "age-at-images",
    "safe-contact",
    "wish",
    "word",
    "death",
    "settlement",
]
Voice = Literal["self", "guardian", "representative", "third-party", "staff"]
Method = Literal["in_writing", "orally", "by_chat"]
Holds = Literal["earlier", "later"]

FIELD_OF: Mapping[StatementKind, str] = MappingProxyType(
    {
        "bar": "barred_recipients",
        "bar-lift": "barred_recipients",
        "bar-restored": "barred_recipients",
        "age-now": "age_band_now",
        "age-at-images": "age_band_at_images",
        "safe-contact": "safe_contact",
        "wish": "wishes",
    }
)
"""Kind of statement to the field of the case in which its reading stands."""


@dataclass(frozen=True)
class How:
    """Who said it, how and when. `language`: in which it was said; `wording`: version of the text read out."""

    said_by: Voice = "self"
    method: Method = "orally"
    language: str = "ja"
    wording: str = "statement/1"
    said_at: datetime | None = None


@dataclass(frozen=True)
class Statement:
    """One statement. It is never changed: what was said later stands beside it.

    `number`: its place in the case. `counts`: whether it counts as a yes where it lowers protection; `not_counted`:
    the codes of why it does not. `contradicts`: an earlier statement that cannot be true beside it. `about`: the
    earlier one that it settles, restores, confirms, or would raise. `recorded_by` None: kept before statements had
    a history.
    """

    id: UUID
    number: int
    kind: StatementKind
    value: Mapping[str, Any] = field(repr=False)
    recorded_at: datetime
    how: How = field(default_factory=How, repr=False)
    counts: bool = True
    not_counted: tuple[str, ...] = ()
    contradicts: UUID | None = None
    about: UUID | None = None
    recorded_by: UUID | None = None


def settled(statements: Iterable[Statement]) -> Mapping[UUID, Holds]:
    """The statements that a human settled, and which of the two holds; the last word where it was settled again."""
    return {one.about: one.value["holds"] for one in statements if one.kind == "settlement" and one.about}


def until(statements: Iterable[Statement], at: datetime) -> tuple[Statement, ...]:
    """What had been said at that instant."""
    return tuple(one for one in statements if one.recorded_at <= at)


def died(statements: Iterable[Statement]) -> bool:
    """Whether it is recorded that the person died, and no other member of the team found that to be wrong."""
    found = tuple(statements)
    wrong = {id for id, holds in settled(found).items() if holds == "earlier"}
    return any(one.kind == "death" and one.id not in wrong for one in found)
