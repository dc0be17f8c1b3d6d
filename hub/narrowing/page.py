"""`docs/narrowing.md`: the table "cause × state" for people to read, made from `table.py`; a test compares."""

from datetime import timedelta

from hub.narrowing.acts import Act, Cell, Told, Until
from hub.narrowing.states import ThingState
from hub.narrowing.table import TABLE

_HEAD = """# What narrows what is out

Written by `python -m hub.narrowing --write` from `hub/narrowing/table.py`; a test compares.

At every moment a recipient can read only what the rules would allow at that moment, or what this table keeps. A row is
a cause, a column where the thing stands. In all rows the sender's team is informed, and the person by safe contact.
The recipient reads one neutral word, `ended-by-sender`; the true cause stands in the sender's record. Of an accepted
packet `engaged` (受任) is a column of its own: only the person's own word, a conflict or security cuts it there.
"""
_STATES = {
    ThingState.OFFERED: "offer, or packet before acceptance",
    ThingState.ACCEPTED: "packet accepted",
    ThingState.ENGAGED: "packet accepted, engaged",
    ThingState.QUEUED: "delivery queued",
    ThingState.UNTAKEN: "request not yet taken",
    ThingState.TAKEN: "request taken by the platform",
    ThingState.HOLDER: "who downloaded",
}


def page() -> str:
    """The whole page."""
    heads = ["cause", *(_STATES[state] for state in ThingState)]
    lines = [_line(heads), _line(["---"] * len(heads))]
    lines += [_line([cause.value, *(_cell(row[state]) for state in ThingState)]) for cause, row in TABLE.items()]
    return "\n".join([_HEAD, *lines, ""])


def _cell(cell: Cell) -> str:
    parts = [cell.act.value]
    if cell.until not in (Until.AGREED, Until.SETTLED) and cell.act not in (Act.CANCEL, Act.DESTROY, Act.RETAIN):
        parts.append(f"keys: {cell.until.value}" if cell.act in (Act.CUT, Act.CLOSE_OFF) else cell.until.value)
    if cell.limit is not None:
        parts.append(f"{cell.limit // timedelta(hours=1)} hours at most")
    if cell.told is not Told.NOTHING:
        parts.append(f"told: {cell.told.value}")
    told = ", ".join(parts)
    return f"{told}; {cell.words}" if cell.words else told


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
