"""The one vocabulary: each set is complete, and says of its codes what rules and people ask."""

import re
from typing import get_args

import pytest

from hub.exchange.vocabulary import CATALOGUE, SETS, Code, CodeSet
from hub.exchange.vocabulary.code_set import code
from hub.exchange.vocabulary.field import Category, Coarse, Field, Part, PartKind, Sensitivity, ValueKind
from hub.exchange.vocabulary.meanings import in_words, meanings
from hub.kit.text import Bilingual

JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
NAMES = {"item_kind.url", "algorithm.sha256", "algorithm.md5", "algorithm.pdq", "channel.webhook"}
"""Words that are written alike in both languages."""


@pytest.mark.parametrize("name", SETS)
def test_every_code_has_words_in_both_languages_and_a_meaning(name: str) -> None:
    for one in SETS[name]:
        known = f"{name}.{one.code}" in NAMES
        assert known or JAPANESE.search(one.words.ja), one
        assert re.fullmatch(r"[ -~]+", one.words.en), one
        assert one.meaning.endswith("."), one
    assert SETS[name].meaning.endswith(".")


@pytest.mark.parametrize("name", SETS)
def test_the_words_of_a_set_tell_its_codes_apart(name: str) -> None:
    words = SETS[name].words().values()
    assert len({word.ja for word in words}) == len({word.en for word in words}) == len(words)


@pytest.mark.parametrize("name", SETS)
def test_every_fact_has_a_meaning_and_is_true_of_some_code(name: str) -> None:
    found = SETS[name]
    assert all(meaning.endswith(".") for meaning in found.fact_meanings.values())
    assert all(found.having(fact) for fact in found.fact_meanings)


@pytest.mark.parametrize(
    "members",
    [
        (code("a", Bilingual("あ", "A"), "A."), code("a", Bilingual("い", "B"), "B.")),
        (Code("a", Bilingual("あ", ""), "A."),),
        (Code("a", Bilingual(" ", "A"), "A."),),
        (code("a", Bilingual("あ", "A"), ""),),
        (code("a", Bilingual("あ", "A"), "A.", "not_of_the_set"),),
    ],
    ids=["twice", "no English", "no Japanese", "no meaning", "fact of no set"],
)
def test_an_incomplete_set_cannot_be_made(members: tuple[Code, ...]) -> None:
    with pytest.raises(ValueError, match="one"):
        CodeSet("one", "One.", members)


def test_a_rule_can_name_only_codes_and_facts_of_the_set() -> None:
    urgency = SETS["urgency"]
    assert urgency.named("urgent") == {"urgent"}
    assert urgency.only("some", "Some.", "routine", "urgent").codes() == ("urgent", "routine")
    with pytest.raises(KeyError, match="soon"):
        urgency.named("soon")
    with pytest.raises(KeyError, match="soon"):
        urgency.having("soon")


def test_whatever_the_catalogue_takes_is_a_set_of_the_vocabulary() -> None:
    for row in CATALOGUE.values():
        of_parts = [part for one in row.parts for part in (one, *one.parts)]
        coarse = [row.coarse.codes] if row.coarse else []
        for found in (row.codes, *coarse, *(part.codes for part in of_parts)):
            assert found is None or SETS[found.name] is found, row.name
        assert (row.kind in ("choice", "choices")) == (row.codes is not None), row.name
        assert (row.kind in ("line", "text")) == (row.letters is not None), row.name
        assert (row.kind in ("choices", "rows")) == (row.rows is not None), row.name
        assert all(part.codes for part in of_parts if part.kind == "choice"), row.name


@pytest.mark.parametrize("row", CATALOGUE.values(), ids=CATALOGUE)
def test_every_field_and_part_has_words_in_both_languages_and_a_meaning(row: Field) -> None:
    parts = [part for one in row.parts for part in (one, *one.parts)]
    said: list[Field | Part | Coarse] = [row, *parts, *([row.coarse] if row.coarse else [])]
    for one in said:
        assert JAPANESE.search(one.label.ja) or one.label.ja == "URL", one
        assert re.fullmatch(r"[ -~]+", one.label.en), one
        assert one.meaning.endswith("."), one
    assert row.coarse is None or row.coarse.label not in (row.label, *(other.label for other in CATALOGUE.values()))


def test_the_words_of_the_catalogue_say_what_kinds_there_are() -> None:
    assert SETS["field_category"].codes() == get_args(Category)
    assert SETS["sensitivity"].codes() == get_args(Sensitivity)
    assert set(SETS["value_kind"].codes()) == {*get_args(ValueKind), *get_args(PartKind)}


def test_every_meaning_is_said_in_japanese_too() -> None:
    """Of sets, facts, codes, fields, softened forms and parts: a new one is red until somebody has translated it."""
    silent = [meaning for meaning in meanings() if not JAPANESE.search(in_words(meaning).ja)]

    assert silent == []
    assert len(meanings()) > 600
    assert {in_words(meaning).en for meaning in meanings()} == set(meanings())
