"""Who may decide a review, over every kind of decider."""

from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from hub.reviews.kinds import ReviewKind
from hub.reviews.rules import Decider, decide_reasons, overdue
from tests.parties import NOW

PEOPLE = st.integers(1, 3).map(lambda n: UUID(int=n))
DECIDERS = st.builds(Decider, PEOPLE, *(st.booleans() for _ in range(5)))


@given(st.sampled_from(ReviewKind), PEOPLE, DECIDERS, st.booleans(), st.booleans(), st.booleans())
def test_only_another_person_of_the_team_or_a_supervisor_decides_and_once(
    kind: ReviewKind, asked_by: UUID, who: Decider, decided: bool, cut: bool, has_cut: bool
) -> None:
    found = decide_reasons(kind, asked_by, who, decided=decided, cut=cut, has_cut=has_cut)
    reasons = {reason.code for reason in found}
    theirs = kind is ReviewKind.CONFIRMED_BY_NEWCOMER

    expected = {
        "review_decided": decided,
        "review_same_person": who.principal == asked_by,
        "review_same_hand": who.principal != asked_by and not who.another,
        "review_by_machine": not who.is_person,
        "not_permitted": not (who.administers if theirs else who.on_team or who.supervises),
        "review_nothing_to_cut": cut and not has_cut,
    }
    assert reasons == {code for code, wrong in expected.items() if wrong}


def test_to_the_second_is_in_time() -> None:
    second = timedelta(seconds=1)

    assert not overdue(NOW, None, NOW)
    assert overdue(NOW, None, NOW + second)
    assert overdue(NOW, NOW + second, NOW + timedelta(days=9))
    assert not overdue(NOW, NOW, NOW + timedelta(days=9)), "what was decided in time stays so"
