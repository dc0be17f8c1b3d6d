"""The catalogues: each message of the source once in each, translated, with the same braces; nothing beside them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from hub.kit.text import Bilingual, Phrase, as_it_is, series
from hub.kit.words import HERE, LANGUAGES, __main__, add, read, translated
from hub.kit.words.__main__ import ROOT, places, template

CATALOGUES = [
    pytest.param(folder, sources, language, id=f"{folder.relative_to(ROOT)}/{language}")
    for folder, sources in places()
    for language in __main__.CATALOGUES
    if len(template(sources, language))
]
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
NOT_SAID_TO_PEOPLE = (
    "hub/minimisation/spotting/*",  # what is looked for in texts
    "hub/console/fields.py",  # how an amount of yen is typed
    "hub/minimisation/canonical.py",
    "hub/minimisation/payments.py",  # how a firm writes itself, and the kana of a receipt
    "hub/minimisation/romaji.py",
    "hub/minimisation/wide.py",
    "hub/demo/acts/*",  # what the people of the story write
    "hub/narrowing/*",  # pages for engineers, in English
    "schema/**/*",  # descriptions for engineers, in English
    "hub/audit/verbs.py",  # the same
)
IN_BOTH_AT_ONCE = ("hub/delivery/head_mail.py", "hub/console/words/frame.py")
"""A mail that shows nobody's language, and the button that leads to the other one."""


@pytest.mark.parametrize(("folder", "sources", "language"), CATALOGUES)
def test_the_catalogue_holds_just_the_messages_of_the_source(
    folder: Path, sources: tuple[Path, ...], language: str
) -> None:
    wanted = {(one.context or "", str(one.id)) for one in template(sources, language) if one.id}

    assert set(read(folder / f"{language}.po")) == wanted, "run: python -m hub.kit.words, and translate what is new"


@pytest.mark.parametrize(("folder", "sources", "language"), CATALOGUES)
def test_a_translation_has_the_braces_of_its_message(folder: Path, sources: tuple[Path, ...], language: str) -> None:
    other = [
        english for (_, english), said in read(folder / f"{language}.po").items() if braces(said) != braces(english)
    ]

    assert other == []


def braces(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def test_no_japanese_words_stand_in_the_code() -> None:
    """But for what is looked for and not said, and for what is said in both languages at once."""
    allowed = {path for glob in (*NOT_SAID_TO_PEOPLE, *IN_BOTH_AT_ONCE) for path in ROOT.glob(glob)}
    files = [path for top in ("hub", "schema") for path in (ROOT / top).rglob("*.py") if path not in allowed]

    assert {path.relative_to(ROOT).as_posix(): said for path in files if (said := list(japanese_in(path)))} == {}


def japanese_in(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text())
    told = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node not in told and JAPANESE.search(str(node.value)):
            yield str(node.value)


def test_a_message_is_said_in_each_language_with_its_values() -> None:
    lasts = Phrase("This lasts until {end}. You may take it back at any time, without saying why.")

    said = {language: lasts.filled(end=Bilingual("明日", "tomorrow")).to(language) for language in LANGUAGES}

    assert said["ja"] == "この同意は明日までです。理由を言わずに、いつでも取り消せます。"
    assert said["en"] == "This lasts until tomorrow. You may take it back at any time, without saying why."
    assert "明日" in said["ja@easy"] != said["ja"]


def test_easy_japanese_falls_back_to_japanese_and_that_to_english() -> None:
    assert translated("ja@easy", "Skip to the content") == "本文へ"
    assert translated("ja", "nobody ever wrote this") == "nobody ever wrote this"
    assert translated("fr", "Skip to the content") == "Skip to the content"


def test_a_series_has_the_comma_of_the_language() -> None:
    listed = series([Bilingual("夜", "night"), as_it_is("9")])

    assert (listed.ja, listed.en) == ("夜、9", "night, 9")


def test_two_folders_may_not_translate_one_message_differently(tmp_path: Path) -> None:
    (tmp_path / "ja.po").write_text('msgid "Skip to the content"\nmsgstr "ほかの言葉"\n', encoding="utf-8")

    with pytest.raises(ValueError, match="Skip to the content"):
        add(tmp_path)
    assert translated("ja", "Skip to the content") == "本文へ"


def test_each_language_of_the_hub_has_its_file() -> None:
    assert {path.stem for path in HERE.glob("*.po")} == set(LANGUAGES) - {"en"}
