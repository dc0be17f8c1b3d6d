"""Who of a member reads and answers what it received, who sees nothing of it, and when somebody is told."""

import re
from string import Template

from tests.house.spoils import Guard, answers, becomes, gives, without

READS = "tests/received/test_who_reads.py::"
ASSIGNING = "tests/received/test_assigning.py::"
RACES = "tests/received/test_races.py::"
NOTHING_OF_A_REFERRAL = READS + "test_nothing_of_an_accepted_referral_is_read_by_whoever_is_not_assigned"
NOTHING_OF_A_REQUEST = READS + "test_nothing_of_a_request_is_read_or_answered_by_whoever_is_not_assigned"
INTAKE = READS + "test_an_intake_sees_the_offer_and_nothing_is_answered_before_somebody_is_assigned"
LISTS = READS + "test_lists_and_the_queue_show_rows_to_the_intake_and_nothing_to_the_walled_off"
WALLED = ASSIGNING + "test_whoever_is_walled_off_meets_nothing_until_another_lifts_it"
WALL_FIRST = READS + "test_a_wall_stands_around_an_offer_and_before_an_assignment"
NOBODY_ASSIGNS = ASSIGNING + "test_neither_machine_nor_administrator_nor_auditor_nor_a_stranger_assigns"
ASSIGNED = r"exists \(\s*select from received_team t where .*?t\.ended_at is null\)"
WALL = r"not exists \(\s*select from received_wall w where .*?w\.lifted_at is null\)"
NOT_IN = r"not in \(\s*select w\.object from received_wall .*?w\.lifted_at is null\)"
PERSON = (
    r"exists \(select from principal p where \(p\.organisation, p\.id\) = \(:org, :principal\) and p\.kind = 'person'\)"
)
THE_LAST_WALL = (
    r"(?s)and not exists \(\s*select from received_wall w where \(w\.org, w\.object, w\.principal\)"
    r" = \(:org, thing\.object, :principal\) and w\.lifted_at is null\)\s*order"
)
STEP = r"and \((?:referral|takedown)\.sender = :org or .*?w\.lifted_at is null\)\)\)"

RECEIVED = (
    Guard(
        "who is on a referral",
        "hub.referrals.repository:_REFERRAL",
        without(f"(?s){ASSIGNED}", "true"),
        NOTHING_OF_A_REFERRAL,
    ),
    Guard("a wall around an offer", "hub.referrals.repository:_REFERRAL", without(f"(?s){WALL}", "true"), WALL_FIRST),
    Guard("a machine and an offer", "hub.referrals.repository:_REFERRAL", without(f"(?s){PERSON}", "true"), INTAKE),
    Guard(
        "who is on a request",
        "hub.takedowns.repository:_READ",
        without(f"(?s){ASSIGNED}", "true"),
        NOTHING_OF_A_REQUEST,
    ),
    Guard(
        "who is on what was released",
        "hub.releases.read:_BY_OBJECT",
        without(f"(?s){ASSIGNED}", "true"),
        NOTHING_OF_A_REQUEST,
    ),
    Guard(
        "a wall in front of what was released",
        "hub.releases.read:_BY_OBJECT",
        without(f"(?s){WALL}", "true"),
        WALL_FIRST,
    ),
    Guard(
        "who is on what a ledger tells",
        "hub.releases.history:_OF_OBJECT",
        becomes(lambda told: Template(re.sub(f"(?s){ASSIGNED}", "true", told.template))),
        NOTHING_OF_A_REFERRAL,
    ),
    Guard(
        "who is on what a case came from",
        "hub.tasks.received:_RECEIVED",
        without(f"(?s){ASSIGNED}", "true"),
        NOTHING_OF_A_REFERRAL,
    ),
    Guard(
        "who may open a received thing at all",
        "hub.received.opening:_APPROACH",
        without(f"(?s){PERSON}", "true"),
        INTAKE,
    ),
    Guard("a step before anybody is assigned", "hub.tasks.steps:require_assigned", answers(None), INTAKE),
    Guard(
        "who steps on a referral",
        "hub.referrals.moves:_MOVE",
        without(f"(?s){STEP}"),
        RACES + "test_whoever_was_let_in_reads_and_changes_nothing_after_the_wall",
    ),
    Guard(
        "who says what was agreed with her",
        "hub.referrals.moves:_ENGAGE",
        without(f"(?s){STEP}"),
        RACES + "test_whoever_was_let_in_reads_and_changes_nothing_after_the_wall",
    ),
    Guard(
        "who steps on a request",
        "hub.takedowns.moves:_MOVE",
        without(f"(?s){STEP}"),
        RACES + "test_whoever_was_let_in_answers_nothing_after_she_was_taken_off",
    ),
    Guard("walls in lists of what was received and in the queue", "hub.tasks.lists:UNWALLED", lambda _: "", LISTS),
    Guard("a machine in the queue", "hub.takedowns.queue:_WHOSE", lambda _: "", LISTS),
    Guard("walls in the list of questions", "hub.releases.questions:_UNWALLED", lambda _: "", WALLED),
    Guard("a wall in front of a question", "hub.releases.questions:_SOME", without(f"(?s){WALL}", "true"), WALLED),
    Guard("who answers what became of it", "hub.releases.holding:_ANSWER", without(f"(?s){ASSIGNED}", "true"), WALLED),
    Guard("walls in records of hand-overs", "hub.releases.provision:NOT_WALLED", lambda _: "is not null", WALLED),
    Guard(
        "who is told of a wall", "hub.received.lists:_TEAMS", without(f"(?s){ASSIGNED}", "true"), NOTHING_OF_A_REFERRAL
    ),
    Guard("who assigns", "hub.received.assign:_THERE", without(f"(?s){PERSON}", "true"), NOBODY_ASSIGNS),
    Guard(
        "a wall in front of assigning",
        "hub.received.assign:_THERE",
        without(THE_LAST_WALL, "order"),
        WALLED,
    ),
    Guard(
        "one after the other",
        "hub.received.assign:_TURN",
        without(r"(?s)select pg_advisory_xact_lock.*", "select 1 where :objects is not null"),
        RACES + "test_of_two_who_leave_at_once_one_stays",
    ),
    Guard(
        "who can be assigned",
        "hub.received.rules:assign_reasons",
        answers(()),
        NOBODY_ASSIGNS,
    ),
    Guard(
        "nothing taken on is left to nobody",
        "hub.received.rules:leave_reasons",
        answers(()),
        ASSIGNING + "test_the_last_one_hands_over_before_she_leaves_what_was_taken_on",
    ),
    Guard(
        "who walls off whom",
        "hub.received.rules:wall_reasons",
        answers(()),
        WALLED,
    ),
    Guard(
        "who lifts a wall",
        "hub.received.rules:lift_reasons",
        answers(()),
        WALLED,
    ),
    Guard("a hundred at once", "hub.received.rules:batch_reasons", answers(()), NOBODY_ASSIGNS),
    Guard(
        "an alarm about reading what was received",
        "hub.received.reading:sound_if_unusual",
        answers(None),
        "tests/received/test_watching.py::test_twenty_received_things_in_five_minutes_raise_one_alarm_that_somebody_else_puts_away",
    ),
    Guard(
        "a machine of one's own stands",
        "hub.received.standing_machine:may_stand",
        gives("found", "''"),
        "tests/received/test_standing.py::test_only_a_machine_of_ones_own_can_stand",
    ),
    Guard(
        "who ends a standing assignment",
        "hub.received.standing:_BY_A_PERSON",
        becomes(lambda _told: "t.ended_at is null"),
        "tests/received/test_standing.py::test_one_person_ends_it_and_no_machine_does",
    ),
    Guard(
        "stepping aside is seen by another",
        "hub.takedowns.ended_there:_step_aside",
        answers(None),
        READS + "test_a_reviewer_with_a_conflict_steps_aside_and_another_takes_it",
    ),
)
"""The rows, each with the test that needs it."""
