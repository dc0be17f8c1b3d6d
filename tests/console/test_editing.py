"""Two people change facts of one case: whose words stand, whose are laid side by side, and that none is lost."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.console.editing import EDITABLE, drawn, kept, known, met, shown, standing, written
from hub.intake.validation import HER_OWN
from hub.kit.errors import Invalid
from tests.console.test_fields import posted
from tests.minimisation.samples import VALUES

NAMES = ("call_name", "legal_name", "prefecture", "signer_name")
WORDS = st.one_of(st.none(), st.sampled_from(["あ", "い", "う"]))
RECORDS = st.fixed_dictionaries(dict.fromkeys(NAMES, WORDS))


@given(before=RECORDS, theirs=RECORDS, typed=RECORDS)
def test_every_fact_that_two_people_changed_otherwise_is_laid_side_by_side(
    before: dict[str, Any], theirs: dict[str, Any], typed: dict[str, Any]
) -> None:
    mine = {name: given for name, given in typed.items() if given != before[name]}

    names = met(before, theirs, mine)
    after = {**theirs, **{name: given for name, given in mine.items() if name not in names}}

    for name in NAMES:
        asked = name in names
        assert asked == (len({before[name], theirs[name], typed[name]}) == 3 or _both(before, theirs, typed, name))
        if not asked:
            assert after[name] in (theirs[name], typed[name])
            assert theirs[name] in (before[name], after[name]), "what others wrote stands or is asked about"
            assert typed[name] in (before[name], after[name]), "and so is what she wrote"


def _both(before: dict[str, Any], theirs: dict[str, Any], typed: dict[str, Any], name: str) -> bool:
    return bool(before[name] != theirs[name] and before[name] != typed[name] and theirs[name] != typed[name])


@pytest.mark.parametrize("category", EDITABLE)
def test_a_form_that_nobody_changed_changes_nothing(category: str) -> None:
    values = {field.name: VALUES[field.name] for field in EDITABLE[category]}
    form = {name: text for one in drawn(category, values, {}, "ja") for name, text in posted(one).items()}

    assert written(category, values, form) == {}
    assert known(category, kept(values)) == json.loads(json.dumps(values))


def test_only_what_was_changed_is_written_and_nothing_is_a_word_too() -> None:
    before = {"call_name": "ミナ", "prefecture": "13", "legal_name": None, "signer_name": None}

    assert written("identity", before, {"call_name": "", "prefecture": "13", "legal_name": "山田"}) == {
        "call_name": None,
        "legal_name": "山田",
    }


def test_what_stands_before_and_on_both_sides_is_shown_in_words() -> None:
    [one] = shown(["paid"], {"paid": None}, {"paid": "yes"}, {"paid": "no"}, "en")

    assert (one.label, one.before, one.theirs, one.mine) == ("Paid or not", ["–"], ["Paid"], ["Not paid"])


def test_what_she_said_of_herself_is_no_fact_to_correct() -> None:
    assert not HER_OWN.keys() & {field.name for fields in EDITABLE.values() for field in fields}
    assert standing([{"name": "paid", "value": "no"}], ["paid", "payments"]) == {"paid": "no", "payments": None}


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"wishes": {}}', "[" * 9_000],
    ids=["nothing", "list", "broken", "another", "deep"],
)
def test_a_form_that_is_none_of_ours_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        known("identity", text)
