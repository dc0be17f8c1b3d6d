"""Files and functions stay short, rooms explain themselves, and nothing is left half done."""

import re

from hub.kit.sentences import SENTENCES
from hub.minimisation.harm import FITTING_CODES
from tests.house.source import ROOT, documents, functions, length, name, python_files

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
SHORT_LINE = 40
"""Shorter lines may repeat: a command, a heading, a closing bracket."""

# Written in pieces, so that this file does not find itself.
LEFT_BEHIND = re.compile(
    r"\b(TO"
    r"DO|FIX"
    r"ME|XX"
    r"X|NotImplemented"
    r"Error)\b|pragma: no"
    r" cover|type: ig"
    r"nore(?!\[)|# no"
    r"qa(?!: [A-Z])"
)
TEST_NAME = re.compile(r"\btest_[a-z0-9_]+\b")
TEST_FILE = re.compile(r"\btests/[\w/.-]+")
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def test_no_file_is_longer_than_300_lines() -> None:
    assert [name(p) for p in python_files() if len(p.read_text().splitlines()) > LONGEST_FILE] == []


def test_no_function_is_longer_than_40_lines() -> None:
    long = [
        f"{name(path)}: {function.name}"
        for path in python_files()
        for function in functions(path)
        # A migration's two functions are SQL from end to end.
        if "versions" not in path.parts and length(function) > LONGEST_FUNCTION
    ]

    assert long == []


def test_every_package_has_a_readme() -> None:
    packages = {path.parent for path in python_files() if path.name == "__init__.py"}

    missing = [name(p) for p in packages if p.relative_to(ROOT).parts[0] != "tests" and not (p / "README.md").is_file()]

    assert sorted(missing) == []


def test_nothing_is_left_half_done() -> None:
    found = [
        f"{name(path)}:{number}"
        for path in python_files()
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if LEFT_BEHIND.search(line)
    ]

    assert found == []


def test_every_error_code_can_be_met() -> None:
    catalogue = ROOT / "hub" / "kit" / "sentences"
    sources = [p for p in python_files() if catalogue not in p.parents and "tests" not in p.relative_to(ROOT).parts]
    text = "\n".join(path.read_text() for path in [*sources, *(ROOT / "migrations").rglob("*.sql")])

    unmet = {code for code in SENTENCES if f'"{code}"' not in text and f"'{code}'" not in text}
    assert unmet == FITTING_CODES, "those are made of the harm codes'"


def test_documents_name_only_tests_that_exist() -> None:
    tests = {function.name for path in (ROOT / "tests").rglob("*.py") for function in functions(path)}
    files = {path.stem for path in (ROOT / "tests").rglob("test_*.py")}

    unknown = [
        f"{name(page)}: {found}"
        for page in documents()
        for found in TEST_NAME.findall(page.read_text())
        if found not in tests | files
    ]

    assert unknown == []


def test_documents_point_only_to_files_that_exist() -> None:
    unknown = [
        f"{name(page)}: {found}"
        for page in documents()
        for base, pattern in ((page.parent, LINK), (ROOT, TEST_FILE))
        for found in pattern.findall(page.read_text())
        if not (base / found.rstrip(".")).exists()
    ]

    assert unknown == []


def test_no_document_says_the_same_twice() -> None:
    """A line, or a row of a table under one key, that stands twice was left by a merge."""
    twice = [
        f"{name(page)}: {line[:60]}"
        for page in documents()
        for keys in [[_key(line) for line in page.read_text().splitlines()]]
        for line in dict.fromkeys(keys)
        if line and keys.count(line) > 1
    ]

    assert twice == []


def _key(line: str) -> str:
    """What may stand once: a long line of prose; of a row, its first two cells. "" for what may repeat."""
    text = line.strip()
    row = re.match(r"\|[^|]+\|[^|]+\|", text)
    if row and not set(text) <= set("|-: "):
        return row[0]
    return text if len(text) > SHORT_LINE and not row else ""
