"""Things with an id: the interface `Node`, and the table by which `node(id)` finds each of them."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import graphene

from hub.identity.permissions import THINGS, Rule
from hub.identity.work import Work
from hub.kit.errors import NotFound
from schema.engine.context import Context
from schema.engine.guard import DeclarationError, query
from schema.engine.references import global_id, parts

Find = Callable[[Work, UUID], Awaitable[Any]]


@dataclass(frozen=True)
class Findable:
    """How `node(id)` finds things of one type: the use case, and who may call it."""

    type: Any
    rule: Rule
    find: Find


FINDABLE: dict[str, Findable] = {}
"""Type name to how it is found."""
ROWS: dict[type, Any] = {}
"""Class of the value that a use case answers with to the graphene type that shows it."""


class Node(graphene.Interface):
    """A thing with an id."""

    id = graphene.ID(required=True, description="The thing's id, e.g. `Referral:…`; says nothing about the thing.")

    @classmethod
    def resolve_type(cls, instance: object, _info: Any) -> Any:
        """The graphene type that shows this value."""
        return ROWS[type(instance)]


class Thing(graphene.ObjectType):
    """A type whose values have an `id: UUID`; its global id carries the type's name."""

    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(cls, **options: Any) -> None:
        """Every thing is a `Node`."""
        options["interfaces"] = (Node, *options.get("interfaces", ()))
        super().__init_subclass_with_meta__(**options)

    def resolve_id(self: Any, info: Any) -> str:
        """The global id."""
        return global_id(info.parent_type.name, self.id)


def findable(of: type[graphene.ObjectType], row: type, find: Find, rules: Mapping[str, Rule] = THINGS) -> None:
    """Let `node(id)` find things of this type. `row`: the class of what `find` answers, used by this type alone."""
    if (name := of._meta.name) not in rules:
        raise DeclarationError(f"{name}: a rule is missing")
    FINDABLE[name] = Findable(of, rules[name], find)
    ROWS[row] = of


@query(Node, id=graphene.ID(required=True, description="The thing's id."))
async def node(context: Context, *, id: str) -> object:
    """Anything that has an id, if the caller may see it; null for unknown, foreign and malformed ids alike."""
    found = parts(id)
    if found is None or found[0] not in FINDABLE:
        raise NotFound
    way = FINDABLE[found[0]]
    context.require(way.rule)
    return await context.ask(way.find, found[1])
