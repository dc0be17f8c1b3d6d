"""Which field is asked in which step of a new case, and how far a step has come."""

import pytest

from hub.console.steps import ELSEWHERE, STEPS, asked_in, filled, progress, shown, step_of
from hub.minimisation.fields import CATALOGUE
from tests.minimisation.samples import VALUES

ASKING = STEPS[:-1]


def test_every_field_is_asked_in_one_step_or_named_as_asked_elsewhere() -> None:
    asked = [field.name for step in ASKING for field in asked_in(step)]

    assert len(asked) == len(set(asked))
    left = {name for name, field in CATALOGUE.items() if name not in asked and field.category != "request"}
    assert left == ELSEWHERE
    assert step_of(CATALOGUE["legal_ground"]) is None


def test_the_first_question_is_whether_she_is_safe_tonight() -> None:
    assert asked_in("safety")[0].name == "safe_tonight"


@pytest.mark.parametrize("step", ASKING)
def test_a_step_is_not_yet_begun_and_then_written(step: str) -> None:
    known = {*VALUES, "evidence"}

    assert progress(step, ()) == "not_yet"
    assert progress(step, known) == "written"
    assert progress("wishes", {"barred_recipients"}) == "begun"
    assert progress("happened", {"narrative"}) == "begun"


def test_what_nobody_touched_is_left_as_it_is_and_what_both_touched_is_asked() -> None:
    drawn = {"paid": "no", "narrative": "はじめ"}
    form = {"shown": shown("happened", drawn), "paid": "no", "narrative": "わたし", "offender_details": "関西"}

    now = {"paid": "yes", "narrative": "ほかの人"}
    told = filled("happened", form, now)

    assert (told.facts, told.said, told.since) == ({"offender_details": "関西"}, {}, ("narrative",))
    assert filled("happened", form, drawn).facts == {"narrative": "わたし", "offender_details": "関西"}
    assert filled("happened", form, {"narrative": "わたし"}).since == (), "sent twice is the same as once"
