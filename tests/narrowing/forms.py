"""Fills the input of a mutation from what is known, whatever fields the schema has for it today."""

from collections.abc import Callable, Mapping
from inspect import isawaitable
from typing import Any, Final, cast
from uuid import uuid4

from graphql import GraphQLInputObjectType, GraphQLNonNull

from schema.root import SCHEMA

DEFAULTS: Final[Mapping[str, Callable[[], Any]]] = {"idempotencyKey": lambda: f"walk-{uuid4()}"}
"""What a required field gets where the walk says nothing of it."""


def there(operation: str) -> bool:
    """Whether the schema has this operation already."""
    return any(kind and operation in kind.fields for kind in (SCHEMA.mutation_type, SCHEMA.query_type))


async def fitted(mutation: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The input: what is given and has a field, and what the schema requires besides; fails where that is unknown."""
    kind = mutation[0].upper() + mutation[1:] + "Input"
    fields = cast("GraphQLInputObjectType", SCHEMA.type_map[kind]).fields
    known = {name: value for name, value in given.items() if name in fields}
    for name, field in fields.items():
        if name not in known and isinstance(field.type, GraphQLNonNull):
            assert name in DEFAULTS, f"{mutation} requires {name}: say in tests/narrowing what it is given"
            known[name] = DEFAULTS[name]
    return {name: await _value(value) for name, value in known.items()}


async def _value(value: object) -> object:
    made = value() if callable(value) else value
    return await made if isawaitable(made) else made
