"""Who may be assigned, leave, be walled off and let in again, for every way in which they can stand."""

from hypothesis import given
from hypothesis import strategies as st

from hub.exchange.vocabulary.oversight import ASSIGN_REASONS, WALL_REASONS
from hub.received.rules import (
    CONFLICT,
    TAKEN_ON,
    There,
    Whom,
    assign_reasons,
    batch_reasons,
    leave_reasons,
    lift_reasons,
    wall_reasons,
)
from hub.tasks.lifecycle import MOVES

STATUSES = sorted({*MOVES, "completed", "rejected", "failed"})
WHOM = st.builds(Whom, *[st.booleans()] * 4)
THERE = st.builds(There, st.sampled_from(STATUSES), st.booleans(), st.integers(0, 2), st.integers(0, 2))


@given(whom=WHOM, reason=st.sampled_from([None, "", "because", *ASSIGN_REASONS.codes()]))
def test_only_whoever_could_take_it_is_assigned_and_a_wall_is_told_to_nobody(whom: Whom, reason: str | None) -> None:
    codes = [one.code for one in assign_reasons(whom, reason)]

    assert ("cannot_be_assigned" in codes) == (not whom.answers or whom.walled)
    assert ("malformed" in codes) == (reason is not None and reason not in ASSIGN_REASONS)


@given(there=THERE, whom=WHOM, names=st.booleans())
def test_what_was_taken_on_is_left_to_nobody_only_where_nobody_else_could(
    there: There, whom: Whom, names: bool
) -> None:
    codes = {one.code for one in leave_reasons(there, whom, names_another=names)}

    assert ("assign_first" in codes) == (not there.assigned)
    left_to_nobody = whom.assigned and there.others == 0 and there.status in TAKEN_ON and not names
    assert ("last_assigned" in codes) == (there.assigned and left_to_nobody and there.able > 0)


@given(there=THERE, whom=WHOM, reason=st.sampled_from([*WALL_REASONS.codes(), "envy"]))
def test_a_conflict_always_lets_one_step_aside_where_anybody_else_is_there(
    there: There, whom: Whom, reason: str
) -> None:
    refused = wall_reasons(there, whom, reason)

    if reason not in WALL_REASONS or there.able == 0:
        assert refused
    elif whom.herself and reason == CONFLICT:
        assert not refused
    elif not there.assigned:
        assert refused
    else:
        last = whom.assigned and there.others == 0 and there.status in TAKEN_ON and reason != CONFLICT
        assert bool(refused) == last


@given(there=THERE, whom=WHOM)
def test_a_wall_is_lifted_by_the_assigned_and_never_by_whom_it_keeps_out(there: There, whom: Whom) -> None:
    assert bool(lift_reasons(there, whom)) == (whom.herself or not there.assigned)


@given(count=st.integers(0, 200))
def test_a_hundred_at_once_at_most(count: int) -> None:
    assert (batch_reasons(range(count)) == ()) == (0 < count <= 100)
