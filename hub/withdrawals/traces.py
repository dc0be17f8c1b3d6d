"""By when nothing opens what was destroyed: on the hub itself after a night, in its backups some days later. Pure."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from hub.kit.text import Text
from hub.kit.tokyo import in_tokyo

NIGHT: Final = time(18, 17)
"""When turns begin, in UTC: 03:17 in Japan."""
_LONGEST: Final = timedelta(hours=1)
"""So long at most a turn is said to take."""


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
    log, backups, keys = in_tokyo(traces.log_at), in_tokyo(traces.backups_at), in_tokyo(destroyed_at)
    later = destroyed_at > at
    return Text(
        "いまから誰も読めません。"
        + (f"鍵は{keys.ja}に破棄されます。" if later and not or_by_two else "")
        + (f"鍵は{keys.ja}に、または別の職員が確認した時点で破棄されます。" if or_by_two else "")
        + f"ハブ自身の記録からは{log.ja}までに、バックアップからは{backups.ja}までに消えます。",
        "Nobody can read it from now on. "
        + (f"Its keys go on {keys.en}. " if later and not or_by_two else "")
        + (f"Its keys go on {keys.en}, or when a second person confirms. " if or_by_two else "")
        + f"It is gone from the hub's own log by {log.en}, from its backups by {backups.en}.",
    )


def _night_after(at: datetime) -> datetime:
    night = datetime.combine(at.date(), NIGHT, at.tzinfo)
    return night if night >= at else night + timedelta(days=1)
