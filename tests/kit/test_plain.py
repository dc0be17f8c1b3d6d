"""Text that the hub can hold: nothing that whoever sorts the marks over a letter would need seconds for."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kit.plain import _MARKED_PLANES, _MARKS, MOST_MARKS, begins_with_mark, is_heaped, is_plain

MARKS = st.sampled_from(sorted(_MARKS))


def test_no_mark_stands_where_nobody_looked() -> None:
    beyond = range(_MARKED_PLANES.stop, sys.maxunicode + 1)

    assert not any(begins_with_mark(chr(number)) for number in beyond if not 0xD800 <= number < 0xE000)


@given(st.lists(MARKS, min_size=MOST_MARKS + 1, max_size=60))
def test_more_marks_than_any_writing_needs_are_too_many(marks: list[str]) -> None:
    assert not is_plain("か" + "".join(marks) + "き")


@given(st.lists(st.tuples(st.characters(), st.lists(MARKS, max_size=3)), max_size=40))
def test_no_run_of_marks_is_long_once_a_plain_text_was_taken_apart(letters: list[tuple[str, list[str]]]) -> None:
    text = "".join(letter + "".join(marks) for letter, marks in letters)
    longest = run = 0
    for one in unicodedata.normalize("NFKD", text) if not is_heaped(text) else "":
        run = run + 1 if unicodedata.combining(one) else 0
        longest = max(longest, run)

    assert longest <= 3 * MOST_MARKS, "a mark may stand for two, and a letter bring some of its own"


@pytest.mark.parametrize(
    "text", ["が゛ぱ", "Việt Nam", "e\u0301" * 5_000, "👩\u200d👧\ufe0f" * 2_000, "שָׁלוֹם", "a" + "\u0301" * 30]
)
def test_what_people_write_is_plain(text: str) -> None:
    assert is_plain(text)
