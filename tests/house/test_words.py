"""Words for a field or a code stand in the vocabulary alone: no second table of them, and none spelled again."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import pytest

from hub.exchange.vocabulary import CATALOGUE, SETS
from hub.exchange.words import NAMES
from hub.kit.words import read
from hub.kit.words.__main__ import places

ROOT = Path(__file__).parents[2]
VOCABULARY = ROOT / "hub/exchange/vocabulary"
SENTENCES = (*(ROOT / "hub").glob("*/sentences.py"), ROOT / "schema/engine/sentences.py", ROOT / "hub/console/words")
"""Whole sentences of refusals and pages, by their own codes."""
FILES = [
    path
    for room in ("hub", "schema", "connectors")
    for path in sorted((ROOT / room).rglob("*.py"))
    if VOCABULARY not in path.parents and not any(one in (path, *path.parents) for one in SENTENCES)
]
CONNECTORS = [path for path in FILES if path.is_relative_to(ROOT / "connectors")]
CODES = {*CATALOGUE, *(code for found in SETS.values() for code in found.codes())}
TOO_COMMON = {
    "yes", "no", "none", "other", "all", "name", "number", "kind", "at", "open", "now", "word", "line", "text", "url",
    "mail", "ja", "en", "age", "request", "sent", "person", "machine",
}  # fmt: skip
"""Codes that are also names of columns, events or parts: a table by one of them alone says nothing."""
OVERRIDES = {"connectors/kit/shown_content.py"}
"""Files whose table becomes overrides by name, each with its reason."""
HEADINGS = {("連絡先", "Contact")}
"""Headings of a letter's sections that read like a part of a field and are none."""


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def called(node: ast.AST, name: str) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name


def literal(node: ast.expr | None) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else ""


def coded(table: ast.Dict) -> set[str]:
    """The codes of the vocabulary for which this table has words: a `Text`, or a text with a Japanese letter."""
    pairs = zip(table.keys, table.values, strict=True)
    return {literal(key) for key, value in pairs if called(value, "Text") or not literal(value).isascii()}


def tables(path: Path) -> Iterator[tuple[int, set[str]]]:
    """Each table of words by code: its line, and the codes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Dict) and (found := coded(node) & (CODES - TOO_COMMON)):
            yield node.lineno, found


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_room_has_a_table_of_words_by_code(path: Path) -> None:
    found = list(tables(path))

    assert found == [] or named(path) in OVERRIDES, "read the vocabulary, or override a word in a partner's profile"


@pytest.mark.parametrize("path", CONNECTORS, ids=named)
def test_no_connector_spells_words_of_the_vocabulary_again(path: Path) -> None:
    known = {(words.ja, words.en) for words in NAMES.values()} - HEADINGS
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    own = {id(inner) for node in nodes if called(node, "Override") for inner in ast.walk(node)}
    texts = [node for node in nodes if called(node, "Text") and id(node) not in own]

    assert [node.lineno for node in texts if tuple(map(literal, node.args)) in known] == [], "take it by its name"


def test_what_two_partners_say_alike_stands_once_in_the_kit() -> None:
    said = {folder.parent: set(read(folder / "ja.po")) for folder, _ in places() if (folder / "ja.po").exists()}
    partners = {folder.name: words for folder, words in said.items() if folder.parent.name == "partners"}
    pairs = [(one, two) for one in partners for two in partners if one < two]

    assert {pair: both for pair in pairs if (both := partners[pair[0]] & partners[pair[1]])} == {}
    assert len(pairs) > 10
