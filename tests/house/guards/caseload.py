"""A case's number and name: whose they are, what goes with its key, and what is no reading."""

from tests.house.spoils import Guard, answers, becomes, never, without

NAMES = "tests/caseload/test_names.py::"
LISTS = "tests/caseload/test_lists.py::"
WHOEVER = without(r"exists \(\n  select from case_team t(.|\n)*?timestamptz\)\)\)", "true")

THE_CASELOAD = (
    Guard(
        "the team at a name",
        "hub.cases.names:_THESE",
        WHOEVER,
        NAMES + "test_a_name_is_its_teams_alone",
    ),
    Guard(
        "the team at a part of a name",
        "hub.cases.names:_ALL",
        WHOEVER,
        NAMES + "test_a_case_is_found_by_a_part_of_its_name_by_its_team_alone[part]",
    ),
    Guard(
        "how long a name is",
        "hub.intake.name_case:LONGEST",
        becomes(lambda _: 1_000),
        NAMES + "test_a_name_is_one_short_line_without_a_picture[long]",
    ),
    Guard(
        "no picture in a name",
        "hub.intake.name_case:working_name",
        never("content"),
        NAMES + "test_a_name_is_one_short_line_without_a_picture[picture]",
    ),
    Guard(
        "how little is kept to find a name by",
        "hub.cases.names:tag",
        answers(b"ab" * 16),
        NAMES + "test_a_name_is_sealed_and_the_ledger_and_the_log_never_say_it",
    ),
    Guard(
        "what goes with a cases key",
        "hub.cases.purging:OF_A_PURGED_CASE",
        becomes(lambda all_of_it: tuple(one for one in all_of_it if "case_name" not in one)),
        NAMES + "test_a_name_goes_with_the_key_of_its_case",
    ),
    Guard(
        "when an answer is late",
        "hub.caseload.lists:_WITH_WAITING",
        becomes(lambda sql: sql.replace("and party.delivery = 'sent'\n", "")),
        LISTS + "test_what_nobody_took_waits_and_is_never_late",
    ),
)
