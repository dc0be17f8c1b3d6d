"""Each word of the glossary is used, in code or pages, and said in both languages."""

import re

import pytest

from tests.house.source import ROOT, documents, python_files

PAGE = ROOT / "docs" / "glossary.md"
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| `([^`]+)` \|$", re.MULTILINE)
WORDS = ROW.findall(PAGE.read_text(encoding="utf-8"))
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
USED = {
    word.lower()
    for file in (*python_files(), *documents())
    if file != PAGE and "tests" not in file.relative_to(ROOT).parts
    for word in re.findall(r"[A-Za-z]+", file.read_text(encoding="utf-8").replace("_", " "))
}


@pytest.mark.parametrize(("word", "japanese", "meaning", "where"), WORDS, ids=[word for word, *_ in WORDS])
def test_a_word_is_used_and_explained_in_both_languages(word: str, japanese: str, meaning: str, where: str) -> None:
    assert set(word.lower().split()) <= USED
    assert JAPANESE.search(japanese)
    assert meaning.endswith(".")
    assert word.split(maxsplit=1)[0].lower() in (where + (ROOT / where).read_text(encoding="utf-8")).lower()


def test_the_words_stand_once_in_the_order_of_the_alphabet() -> None:
    words = [word for word, *_ in WORDS]

    assert len(words) > 40
    assert words == sorted(set(words))
