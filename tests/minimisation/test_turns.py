"""A text is looked at in stretches and comes out as if it were looked at whole."""

import re
from itertools import cycle, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.minimisation.spotting.accounts import (
    _BANKED,
    _CUED,
    _QUOTED,
    _SOME_MARK,
    _SOME_NUMERAL,
    _SOME_WRITTEN,
)
from hub.minimisation.spotting.turns import in_turns
from tests.minimisation.labelling import texts

PIECES = (
    *("LINEのID: ", "yuki_1988", " ", "。", "called ", "口座番号は", "1234567", "アカウント名「", "ゆき」", "@", "x-"),
)


PATTERNS = ((_CUED, _SOME_WRITTEN), (_QUOTED, _SOME_MARK), (_BANKED, _SOME_NUMERAL))


def spans(found: object) -> list[tuple[int, int]]:
    return [one.span() for one in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("pattern", "needs"), PATTERNS, ids=["cued", "quoted", "banked"])
@given(st.lists(st.sampled_from(PIECES), max_size=60), st.integers(1, 40))
def test_stretches_find_what_the_whole_does(
    pattern: re.Pattern[str], needs: re.Pattern[str], pieces: list[str], stretch: int
) -> None:
    text = "".join(pieces)

    assert spans(in_turns(pattern, text, needs, stretch)) == spans(pattern.finditer(text))


def test_a_story_as_long_as_may_be_has_the_same_accounts_in_it() -> None:
    text = "".join(islice(cycle("".join(one.text for one in texts("own_*.json"))), 20_000))

    for pattern, needs in PATTERNS:
        found = spans(pattern.finditer(text))
        assert found
        assert spans(in_turns(pattern, text, needs)) == found
