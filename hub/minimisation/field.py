"""What the catalogue says of each field."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from hub.kit.text import Text

Json = Any
"""A JSON value: text, number, true, false, null, or lists and records of these."""
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
"""`endangering`: in the wrong hands it finds, exposes or silences the person. `sensitive`: it tells what happened."""
ValueKind = Literal["line", "text", "choice", "choices", "amount", "date", "instant", "rows", "record"]

PURPOSES = frozenset({"legal_advice", "removal", "care", "hotline_report", "police_report"})
"""What a disclosure can be for."""
ADVICE = PURPOSES - {"removal"}
"""The purposes of those who help the person herself; a platform acts on places, not on a story."""


@dataclass(frozen=True)
class Field:
    """One field of the catalogue.

    `generalise`: gives the coarser form, None where there is none. `consent_needed` is False only for what speaks
    of the sending organisation and its request. `leaves` is False for what never goes out. `in_offer`: may stand
    in an offer, which identifies nobody. `purposes`: those it can serve at all. `choices`: the allowed words.
    """

    name: str
    category: Category
    sensitivity: Sensitivity
    kind: ValueKind
    label: Text
    purposes: frozenset[str]
    generalise: Callable[[Json], Json] | None = None
    consent_needed: bool = True
    leaves: bool = True
    in_offer: bool = False
    choices: tuple[str, ...] = ()
