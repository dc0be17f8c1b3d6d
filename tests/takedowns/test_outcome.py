"""What answers add up to, over all combinations."""

from hypothesis import given
from hypothesis import strategies as st

from hub.takedowns.outcome import ItemAnswer, answer_reasons, answered, outcome, taken_back, unanswered
from hub.takedowns.words import ANSWERED, FINAL, RECIPIENTS_WORDS, REMOVED, SENDERS_WORDS

ALL = sorted(SENDERS_WORDS | {"sent", "withdrawn"})
statuses = st.lists(st.sampled_from(ALL), min_size=1, max_size=6)


@given(statuses)
def test_removed_means_every_item_that_was_not_withdrawn_is_gone(found: list[str]) -> None:
    counted = [status for status in found if status != "withdrawn"]

    assert (outcome(found) == "removed") == (bool(counted) and all(status in REMOVED for status in counted))


@given(statuses)
def test_nothing_answered_is_no_outcome_and_one_removal_is_never_none(found: list[str]) -> None:
    if not any(status in FINAL for status in found):
        assert outcome(found) is None
    if any(status in REMOVED for status in found):
        assert outcome(found) in ("removed", "partly-removed")


@given(statuses)
def test_what_is_closed_always_has_an_outcome(found: list[str]) -> None:
    assert unanswered(found) or outcome(found) is not None


@given(statuses)
def test_taking_back_leaves_final_answers_and_withdraws_the_rest(found: list[str]) -> None:
    after = taken_back(found)

    assert not unanswered(after)
    assert [new for old, new in zip(found, after, strict=True) if old in FINAL] == [s for s in found if s in FINAL]


@given(statuses, st.data())
def test_allowed_answers_change_the_items_they_name_and_no_other(found: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(1, len(found)))
    one = ItemAnswer(number, data.draw(st.sampled_from(sorted(RECIPIENTS_WORDS))), "other")

    if answer_reasons([one], found, [""] * len(found), RECIPIENTS_WORDS):
        assert found[number - 1] in {"withdrawn", *ANSWERED}
    else:
        after, _ = answered(found, [""] * len(found), [one])
        assert after[number - 1] == one.status
        assert [s for n, s in enumerate(after, 1) if n != number] == [s for n, s in enumerate(found, 1) if n != number]
