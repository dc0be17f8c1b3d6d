"""By when nothing opens what was destroyed: on the hub itself after a night, in its backups some days later. Pure."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from hub.kit.japan_time import in_tokyo
from hub.kit.text import Phrase, Text

NIGHT: Final = time(18, 17)
"""When turns begin, in UTC: 03:17 in Japan."""
_LONGEST: Final = timedelta(hours=1)
"""So long at most a turn is said to take."""
_NOW: Final = Phrase(
    "Nobody can read it from now on. It is gone from the hub's own log by {log}, from its backups by {backups}."
)
_LATER: Final = Phrase(
    "Nobody can read it from now on. Its keys go on {keys}. "
    "It is gone from the hub's own log by {log}, from its backups by {backups}."
)
_OR_BY_TWO: Final = Phrase(
    "Nobody can read it from now on. Its keys go on {keys}, or when a second person confirms. "
    "It is gone from the hub's own log by {log}, from its backups by {backups}."
)


@dataclass(frozen=True)
class Traces:
    """`log_at`: from then on no key on the hub opens its heap, log and files; `backups_at`: nor any backup of it."""

    log_at: datetime
    backups_at: datetime


def traces_of(destroyed_at: datetime, backup_days: int) -> Traces:
    """Of what is destroyed at this instant (UTC), where sealed copies of keys are kept for so many days."""
    begins = _night_after(destroyed_at)
    if not backup_days:
        return Traces(begins + _LONGEST, begins + _LONGEST)
    return Traces(begins + _LONGEST, begins + timedelta(days=backup_days + 1) + _LONGEST)


def in_words(at: datetime, destroyed_at: datetime, traces: Traces, *, or_by_two: bool = False) -> Text:
    """What people are told who ended something at `at`. `or_by_two`: a second person can have it destroyed sooner."""
    alone = _LATER if destroyed_at > at else _NOW
    said = _OR_BY_TWO if or_by_two else alone
    return said.filled(keys=in_tokyo(destroyed_at), log=in_tokyo(traces.log_at), backups=in_tokyo(traces.backups_at))


def _night_after(at: datetime) -> datetime:
    night = datetime.combine(at.date(), NIGHT, at.tzinfo)
    return night if night >= at else night + timedelta(days=1)
