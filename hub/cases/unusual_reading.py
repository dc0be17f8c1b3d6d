"""When reading is unusual: the rule behind the alarm. Pure; time is an argument."""

from datetime import datetime, timedelta

MANY_CASES = 20
"""So many different cases that one person opens within `WITHIN` are more than work explains."""
WITHIN = timedelta(minutes=5)


def alarm_is_due(different: int, last_raised: datetime | None, now: datetime) -> bool:
    """Whether an alarm is raised at `now`: one for a burst, and another where the burst goes on five minutes later.

    `different`: how many different cases this person has opened within the last five minutes, this one included.
    `last_raised`: when the last alarm about the same person was raised, None for never.
    """
    return different >= MANY_CASES and (last_raised is None or now - last_raised >= WITHIN)
