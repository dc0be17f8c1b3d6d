"""Scalars that let through what the rooms expect and nothing else. Their errors never repeat the value."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

import graphene
import orjson
from graphql import GraphQLError, StringValueNode, ValueNode, value_from_ast_untyped

from hub.kit.plain import is_plain

SPECIFICATIONS: Mapping[str, str] = MappingProxyType(
    {
        "DateTime": "https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
        "Date": "https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
        "UUIDText": "https://www.rfc-editor.org/rfc/rfc9562#section-4",
        "FieldValue": "https://www.rfc-editor.org/rfc/rfc8259",
    }
)
"""Scalar to the document that specifies its form (`@specifiedBy`), which graphene cannot declare by itself."""
LARGEST_INTEGER = 2**53 - 1
DEEPEST = 6
LARGEST_VALUE = 64_000

_INSTANT = re.compile(
    r"(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})"
)
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DAY = re.compile(r"(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")


class DateTime(graphene.Scalar):
    """An instant with its zone by RFC 3339, e.g. `2026-11-22T09:30:00+09:00`; answers are in UTC."""

    @staticmethod
    def serialize(value: datetime) -> str:
        """The instant in UTC. Raises `ValueError` for one without a zone."""
        if value.tzinfo is None:
            raise ValueError("zone")
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")

    @staticmethod
    def parse_value(value: Any) -> datetime:
        """The instant, UTC."""
        if not (isinstance(value, str) and _INSTANT.fullmatch(value)):
            raise GraphQLError("An instant with its zone is expected.")
        try:
            return datetime.fromisoformat(value).astimezone(UTC)
        except ValueError as error:
            raise GraphQLError("There is no such instant.") from error

    @classmethod
    def parse_literal(cls, node: ValueNode, _variables: Any = None) -> datetime:
        """The instant from the document's text."""
        return cls.parse_value(_text(node))


class UUIDText(graphene.Scalar):
    """A bare id (UUID) in lower case, as an answer of the API gave it."""

    @staticmethod
    def serialize(value: UUID) -> str:
        """In lower case."""
        return str(value)

    @staticmethod
    def parse_value(value: Any) -> UUID:
        """The id."""
        if not (isinstance(value, str) and _UUID.fullmatch(value)):
            raise GraphQLError("An id that an answer gave is expected.")
        return UUID(value)

    @classmethod
    def parse_literal(cls, node: ValueNode, _variables: Any = None) -> UUID:
        """The id from the document's text."""
        return cls.parse_value(_text(node))


class Date(graphene.Scalar):
    """A day, e.g. `2026-11-22`."""

    @staticmethod
    def serialize(value: date) -> str:
        """The day."""
        return value.isoformat()

    @staticmethod
    def parse_value(value: Any) -> date:
        """The day."""
        if not (isinstance(value, str) and _DAY.fullmatch(value)):
            raise GraphQLError("A day is expected.")
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise GraphQLError("There is no such day.") from error

    @classmethod
    def parse_literal(cls, node: ValueNode, _variables: Any = None) -> date:
        """The day from the document's text."""
        return cls.parse_value(_text(node))


class FieldValue(graphene.Scalar):
    """The value of a catalogue field as JSON: text, whole number, true or false, null, list, or map.

    No fractions; at most 6 levels and 64,000 bytes. What each field takes is written in the catalogue.
    """

    @staticmethod
    def serialize(value: Any) -> Any:
        """The value as it is."""
        return value

    @staticmethod
    def parse_value(value: Any) -> Any:
        """The value, if it is JSON within the limits."""
        if not (_is_within(value, DEEPEST) and len(orjson.dumps(value)) <= LARGEST_VALUE):
            raise GraphQLError("This is not a value of a catalogue field.")
        return value

    @classmethod
    def parse_literal(cls, node: ValueNode, variables: Any = None) -> Any:
        """The value from the document's text."""
        try:
            value = value_from_ast_untyped(node, variables)
        except (ValueError, RecursionError) as error:
            raise GraphQLError("This is not a value of a catalogue field.") from error
        return cls.parse_value(value)


def with_specifications(schema: Any) -> Any:
    """The same built schema, each scalar of ours with its `@specifiedBy`."""
    for name, url in SPECIFICATIONS.items():
        schema.type_map[name].specified_by_url = url
    return schema


def _text(node: ValueNode) -> str | None:
    return node.value if isinstance(node, StringValueNode) else None


def _is_within(value: Any, levels: int) -> bool:
    if isinstance(value, str):
        return is_plain(value)
    if isinstance(value, bool) or value is None:
        return True
    if isinstance(value, int):
        return abs(value) <= LARGEST_INTEGER
    if levels and isinstance(value, list):
        return all(_is_within(one, levels - 1) for one in value)
    if levels and isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return all(is_plain(key) and _is_within(one, levels - 1) for key, one in value.items())
    return False
