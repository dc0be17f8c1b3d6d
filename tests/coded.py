"""Oracles and walks know a word by its code; the API by the name of its enum. Both ways, by the types of the schema."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
    type_from_ast,
)

from schema.engine.choices import CHOICES, enum_name
from schema.root import SCHEMA

_parsed = cache(parse)
"""A walk asks the same few documents thousands of times."""


def named(document: str, variables: Mapping[str, Any]) -> dict[str, Any]:
    """The variables with the names of enums where the document's types want them; a name stays what it is."""
    wanted = {
        one.variable.name.value: type_from_ast(SCHEMA, one.type) for one in _operation(document).variable_definitions
    }
    return {name: _named(wanted.get(name), value) for name, value in variables.items()}


def coded(document: str, data: dict[str, Any]) -> dict[str, Any]:
    """The answer with the codes of words where the document's types have enums."""
    operation = _operation(document)
    parts = {one.name.value: one for one in _parsed(document).definitions if isinstance(one, FragmentDefinitionNode)}
    found: dict[str, Any] = _coded(SCHEMA.get_root_type(operation.operation), operation.selection_set, data, parts)
    return found


def _operation(document: str) -> OperationDefinitionNode:
    return next(one for one in _parsed(document).definitions if isinstance(one, OperationDefinitionNode))


def _named(kind: Any, value: Any) -> Any:
    bare = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
    if value is None or bare is None:
        return value
    if isinstance(bare, GraphQLList):
        return [_named(bare.of_type, one) for one in value]
    if isinstance(bare, GraphQLInputObjectType):
        types = {name: field.type for name, field in bare.fields.items()}
        return {name: _named(types.get(name), one) for name, one in value.items()}
    known = isinstance(bare, GraphQLEnumType) and value not in bare.values
    return enum_name(value) if known else value


def _coded(kind: Any, selections: SelectionSetNode | None, value: Any, parts: Mapping[str, Any]) -> Any:
    bare = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
    if value is None:
        return None
    if isinstance(bare, GraphQLList):
        return [_coded(bare.of_type, selections, one, parts) for one in value]
    if isinstance(bare, GraphQLEnumType):
        return CHOICES[bare.name][value] if bare.name in CHOICES else value
    if selections is None:
        return value
    types = dict(_types(bare, selections, parts))
    return {key: _coded(*types[key], one, parts) for key, one in value.items()}


def _types(kind: Any, selections: SelectionSetNode, parts: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """Of each answered key its type and what is selected of it; fragments of each type that can be there included."""
    for one in selections.selections:
        if isinstance(one, FieldNode):
            field = getattr(kind, "fields", {}).get(one.name.value)
            key = one.alias.value if one.alias else one.name.value
            yield key, (field.type if field else None, one.selection_set)
        else:
            part: Any = parts[one.name.value] if hasattr(one, "name") else one
            on = part.type_condition
            yield from _types(SCHEMA.type_map[on.name.value] if on else kind, part.selection_set, parts)
