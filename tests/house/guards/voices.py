"""Whose word it takes: a second person after one, her own voice at an undoing, and what a guardian can never say."""

from tests.house.spoils import Guard, answers, does_not, lets_through, never, uses, without

REVIEWS = "tests/reviews/test_reviews.py::"
HER_WORD = "tests/withdrawals/test_her_own_word.py::"
HOLD = "tests/withdrawals/test_hold.py::"
WORDS = "tests/schema/test_words_api.py::"
GUARDIAN = "tests/intake/test_guardian.py::"
CALLED = "tests/intake/test_caller.py::"
UNASKED = "tests/intake/test_not_capable.py::"
NEITHER = GUARDIAN + "test_a_guardian_neither_replaces_nor_shortens_nor_refuses_for_her[child]"
OF_AGE = GUARDIAN + "test_nobody_is_guardian_of_a_person_of_age"
SEEN = without(r"and \(cast\(:supervises(.|\n)*?timestamptz\)\)\)\)")
DECIDES = "hub.reviews.rules:decide_reasons"

A_SECOND_PERSON_AFTERWARDS = (
    Guard(
        "whoever did it does not review it",
        DECIDES,
        never("principal"),
        REVIEWS + "test_whoever_asked_never_decides",
    ),
    Guard(
        "no machine reviews",
        DECIDES,
        lets_through("review_by_machine"),
        REVIEWS + "test_a_machine_never_decides",
    ),
    Guard("a review is decided once", DECIDES, answers(()), REVIEWS + "test_it_is_decided_once"),
    Guard(
        "a cut where there is something to cut",
        DECIDES,
        lets_through("review_nothing_to_cut"),
        REVIEWS + "test_a_kind_that_has_nothing_to_cut_is_only_upheld",
    ),
    Guard(
        "the team at deciding",
        "hub.reviews.decide:_HOLD_CASE",
        SEEN,
        REVIEWS + "test_nobody_outside_the_team_meets_it_and_an_admin_neither",
    ),
    Guard(
        "the team at the list of reviews",
        "hub.reviews.lists:_PAGE",
        SEEN,
        REVIEWS + "test_nobody_outside_the_team_meets_it_and_an_admin_neither",
    ),
    Guard(
        "an undoing is reviewed",
        "hub.withdrawals.undo:ask_review",
        answers(None),
        HER_WORD + "test_a_second_person_is_asked_to_look_at_it_by_the_next_working_day",
    ),
    Guard(
        "a hold is reviewed",
        "hub.withdrawals.hold:ask_review",
        answers(None),
        HOLD + "test_a_hold_is_shown_on_the_case_and_in_the_ledger_and_a_second_looks_at_it",
    ),
    Guard(
        "an answer in her place is reviewed",
        "hub.intake.give:ask_review",
        answers(None),
        UNASKED + "test_it_counts_at_once_and_a_second_person_is_asked[guardian]",
    ),
    Guard(
        "an objection is decided by a human",
        "hub.intake.guardian_says:ask_review",
        answers(None),
        GUARDIAN + "test_an_objection_is_kept_informs_and_asks_a_human_within_a_day",
    ),
    Guard(
        "an objection does not wait for a working day",
        "hub.reviews.rules:due_at",
        never("WITHIN_A_DAY"),
        GUARDIAN + "test_an_objection_is_kept_informs_and_asks_a_human_within_a_day",
    ),
)
UNDOING_AND_HOLDING = (
    Guard(
        "whether she was heard",
        "hub.withdrawals.voice:heard",
        answers(()),
        HER_WORD + "test_a_caseworker_alone_undoes_nothing_without_her_own_word[False]",
    ),
    Guard(
        "her own voice at an undoing",
        "hub.withdrawals.voice:lowering_reasons",
        answers(()),
        HER_WORD + "test_a_caseworker_alone_undoes_nothing_without_her_own_word[None]",
    ),
    Guard(
        "the shared word at an undoing",
        "hub.withdrawals.voice:is_word",
        answers(None),
        HER_WORD + "test_where_a_word_was_chosen_it_counts_only_with_it[None-False]",
    ),
    Guard(
        "a contact that rests at an undoing",
        "hub.withdrawals.voice:contact_changed_at",
        answers(None),
        HER_WORD + "test_a_contact_that_changed_within_14_days_speaks_for_nobody[13-False]",
    ),
    Guard("a hold once and in time", "hub.withdrawals.rules:hold_reasons", answers(()), HOLD + "test_it_is_held_once"),
    Guard(
        "a hold ends the undoing with it",
        "hub.withdrawals.rules:destruction_day",
        uses("GRACE", "99 * GRACE"),
        HOLD + "test_it_stays_undoable_that_long_and_not_longer",
    ),
)
A_GUARDIANS_LIMITS = (
    Guard(
        "a guardian withdraws nothing",
        "hub.withdrawals.rules:voice_reasons",
        answers(()),
        GUARDIAN + "test_a_guardian_withdraws_nothing_and_is_told_what_to_do",
    ),
    Guard(
        "no caller says what the hub alone writes",
        "hub.withdrawals.rules:told_reasons",
        answers(()),
        WORDS + "test_nobody_withdraws_in_a_word_that_the_hub_alone_writes[said0-givenBy]",
    ),
    Guard("a guardian answers for nobody", "hub.consent.voices:yes_reasons", answers(()), NEITHER),
    Guard("a guardian refuses and shortens nothing", "hub.consent.voices:less_reasons", answers(()), NEITHER),
    Guard("her own answer where she can give it", "hub.consent.voices:_place_reasons", answers(()), NEITHER),
    Guard("nobody answers for an adult", "hub.consent.voices:_adult_reasons", answers(()), OF_AGE + "[minority1]"),
    Guard(
        "no guardian's word about an adult",
        "hub.consent.voices:guardian_reasons",
        answers(()),
        OF_AGE + "[minority0]",
    ),
    Guard(
        "a barred guardian's yes",
        "hub.consent.voices:_barred_reasons",
        answers(()),
        GUARDIAN + "test_a_barred_guardians_yes_is_refused_at_recording_and_an_objection_is_kept",
    ),
    Guard(
        "an objection informs",
        "hub.intake.guardian_says:record_guardian_word",
        does_not("narrow"),
        GUARDIAN + "test_an_objection_is_kept_informs_and_asks_a_human_within_a_day",
    ),
    Guard(
        "who answers in her place",
        "hub.consent.voices:_not_capable_reasons",
        answers(()),
        UNASKED + "test_never_over_an_answer_of_her_own",
    ),
    Guard(
        "nobody says yes for a person who was not heard",
        "hub.consent.voices:heard_reasons",
        answers(()),
        CALLED + "test_no_yes_is_recorded_while_only_somebody_else_has_spoken[friend]",
    ),
    Guard(
        "nobody agrees for her to a duty to report",
        "hub.intake.answer_duty:heard_reasons",
        answers(()),
        CALLED + "test_nobody_agrees_for_her_to_what_a_recipient_must_report",
    ),
    Guard(
        "nobody lowers her protection for her",
        "hub.intake.voice:heard_reasons",
        answers(()),
        CALLED + "test_what_lowers_protection_is_recorded_and_does_not_count",
    ),
    Guard(
        "what is on record of hers",
        "hub.intake.voices:before",
        answers(type("Nothing", (), {"herself": False, "no": False})()),
        UNASKED + "test_never_against_a_refusal_of_hers",
    ),
    Guard(
        "her wishes are signs",
        "hub.intake.voices:sign_of_no",
        answers(False),
        UNASKED + "test_never_against_a_bar_or_a_wish_of_hers[wish]",
    ),
    Guard(
        "her bars are signs",
        "hub.intake.voices:barred_reasons",
        answers(()),
        UNASKED + "test_never_against_a_bar_or_a_wish_of_hers[bar]",
    ),
    Guard(
        "she is asked anew at 18",
        "hub.consent.rules:_adult_reasons",
        answers(()),
        UNASKED + "test_the_day_she_is_of_age_she_is_asked_anew",
    ),
    Guard(
        "a cut of an answer in her place narrows",
        "hub.intake.not_capable:cut_not_capable",
        does_not("narrow"),
        UNASKED + "test_the_second_person_cuts_it_and_what_rests_on_it_narrows",
    ),
)
