"""What one sitting asks, over every instant and purpose: when it ends, whom first, whose guardian's side."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from hub.consent.rules import LONGEST, VALIDITY, validity
from hub.directory.rules import Duty
from hub.exchange.vocabulary.purposes import PURPOSES, REQUEST_PURPOSES
from hub.intake.duties_to_read import DutyToRead
from hub.intake.sitting_rules import (
    FIRST_NIGHT,
    GuardianSide,
    guardian_side,
    proposed,
    sitting_ends,
    unread_reasons,
)
from hub.kit.japan_time import ZONE
from hub.kit.text import Bilingual

INSTANTS = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
WORDS = st.sampled_from(sorted(PURPOSES.codes()))
SIDES = st.none() | st.builds(GuardianSide, st.sampled_from(["given", "absent", None]), st.text(max_size=3))
DUTIES = st.lists(
    st.builds(
        lambda kind, reaches, answer: DutyToRead(
            Duty(
                UUID(int=1),
                1,
                "police",
                None,
                Bilingual("届け出ます。", "They report."),
                "law",
                date(2020, 1, 1),
                kind=kind,
            ),
            applies_now=True,
            reaches_barred=reaches,
            answer=answer,
        ),
        st.sampled_from(["duty", "practice"]),
        st.booleans(),
        st.sampled_from([True, False, None]),
    ),
    max_size=4,
)


@given(INSTANTS, WORDS)
def test_a_consent_ends_with_a_whole_day_within_what_is_allowed(now: datetime, purpose: str) -> None:
    ends = sitting_ends(purpose, now)

    assert now + validity(purpose) - timedelta(days=1) < ends <= now + validity(purpose)
    assert (ends.astimezone(ZONE).hour, ends.astimezone(ZONE).minute) == (23, 59)
    longest = LONGEST if purpose in REQUEST_PURPOSES else VALIDITY
    assert ends - now <= longest


@given(INSTANTS, WORDS, WORDS)
def test_what_lasts_equally_long_ends_in_the_same_minute(now: datetime, one: str, other: str) -> None:
    assert (sitting_ends(one, now) == sitting_ends(other, now)) == (validity(one) == validity(other))


@given(st.lists(st.integers(), max_size=20), st.timedeltas(timedelta(), timedelta(days=9)))
def test_at_most_three_are_proposed_in_the_first_night_and_fifteen_later(found: list[int], since: timedelta) -> None:
    opened = datetime(2026, 11, 22, 20, tzinfo=UTC)

    first = proposed(found, opened, opened + since)

    assert list(first) == found[: len(first)]
    assert len(first) == min(len(found), 3 if since < FIRST_NIGHT else 15)


@given(SIDES, SIDES)
def test_what_is_said_of_one_recipient_stands_for_it_as_a_whole(
    of_all: GuardianSide | None, of_one: GuardianSide | None
) -> None:
    assert guardian_side(of_all, of_one) == (of_one if of_one is not None else of_all or GuardianSide())


@given(DUTIES)
def test_a_sentence_that_reaches_somebody_barred_is_answered_before_any_yes(duties: list[DutyToRead]) -> None:
    unread = {one.duty.kind for one in duties if one.reaches_barred and one.answer is None}

    assert {reason.code for reason in unread_reasons(duties)} == {f"{kind}_reaches_barred" for kind in unread}
