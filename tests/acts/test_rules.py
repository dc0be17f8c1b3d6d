"""Whoever asks never confirms, and nothing is confirmed a moment too late: for any people and any instants."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from hub.acts.rules import (
    LONGEST_REASON,
    ActChallenge,
    ActStanding,
    ActStatus,
    Who,
    answer_reasons,
    confirm_reasons,
    decline_reasons,
    peer_reasons,
    request_reasons,
    status_at,
)
from hub.identity.permissions import Permission

END = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
ASKER = UUID(int=1)
MAY = frozenset({Permission.CASE_READ})

instants = st.timedeltas(min_value=timedelta(days=-2), max_value=timedelta(days=2)).map(lambda d: END + d)
principals = st.integers(1, 3).map(lambda number: UUID(int=number))
permissions = st.frozensets(st.sampled_from(list(Permission)), max_size=3)
people = st.builds(Who, principals, permissions, st.booleans())
statuses: st.SearchStrategy[ActStatus] = st.sampled_from(("waiting", "done", "declined", "expired"))
challenges: st.SearchStrategy[ActChallenge] = st.sampled_from(("none", "open", "answered"))
standings = st.builds(ActStanding, st.just(ASKER), st.just(END), statuses, challenges, st.booleans(), st.booleans())


@given(standings, people, instants)
def test_an_act_is_confirmed_exactly_by_another_who_may_in_time_once_it_was_answered(
    act: ActStanding, who: Who, now: datetime
) -> None:
    free = not confirm_reasons(act, who, MAY, now)

    answered = act.challenge == "answered" or (act.challenge == "none" and not act.needs_challenge)
    assert free == (
        who.principal != ASKER
        and bool(who.permissions & MAY)
        and who.fresh
        and act.status == "waiting"
        and now < END
        and answered
        and not act.asker_left
    )


@given(people, instants)
def test_whoever_asked_is_told_so_whatever_she_may(who: Who, now: datetime) -> None:
    same = Who(ASKER, who.permissions | MAY, fresh=True)

    codes = [r.code for r in confirm_reasons(ActStanding(ASKER, END, "waiting"), same, MAY, now)]

    assert "act_same_person" in codes


@given(standings, instants)
def test_a_standing_second_confirms_what_waits_and_whose_asker_is_there(act: ActStanding, now: datetime) -> None:
    free = not peer_reasons(act, now)

    assert free == (act.status == "waiting" and now < END and not act.asker_left)


@given(standings, people, instants)
def test_an_act_is_declined_by_its_asker_or_by_whoever_may_confirm_while_it_waits(
    act: ActStanding, who: Who, now: datetime
) -> None:
    free = not decline_reasons(act, who, MAY, now)

    assert free == (act.status == "waiting" and now < END and (who.principal == ASKER or bool(who.permissions & MAY)))


@given(standings, people, instants, st.booleans())
def test_a_challenge_is_answered_with_the_right_words_while_the_act_waits(
    act: ActStanding, who: Who, now: datetime, right: bool
) -> None:
    free = not answer_reasons(act, who, MAY, right=right, now=now)

    waits = act.status == "waiting" and now < END
    assert free == (waits and right and act.challenge != "none" and bool(who.permissions & MAY) and who.fresh)


@given(statuses, instants)
def test_what_was_decided_stays_so_and_what_waits_ends(status: ActStatus, now: datetime) -> None:
    found = status_at(status, END, now)

    assert found == ("expired" if status == "waiting" and now >= END else status)


@given(people, st.one_of(st.none(), st.text(max_size=20)), st.booleans())
def test_an_act_is_asked_for_by_whoever_may_with_a_reason_where_one_is_wanted(
    who: Who, reason: str | None, asks: bool
) -> None:
    free = not request_reasons(who, MAY, reason, asks_reason=asks)

    said = bool((reason or "").strip())
    assert free == (bool(who.permissions & MAY) and who.fresh and (said or not asks))


def test_a_reason_is_no_story() -> None:
    who = Who(ASKER, MAY, fresh=True)

    assert [r.code for r in request_reasons(who, MAY, "x" * (LONGEST_REASON + 1), asks_reason=True)] == ["too_long"]
    assert request_reasons(who, MAY, "x" * LONGEST_REASON, asks_reason=True) == ()
