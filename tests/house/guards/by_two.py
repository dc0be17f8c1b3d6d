"""What a machine may do is what two people said; no one person, and no machine, destroys for good what many said."""

from tests.house.spoils import (
    Guard,
    always,
    answers,
    gives,
    is_told,
    lets_through,
    never,
    returns,
    uses,
    without,
)

MACHINES = "tests/machines/test_machines_by_two.py::"
RULES = "tests/machines/test_machines_rules.py::"
CONTENT = "tests/machines/test_content.py::"
NOW = "tests/withdrawals/test_now.py::"
MEANWHILE = MACHINES + "test_what_changed_meanwhile_is_asked_again_at_the_confirmation"
ALONE = MACHINES + "test_one_administrator_alone_makes_no_machine_that_reads"

MACHINES_BY_TWO = (
    Guard(
        "a machine that reads waits for another",
        "hub.machines.clients.rules:needs_two",
        answers(False),
        ALONE,
    ),
    Guard(
        "what is on content",
        "hub.machines.clients.rules:on_content",
        answers(frozenset()),
        ALONE,
    ),
    Guard(
        "nobody takes in alone what reads",
        "hub.machines.clients.add:add",
        lets_through("second_person_needed"),
        ALONE,
    ),
    Guard(
        "a key to content waits for another",
        "hub.machines.clients.rules:key_needs_two",
        answers(False),
        MACHINES + "test_a_further_key_of_a_machine_that_reads_waits_for_another",
    ),
    Guard(
        "nobody adds a key to content alone",
        "hub.machines.clients.keys:take",
        lets_through("second_person_needed"),
        MACHINES + "test_a_further_key_of_a_machine_that_reads_waits_for_another",
    ),
    Guard(
        "nobody changes scopes on content alone",
        "hub.machines.clients.scopes:change",
        lets_through("second_person_needed"),
        MACHINES + "test_less_counts_at_once_and_content_waits_for_another",
    ),
    Guard(
        "which scopes a machine can be given",
        "hub.machines.clients.scopes:change_reasons",
        answers(()),
        MACHINES + "test_a_machine_of_before_reads_nothing_until_two_say_so_and_no_bearer_ever",
    ),
    Guard(
        "a key that was registered meanwhile",
        "hub.machines.clients.keys:known_reasons",
        answers(()),
        MEANWHILE,
    ),
    Guard(
        "a machine that could not be so at the asking",
        "hub.machines.acts.client_admission:may_be_added",
        returns("()"),
        MEANWHILE,
    ),
    Guard(
        "a machine that does what it did when its key was asked for",
        "hub.machines.acts.client_key:may_be_registered",
        lets_through("stale"),
        MACHINES + "test_what_was_taken_from_it_meanwhile_does_not_come_back",
    ),
    Guard(
        "a machine as it was shown at the confirmation",
        "hub.machines.acts.client_scopes:may_be_changed",
        never("shown"),
        MACHINES + "test_what_was_taken_from_it_meanwhile_does_not_come_back",
    ),
    Guard(
        "a key that came meanwhile",
        "hub.machines.acts.client_scopes:may_be_changed",
        uses("found.keys", "shown[1]"),
        MACHINES + "test_a_key_that_came_while_its_scopes_waited_is_seen_or_nothing_is_done",
    ),
    Guard(
        "a machine that was let go meanwhile",
        "hub.machines.clients.hold:held",
        lets_through("client_ended"),
        MEANWHILE,
    ),
    Guard(
        "content by two people and a bound key alone",
        "hub.machines.clients.rules:that_count",
        always("bound", "confirmed"),
        CONTENT + "test_content_is_read_neither_with_a_new_token_nor_with_a_living_one",
    ),
    Guard(
        "content at the moment of use",
        "hub.machines.standing:_that_count",
        is_told("that_count", "claims.scopes"),
        CONTENT + "test_content_is_read_neither_with_a_new_token_nor_with_a_living_one",
    ),
    Guard(
        "fewer scopes at the moment of use",
        "hub.machines.standing:_that_count",
        gives("given", "claims.scopes"),
        CONTENT + "test_fewer_scopes_count_for_living_tokens_too",
    ),
    Guard(
        "what no machine does",
        "schema.engine.context:Context.require",
        lets_through("needs_a_person"),
        CONTENT + "test_what_somebody_must_have_heard_or_judged_no_machine_does[undoWithdrawal]",
    ),
)
DESTROYED_BY_TWO = (
    Guard(
        "the third now within an hour waits",
        "hub.withdrawals.rules:destroys_at_once",
        answers(True),
        NOW + "test_from_the_third_case_on_it_is_cut_at_once_and_its_keys_wait",
    ),
    Guard(
        "the lock under which nows are counted",
        "hub.withdrawals.now:_LOCK",
        without(r" for no key update"),
        NOW + "test_of_many_at_once_at_the_border_two_are_done",
    ),
    Guard(
        "the alarm of many nows",
        "hub.withdrawals.now:ring",
        answers(None),
        NOW + "test_from_the_third_case_on_it_is_cut_at_once_and_its_keys_wait",
    ),
    Guard(
        "who may say now",
        "hub.withdrawals.rules:now_reasons",
        answers(()),
        NOW + "test_outside_the_team_it_takes_a_fresh_sign_in_and_a_machine_never_says_it",
    ),
    Guard(
        "what still waits at the confirmation",
        "hub.withdrawals.destroy_now:still_waits",
        lets_through("wrong_move"),
        NOW + "test_what_was_undone_meanwhile_is_not_destroyed",
    ),
    Guard(
        "keys of before that were to be kept longer",
        "hub.withdrawals.now:no_later",
        answers(None),
        NOW + "test_two_people_say_it_against_a_hold_and_what_was_to_be_kept_longer_is_not",
    ),
)
