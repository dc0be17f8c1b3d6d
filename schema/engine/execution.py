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
    type_from_ast,
)

from hub.kit.errors import HubError, Reason
from schema.engine.context import Context
from schema.engine.documents import Document
from schema.engine.errors import Formatted, formatted, placed

MOST_MISFITS: Final = 5


@dataclass(frozen=True)
class Answer:
    """What the caller gets. `fit`: whether the variables fitted, that is, whether it was executed at all."""

    content: Mapping[str, Any] = field(repr=False)
    fit: bool = True


async def answered(
    schema: GraphQLSchema,
    document: Document,
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
        fields = _misfits(schema, operation, variables) or [""]
        return Answer({"errors": [formatted(Reason("malformed", one), context.language) for one in fields]}, fit=False)
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


def _misfits(schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> list[str]:
    """Which variables do not fit, and where inside: graphql's own messages would repeat their values."""
    found: list[str] = []
    for definition in operation.variable_definitions:
        name = definition.variable.name.value
        kind: Any = type_from_ast(schema, definition.type)

        def note(path: list[str | int], _value: Any, _error: GraphQLError, name: str = name) -> None:
            found.append(".".join([name, *map(str, path)]))

        if name in variables or definition.default_value is None:
            coerce_input_value(variables.get(name), kind, note)
    return list(dict.fromkeys(found))[:MOST_MISFITS]
