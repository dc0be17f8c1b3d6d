"""Executes one operation and words its answer; nothing unexpected gets past here with data beside it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from graphql import (
    ExecutionResult,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    ValueNode,
    coerce_input_value,
    execute,
    get_named_type,
    get_nullable_type,
    is_enum_type,
    is_list_type,
    type_from_ast,
)

from hub.kit.errors import HubError, Reason
from schema.engine.context import Context
from schema.engine.documents import ValidDocument
from schema.engine.errors import Formatted, formatted, placed

MOST_MISFITS: Final = 5


@dataclass(frozen=True)
class Answer:
    """What the caller gets. `fit`: whether the variables fitted, that is, whether it was executed at all."""

    content: Mapping[str, Any] = field(repr=False)
    fit: bool = True


async def answered(
    schema: GraphQLSchema,
    document: ValidDocument,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
    context: Context,
) -> Answer:
    """The operation's answer. Raises whatever a field raised unexpectedly: then nothing may be shown."""
    name = operation.name.value if operation.name else None
    result = execute(
        schema,
        document.node,
        context_value=context,
        variable_values=dict(variables),
        operation_name=name,
        max_coercion_errors=MOST_MISFITS,
        hide_suggestions=True,
    )
    if not isinstance(result, ExecutionResult):
        result = await result
    errors = result.errors or []
    if result.data is None and all(error.path is None for error in errors):
        misfits = _misfits(schema, operation, variables) or [Reason("malformed")]
        return Answer({"errors": [formatted(one, context.language) for one in misfits]}, fit=False)
    entries = [entry for error in errors for entry in _entries(schema, error, context.language)]
    return Answer({"data": result.data, **({"errors": entries} if entries else {})})


def _entries(schema: GraphQLSchema, error: GraphQLError, language: str) -> list[Formatted]:
    original = error.original_error
    if isinstance(original, HubError):
        names = _arguments(schema, error)
        entries = [formatted(_renamed(reason, names), language) for reason in original.reasons]
    elif original is None and any(isinstance(node, ValueNode) for node in error.nodes or ()):
        entries = [formatted(Reason("malformed"), language)]  # a variable was null where none may be
    else:
        raise original or error
    place = error.formatted
    return [placed(entry, {"locations": place.get("locations"), "path": place.get("path")}) for entry in entries]


def _arguments(schema: GraphQLSchema, error: GraphQLError) -> Mapping[str, str]:
    """Of the query that was refused, each argument's name by the name under which the rooms know it."""
    asked = [node.name.value for node in error.nodes or () if isinstance(node, FieldNode)]
    field = schema.query_type.fields.get(asked[0]) if asked and schema.query_type else None
    return {argument.out_name or name: name for name, argument in field.args.items()} if field else {}


def _renamed(reason: Reason, names: Mapping[str, str]) -> Reason:
    return replace(reason, field=names.get(reason.field, reason.field))


def _misfits(schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> list[Reason]:
    """Which variables do not fit, and where inside: graphql's own messages would repeat their values."""
    found: dict[str, Reason] = {}
    for definition in operation.variable_definitions:
        name = definition.variable.name.value
        kind: Any = type_from_ast(schema, definition.type)

        def note(path: list[str | int], _value: Any, error: Any, name: str = name, kind: Any = kind) -> None:
            reason = _misfit(["variables", name, *path], _at(kind, path), error.message)
            found.setdefault(reason.field, reason)

        if name in variables or definition.default_value is None:
            coerce_input_value(variables.get(name), kind, note)
    return list(found.values())[:MOST_MISFITS]


def _misfit(path: list[str | int], kind: Any, message: str) -> Reason:
    """Why a value of this type at this place does not fit. A key that the input does not have may be content."""
    place = ".".join(map(str, path))
    if missing := _MISSING.match(message):
        return Reason("required", f"{place}.{missing[1]}")
    if message.startswith("Expected non-nullable"):
        return Reason("required", place)
    if _STRAY.match(message):
        return Reason("unknown_field", place, tuple(kind.fields))
    return Reason("malformed", place, tuple(kind.values) if is_enum_type(kind) else ())


_MISSING = re.compile(r"Field '(\w+)' of required type")
_STRAY = re.compile(r"Field '.*' is not defined by type", re.DOTALL)
"""graphql tells its complaints apart by their messages alone."""


def _at(kind: Any, path: list[str | int]) -> Any:
    """The type at this place of a variable, without its lists; None where nothing is declared there."""
    for step in path:
        kind = get_nullable_type(kind)
        kind = kind.of_type if isinstance(step, int) and is_list_type(kind) else _inner(kind, step)
    return get_named_type(kind) if kind else None


def _inner(kind: Any, name: str | int) -> Any:
    fields = getattr(get_named_type(kind), "fields", {}) if kind else {}
    return fields[name].type if name in fields else None
