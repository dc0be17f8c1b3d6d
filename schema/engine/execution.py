"""Executes one operation and words its answer; nothing unexpected gets past here with data beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import (
    ExecutionResult,
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
    entries = [entry for error in errors for entry in _entries(error, context.language)]
    return Answer({"data": result.data, **({"errors": entries} if entries else {})})


def _entries(error: GraphQLError, language: str) -> list[Formatted]:
    original = error.original_error
    if isinstance(original, HubError):
        entries = [formatted(reason, language) for reason in original.reasons]
    elif original is None and any(isinstance(node, ValueNode) for node in error.nodes or ()):
        entries = [formatted(Reason("malformed"), language)]  # a variable was null where none may be
    else:
        raise original or error
    place = error.formatted
    return [placed(entry, {"locations": place.get("locations"), "path": place.get("path")}) for entry in entries]


def _misfits(schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> list[Reason]:
    """Which variables do not fit, and where inside: graphql's own messages would repeat their values."""
    found: dict[str, Reason] = {}
    for definition in operation.variable_definitions:
        name = definition.variable.name.value
        kind: Any = type_from_ast(schema, definition.type)

        def note(path: list[str | int], _value: Any, _error: Any, name: str = name, kind: Any = kind) -> None:
            place = ".".join([name, *map(str, path)])
            found.setdefault(place, Reason("malformed", place, _words_at(kind, path)))

        if name in variables or definition.default_value is None:
            coerce_input_value(variables.get(name), kind, note)
    return list(found.values())[:MOST_MISFITS]


def _words_at(kind: Any, path: list[str | int]) -> tuple[str, ...]:
    """The words that an enum at this place of a variable takes; none where no enum stands there."""
    for step in path:
        kind = get_nullable_type(kind)
        kind = kind.of_type if isinstance(step, int) and is_list_type(kind) else _inner(kind, step)
    kind = get_named_type(kind) if kind else None
    return tuple(kind.values) if is_enum_type(kind) else ()


def _inner(kind: Any, name: str | int) -> Any:
    fields = getattr(get_named_type(kind), "fields", {}) if kind else {}
    return fields[name].type if name in fields else None
