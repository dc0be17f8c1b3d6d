"""The tables of ours that a piece of SQL names, and what is done to each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Literal

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from tests.house.owners.rooms import owners

What = Literal["reads", "writes"]
_AROUND = (
    ("", ""),
    ("select ", ""),
    ("select x from t ", ""),
    ("select x from ", ""),
    ("select x ", ""),
    ("select x from t where true ", ""),
    ("select x from t where x ", ""),
    ("with ", " select x"),
    ("", " true"),
    ("select x from t where ", " x"),
)
"""What a part of a statement may stand between; the first and the last but one are for whole ones."""
_WHOLE = (("", ""), ("", " true"))
_FILLS = ("", "and true", "join x on true", "from x where true", "x", "returning x")
"""What a gap of a template may be filled with, so that the rest parses."""
_WANTS_A_VALUE = frozenset(
    ("(", ",", "=", "<", ">", "<>", ".", "= (", "where", "and", "or", "not", "on", "select", "when", "then", "else")
) | frozenset(("by", "limit", "in", "from", "join", "update", "into", "exists", "as"))
_AFTER = {"with": ("x as (select 1)",), "left": ("join x on true",), "cross": ("join x",)}
_LAST_WORD = re.compile(r"(\w+|[^\w\s]+)\s*$")
_GAP = re.compile(r"\$[a-z_]+|\{[a-z_]*\}")
_BIND = re.compile(r"(?<!:):[a-z_]\w*")
_STATEMENT = re.compile(r"\s*(with \w+ as |select\b|insert into |update \w+ set |delete from |lock table |truncate )")
_WORDS = re.compile(r"\b(from|join|into|update|using|only)\s+(\w+)")


@dataclass(frozen=True)
class Named:
    """A table named in SQL."""

    table: str
    what: What


class Unreadable(ValueError):
    """SQL that cannot be parsed, so that nobody knows which tables it names."""


def is_sql(text: str) -> bool:
    """Whether a string names a table of ours the way SQL does."""
    return bool(spelled(text))


def is_statement(text: str) -> bool:
    """Whether a string begins as a statement does."""
    return bool(_STATEMENT.match(text))


@cache
def named(text: str) -> tuple[Named, ...]:
    """The tables of ours in a statement or a part of one, in order; raises `Unreadable`."""
    parsed = next((tree for filled in _filled(text) if (tree := _parsed(filled)) is not None), None)
    if parsed is None:
        raise Unreadable(text)
    return tuple(_found(parsed))


def spelled(text: str) -> frozenset[str]:
    """The tables of ours that follow a word after which SQL names a table, without reading more of it."""
    return frozenset(table for _, table in _WORDS.findall(text)) & owners().keys()


def pieces(text: str) -> list[str]:
    """The pieces of a template between its gaps."""
    return _GAP.split(text)


def masked(text: str, tables: frozenset[str]) -> str:
    """The same SQL with these tables under names that are not ours."""
    return re.sub(rf"\b({'|'.join(sorted(tables))})\b", r"of_\1", text) if tables else text


def _filled(text: str) -> Iterator[str]:
    parts = _GAP.split(_BIND.sub(":bind", text))
    for fills in product(*(_fills(part) for part in parts[:-1])):
        yield "".join(part + fill for part, fill in zip(parts, (*fills, ""), strict=True))


def _fills(before: str) -> tuple[str, ...]:
    """What may stand in a gap after this: a value, where one must follow; else something that may be left out."""
    word = _LAST_WORD.search(before)
    last = word[1].lower() if word else ""
    return ("x",) if last in _WANTS_A_VALUE else _AFTER.get(last, _FILLS)


def _parsed(text: str) -> exp.Expr | None:
    for before, after in _WHOLE if is_statement(text) else _AROUND:
        try:
            return sqlglot.parse_one(before + text + after, dialect="postgres")
        except SqlglotError:
            continue
    return None


def _found(parsed: exp.Expr) -> Iterator[Named]:
    ours = owners().keys() - {one.alias for one in parsed.find_all(exp.CTE)}
    written = {id(table) for table in _targets(parsed)}
    for table in parsed.find_all(exp.Table, bfs=False):
        if table.name in ours and not table.find_ancestor(exp.Lock):
            yield Named(table.name, "writes" if id(table) in written else "reads")


def _targets(parsed: exp.Expr) -> Iterator[exp.Expr]:
    for change in parsed.find_all(exp.Insert, exp.Update, exp.Delete):
        target = change.this.this if isinstance(change.this, exp.Schema) else change.this
        if target is not None:
            yield target
