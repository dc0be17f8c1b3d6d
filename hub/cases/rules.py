"""What a case's own dates and entries say: how long it is kept, whether its evidence is safe. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Literal

from hub.kit.errors import Reason

Preservation = Literal["noted", "preserved", "waived"]
"""Where the evidence stands: written down only, kept safe, or the person said not to keep it."""

Change = Literal["recorded", "changed", "removed"]
"""What a new word does to a fact."""
OPEN_KEPT = timedelta(days=365)
"""A case that nobody touches is purged after a year: our default, shorter than any claim's limitation, and said so."""
CLOSED_KEPT = timedelta(days=180)
"""A closed case is purged after half a year; what recipients accepted follows their own retention."""


def kept_until(status: str, day: date) -> date:
    """The day after which a case last changed on `day` is purged."""
    return day + (OPEN_KEPT if status == "open" else CLOSED_KEPT)


def preservation(states: Iterable[str]) -> Preservation:
    """Where the evidence of a case stands as a whole: as its least safe entry; nothing entered is nothing kept."""
    found = set(states)
    if not found or "noted" in found:
        return "noted"
    return "preserved" if "preserved" in found else "waived"


def changes(standing: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Change]:
    """What each of the words `told` (None takes away) does to what stands; what is said again is none.

    `standing`: the values that are recorded, none of them None.
    """
    found: dict[str, Change] = {}
    for name, value in told.items():
        if value is None and name in standing:
            found[name] = "removed"
        elif value is not None and name not in standing:
            found[name] = "recorded"
        elif value is not None and value != standing[name]:
            found[name] = "changed"
    return found


def writing_reasons(status: str) -> tuple[Reason, ...]:
    """Why nothing more may be recorded in a case of this status; empty where it may."""
    return () if status == "open" else (Reason("case_closed"),)
