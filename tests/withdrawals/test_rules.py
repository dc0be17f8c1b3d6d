"""When keys go after a change of mind, and how long it can be taken back."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hub.narrowing.planned import GRACE
from hub.withdrawals.rules import destruction_at, undo_reasons

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@given(st.timedeltas(min_value=timedelta(), max_value=timedelta(days=30)))
def test_only_a_withdrawal_that_waits_can_be_undone(passed: timedelta) -> None:
    after = undo_reasons("after_seven_days", NOW, None, NOW + passed)

    assert [reason.code for reason in after] == ([] if passed < GRACE else ["undo_too_late"])
    assert undo_reasons("now", NOW, None, NOW + passed)
    assert undo_reasons("after_seven_days", NOW, NOW, NOW + passed)
    assert destruction_at("now", NOW) == NOW
