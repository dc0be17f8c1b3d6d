"""Whoever is slow, and whatever is heavy, keeps nobody else waiting."""

from typing import Any

from tests.house.spoils import Guard, answers, becomes, never, rewritten, uses

SLOW = "tests/app/test_slow.py::"
THINKING = "tests/app/test_thinking.py::"


def on_the_loop(_: Any) -> Any:
    """In the place of `aside`: done at once, while everybody waits."""

    async def stand_in(work: Any, *args: Any, **kwargs: Any) -> Any:
        return work(*args, **kwargs)

    return stand_in


LOAD = (
    Guard(
        "how long a head may take",
        "hub.kit.connections:Connection._begin",
        uses("HEAD_SECONDS", "3600"),
        SLOW + "test_a_head_that_does_not_end_is_cut_on_every_address",
    ),
    Guard(
        "how long a head may be",
        "hub.kit.connections:Connection._is_too_large",
        answers(False),
        SLOW + "test_a_head_without_measure_is_cut",
    ),
    Guard(
        "how long an answer may lie untaken",
        "hub.kit.connections:Connection._wait",
        uses("ANSWER_SECONDS", "3600"),
        SLOW + "test_whoever_takes_no_answer_holds_no_connection",
    ),
    Guard(
        "whoever takes slowly is let be",
        "hub.kit.connections:Connection._look_again",
        uses("LEAST_TAKEN", "1 << 40"),
        SLOW + "test_whoever_takes_an_answer_slowly_gets_all_of_it",
    ),
    Guard(
        "how long a body may take",
        "hub.kit.patience:_Body.receive",
        uses("self._over", "None"),
        SLOW + "test_a_body_that_does_not_end_is_cut_on_every_address",
    ),
    Guard(
        "how many connections there are",
        "hub.kit.connections:Connection._is_too_many",
        answers(False),
        SLOW + "test_one_connection_too_many_is_closed_and_the_others_go_on",
    ),
    Guard(
        "whoever left is no fault",
        "hub.kit.http_edge:Front.__call__",
        uses("ClientDisconnect", "ZeroDivisionError"),
        SLOW + "test_whoever_leaves_in_the_middle_is_no_fault",
    ),
    Guard(
        "no heap of marks is sorted",
        "hub.kit.plain:is_heaped",
        answers(False),
        "tests/kit/test_plain.py::test_more_marks_than_any_writing_needs_are_too_many",
    ),
    Guard(
        "a rule of its own sorts none either",
        "hub.minimisation.shapes:is_heaped",
        answers(False),
        "tests/minimisation/test_values.py::test_a_heap_of_marks_is_no_text",
    ),
    Guard(
        "a text is looked at beside the loop",
        "hub.kit.offload:offload",
        becomes(on_the_loop),
        THINKING + "test_no_text_is_looked_at_on_the_loop",
    ),
    Guard(
        "a document is checked beside the loop",
        "schema.engine.documents:offload",
        becomes(on_the_loop),
        THINKING + "test_it_lives_while_a_document_is_checked",
    ),
    Guard(
        "cheap refusals first",
        "hub.takedowns.send:_asked",
        never("unrecorded"),
        "tests/takedowns/test_sending.py::test_what_the_case_does_not_record_is_refused_before_anybody_looks_at_it",
    ),
)
UNKNOWN = "tests/machines/test_silence.py::test_an_unknown_client_looks_and_costs_like_one_whose_key_was_not_shown"
TOLD_TO_NOBODY = (
    Guard(
        "nobody in the place of an unknown client",
        "hub.machines.oauth.routes:Endpoints._looked_up",
        rewritten(
            r"now\) or in_place",
            "now)\n        if client is None:\n            return None",
            why="the fault was a step that nobody takes now: nothing there has its name",
        ),
        UNKNOWN + "[another grant-/oauth/token]",
    ),
    Guard(
        "one signature is checked in any case",
        "hub.machines.clients.assertion:check",
        rewritten(
            r"try:\n",
            "if named is None:\n        raise AssertionRefused\n    try:\n",
            why="the fault was a step that nobody takes now: nothing there has its name",
        ),
        UNKNOWN + "[a good form-/oauth/token]",
    ),
)
