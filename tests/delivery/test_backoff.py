"""The schedule of Standard Webhooks: ten attempts over some 76 hours, never faster than the partner wishes."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hub.delivery.backoff import ATTEMPTS, GAPS, LONGEST_WISH, PACE, SPREAD, verdict, wait
from hub.exchange.outcomes import Delivered, Gone, Outcome, Rejected, TryLater

NOW = datetime(2026, 11, 22, tzinfo=UTC)
attempts = st.integers(min_value=1, max_value=ATTEMPTS)
luck = st.floats(min_value=0, max_value=1, exclude_max=True)


def test_ten_attempts_take_about_76_hours() -> None:
    total = sum(GAPS, timedelta())

    assert ATTEMPTS == 10
    assert timedelta(hours=75) < total < timedelta(hours=76)


def test_production_is_never_hurried() -> None:
    assert PACE["production"] == 1.0
    assert set(PACE) == {"production", "demo", "test"}


@given(attempts, luck)
def test_only_try_later_is_tried_again(attempt: int, chance: float) -> None:
    ended: list[tuple[Outcome, str]] = [(Delivered(), "delivered"), (Rejected("x"), "dead"), (Gone("410"), "dead")]
    for outcome, status in ended:
        assert verdict(outcome, attempt, NOW, luck=chance).status == status

    again = verdict(TryLater("503"), attempt, NOW, luck=chance)
    assert again.status == ("retrying" if attempt < ATTEMPTS else "dead")
    assert again.reason == "503"


@given(st.integers(min_value=1, max_value=ATTEMPTS - 1), luck)
def test_a_gap_is_spread_by_a_tenth_at_most(attempt: int, chance: float) -> None:
    found = wait(TryLater("503"), attempt, luck=chance)

    assert GAPS[attempt - 1] <= found <= GAPS[attempt - 1] * (1 + SPREAD)


@given(st.integers(min_value=1, max_value=ATTEMPTS - 1), st.integers(min_value=0, max_value=10**9))
def test_a_partner_may_ask_for_more_patience_but_not_for_less(attempt: int, seconds: int) -> None:
    found = wait(TryLater("429", seconds), attempt)

    assert found == max(GAPS[attempt - 1], min(timedelta(seconds=seconds), LONGEST_WISH))
