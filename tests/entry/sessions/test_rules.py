"""How long a session lasts, for every instant."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from hub.entry.sessions.rules import ABSOLUTE, FRESH, IDLE, is_alive, is_fresh, window
from tests.parties import NOW

SECOND = timedelta(seconds=1)
spans = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=2))


@given(since_begun=spans, since_noted=spans)
def test_a_stay_lives_exactly_while_both_limits_are_ahead(since_begun: timedelta, since_noted: timedelta) -> None:
    alive = is_alive(NOW - since_begun, NOW - since_noted, NOW)

    assert alive == (since_begun < timedelta(hours=12) and since_noted < timedelta(minutes=30))


@given(since_begun=spans, since_noted=spans, later=spans)
def test_a_stay_that_has_ended_never_lives_again(
    since_begun: timedelta, since_noted: timedelta, later: timedelta
) -> None:
    begun, noted = NOW - since_begun, NOW - since_noted

    assert is_alive(begun, noted, NOW) or not is_alive(begun, noted, NOW + later)


@given(since=spans)
def test_a_stay_is_fresh_for_five_minutes(since: timedelta) -> None:
    assert is_fresh(NOW - since, NOW) == (since < timedelta(minutes=5))
    assert not is_fresh(None, NOW)


@given(since_begun=spans, since_noted=spans)
def test_the_window_for_the_statement_says_what_the_rule_says(since_begun: timedelta, since_noted: timedelta) -> None:
    begun, noted, limits = NOW - since_begun, NOW - since_noted, window(NOW)

    assert (begun > limits.begun_after and noted > limits.noted_after) == is_alive(begun, noted, NOW)


def test_the_limits_are_those_that_were_agreed_on() -> None:
    assert (timedelta(minutes=30), timedelta(hours=12), timedelta(minutes=5)) == (IDLE, ABSOLUTE, FRESH)
