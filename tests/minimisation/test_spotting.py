"""Whom the recognisers find: their figures on labelled texts, and what they must leave alone."""

import pytest

from hub.minimisation.spotting.recognise import recognised
from hub.minimisation.spotting.recorded import known, recorded
from tests.minimisation.labelling import NAMED, SURE, figures, texts
from tests.minimisation.spellings import NAME, NAMES, NUMBER, NUMBERS

ORIGINS = ("*.json", "own_*.json", "unseen_*.json", "later_*.json")
"""All texts, ours, and those of somebody who never saw the rules."""
LEAST_SURE, LEAST_NAMED, LEAST_PRECISION = 0.98, 0.85, 0.8
HERS = known({"call_name": NAME, "safe_contact": {"ways": [{"value": NUMBER}, {"value": "mdr.k@example.org"}]}})


def found(text: str) -> list[str]:
    return [text[spot.start : spot.end] for spot in recognised(text)]


@pytest.mark.parametrize("origin", ORIGINS)
@pytest.mark.parametrize("kind", SURE)
def test_what_has_a_form_is_found_nearly_always(kind: str, origin: str) -> None:
    figure = figures(texts(origin))[kind]

    assert figure.labelled
    assert figure.recall >= LEAST_SURE, figure.missed


@pytest.mark.parametrize("origin", ORIGINS)
@pytest.mark.parametrize("kind", NAMED)
def test_names_and_schools_are_found_mostly(kind: str, origin: str) -> None:
    figure = figures(texts(origin))[kind]

    assert figure.labelled
    assert figure.recall >= LEAST_NAMED, figure.missed


@pytest.mark.parametrize("origin", ORIGINS)
@pytest.mark.parametrize("kind", [*SURE, *NAMED, "all"])
def test_little_is_hidden_in_vain(kind: str, origin: str) -> None:
    figure = figures(texts(origin))[kind]

    assert figure.found
    assert figure.precision >= LEAST_PRECISION, figure.wrong


@pytest.mark.parametrize("written", ["@mіdοri.kаwa", "аkira.t@mаil.example.org", "sаra_blue99", "nοkia#2211"])
def test_letters_that_only_look_latin_hide_no_handle_and_no_mail(written: str) -> None:
    assert found(f"連絡先は {written} だった。") == [written]


def test_there_are_a_hundred_texts_of_our_own() -> None:
    assert len(texts("own_*.json")) >= 100


@pytest.mark.parametrize("language", ["ja", "en", "mixed"])
def test_there_are_texts_of_somebody_who_never_saw_the_rules(language: str) -> None:
    assert texts(f"unseen_{language}.json")


def test_there_are_a_hundred_of_them_and_each_label_stands_in_its_text() -> None:
    unseen = texts("unseen_*.json")

    assert len({one.text for one in unseen}) >= 100
    assert all(words in one.text for one in unseen for _, words in one.finds)


@pytest.mark.parametrize("written", NUMBERS.values(), ids=NUMBERS)
def test_a_number_that_nobody_recorded_is_found(written: str) -> None:
    assert "".join(found(f"連絡は{written}へ。")) == written


@pytest.mark.parametrize("written", NUMBERS.values(), ids=NUMBERS)
def test_her_recorded_number_is_found(written: str) -> None:
    text = f"連絡は{written}へ。"

    assert [spot.kind for spot in recorded(text, HERS)] == ["telephone"]


@pytest.mark.parametrize("written", NAMES.values(), ids=NAMES)
def test_her_recorded_name_is_found(written: str) -> None:
    text = f"そこに{written}と書かれた。"

    assert {text[spot.start : spot.end] for spot in recorded(text, HERS)} == {written}


@pytest.mark.parametrize("words", ["翠の服", "かとどりに", "middle", "み、どり", "120-5000"])
def test_other_words_are_not_hers(words: str) -> None:
    assert recorded(words, HERS) == ()


@pytest.mark.parametrize("short", ["みなと", "ミナミ", "のぞみ なか", "minato"])
def test_a_short_name_inside_another_word_is_not_hers(short: str) -> None:
    assert recorded(short, known({"call_name": "ミナ"})) == ()


@pytest.mark.parametrize("short", ["ミナさん", "み な", "ﾐﾅ", "目みな", "mina"])
def test_a_short_name_by_itself_is_hers(short: str) -> None:
    assert recorded(short, known({"call_name": "ミナ"})) != ()


def test_a_name_in_kanji_is_hers_as_it_is_read() -> None:
    hers = known({"legal_name": "中村みどり"})

    assert all(recorded(text, hers) for text in ("ナカムラ", "Nakamura Midori", "中村", "midori nakamura"))


@pytest.mark.parametrize(
    "text",
    [
        "学校にも高校の友達にも知られたくない。",
        "2026-11-29 10:30 に100,000円を要求された。",
        "SHA-256 は e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 です。",
        "皆さん、お母さん、店員さん、弁護士に相談した。",
        "She told the police in Tokyo on Monday that her high school friends saw it on Instagram.",
        "世界中に広まると脅され、一日中通知が鳴った。110番にかけた。",
    ],
)
def test_nobody_is_named_here(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "2026年10月3日、2万円を支払った。注文番号は250-1234567-7654321、追跡番号4400-1122-3344。",
        "01/11/2026, 09:15 着信、11/02 18:15 着信、2026/11/03 20:06 通話 03:12:45 -0800",
        "世界中に広まり、通話中に録画され、画像中の文字も読めた。町中に貼られ、残高は減った。",
        "たくさんの人が見た。皆さんに送ると言われた。お医者さんにも看護師さんにも話した。",
        "刑法第175条および児童ポルノ禁止法第7条に基づく。#9110 と 189 を案内した。",
        "The gift card was dated 14 May 2026, and Snapchat, Google Drive and Dropbox were used in London.",
        "本名が出ている。名前は分からない。担当者が対応し、名義の口座に振り込んだ。",
    ],
)
def test_dates_services_and_common_words_stay(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("みづはさんが来た。", ["みづは"]),
        ("友人の桜庭エレンと、兄の柾斗から。", ["桜庭エレン", "柾斗"]),
        ("名義「フジナミ ソウ」へ振り込んだ。", ["フジナミ ソウ"]),
        ("榛原：もう送らないで。", ["榛原"]),
        ("Best regards,\nYewande Coker", ["Yewande Coker"]),
        ("My cousin Zofka came. We asked Zofka again.", ["Zofka", "Zofka"]),
    ],
)
def test_a_name_is_known_by_what_stands_around_it(text: str, names: list[str]) -> None:
    assert found(text) == names
