"""The frozen shape of a field of the catalogue: what it is called and means, what it takes, whether it may leave."""

from dataclasses import dataclass
from typing import Literal

from hub.exchange.vocabulary.code_set import CodeSet
from hub.exchange.vocabulary.purposes import PURPOSES
from hub.kit.text import Text

Category = Literal[
    "identity",
    "age",
    "circumstances",
    "demand",
    "offender",
    "location",
    "evidence",
    "legal",
    "contact",
    "care",
    "internal",
    "request",
]
Sensitivity = Literal["ordinary", "sensitive", "endangering"]
ValueKind = Literal["line", "text", "choice", "choices", "amount", "date", "instant", "rows", "record"]
PartKind = Literal["line", "text", "choice", "whole", "flag", "instant", "url", "mail", "rows"]
Coarser = Literal["minor", "country", "amount_band", "day"]

ANY_PURPOSE = frozenset(PURPOSES.codes())
HELPS_HER = PURPOSES.having("helps_her")
"""The purposes of those who help the person herself; a platform acts on places, not on a story."""
ABOUT_MONEY = HELPS_HER | {PURPOSES["payment_report"].code}
"""The same, and whoever holds the account to which she paid."""
LINE = 200
"""Letters in a line where a field says nothing else."""
TEXT = 5_000
"""Letters in a text of several lines where a field says nothing else."""
ADDRESS = 2_048
"""Letters in the address of a page, or in an item."""
MAIL = 254
"""Letters in a mail address."""
MOST_ROWS = 200
"""Rows in one list; a person with more is helped in two requests."""
MOST_YEN = 10**12


@dataclass(frozen=True)
class Coarse:
    """What a field says in its softened form. `how`: the rule of `hub.minimisation.generalised`.

    `label` differs from the field's own: the softened form answers another question. `codes`: what it can hold.
    """

    how: Coarser
    label: Text
    meaning: str
    codes: CodeSet | None = None


@dataclass(frozen=True)
class Part:
    """One part of a record, or of each row of a list. `codes`: the words it takes, or for a line those it may hold.

    `letters`: of a line or text, at most. `least`, `most`: of a whole number. `parts`: where it is a list of records.
    """

    name: str
    kind: PartKind
    label: Text
    meaning: str
    required: bool = True
    codes: CodeSet | None = None
    letters: int | None = None
    least: int = 0
    most: int | None = None
    parts: tuple["Part", ...] = ()


@dataclass(frozen=True)
class Field:
    """One field of the catalogue. `name` is permanent: cases, packets, consents and agreements know it by this word.

    `label`: the words with which the person is asked. `purposes`: those that it can serve at all. `coarse`: its
    softened form, None where there is none. `consent_needed` is False only for what speaks of the sending
    organisation and its request. `leaves` is False for what never goes out. `in_offer`: may stand in an offer, which
    identifies nobody. `parts`: of a record or row, in the order in which documents show
    them. `codes`: the words that it takes. `letters`: of a line or text, at most; `rows`: of a list.
    """

    name: str
    category: Category
    sensitivity: Sensitivity
    kind: ValueKind
    label: Text
    meaning: str
    purposes: frozenset[str] = ANY_PURPOSE
    coarse: Coarse | None = None
    consent_needed: bool = True
    leaves: bool = True
    in_offer: bool = False
    codes: CodeSet | None = None
    parts: tuple[Part, ...] = ()
    letters: int | None = None
    rows: int | None = None
    most: int | None = None

    def choices(self) -> tuple[str, ...]:
        """The codes that it takes; empty where it takes no code."""
        return self.codes.codes() if self.codes else ()

    def part(self, name: str) -> Part | None:
        """The part of this name, of the record or of one inside it; None where there is none."""
        inner = [*self.parts, *(one for part in self.parts for one in part.parts)]
        return next((part for part in inner if part.name == name), None)
