"""Ids as the outside sees them: the type's name and the thing's id, e.g. `Referral:0f3c…`.

A malformed id, an id of another type and an id of nothing are the same to the caller: there is no such thing.
"""

import inspect
import re
from collections.abc import Mapping
from enum import Enum
from functools import partial
from typing import Any, cast
from uuid import UUID

import graphene
from graphene.types.structures import Structure
from graphene.types.unmountedtype import UnmountedType
from graphene.types.utils import get_type

from hub.kit.errors import NotFound

_GLOBAL = re.compile(r"([A-Z][A-Za-z]{1,40}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")


def global_id(thing: str, id: UUID) -> str:
    """The id of a thing for outside."""
    return f"{thing}:{id}"


def parts(text: str) -> tuple[str, UUID] | None:
    """The type's name and the id that the text holds, None where it is no id of ours."""
    found = _GLOBAL.fullmatch(text)
    return (found[1], UUID(found[2])) if found else None


def known(thing: str, text: str, field: str) -> UUID:
    """The id of a thing of this type; raises `NotFound(field)` for anything else."""
    found = parts(text)
    if found is None or found[0] != thing:
        raise NotFound(field)
    return found[1]


class _IdOf(partial[Any]):
    """The type ID, which graphene asks for lazily, with the name of the type that it must be an id of."""

    @property
    def thing(self) -> str:
        """The type's name."""
        return str(self.args[0])


class Reference(UnmountedType):
    """An argument or input field that holds the id of a thing; the use case gets a UUID."""

    def __init__(self, thing: str, description: str, *, required: bool = True, many: bool = False) -> None:
        """`thing`: the type's name. `many`: a list of ids."""
        super().__init__(description=description, required=required)
        self._thing = thing
        self._many = many

    def get_type(self) -> Any:
        """ID, or a list of IDs."""
        of = _IdOf(_id, self._thing)
        return graphene.List(graphene.NonNull(of)) if self._many else of


def _id(_thing: str) -> Any:
    return graphene.ID


def reference(thing: str, description: str) -> Reference:
    """The id of one thing, which must be given."""
    return Reference(thing, description)


def optional_reference(thing: str, description: str) -> Reference:
    """The id of one thing, where there is one."""
    return Reference(thing, description, required=False)


def references(thing: str, description: str) -> Reference:
    """The ids of any number of things; the list must be given."""
    return Reference(thing, description, many=True)


def optional_references(thing: str, description: str) -> Reference:
    """The ids of any number of things, where there are any."""
    return Reference(thing, description, required=False, many=True)


def read(given: Mapping[str, Any], declared: Mapping[str, Any]) -> dict[str, Any]:
    """What the caller gave, with ids of things as UUIDs, words as codes and inputs as plain dictionaries, at any depth.

    `declared`: the arguments or the input's fields by their Python name. Raises `NotFound` with the field's name.
    """
    # not `given.items()`: graphene lays an input's fields over the methods of its dictionary, and one is named "items"
    return {name: _read(given[name], declared[name], name) for name in given}


def _read(value: Any, field: Any, name: str) -> Any:
    if value is None:
        return None
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, list):
        return [_read(one, field, name) for one in value]
    kind: Any = named(field)
    if isinstance(kind, _IdOf):
        return known(kind.thing, value, name)
    if inspect.isclass(kind) and issubclass(kind, graphene.InputObjectType):
        return read(value, cast("Any", kind)._meta.fields)
    return value


def named(field: Any) -> Any:
    """The type of an argument or input field, out of its lists and its "must be given"."""
    kind = field._type
    while isinstance(kind, Structure):
        kind = kind._of_type
    return kind if isinstance(kind, _IdOf) else get_type(kind)
