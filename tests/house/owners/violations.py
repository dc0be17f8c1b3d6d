"""What a room names of another's tables in its own words.

It asks a function of the owner instead, or composes its statement from the SQL that the owner hands out.
"""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.house.owners.literals import Literal, literals, modules
from tests.house.owners.rooms import classes, is_uphill, owners, room_of, views
from tests.house.owners.sql import Unreadable, named


@dataclass(frozen=True, order=True)
class Violation:
    """Another room's table, named by a module. `what`: reads, writes, or imports its class."""

    module: str
    what: str
    table: str

    def __str__(self) -> str:
        """One line, as `python -m tests.house.owners` prints it."""
        owner = owners().get(self.table)
        if owner is None:
            return f"{self.module} {self.what}"
        uphill = ", uphill" if is_uphill(room_of(self.module), owner) else ""
        return f"{self.module} {self.what} {self.table} of {owner}{uphill}"


def of_literal(found: Literal) -> Iterator[Violation]:
    """What a string names that is another room's. What cannot be parsed is one too: nobody knows what it names."""
    try:
        tables = named(found.text)
    except Unreadable:
        yield Violation(found.module, f"line {found.line} cannot be parsed", "")
        return
    for one in tables:
        kept_for_others = one.table in views() and not is_uphill(found.room, owners()[one.table])
        if owners()[one.table] != found.room and not (kept_for_others and one.what == "reads"):
            yield Violation(found.module, one.what, one.table)


def of_imports(module: str, source: str) -> Iterator[Violation]:
    """Table classes of another room that a module takes hold of; `hub.tables` imports the modules alone."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                table = classes().get(f"{node.module}.{alias.name}")
                if table is not None and owners()[table] != room_of(module):
                    yield Violation(module, "imports", table)


@cache
def spelled_out() -> tuple[Literal, ...]:
    """All the SQL of the rooms."""
    return tuple(one for module, path in modules() for one in literals(module, path.read_text(encoding="utf-8")))


def violations() -> list[str]:
    """One line for each, by module."""
    found = Counter(one for literal in spelled_out() for one in of_literal(literal))
    found.update(one for module, path in modules() for one in of_imports(module, path.read_text(encoding="utf-8")))
    return [f"{one} ({count} times)" if count > 1 else str(one) for one, count in sorted(found.items())]
