"""What keeps one person from doing alone what needs two."""

from tests.house.spoils import Guard, answers, rewritten, without

TWO = "tests/acts/test_two_people.py::"

TWO_PEOPLE = (
    Guard(
        "who may ask for an act",
        "hub.acts.rules:request_reasons",
        answers(()),
        TWO + "test_what_may_not_be_asked_for_leaves_nothing",
    ),
    Guard(
        "who may confirm an act",
        "hub.acts.rules:confirm_reasons",
        answers(()),
        TWO + "test_nobody_else_confirms_and_nothing_is_done",
    ),
    Guard(
        "never the same person",
        "hub.acts.rules:confirm_reasons",
        rewritten(r"who\.principal == act\.requested_by", "False"),
        TWO + "test_nobody_else_confirms_and_nothing_is_done",
    ),
    Guard(
        "role and fresh sign-in of both",
        "hub.acts.rules:_person_reasons",
        answers(()),
        TWO + "test_nobody_else_confirms_and_nothing_is_done",
    ),
    Guard(
        "an act in its time",
        "hub.acts.rules:_waiting_reasons",
        answers(()),
        TWO + "test_nobody_else_confirms_and_nothing_is_done",
    ),
    Guard(
        "who may decline an act",
        "hub.acts.rules:decline_reasons",
        answers(()),
        TWO + "test_whoever_may_not_confirm_and_did_not_ask_cannot_decline",
    ),
    Guard(
        "the right answer to a challenge",
        "hub.acts.rules:answer_reasons",
        answers(()),
        TWO + "test_a_new_thing_must_have_answered_before_anybody_confirms",
    ),
    Guard(
        "the lock of a confirmation",
        "hub.acts.door:_LOCKED",
        without(" for update of a"),
        TWO + "test_sixteen_who_confirm_at_once_do_it_once",
    ),
    Guard(
        "an act's own check at the confirmation",
        "hub.acts.decide:confirm",
        rewritten(r"await found\.act\.check\(.*\):", "():"),
        TWO + "test_what_could_not_be_done_any_more_is_refused_by_its_own_check",
    ),
)
