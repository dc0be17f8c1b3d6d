"""The form in which words are compared: the same again of its own text, the same for every spelling, and fast."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.minimisation.canonical import canonical, key, plain
from hub.minimisation.romaji import of_kana, of_latin
from hub.minimisation.spotting.telephones import national
from tests.minimisation.spellings import NAME, NAMES, NUMBER, NUMBERS

KANA = st.text(
    st.sampled_from(
        "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわんがぎぐげござじずぜぞばびぶべぼぱぴぷぺぽ"
    ),
    min_size=1,
    max_size=12,
)
DIGITS = st.text(st.sampled_from("0123456789"), min_size=1, max_size=15)
BETWEEN = st.sampled_from(
    ["", " ", "\u3000", "\u200b", "\u200d", "\ufeff", "-", "‐", "–", "—", "−", "－", "・", "(", "）"]
)
SCRIPTS = ("0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "〇一二三四五六七八九", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")


@given(st.text(max_size=200))
def test_the_form_of_a_form_is_itself(text: str) -> None:
    assert key(key(text)) == key(text)
    assert plain(plain(text).text).text == plain(text).text


@given(st.text(max_size=200))
def test_each_letter_knows_its_place(text: str) -> None:
    for found in (plain(text), canonical(text)):
        assert len(found.text) == len(found.starts) == len(found.ends)
        assert all(0 <= start < end <= len(text) for start, end in zip(found.starts, found.ends, strict=True))
        assert list(found.starts) == sorted(found.starts)


@given(KANA, st.lists(BETWEEN, min_size=12, max_size=12), st.booleans(), st.booleans())
def test_a_word_in_kana_is_one_word_however_it_is_written(
    word: str, between: list[str], katakana: bool, taken_apart: bool
) -> None:
    written = "".join(letter + gap for letter, gap in zip(word, between, strict=False))
    if katakana:
        written = "".join(chr(ord(one) + 0x60) if "ぁ" <= one <= "ゖ" else one for one in written)
    if taken_apart:
        written = unicodedata.normalize("NFD", written)

    assert key(written) == key(word)


@given(
    DIGITS, st.lists(BETWEEN, min_size=15, max_size=15), st.lists(st.sampled_from(SCRIPTS), min_size=15, max_size=15)
)
def test_a_number_is_one_number_in_any_digits(number: str, between: list[str], scripts: list[str]) -> None:
    written = "".join(script[int(digit)] + gap for digit, script, gap in zip(number, scripts, between, strict=False))

    assert key(written) == number


@pytest.mark.parametrize("word", ["Вова", "Оксана", "Марта", "Σοφία"])
def test_a_word_of_another_script_is_itself_in_either_case(word: str) -> None:
    assert key(word) == key(word.upper()) == key(word.lower())


@pytest.mark.parametrize("written", NUMBERS.values(), ids=NUMBERS)
def test_every_spelling_of_her_number_is_her_number(written: str) -> None:
    assert national(plain(written).text) == key(NUMBER)


@pytest.mark.parametrize("written", NAMES.values(), ids=NAMES)
def test_every_spelling_of_her_name_is_her_name(written: str) -> None:
    folded = key(written)

    assert folded == NAME or of_latin(folded) == of_kana(NAME)


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("しんいち", "Shinichi"),
        ("しんいち", "Sinichi"),
        ("じゅんこ", "Junko"),
        ("じゅんこ", "Zyunko"),
        ("ちひろ", "Tihiro"),
        ("つばさ", "Tsubasa"),
        ("ふみ", "Humi"),
        ("さとう", "Satoh"),
        ("おおの", "Ohno"),
        ("おおの", "Ono"),
        ("ようすけ", "Yōsuke"),
        ("なんば", "Namba"),
        ("はっとり", "Hattori"),
        ("きょうこ", "Kyoko"),
    ],
)
def test_hepburn_and_kunrei_meet(kana: str, latin: str) -> None:
    assert of_kana(kana) == of_latin(key(latin))


def test_the_mark_of_a_long_vowel_is_a_dash_between_digits_only() -> None:
    assert plain("０５０ー００００").text == "050-0000"
    assert plain("ゆーき").text == "ゆーき"
