"""What is asked twice only with a reason, what meets on a version, what a hash is, and what a list of places keeps."""

from tests.house.spoils import Guard, always, answers, becomes, never, uses, without

BEFORE = "tests/releases/test_asked_before.py::"
CORRECTING = "tests/takedowns/test_correcting.py::"
PLACES = "tests/intake/test_places.py::"
SENDING = "tests/takedowns/test_sending.py::"
AT_ONCE = BEFORE + "test_of_two_who_ask_at_once_exactly_one_passes_without_a_reason"
ONE_BY_ONE = PLACES + "test_places_are_answered_one_by_one_and_what_is_wrong_holds_nothing_back"
SMALL_LIST = PLACES + "test_a_small_list_is_recorded_as_before_and_loses_nothing_unseen"
KEPT_ANSWER = CORRECTING + "test_a_correction_keeps_the_earlier_answer_for_both_sides_and_lengthens_nothing"

ASKED_TWICE = (
    Guard(
        "an offer asks what was asked",
        "hub.referrals.offer:of_referral",
        answers(()),
        BEFORE + "test_the_same_body_is_offered_the_same_case_again_only_with_a_reason",
    ),
    Guard(
        "a request asks what was asked",
        "hub.takedowns.send:of_request",
        answers(()),
        BEFORE + "test_the_same_place_in_another_writing_is_asked_for_again_only_with_a_reason",
    ),
    Guard(
        "a rerouting asks what was rerouted",
        "hub.referrals.offer:rerouted",
        answers(()),
        BEFORE + "test_two_are_rerouted_to_only_with_a_reason",
    ),
    Guard(
        "a redelivery asks what arrived",
        "hub.delivery.redeliver:_earlier",
        answers(()),
        "tests/delivery/test_redelivering.py::test_what_arrived_is_sent_again_only_with_a_reason",
    ),
    Guard(
        "a reason to ask again",
        "hub.releases.repeat_reason:require_reason",
        answers(None),
        BEFORE + "test_the_same_body_is_offered_the_same_case_again_only_with_a_reason",
    ),
    Guard(
        "the reason is kept",
        "hub.releases.repeat_reason:keep",
        answers(None),
        BEFORE + "test_the_same_body_is_offered_the_same_case_again_only_with_a_reason",
    ),
    Guard(
        "shown before sending",
        "hub.intake.look_ahead:_before",
        answers(()),
        BEFORE + "test_the_preview_lists_what_the_sending_would_refuse",
    ),
    Guard(
        "another case's request to its team alone",
        "hub.releases.earlier_requests:_SAME_PLACE",
        without(r"\(cast\(:principal as uuid\) = (.|\n)*? as read", "true as read"),
        BEFORE + "test_of_another_case_only_its_team_learns_which",
    ),
    Guard("one offer at a time", "hub.referrals.offer:take_turn", answers(None), f"{AT_ONCE}[referral]"),
    Guard(
        "one request at a time", "hub.takedowns.send:take_turn", answers(None), f"{AT_ONCE}[request of another case]"
    ),
    Guard(
        "what was asked for outlives what was sent",
        "hub.takedowns.send:note_asked",
        answers(None),
        PLACES + "test_what_was_asked_for_is_not_asked_for_again_even_after_it_was_destroyed",
    ),
)
OVERWRITTEN = (
    Guard(
        "the version of an answer",
        "hub.takedowns.answer:require_seen",
        answers(None),
        CORRECTING + "test_an_answer_from_an_older_page_is_refused_and_shows_what_changed_since",
    ),
    Guard(
        "the version of a step",
        "hub.takedowns.progress:require_seen",
        answers(None),
        CORRECTING + "test_a_step_from_an_older_page_is_refused[pause]",
    ),
    Guard(
        "the version of a step on a referral",
        "hub.referrals.progress:require_seen",
        answers(None),
        "tests/referrals/test_working.py::test_a_step_from_an_older_page_is_refused[pause]",
    ),
    Guard(
        "the version of a rejection",
        "hub.referrals.reject:require_seen",
        answers(None),
        "tests/referrals/test_working.py::test_a_step_from_an_older_page_is_refused[reject]",
    ),
    Guard(
        "a final answer by a correction alone",
        "hub.takedowns.outcome:_final",
        answers([]),
        CORRECTING + "test_a_final_answer_is_not_answered_again_but_said_again",
    ),
    Guard(
        "what a correction may be",
        "hub.takedowns.outcome:correction_reasons",
        answers(()),
        CORRECTING + "test_what_is_no_correction_is_refused_and_nothing_is_written",
    ),
    Guard(
        "who corrects",
        "hub.takedowns.correct:_require_mine",
        answers(None),
        CORRECTING + "test_only_who_answers_corrects",
    ),
    Guard(
        "a correction moves no clock",
        "hub.takedowns.correct:_CORRECT",
        without("outcome = :outcome,", "outcome = :outcome, updated_at = :now,"),
        KEPT_ANSWER,
    ),
)
A_HASH = (
    Guard(
        "the algorithm of a hash",
        "hub.cases.same_place:canonical",
        uses("'algorithm'", "'kind'"),
        SENDING + "test_the_same_digits_by_another_algorithm_are_no_duplicate",
    ),
)
A_LIST_THAT_GROWS = (
    Guard(
        "pictures in places",
        "hub.intake.add_places:_without_pictures",
        becomes(lambda _: lambda _case, rows: list(rows)),
        ONE_BY_ONE,
    ),
    Guard(
        "no more than 2,000 places",
        "hub.intake.add_places:_sorted_out",
        never("there", "MOST"),
        PLACES + "test_a_full_case_takes_no_more",
    ),
    Guard(
        "stray places",
        "hub.intake.add_places:remove_places",
        always("places", "known"),
        PLACES + "test_a_stray_place_and_no_reason_take_nothing_away",
    ),
    Guard(
        "an outgrown list",
        "hub.intake.correct:_lists",
        never("MOST_ROWS"),
        PLACES + "test_a_list_that_has_outgrown_one_telling_is_not_overwritten",
    ),
    Guard("what a newer list leaves out", "hub.intake.correct:remove", answers(None), SMALL_LIST),
)
