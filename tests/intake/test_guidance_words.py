"""The cards of guidance: short sentences, few kanji, words that blame nobody, and a version for each wording."""

import re
from datetime import date

import pytest

from hub.exchange.vocabulary.person import CARD_LANGUAGES, GUIDANCE_CARDS
from hub.intake.guidance.cards import CARDS, HERE, GuidanceCard, digest
from hub.intake.guidance.fitting import fits

JAPANESE = ("ja", "ja_easy")
EACH = [(card, language) for card in CARDS.values() for language in CARD_LANGUAGES.codes()]
IDS = [f"{card.name}-{language}" for card, language in EACH]
ENDS = re.compile(r"(です|ます|ません|ました|ください|ませんか|ですか)。")
KANJI = re.compile(r"[一-鿿々]")
FORBIDDEN = {
    **dict.fromkeys(
        JAPANESE,
        (
            *("被害者", "リベンジポルノ", "自撮り", "なぜ", "どうして", "完了", "緊急", "必ず消せます", "不正", "無効"),
            *("ないわけではない", "なければならない", "！", "!", "自業自得", "軽率", "払わなければ", "払えば広め"),
        ),
    ),
    "en": ("victim", "revenge porn", "selfie", "why", "complete", "guarantee", "!", "you should have", "must"),
}
"""Words that blame, promise or frighten; and what nobody may say: that who does not pay is safe, or who does."""


@pytest.mark.parametrize(("card", "language"), EACH, ids=IDS)
def test_each_sentence_can_be_read_aloud_and_understood(card: GuidanceCard, language: str) -> None:
    text = card.texts[language]

    assert text.title
    assert text.sentences
    for sentence in text.sentences:
        if language in JAPANESE:
            assert len(sentence) <= 50, sentence
            assert len(KANJI.findall(sentence)) <= 13, sentence
            assert ENDS.search(sentence[-5:]), sentence
            assert sentence.count("。") == 1, "one sentence a line"
        else:
            assert len(sentence.split()) <= 20, sentence
            assert sentence[-1] in ".?", sentence
    words = "\n".join((text.title, *text.sentences)).lower()
    assert [one for one in FORBIDDEN[language] if re.search(rf"(?<![a-z]){re.escape(one)}(?![a-z])", words)] == []


@pytest.mark.parametrize("card", CARDS.values(), ids=lambda card: card.name)
def test_easy_japanese_has_fewer_kanji_and_no_less_to_say(card: GuidanceCard) -> None:
    plain, easy = (card.texts[language].sentences for language in JAPANESE)

    assert len(KANJI.findall("".join(easy))) < len(KANJI.findall("".join(plain)))
    assert len(easy) >= len(plain) - 1


@pytest.mark.parametrize("card", CARDS.values(), ids=lambda card: card.name)
def test_a_new_wording_is_a_new_version_and_is_reviewed_by_somebody(card: GuidanceCard) -> None:
    assert card.sha256 == digest(card.name), "another wording: a higher version, its day and its digest"
    assert card.version >= 1
    assert card.written_on <= date(2030, 1, 1)
    assert card.review == "to be reviewed by practitioners"
    assert card.source


def test_one_folder_a_card_and_the_first_is_about_tonight() -> None:
    assert {path.name for path in HERE.iterdir()} == set(GUIDANCE_CARDS.codes()) == set(CARDS)
    assert next(iter(CARDS)) == "tonight"
    assert [card.order for card in CARDS.values()] == list(range(1, len(CARDS) + 1))
    for card in CARDS.values():
        assert card.texts["ja"].title == GUIDANCE_CARDS[card.name].words.ja
        assert card.texts["en"].title == GUIDANCE_CARDS[card.name].words.en


def test_a_telephone_number_carries_the_day_on_which_it_was_written_down() -> None:
    for card in CARDS.values():
        for language in JAPANESE:
            words = "".join(card.texts[language].sentences)
            if re.search(r"0120", words):
                assert f"{card.written_on.year}年{card.written_on.month}月{card.written_on.day}日" in words


@pytest.mark.parametrize(
    ("name", "values", "barred", "proposed"),
    [
        ("tonight", {}, (), True),
        ("paid", {}, (), False),
        ("paid", {"paid": "partly"}, (), True),
        ("paid", {"paid": "no"}, (), False),
        ("paid", {"payments": [{}]}, (), True),
        ("police", {}, (), True),
        ("police", {}, ("police",), False),
        ("law_under_18", {}, (), True),
        ("law_under_18", {"age_band_at_images": "20_or_over", "age_band_now": "20_or_over"}, (), False),
        ("law_under_18", {"age_band_at_images": "18_19", "age_band_now": "16_17"}, (), True),
        ("law_under_18", {"age_band_at_images": "13_15", "age_band_now": "20_or_over"}, (), True),
        ("law_filming", {"pattern": "voyeurism"}, (), True),
        ("law_filming", {"pattern": "sextortion", "harm_code": "SEXTORTION_ADULT"}, (), False),
    ],
)
def test_a_card_is_proposed_where_it_fits(
    name: str, values: dict[str, object], barred: tuple[str, ...], proposed: bool
) -> None:
    assert fits(CARDS[name], values, barred) is proposed
