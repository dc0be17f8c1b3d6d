"""What keeps earlier words, refuses at recording what could never stand, and shows what was told without cover."""

from sqlalchemy import text

from tests.house.spoils import (
    Guard,
    answers,
    becomes,
    does_not,
    gives,
    is_told,
    lets_through,
    never,
    uses,
    without,
)

HISTORY = "tests/intake/test_history.py::"
RECORDING = "tests/intake/test_recording.py::"
OUTSIDE = "tests/intake/test_outside.py::"
DATES = "tests/minimisation/test_dates.py::"
DUTY = "tests/own_duty/test_notice.py::"
ALONE = "tests/minimisation/test_rules.py::test_each_rule_alone_stops_everything"
NEVER = RECORDING + "test_a_yes_that_could_never_count_is_refused"
OLD_PAGE = RECORDING + "test_a_page_older_than_her_last_answer_records_no_yes"
UNCOVERED = OUTSIDE + "test_what_nothing_covers_is_kept_marked_alarmed_and_reviewed"
NO_CHILD = DUTY + "test_about_an_adult_or_about_nobody_there_is_none"
UNASKED = DUTY + "test_what_the_law_does_not_ask_for_is_refused_and_nothing_is_written"

WHAT_WAS_BEFORE = (
    Guard(
        "a line for each fact",
        "hub.cases.record:note_facts",
        answers(None),
        HISTORY + "test_every_value_stays_with_who_recorded_it_and_who_replaced_it_when",
    ),
    Guard(
        "the place of an earlier value",
        "hub.cases.record:earlier_sealed",
        answers("one place"),
        HISTORY + "test_an_earlier_value_opens_in_its_own_place_alone",
    ),
    Guard(
        "the history of a value",
        "hub.cases.record:_RECORD",
        without(
            r"insert into case_value_history(.|\n)*?earlier\(field, sealed, recorded_by, recorded_at\)", "select 1"
        ),
        HISTORY + "test_every_value_stays_with_who_recorded_it_and_who_replaced_it_when",
    ),
    Guard(
        "the history of a state",
        "hub.cases.evidence:_SET_STATE",
        without(r"cast\(:numbers as integer\[\]\)\)\n\)", "cast(:numbers as integer[])) and false\n)"),
        HISTORY + "test_evidence_states_stay_with_who_and_when_and_the_ledger_counts_them",
    ),
    Guard(
        "the history of an answer to a duty",
        "hub.consent.onward:_ANSWER",
        without(r"\(:organisation, :case, :duty, :version\)\n\)", "(:organisation, :case, :duty, -1)\n)"),
        HISTORY + "test_an_earlier_answer_to_a_duty_is_kept",
    ),
    Guard(
        "what is no change",
        "hub.cases.record:changes",
        answers({}),
        HISTORY + "test_the_urgency_has_a_history_too",
    ),
    Guard(
        "the field in the hash",
        "hub.audit.chain:line_words",
        gives("field", "None"),
        "tests/audit/test_chain.py::test_every_column_is_covered[field]",
    ),
    Guard(
        "whom a line is about in the hash",
        "hub.audit.chain:line_words",
        gives("about", "None"),
        "tests/audit/test_chain.py::test_every_column_is_covered[about]",
    ),
)
REFUSED_AT_RECORDING = (
    Guard(
        "dates in reason, recorded",
        "hub.minimisation.dates:date_reasons",
        answers(()),
        RECORDING + "test_a_date_out_of_reason_is_refused_and_nothing_is_kept",
    ),
    Guard(
        "dates in reason, leaving",
        "hub.minimisation.rules:date_reasons",
        answers(()),
        DATES + "test_the_gate_lets_nothing_leave_under_a_signature_out_of_reason",
    ),
    Guard(
        "which date is in reason",
        "hub.minimisation.dates:in_reason",
        answers(True),
        DATES + "test_each_date_out_of_reason_is_named_by_its_place",
    ),
    Guard(
        "evidence of tomorrow",
        "hub.intake.inventory:_taken_reasons",
        answers([]),
        RECORDING + "test_evidence_of_tomorrow_is_none",
    ),
    Guard(
        "twelve months of consent",
        "hub.intake.validation:ahead",
        uses("LONGEST", "timedelta(days=99 * 365)"),
        RECORDING + "test_a_consent_ends_ahead_and_within_twelve_months",
    ),
    Guard(
        "a field outside the form",
        "hub.minimisation.served:never_reasons",
        answers(()),
        f"{NEVER}[a field outside the form]",
    ),
    Guard("a page grown old", "hub.intake.answers:require_seen", answers(None), OLD_PAGE),
    Guard(
        "a withdrawal from all as the last word",
        "hub.consent.load:_LAST_ANSWER",
        without(r"w\.undone_at is null", "false"),
        RECORDING + "test_a_withdrawal_from_all_is_the_last_word_also_to_whom_she_had_refused_or_was_never_asked",
    ),
    Guard(
        "a yes over an unseen no",
        "hub.intake.answer_duty:record_onward_answer",
        lets_through("answered_since"),
        RECORDING + "test_a_yes_to_a_duty_does_not_replace_a_no_that_the_page_has_not_seen",
    ),
    Guard(
        "the version of what is overwritten",
        "hub.intake.validation:case_to_overwrite",
        lets_through("stale"),
        HISTORY + "test_evidence_states_from_an_older_page_are_stale",
    ),
)
TOLD_OUTSIDE = (
    Guard(
        "what one who is no member may be told",
        "hub.minimisation.outside_rules:outsider_reasons",
        answers(()),
        UNCOVERED,
    ),
    Guard("what never leaves, told", "hub.minimisation.outside_rules:_nature", answers(()), UNCOVERED),
    Guard("what stands against telling", "hub.intake.hand_over:_against", answers(()), UNCOVERED),
    Guard(
        "asking before telling",
        "hub.intake.hand_over:may_tell",
        is_told("_against", "()"),
        "tests/intake/test_consent.py::test_a_handover_by_telephone_is_covered_by_consent_for_it",
    ),
    Guard("the alarm about what nothing covers", "hub.intake.hand_over:sound", answers(None), UNCOVERED),
    Guard("the review of what nothing covers", "hub.intake.hand_over:ask_review", answers(None), UNCOVERED),
    Guard(
        "whom a withdrawal asks outside",
        "hub.withdrawals.outside:ask_outside",
        answers(()),
        OUTSIDE + "test_a_later_withdrawal_asks_the_member_and_names_who_is_asked_by_hand",
    ),
    Guard(
        "the team of a handover",
        "hub.releases.questions:_SOME",
        without(r"\(:oversees or ", "(true or "),
        OUTSIDE + "test_outside_the_team_nobody_sees_what_was_asked_about_a_handover",
    ),
)
A_REFERRAL_THAT_WAS_SEEN = (
    Guard(
        "an engagement from an older page",
        "hub.referrals.engage:engage",
        does_not("require_seen"),
        "tests/referrals/test_engaging.py::test_an_engagement_from_a_page_older_than_the_referral_overwrites_nothing",
    ),
    Guard(
        "a date to keep is a word of the list",
        "hub.referrals.engage:date_reasons",
        answers(()),
        "tests/referrals/test_engaging.py::test_a_date_to_keep_is_a_word_of_the_list_and_a_day_in_reason",
    ),
    Guard(
        "dates to keep are for the case's team",
        "hub.referrals.open_dates:_ON_TEAM",
        becomes(lambda _: text("select true")),
        "tests/referrals/test_referrals_api.py::test_a_lawyers_dates_are_there_for_the_cases_team_alone",
    ),
)
WHAT_THE_LAW_ASKS = (
    Guard(
        "a notice's own check",
        "hub.own_duty.act:_check",
        lets_through("nothing_to_send"),
        DUTY + "test_about_an_adult_or_about_nobody_there_is_none",
    ),
    Guard("what the law asks", "hub.own_duty.rules:notice_reasons", answers(()), f"{UNASKED}[a stranger's abuse]"),
    Guard(
        "a child alone",
        "hub.own_duty.rules:child_reasons",
        answers(()),
        DUTY + "test_about_an_adult_or_about_nobody_there_is_none",
    ),
    Guard(
        "the fixed fields",
        "hub.own_duty.act:least",
        answers({"narrative": "full"}),
        DUTY + "test_two_people_give_it_with_the_fixed_fields_and_the_bars_are_repeated",
    ),
    Guard(
        "the bars in the notice",
        "hub.own_duty.act:do_not_contact",
        answers(()),
        DUTY + "test_two_people_give_it_with_the_fixed_fields_and_the_bars_are_repeated",
    ),
    Guard(
        "a notice by one person",
        "hub.acts.rules:confirm_reasons",
        lets_through("act_same_person"),
        DUTY + "test_the_one_who_asked_never_confirms_it",
    ),
)
PASSED_ON = (
    Guard(
        "what came from a packet",
        "hub.minimisation.onward_rules:onward_reasons",
        answers(()),
        f"{ALONE}[onward_not_possible]",
    ),
    Guard(
        "what came from a packet, told",
        "hub.minimisation.outside_rules:onward_reasons",
        answers(()),
        "tests/referrals/test_came_from.py::test_nothing_of_it_leaves_by_any_way",
    ),
    Guard(
        "a packet that was opened",
        "hub.tasks.received:_RECEIVED",
        without(r" and referral\.opened"),
        "tests/referrals/test_came_from.py::test_a_case_comes_only_from_a_packet_that_its_own_organisation_opened",
    ),
    Guard(
        "duties beside practices",
        "hub.directory.rules:duty_reasons",
        never("kind", "duty"),
        "tests/directory/test_rules.py::test_a_practice_says_nothing_of_duties",
    ),
)
GUIDANCE = (
    Guard(
        "a card is told in the version that was read",
        "hub.intake.guidance.tell:record_guidance_told",
        lets_through("stale"),
        "tests/intake/test_guidance.py::test_an_older_version_a_stray_word_and_tomorrow_are_refused_and_nothing_is_kept",
    ),
    Guard(
        "the card about the police is not proposed to whom bars them",
        "hub.intake.guidance.fitting:fits",
        never("unless_barred", "barred"),
        "tests/intake/test_guidance.py::test_what_was_told_is_kept_in_its_words_and_rests_sealed",
    ),
)
