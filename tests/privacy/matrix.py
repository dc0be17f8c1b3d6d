"""Asking with exactly some permissions, and telling from the answer which cells of the table it shows or refuses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import get_named_type, is_object_type

from hub.identity.permissions import FIELDS, Permission, Role
from schema.root import SCHEMA
from tests.journeys.hub_in_process import Caller
from tests.privacy.surface import RootField

Cell = tuple[str, str]
"""A type and one field of it."""
RULES: Mapping[Cell, frozenset[Permission]] = {
    (of, name): frozenset(any_of)
    for of, some in FIELDS.items()
    for any_of, names in some.items()
    for name in names.split()
}
"""Each cell of the table with the permissions of which any one shows it; none: whoever got there sees it."""
DEPTH = 6


@dataclass(frozen=True)
class Grant:
    """Somebody in one organisation, and what the token permits."""

    caller: Caller = field(repr=False)
    permissions: frozenset[Permission]

    @property
    def role(self) -> Role:
        """What the caller is there."""
        return self.caller.role

    def sees(self, cell: Cell) -> bool:
        """What the table says."""
        return not RULES[cell] or bool(RULES[cell] & self.permissions)

    def is_let_in(self, asked: RootField) -> bool:
        """What the table says of an operation."""
        return not asked.permissions or bool(self.permissions.intersection(asked.permissions))

    async def ask(self, document: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """The whole answer."""
        hub = self.caller.hub
        token = hub.issuer.issue(
            principal=self.caller.principal,
            organisation=self.caller.party.id,
            client="matrix",
            scopes=sorted(self.permissions),
            now=hub.clock.now(),
        )
        response = await hub.post({"query": document, "variables": given}, authorization=f"Bearer {token}")
        answer: dict[str, Any] = response.json()
        return answer


def refused_at_the_door(answer: Mapping[str, Any], asked: RootField) -> bool:
    """Whether the operation itself let nobody in."""
    payload = (answer.get("data") or {}).get(asked.name_outside)
    problems = payload.get("errors") or () if asked.mutation and payload else ()
    found = [one for one in answer.get("errors", ()) if len(one.get("path", ())) == 1]
    return any(one["code"] == "NOT_PERMITTED" for one in [*problems, *(one["extensions"] for one in found)])


def shown_and_refused(answer: Mapping[str, Any], asked: RootField) -> tuple[set[Cell], set[Cell]]:
    """The cells that the answer shows, null or not, and those that it refuses."""
    refused = {
        tuple(one["path"]) for one in answer.get("errors", ()) if one["extensions"].get("code") == "NOT_PERMITTED"
    }
    root = SCHEMA.mutation_type if asked.mutation else SCHEMA.query_type
    shown = {cell for path, cell in _cells(root, answer.get("data") or {}, ()) if path not in refused}
    return shown & set(RULES), {_cell(root, path) for path in refused if len(path) > 1}


def _cells(kind: Any, value: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Cell]]:
    if isinstance(value, list):
        for place, one in enumerate(value):
            yield from _cells(kind, one, (*path, place))
    elif isinstance(value, dict) and is_object_type(kind):
        for name, one in value.items():
            yield (*path, name), (kind.name, name)
            yield from _cells(get_named_type(kind.fields[name].type), one, (*path, name))


def _cell(kind: Any, path: tuple[Any, ...]) -> Cell:
    names = [one for one in path if isinstance(one, str)]
    for name in names[:-1]:
        kind = get_named_type(kind.fields[name].type)
    return kind.name, names[-1]


def document_of(asked: RootField, grant: Grant) -> str | None:
    """The operation with everything that the table shows to this grant; None where that is nothing."""
    shows = _below(_answered(asked), grant, DEPTH)
    return asked.document(shows) if shows else None


def documents_of_refused(asked: RootField, grant: Grant, known: set[Cell]) -> Iterator[tuple[Cell, str]]:
    """For each cell behind this operation that the table refuses, and that is not known yet: the way to it alone."""
    for cell, way in _ways(_answered(asked), grant, DEPTH):
        if cell in RULES and not grant.sees(cell) and cell not in known:
            yield cell, asked.document(way)


def _answered(asked: RootField) -> Any:
    root = SCHEMA.mutation_type if asked.mutation else SCHEMA.query_type
    assert root is not None
    return get_named_type(root.fields[asked.name_outside].type)


def _below(kind: Any, grant: Grant, depth: int) -> str:
    """Everything of a type that is seen, so many levels deep; empty where nothing is."""
    found = []
    for name, one in kind.fields.items() if is_object_type(kind) else ():
        inner = get_named_type(one.type)
        if not _opens(grant, (kind.name, name)):
            continue
        if not is_object_type(inner):
            found.append(name)
        elif depth > 1 and (shows := _below(inner, grant, depth - 1)):
            found.append(f"{name} {shows}")
    return f"{{ {' '.join(found)} }}" if found else ""


def _ways(kind: Any, grant: Grant, depth: int) -> Iterator[tuple[Cell, str]]:
    """Each cell of a type, and of what lies open below it, with the selection that leads there and nowhere else."""
    for name, one in kind.fields.items() if is_object_type(kind) else ():
        inner = get_named_type(one.type)
        yield (kind.name, name), f"{{ {name}{' { __typename }' if is_object_type(inner) else ''} }}"
        if is_object_type(inner) and depth > 1 and _opens(grant, (kind.name, name)):
            yield from ((cell, f"{{ {name} {way} }}") for cell, way in _ways(inner, grant, depth - 1))


def _opens(grant: Grant, cell: Cell) -> bool:
    """Whether this leads on: a wrapper has no rule of its own."""
    return cell not in RULES or grant.sees(cell)
