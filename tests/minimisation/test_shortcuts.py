"""What is asked first because it is cheap never answers otherwise than the rule that it stands before."""

import re

from hypothesis import given
from hypothesis import strategies as st

from hub.minimisation.spotting import names
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
