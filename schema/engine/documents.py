"""Documents read and checked once, then remembered by the SHA-256 of their text: validation is the costly part."""

import hashlib
import re
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

from graphql import (
    DocumentNode,
    GraphQLEnumType,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    ValueNode,
    VariableNode,
    specified_rules,
    validate,
)
from graphql.validation.rules.max_introspection_depth_rule import MaxIntrospectionDepthRule

from hub.kit.errors import Invalid, Reason
from hub.kit.offload import offload
from schema.engine.errors import Formatted, formatted, placed
from schema.engine.limits import check_document, paged_fields
from schema.engine.sources import parsed, tokens

MOST_ERRORS: Final = 5
REMEMBERED_TOKENS: Final = 100_000
"""Together, over all remembered documents: about 60 MB of parsed nodes at the worst."""

_RULES = (*(rule for rule in specified_rules if rule is not MaxIntrospectionDepthRule), MaxIntrospectionDepthRule)
_ENUM = re.compile(r"(?:^Enum|exist in) '([A-Za-z]+)'")
_HINT = re.compile(r"\s*Did you mean .*", re.DOTALL)


@dataclass(frozen=True)
class Complaint:
    """One thing wrong with a document; `message` is graphql's own where it repeats no value of the caller's."""

    reason: Reason
    message: str = ""
    locations: tuple[tuple[int, int], ...] = ()

    def formatted(self, language: str) -> Formatted:
        """As an entry of `errors`."""
        places = [{"line": line, "column": column} for line, column in self.locations]
        return placed(formatted(self.reason, language, self.message), {"locations": places})


class UnfitError(Exception):
    """The document cannot be executed."""

    def __init__(self, *complaints: Complaint) -> None:
        """`complaints`: what is wrong, at least one."""
        super().__init__()
        self.complaints = complaints


@dataclass(frozen=True)
class ValidDocument:
    """A document within the limits and valid for the schema."""

    node: DocumentNode = field(repr=False)
    operations: tuple[OperationDefinitionNode, ...] = field(repr=False)
    tokens: int

    def operation(self, name: str | None) -> OperationDefinitionNode:
        """The operation of this name, or the only one; raises `UnfitError` where that is not one."""
        found = [one for one in self.operations if name is None or (one.name and one.name.value == name)]
        if len(found) != 1:
            raise UnfitError(Complaint(Reason("operation_unknown")))
        return found[0]


class Documents:
    """The documents that callers sent lately. One for each schema and process."""

    def __init__(self, schema: GraphQLSchema) -> None:
        """Nothing is remembered yet."""
        self._schema = schema
        self._paged = paged_fields(schema)
        self._known: OrderedDict[bytes, ValidDocument] = OrderedDict()
        self._tokens = 0

    async def read(self, text: str) -> ValidDocument:
        """The document, within the limits and valid; raises `UnfitError`."""
        key = hashlib.sha256(text.encode()).digest()
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        document = await offload(self.checked, text)
        self._remember(key, document)
        return document

    def checked(self, text: str) -> ValidDocument:
        """The same, read anew; on whichever thread."""
        try:
            node = parsed(text)
            check_document(node, self._paged)
        except Invalid as refusal:
            raise UnfitError(*(Complaint(reason) for reason in refusal.reasons)) from refusal
        except GraphQLSyntaxError as error:
            raise UnfitError(Complaint(Reason("document_malformed"), locations=_locations(error))) from error
        errors = validate(self._schema, node, _RULES, max_errors=MOST_ERRORS, hide_suggestions=True)
        if errors:
            raise UnfitError(*(_complaint(error, self._schema) for error in errors[:MOST_ERRORS]))
        operations = tuple(one for one in node.definitions if isinstance(one, OperationDefinitionNode))
        if any(self._schema.get_root_type(one.operation) is None for one in operations):
            raise UnfitError(Complaint(Reason("document_invalid")))
        return ValidDocument(node, operations, tokens(node))

    def _remember(self, key: bytes, document: ValidDocument) -> None:
        self._known[key] = document
        self._tokens += document.tokens
        while self._tokens > REMEMBERED_TOKENS:
            _, forgotten = self._known.popitem(last=False)
            self._tokens -= forgotten.tokens


def _complaint(error: GraphQLError, schema: GraphQLSchema) -> Complaint:
    """The message without hints; where it is about a value, only that: messages repeat values."""
    about = [node for node in error.nodes or () if not isinstance(node, VariableNode)]
    if not error.nodes or any(isinstance(node, ValueNode) for node in about):
        return Complaint(Reason("malformed", "", _words(error, schema)), locations=_locations(error))
    return Complaint(Reason("document_invalid"), _HINT.sub("", error.message), _locations(error))


def _words(error: GraphQLError, schema: GraphQLSchema) -> tuple[str, ...]:
    """The words of the enum that a literal is not of; graphql names it in its message and nowhere else."""
    found = _ENUM.search(error.message)
    kind = schema.get_type(found[1]) if found else None
    return tuple(kind.values) if isinstance(kind, GraphQLEnumType) else ()


def _locations(error: GraphQLError) -> tuple[tuple[int, int], ...]:
    return tuple((one.line, one.column) for one in error.locations or ())
