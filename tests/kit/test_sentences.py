"""Every refusal says what is wrong and what to do next, in both languages, as two parts of the catalogue."""

import pytest

from hub.kit.errors import Reason
from hub.kit.sentence import SENTENCES, Sentence


@pytest.mark.parametrize("code", SENTENCES)
def test_each_code_says_what_is_wrong_and_what_to_do(code: str) -> None:
    said = SENTENCES[code]

    parts = [said.wrong.ja, said.next_step.ja, said.wrong.en, said.next_step.en]

    assert isinstance(said, Sentence)
    assert [part for part in parts if not part.strip() or part != part.strip()] == []
    assert said.wrong.ja[-1] + said.next_step.ja[-1] in ("。。", "。：")
    assert said.wrong.en[-1] == "."
    assert said.next_step.en[-1] in ".:?…", "one step is a question to the person"
    assert (said.wrong.ja, said.wrong.en) != (said.next_step.ja, said.next_step.en)


def test_a_person_reads_both_and_a_program_the_next_step_alone() -> None:
    reason = Reason("stale", "expected_version")

    assert reason.sentence("en").endswith(reason.next_step("en"))
    assert reason.sentence("ja").endswith(reason.next_step("ja"))
    assert reason.next_step("en") == "Reload and try again."


def test_what_is_allowed_tells_no_reason_from_another() -> None:
    assert Reason("malformed", "status", ("open", "closed")) == Reason("malformed", "status")
