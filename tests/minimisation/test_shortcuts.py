"""What is asked first because it is cheap never answers otherwise than the rule that it stands before."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hub.minimisation.spotting import names, schools, short_schools, telephones
from hub.minimisation.spotting.given import begins_in_kana, in_kana
from hub.minimisation.spotting.lists import listed
from hub.minimisation.spotting.tokens import WordToken

LONELY = re.compile("[一-龠々]")
PIECES = st.lists(
    st.sampled_from(
        ["名前", "本名", "名義", "は", "が", "も", "→", ":", "=", " ", "\n", "\u3000", "「", "『", '"', "」", "と"]
    )
    | st.sampled_from(["って", "という", "名乗", "名", "子", "呼ばれ", "申します", "山", "ミ", "a", "@", "#"]),
    max_size=8,
).map("".join)


@given(PIECES)
def test_what_says_that_it_is_a_name_begins_and_ends_with_a_sign_that_is_looked_for(text: str) -> None:
    if names._SAID_TO_BE.match(text):
        assert text[:1] in names._SAYS
    if names._CALLED.search(text):
        assert text[-1:] in names._LEADS


def test_one_kanji_alone_is_what_the_pattern_says() -> None:
    for number in range(0x2000, 0x30000):
        if not 0xD800 <= number < 0xE000:
            one = WordToken(chr(number), 0, 1, ("名詞",), unknown=False)
            assert one.lonely() == bool(LONELY.fullmatch(chr(number))), number
    assert not WordToken("山川", 0, 2, ("名詞",), unknown=False).lonely()


@given(st.text(sorted(set(schools._KIND) - set("(?:)|")), max_size=6))
def test_a_word_for_a_school_begins_with_a_letter_that_is_looked_for(words: str) -> None:
    if schools._SUFFIX.match(words):
        assert words[0] in schools._BEGINS


@given(st.sampled_from(sorted(listed("given_names_kana"))), st.text("さらミーaい", max_size=3), st.booleans())
def test_each_given_name_in_kana_begins_with_letters_that_are_looked_for(name: str, rest: str, kana: bool) -> None:
    written = "".join(chr(ord(one) + 0x60) if kana and "ぁ" <= one <= "ゖ" else one for one in name)

    assert in_kana(written)
    assert begins_in_kana("は" + written + rest, 1)


def test_each_short_word_for_a_school_ends_on_a_letter_that_is_looked_for() -> None:
    assert {word[-1] for word in schools._SHORT} | short_schools._LETTER <= schools._LAST


def test_each_word_for_a_school_is_found_by_its_first_letter() -> None:
    for word in (
        "特別支援学校",
        "支援学校",
        "工大",
        "教育大",
        "女子大",
        "中高",
        "小中学校",
        "塾",
        "スクール",
        "こども園",
    ):
        assert schools._SUFFIX.match(word)
        assert word[0] in schools._BEGINS


@given(st.text("0123456789/-.:, ", max_size=24))
def test_a_date_has_a_sign_between_two_groups_alone(text: str) -> None:
    for found in telephones._CALENDAR.finditer(text):
        groups = [one.span() for one in telephones._GROUP.finditer(text, *found.span())]
        between = [text[end:start] for (_, end), (start, _) in pairwise(groups)]
        assert telephones._OF_DATES.intersection(between)
