"""What a team notes of its work, and a colleague's reading of it: whose it is, and that it never leaves."""

from tests.house.guards.caseload import WHOEVER
from tests.house.spoils import (
    Guard,
    always,
    answers,
    becomes,
    does_not,
    is_told,
    lets_through,
    never,
    returns,
    without,
)

LIVE = "tests/browser/test_live.py::"
TODAY = "tests/caseload/test_today.py::"
EDITING = "tests/console/test_editing.py::"
NOTES = "tests/cases/test_notes.py::"

THE_TEAMS_NOTES = (
    Guard(
        "who holds an original leaves with the inventory",
        "hub.cases.repository:EvidenceEntry.row",
        returns("{**vars(self)}"),
        NOTES + "test_they_are_in_no_field_and_in_no_copy_of_the_case",
    ),
    Guard(
        "the team at a next step",
        "hub.caseload.today:_TODAY",
        WHOEVER,
        NOTES + "test_notes_and_plans_are_the_teams_alone",
    ),
    Guard(
        "notes go with a cases key",
        "hub.cases.purging:OF_A_PURGED_CASE",
        becomes(lambda all_of_it: tuple(one for one in all_of_it if "case_note" not in one)),
        NOTES + "test_they_go_with_the_key_of_their_case",
    ),
    Guard(
        "no picture in a note",
        "hub.intake.validation:spoken",
        is_told("content.reasons", "()"),
        NOTES + "test_a_note_that_cannot_be_is_refused[picture]",
    ),
    Guard(
        "a way of a talk",
        "hub.intake.note_case:_way_reasons",
        answers([]),
        NOTES + "test_a_note_that_cannot_be_is_refused[way]",
    ),
    Guard(
        "when a note is of",
        "hub.intake.note_case:note_case",
        lets_through("note_out_of_range"),
        NOTES + "test_a_note_that_cannot_be_is_refused[tomorrow]",
    ),
    Guard(
        "a plan within reach",
        "hub.intake.note_case:plan_next_step",
        lets_through("step_out_of_range"),
        NOTES + "test_a_plan_has_a_day_within_reach[past]",
    ),
    Guard(
        "the ledger says that a note was written",
        "hub.cases.notes:write_note",
        does_not("note"),
        NOTES + "test_they_are_sealed_and_neither_ledger_nor_log_says_them",
    ),
)

TWO_WHO_EDIT = (
    Guard(
        "two who changed the same fact are asked",
        "hub.console.editing:met",
        never("theirs", "given"),
        EDITING + "test_every_fact_that_two_people_changed_otherwise_is_laid_side_by_side",
    ),
    Guard(
        "a form of ours",
        "hub.console.editing:known",
        always("found", "EDITABLE"),
        EDITING + "test_a_form_that_is_none_of_ours_is_refused[another]",
    ),
)

WHAT_IS_FOLLOWED = (
    Guard(
        "the team at new answers",
        "hub.caseload.answers:_COUNT",
        WHOEVER,
        TODAY + "test_new_answers_are_counted_since_a_moment_and_in_ones_own_cases_alone",
    ),
    Guard(
        "a stream keeps no stay alive",
        "hub.entry.sessions.find:_FIND",
        without(r"and :noting"),
        "tests/entry/sessions/test_stays.py::test_what_only_looks_keeps_no_stay_alive",
    ),
    Guard(
        "few streams of one session",
        "schema.engine.stream:MOST",
        becomes(lambda _: 100),
        LIVE + "test_one_session_has_few_streams_and_no_stranger_has_any",
    ),
)
