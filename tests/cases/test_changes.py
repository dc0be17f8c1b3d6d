"""What a new word does to what stands: for any facts and any words."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hub.cases.rules import changes

NAMES = st.sampled_from(["paid", "wishes", "urgency", "narrative"])
VALUES = st.one_of(st.text(max_size=3), st.integers(0, 3), st.lists(st.integers(0, 2), max_size=2))


@given(st.dictionaries(NAMES, VALUES), st.dictionaries(NAMES, st.none() | VALUES))
def test_the_changes_are_all_that_differs_and_each_in_its_own_word(
    standing: dict[str, Any], told: dict[str, Any]
) -> None:
    after = {name: value for name, value in {**standing, **told}.items() if value is not None}

    found = changes(standing, told)

    differs = {name for name in standing.keys() | after.keys() if standing.get(name) != after.get(name)}
    assert found.keys() == differs
    assert {name for name, one in found.items() if one == "removed"} == standing.keys() - after.keys()
    assert {name for name, one in found.items() if one == "recorded"} == after.keys() - standing.keys()


@given(st.dictionaries(NAMES, VALUES))
def test_what_is_said_again_changes_nothing(standing: dict[str, Any]) -> None:
    assert changes(standing, standing) == {}
