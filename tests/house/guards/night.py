"""What holds at night: the record never waits, what is asked is asked at once, and who may be the second person."""

from tests.house.spoils import (
    Guard,
    always,
    answers,
    does_not,
    gives,
    is_told,
    lets_through,
    never,
    returns,
    uses,
    without,
)

DANGER = "tests/overrides/test_danger.py::"
CALLS = "tests/overrides/test_standing_call.py::"
LEAST = "tests/minimisation/test_danger_minimum.py::"
SECONDS = "tests/standing/test_seconds.py::"
ROSTER = "tests/standing/test_roster.py::"
ON_DUTY = "tests/cases/test_on_duty.py::"
WORDS = "tests/acts/test_words.py::"
TRIGGERS = "tests/privacy/test_triggers.py::test_a_trigger_does_its_part"

DANGER_TO_LIFE = (
    Guard(
        "one thing of the minimum is missing",
        "hub.overrides.danger:missing",
        answers(None),
        DANGER + "test_one_sentence_says_which_one_thing_is_missing",
    ),
    Guard(
        "the minimum suffices",
        "hub.minimisation.facts:Facts.of_danger",
        answers(frozenset()),
        LEAST + "test_the_minimum_suffices_whatever_the_form_requires_and_the_agreement_lists",
    ),
    Guard(
        "no form requires anything in danger",
        "hub.minimisation.rules:needs",
        gives("required", "need.required"),
        LEAST + "test_the_minimum_suffices_whatever_the_form_requires_and_the_agreement_lists",
    ),
    Guard(
        "the minimum leaves by an emergency alone",
        "hub.minimisation.facts:Facts.of_danger",
        always("override"),
        LEAST + "test_the_minimum_leaves_by_an_emergency_alone",
    ),
    Guard(
        "what is asked is asked at the asking",
        "hub.minimisation.foreseen:foreseen_reasons",
        answers(()),
        DANGER + "test_what_stands_against_the_written_part_is_said_at_the_asking",
    ),
    Guard(
        "once confirmed it leaves",
        "hub.overrides.act:_perform",
        does_not("offer"),
        DANGER + "test_once_confirmed_it_leaves_with_the_minimum_alone",
    ),
    Guard(
        "an instant in Japan's time",
        "hub.kit.japan_time:InTokyo.to",
        gives("tzinfo", "self.at.tzinfo"),
        WORDS + "test_an_instant_is_said_in_japan_to_the_minute_with_its_zone",
    ),
)
THE_STANDING_SECOND = (
    Guard(
        "who may be named",
        "hub.standing.acts:_may_name",
        is_told("naming_reasons", "()"),
        SECONDS + "test_nobody_names_itself_or_one_who_may_be_the_recipient",
    ),
    Guard(
        "who may agree",
        "hub.standing.acts:_may_agree",
        is_told("agreeing_reasons", "()"),
        SECONDS + "test_only_the_peer_agrees_and_once",
    ),
    Guard(
        "a standing second comes in time",
        "hub.acts.rules:peer_reasons",
        returns("()"),
        "tests/acts/test_rules.py::test_a_standing_second_confirms_what_waits_and_whose_asker_is_there",
    ),
    Guard(
        "fifteen minutes until the standing second is called",
        "hub.overrides.request:request_override",
        uses("CALLS_AFTER", "2 * CALLS_AFTER"),
        CALLS + "test_after_fifteen_minutes_it_waits_and_the_standing_second_is_called",
    ),
    Guard(
        "whoever is on call",
        "hub.overrides.call:answer_call",
        lets_through("not_on_call"),
        CALLS + "test_only_whoever_is_on_call_answers",
    ),
    Guard(
        "a recipient is nobody's second",
        "hub.overrides.call:call_standing_second",
        never("recipient", "peer"),
        CALLS + "test_nobody_is_called_where_there_is_nobody_to_call",
    ),
    Guard(
        "what was taken back before a standing second's yes",
        "hub.acts.by_peer:peer_reasons",
        answers(()),
        CALLS + "test_what_was_taken_back_meanwhile_is_not_confirmed_any_more",
    ),
    Guard(
        "a call that was settled at home",
        "hub.overrides.act:settle",
        answers(None),
        CALLS + "test_after_fifteen_minutes_it_waits_and_the_standing_second_is_called",
    ),
    Guard(
        "agreed on both sides",
        "hub.standing.seconds:_COUNTS",
        without(" and s.agreed_at is not null"),
        SECONDS + "test_it_counts_once_two_of_each_side_have_said_so",
    ),
    Guard(
        "who can be a standing second",
        "hub.standing.rules:naming_reasons",
        answers(()),
        SECONDS + "test_nobody_names_itself_or_one_who_may_be_the_recipient",
    ),
    Guard(
        "who agrees to be a standing second",
        "hub.standing.rules:agreeing_reasons",
        answers(()),
        SECONDS + "test_only_the_peer_agrees_and_once",
    ),
    Guard(
        "a time of duty",
        "hub.standing.rules:duty_reasons",
        lets_through("duty_time"),
        ROSTER + "test_a_time_of_duty_lies_ahead_and_lasts_a_week_at_most",
    ),
)
A_CASE_OPENED_ON_DUTY = (
    Guard(
        "on duty",
        "hub.intake.open_on_duty:open_on_duty",
        gives("ends", "work.now.replace(year=work.now.year + 1)"),
        ON_DUTY + "test_what_does_not_open_leaves_no_trace",
    ),
    Guard(
        "a walled case",
        "hub.cases.on_duty:_THERE",
        without(" and not c.walled"),
        ON_DUTY + "test_what_does_not_open_leaves_no_trace",
    ),
    Guard(
        "the end of a duty",
        "hub.cases.repository:_TO_READ",
        without(r" and \(t\.until is null or t\.until > cast\(:now as timestamptz\)\)"),
        ON_DUTY + "test_she_sees_it_until_her_duty_ends_and_the_ledger_says_so",
    ),
    Guard(
        "the morning sees what was opened",
        "hub.intake.open_on_duty:ask_review",
        answers(None),
        ON_DUTY + "test_team_and_supervisor_see_it_in_the_morning_and_mark_it_seen",
    ),
    Guard(
        "a cut takes her off",
        "hub.cases.on_duty:take_off",
        answers(None),
        ON_DUTY + "test_whoever_opened_it_does_not_mark_it_seen_and_a_cut_takes_her_off_at_once",
    ),
)
