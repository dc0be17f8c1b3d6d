"""People are told by when nothing opens what was destroyed, and it comes out as told."""

from datetime import UTC, datetime, timedelta

import pytest

from hub.withdrawals.traces import in_words, traces_of

EVENING = datetime(2026, 11, 22, 18, 17, tzinfo=UTC)
HOUR, DAY, MOMENT = timedelta(hours=1), timedelta(days=1), timedelta(seconds=1)


@pytest.mark.parametrize(
    ("destroyed", "night"),
    [(EVENING - DAY + MOMENT, EVENING), (EVENING, EVENING), (EVENING + MOMENT, EVENING + DAY)],
)
def test_the_log_is_turned_in_the_night_after(destroyed: datetime, night: datetime) -> None:
    assert traces_of(destroyed, 0).log_at == night + HOUR


@pytest.mark.parametrize(("days", "later"), [(0, 0), (1, 2), (7, 8)])
def test_a_backup_opens_through_its_last_day_and_not_after_the_next_night(days: int, later: int) -> None:
    found = traces_of(EVENING, days)

    assert found.backups_at - found.log_at == later * DAY


def test_both_dates_are_said_in_japans_time() -> None:
    now = EVENING - 3 * HOUR
    said = in_words(now, now, traces_of(now, 7))
    later = in_words(now, now + 7 * DAY, traces_of(now + 7 * DAY, 7))

    assert said.en == (
        "Nobody can read it from now on. It is gone from the hub's own log by Mon 23 Nov, 04:17 Japan time, "
        "from its backups by Tue 1 Dec, 04:17 Japan time."
    )
    assert "ハブ自身の記録からは11月23日" in said.ja
    assert "バックアップからは12月1日" in said.ja
    assert "Its keys go on Mon 30 Nov, 00:17 Japan time." in later.en
    assert "鍵は11月30日" in later.ja
