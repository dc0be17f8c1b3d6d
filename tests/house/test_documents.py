"""Every page in Markdown points to what exists, and says nothing twice: what merging leaves behind is found here."""

import re
from pathlib import Path

import pytest

from tests.house.source import ROOT, documents, functions, name

SHORT_LINE = 40
"""Shorter lines may repeat: a command, a heading, a closing bracket."""
SHORT_SENTENCE = 30
"""Shorter sentences may repeat: "Pure.", "See the decision."."""
HISTORY = ROOT / "hub" / "decisions"
"""Says what was true on its day: its links are held, the files that it names may have moved since."""
BY_PAGE = pytest.mark.parametrize("page", documents(), ids=name)

_TEST_NAME = re.compile(r"\btest_[a-z0-9_]+\b")
_TEST_FILE = re.compile(r"\btests/[\w/.-]+")
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)")
_HEADING = re.compile(r"^#+ (.+?)\s*$", re.MULTILINE)
_CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_NAMED_FILE = re.compile(r"`([\w./-]+\.(?:py|md|sql|toml|lock|html|css|js|typ|graphql))`")
_NAMED_FOLDER = re.compile(r"`((?:hub|schema|connectors|migrations|tests|docs|examples)/[\w./-]*)`")
_HIDDEN = frozenset({".git", ".venv", ".peers", ".mypy_cache", ".ruff_cache", "__pycache__", "build"})


def paths() -> frozenset[str]:
    """Every file and folder of ours by each end of its path: `rules.py`, `consent/rules.py`, `hub/consent/rules.py`."""
    found = set[str]()
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        if _HIDDEN.isdisjoint(parts):
            found.update("/".join(parts[start:]) for start in range(len(parts)))
    return frozenset(found)


PATHS = paths()


def made_by_the_recipe(page: Path) -> str:
    """The patch beside the steps of a recipe, which makes files and tests that the project does not have."""
    patch = page.parent / "change.patch"
    return patch.read_text(encoding="utf-8") if patch.exists() else ""


def anchor(heading: str) -> str:
    """As GitHub makes it: small letters, signs gone, spaces as hyphens."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    return re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    return {anchor(heading) for heading in _HEADING.findall(_CODE.sub("", page.read_text(encoding="utf-8")))}


@BY_PAGE
def test_a_link_leads_to_a_file_and_to_a_heading_that_exist(page: Path) -> None:
    dead = [
        f"{path}#{heading}" if heading else path
        for path, heading in _LINK.findall(page.read_text(encoding="utf-8"))
        for target in [page.parent / path if path else page]
        if not target.exists() or (heading and heading not in anchors(target))
    ]

    assert dead == []


@BY_PAGE
def test_a_file_that_a_page_names_exists(page: Path) -> None:
    text, made = page.read_text(encoding="utf-8"), made_by_the_recipe(page)
    named = [] if page.parent == HISTORY else [*_NAMED_FILE.findall(text), *_NAMED_FOLDER.findall(text)]
    named += _TEST_FILE.findall(text)

    assert [one for one in named if one.lstrip("./").rstrip("./") not in PATHS and one.rstrip("./") not in made] == []


def test_documents_name_only_tests_that_exist() -> None:
    tests = {function.name for path in (ROOT / "tests").rglob("*.py") for function in functions(path)}
    known = tests | {path.stem for path in (ROOT / "tests").rglob("test_*.py")}

    unknown = [
        f"{name(page)}: {found}"
        for page in documents()
        for made in [made_by_the_recipe(page)]
        for found in _TEST_NAME.findall(page.read_text(encoding="utf-8"))
        if found not in known and found not in made
    ]

    assert unknown == []


def test_every_threat_names_a_test_that_turns_red() -> None:
    rows = re.findall(r"^\| (T\d+) (\|.*\|)$", (ROOT / "hub" / "THREATS.md").read_text("utf-8"), re.MULTILINE)

    assert len(rows) > 30
    assert [number for number, row in rows if not _TEST_NAME.search(row.split("|")[-2])] == []


@BY_PAGE
def test_a_page_says_nothing_twice(page: Path) -> None:
    """A line, a row of a table under one key, or a sentence that stands twice was left by a merge."""
    text = page.read_text(encoding="utf-8")
    said = [key for line in text.splitlines() if (key := _key(line))] + _sentences(text)

    assert [line[:60] for line in dict.fromkeys(said) if said.count(line) > 1] == []


def _key(line: str) -> str:
    """What may stand once: a long line of prose; of a row, its first two cells. "" for what may repeat."""
    text = line.strip()
    row = re.match(r"\|[^|]+\|[^|]+\|", text)
    if row and not set(text) <= set("|-: "):
        return row[0]
    return text if len(text) > SHORT_LINE and not row else ""


def _sentences(text: str) -> list[str]:
    """The sentences of the prose, however its lines are broken; one that is a whole line is a line."""
    lines = [line.strip() for line in _CODE.sub("", text).splitlines()]
    prose = " ".join(line for line in lines if not line.startswith("|"))
    found = [sentence.strip() for sentence in re.split(r"(?<=[.;:])\s+", prose)]
    return [sentence for sentence in found if len(sentence) > SHORT_SENTENCE and sentence not in lines]
