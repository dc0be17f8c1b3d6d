"""What an emergency never takes the place of, who lets one stand, what ends it; and what an export asks for."""

from tests.house.spoils import Guard, always, answers, does_not, is_told, lets_through, never, uses, without

ALONE = "tests/minimisation/test_rules.py::test_each_rule_alone_stops_everything"
RULES = "tests/minimisation/test_emergency.py::"
TWO = "tests/overrides/test_two_people.py::"
LEAVING = "tests/overrides/test_leaving.py::"
AT_ONCE = "tests/overrides/test_at_once.py::"
EXPORTS = "tests/exports/test_exports.py::"
HOLDS = RULES + "test_need_agreement_and_declared_duties_hold_as_ever"
ONLY = RULES + "test_what_is_needed_and_not_named_stays_and_so_does_what_is_named_and_not_needed"
ELSEWHERE = RULES + "test_one_that_is_none_here_and_now_lets_nothing_leave"
ASKING = TWO + "test_what_cannot_be_asked_for_leaves_nothing"
COUNTS = "hub.emergencies.rules:Emergency.counts"

WHAT_AN_EMERGENCY_LEAVES_STANDING = (
    Guard("her own no", "hub.minimisation.consented:refusals", answers(()), f"{ALONE}[barred_recipient0]"),
    Guard("her answers", "hub.minimisation.consented:answer_reasons", answers(()), f"{ALONE}[no_consent]"),
    Guard(
        "declared duties in an emergency",
        "hub.minimisation.consented:answer_reasons",
        is_told("duty_reasons", "()"),
        HOLDS,
    ),
    Guard(
        "the agreement in an emergency",
        "hub.minimisation.rules:_against",
        is_told("covers", "()"),
        HOLDS,
    ),
    Guard(
        "a field agreed in an emergency",
        "hub.minimisation.rules:_unagreed",
        always("terms", "fields"),
        HOLDS,
    ),
    Guard(
        "a field needed in an emergency",
        "hub.minimisation.rules:_intrinsic",
        always("asked", "purposes"),
        ONLY,
    ),
    Guard(
        "what never leaves in an emergency",
        "hub.minimisation.rules:_intrinsic",
        always("leaves"),
        RULES + "test_what_never_leaves_never_leaves_in_an_emergency_either",
    ),
    Guard(
        "nothing but what was named",
        "hub.minimisation.consented:allowed_fields",
        uses("emergency.fields", "dict.fromkeys(facts.values, 'full')"),
        ONLY,
    ),
    Guard(
        "an assent that does not stand",
        "hub.minimisation.takedown_rules:signer",
        never("override", "refusals"),
        RULES + "test_a_request_in_an_emergency_is_never_signed_with_an_assent_that_does_not_stand",
    ),
    Guard(
        "what is told outside by the ordinary rules",
        "hub.minimisation.outside_rules:_ordinary_reasons",
        answers(()),
        LEAVING + "test_no_more_is_covered_than_was_named_and_nothing_after_its_end",
    ),
    Guard(
        "what never leaves by telephone",
        "hub.minimisation.outside_rules:_nature_reasons",
        answers(()),
        RULES + "test_what_never_leaves_never_leaves_in_an_emergency_either",
    ),
)
WHEN_AN_EMERGENCY_COUNTS = (
    Guard("the end of an emergency", COUNTS, always("until"), ELSEWHERE),
    Guard("an emergency that was ended", COUNTS, always("ended_at"), ELSEWHERE),
    Guard("whom an emergency is about", COUNTS, always("about"), ELSEWHERE),
    Guard(
        "an override by one person",
        "hub.acts.rules:confirm_reasons",
        lets_through("act_same_person"),
        TWO + "test_nobody_else_confirms_and_nothing_is_written",
    ),
    Guard(
        "the day for which an override waits",
        "hub.acts.rules:_waiting_reasons",
        answers(()),
        TWO + "test_confirmed_too_late_nothing_leaves_and_nothing_is_written",
    ),
    Guard("what can be asked for in an emergency", "hub.overrides.rules:wanted_reasons", answers(()), ASKING),
    Guard("the telephone first", "hub.overrides.rules:call_reasons", answers(()), ASKING),
    Guard("fields for the purpose", "hub.overrides.rules:_purpose_reasons", answers(()), ASKING),
    Guard(
        "an override's own check",
        "hub.overrides.act:_check",
        never("writing_reasons"),
        LEAVING + "test_nothing_is_confirmed_for_a_case_that_was_closed_meanwhile[False]",
    ),
    Guard(
        "a case closed just before",
        "hub.overrides.act:_perform",
        is_told("writing_reasons", "()"),
        AT_ONCE + "test_a_case_that_was_closed_after_the_check_is_seen_when_it_is_done",
    ),
    Guard(
        "a withdrawal just before",
        "hub.overrides.rules:withdrawn_reasons",
        answers(()),
        LEAVING + "test_a_withdrawal_said_meanwhile_stands_against_the_confirmation",
    ),
    Guard(
        "a withdrawal ends emergencies",
        "hub.withdrawals.withdraw:end",
        answers(()),
        LEAVING + "test_a_withdrawal_ends_it_and_cuts_what_was_released_under_it",
    ),
    Guard(
        "a closed case ends emergencies",
        "hub.intake.end_case:end",
        answers(()),
        LEAVING + "test_the_end_of_the_case_ends_it_and_what_waits_under_it",
    ),
    Guard(
        "the lock of a withdrawal against a confirmation",
        "hub.withdrawals.withdraw:_CASE",
        without(" for no key update of case_file"),
        AT_ONCE + "test_a_withdrawal_waits_for_a_confirmation_and_ends_it",
    ),
    Guard(
        "what left in an emergency alone ends with it",
        "hub.withdrawals.danger_over:place_of_over",
        answers(None),
        LEAVING + "test_what_waits_and_left_by_it_alone_ends_with_its_time",
    ),
    Guard(
        "it is told as expired",
        "hub.withdrawals.danger_over:_ends",
        answers(False),
        LEAVING + "test_what_waits_and_left_by_it_alone_ends_with_its_time",
    ),
    Guard(
        "the end of danger waits where the clocks stand still",
        "hub.withdrawals.danger_over:stopped",
        answers(False),
        LEAVING + "test_what_waits_when_its_time_is_over_waits_on_while_its_sender_is_suspended",
    ),
    Guard(
        "the lock of a send under an emergency",
        "hub.emergencies.load:newest",
        uses("lock", "None"),
        LEAVING + "test_a_send_that_begins_holds_the_emergency",
    ),
)
CASES_TAKEN_ALONG = (
    Guard(
        "a case taken along counts as read",
        "hub.exports.export:note_reading",
        answers(None),
        "tests/exports/test_exports.py::test_whoever_takes_case_after_case_along_alone_raises_the_alarm",
    ),
    Guard(
        "the number of cases taken along",
        "hub.exports.rules:number_reasons",
        answers(()),
        EXPORTS + "test_none_and_too_many_are_refused",
    ),
    Guard(
        "the day for fetching an export",
        "hub.exports.rules:fetching_reasons",
        answers(()),
        EXPORTS + "test_it_is_fetched_within_a_day_of_the_confirmation",
    ),
    Guard(
        "an export's own check",
        "hub.exports.act:_check",
        does_not("repository.cases"),
        EXPORTS + "test_a_foreign_case_is_an_unknown_one_and_stops_all_of_them",
    ),
    Guard(
        "a case that is not there",
        "hub.cases.repository:cases",
        always("rows", "case_ids"),
        EXPORTS + "test_a_case_erased_meanwhile_or_a_key_revoked_stops_the_download",
    ),
    Guard(
        "an export that was confirmed",
        "hub.acts.done:_DONE",
        without(" and a.status = 'done'"),
        EXPORTS + "test_several_cases_need_a_second_person_and_the_asker_fetches_them",
    ),
    Guard(
        "an export for whoever asked",
        "hub.acts.done:_DONE",
        without(" and a.requested_by = :me"),
        EXPORTS + "test_a_colleague_of_the_same_team_does_not_fetch_what_another_asked_for",
    ),
)
