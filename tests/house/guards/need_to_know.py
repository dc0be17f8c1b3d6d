"""Who sees a case inside its organisation, what is written down about it, and who is told."""

from tests.house.spoils import Guard, answers, becomes, lets_through, without

TEAM = "tests/cases/test_team.py::"
PAPERS = "tests/cases/test_papers.py::"
READING = "tests/cases/test_reading.py::"
PROVISION = "tests/releases/test_provision.py::"
LETS_EVERYBODY = without(r"cast\(:principal as uuid\) = '[-0-9]+'", "true")
OVERSEES_ALL = without(r"\(:oversees or", "(true or")
LISTS_ALL = becomes(lambda _: "")

NEED_TO_KNOW = (
    Guard(
        "the team at the door of a case",
        "hub.cases.repository:_TO_READ",
        LETS_EVERYBODY,
        TEAM + "test_whoever_opens_a_case_is_its_team_and_a_colleague_does_not_find_it",
    ),
    Guard(
        "the team in the list of cases",
        "hub.caseload.filters:MINE",
        LISTS_ALL,
        TEAM + "test_whoever_opens_a_case_is_its_team_and_a_colleague_does_not_find_it",
    ),
    Guard(
        "the team at a sent referral",
        "hub.referrals.repository:_REFERRAL",
        LETS_EVERYBODY,
        PAPERS + "test_a_sent_referral_is_there_for_the_team_alone",
    ),
    Guard(
        "the team at a sent request",
        "hub.takedowns.repository:_READ",
        LETS_EVERYBODY,
        PAPERS + "test_a_sent_request_is_there_for_the_team_alone",
    ),
    Guard(
        "the team at what was released",
        "hub.releases.read:_BY_OBJECT",
        LETS_EVERYBODY,
        PAPERS + "test_what_was_released_is_read_by_the_team_alone",
    ),
    Guard(
        "the team in lists of what was sent",
        "hub.tasks.lists:_MINE",
        LISTS_ALL,
        PAPERS + "test_lists_of_what_was_sent_are_narrowed_to_the_team_and_whole_for_a_supervisor",
    ),
    Guard(
        "the team in the list of messages",
        "hub.delivery.lists:_MINE",
        LISTS_ALL,
        PAPERS + "test_messages_are_listed_to_the_team_and_to_whoever_proves_what_left",
    ),
    Guard(
        "the team at a message",
        "hub.delivery.lists:_SOME",
        OVERSEES_ALL,
        PAPERS + "test_a_message_is_opened_and_sent_again_by_the_team_alone",
    ),
    Guard(
        "the team at sending again",
        "hub.delivery.redeliver:_STATUS",
        without("t.principal = :principal", "true"),
        PAPERS + "test_a_message_is_opened_and_sent_again_by_the_team_alone",
    ),
    Guard(
        "the team in the list of questions",
        "hub.releases.questions:_MINE",
        LISTS_ALL,
        PAPERS + "test_questions_to_holders_are_the_teams",
    ),
    Guard(
        "the team at a question",
        "hub.releases.questions:_SOME",
        OVERSEES_ALL,
        PAPERS + "test_a_question_by_its_id_is_the_teams",
    ),
    Guard(
        "the team at the ledger of a case",
        "hub.releases.history:_CASE",
        OVERSEES_ALL,
        PAPERS + "test_the_ledger_of_a_case_is_for_its_team_and_an_auditor",
    ),
    Guard(
        "the team at undoing",
        "hub.withdrawals.locked:_CASE",
        without(r"and exists \([^)]*\([^)]*\)[^)]*\([^)]*\)[^)]*\)"),
        PAPERS + "test_outside_the_team_a_withdrawal_can_be_made_but_is_as_unknown_as_any_for_undoing",
    ),
    Guard(
        "somebody is left on a case",
        "hub.cases.staffing:leaving_reasons",
        answers(()),
        TEAM + "test_a_case_is_never_left_to_nobody_nor_to_who_was_let_go",
    ),
    Guard(
        "a role that reads no case",
        "hub.cases.staffing:add",
        lets_through("role_without_cases"),
        TEAM + "test_who_or_what_does_not_belong_on_a_team_is_refused_and_nothing_is_written[lawyer]",
    ),
    Guard(
        "a reading of a case in the ledger",
        "hub.cases.read:_log",
        answers(None),
        READING + "test_each_reading_is_a_line_and_what_others_do_with_a_case_is_none",
    ),
    Guard(
        "an alarm about unusual reading",
        "hub.cases.unusual_reading:alarm_is_due",
        answers(False),
        READING + "test_twenty_cases_in_five_minutes_raise_one_alarm_for_the_admins",
    ),
    Guard(
        "one alarm for a burst",
        "hub.cases.unusual_reading:alarm_is_due",
        becomes(lambda _: lambda different, _last, _now: different >= 20),
        READING + "test_twenty_cases_in_five_minutes_raise_one_alarm_for_the_admins",
    ),
    Guard(
        "an alarm about oneself",
        "hub.cases.alarms:see",
        lets_through("own_alarm"),
        READING + "test_somebody_else_marks_an_alarm_as_seen_once",
    ),
    Guard(
        "the wall behind an operation",
        "schema.engine.context:Context.require",
        answers(None),
        "tests/privacy/test_matrix.py::test_the_wall_behind_every_operation_asks_the_table_cell_by_cell",
    ),
    Guard(
        "a hand-over on record",
        "hub.releases.provision:promise",
        answers(None),
        PROVISION + "test_an_accepted_referral_is_on_record_with_both_from_the_moment_it_opened",
    ),
    Guard(
        "what was told outside on record",
        "hub.releases.provision:outside",
        answers(None),
        PROVISION + "test_what_was_told_outside_is_on_record_at_the_time_it_was_told",
    ),
    Guard(
        "no packet without a consent on record",
        "hub.releases.provision:_write",
        lets_through("no_consent"),
        PROVISION + "test_nothing_is_frozen_that_no_consent_stands_behind",
    ),
)
