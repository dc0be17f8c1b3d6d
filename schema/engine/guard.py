"""What every field of the root must declare, checked when the module is imported: description, arguments, a rule.

A query field is a function: its first line of documentation describes it, its decorator says what it answers. Who may
ask is said by the one table (`hub/identity/permissions/`), which the root looks up by the field's name.
"""

import inspect
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import graphene
from graphene.utils.str_converters import to_camel_case

from hub.identity.permissions import OPERATIONS, Rule
from hub.kit.errors import NotFound
from schema.engine.context import Context
from schema.engine.references import read

Resolver = Callable[..., Awaitable[Any]]
Asking = Callable[[Rule, Any, Mapping[str, Any]], Awaitable[Any]]
"""What answers a field of the root: asks the rule, reads the arguments, calls one use case."""


class DeclarationError(TypeError):
    """A field of the root lacks something that it must declare; raised at import, so that nothing starts."""


class Guarded(graphene.Field):
    """A field of the root that asks its rule before anything else; the root it is mounted in says which."""

    rule: Rule

    def __init__(self, of: Any, asking: Asking, *, description: str, **options: Any) -> None:
        """`of`: the graphene type of the answer; `options`: those of `graphene.Field`."""
        super().__init__(of, description=description, **options)
        self._asking = asking

    def wrap_resolve(self, _parent_resolver: object) -> Resolver:
        """What graphql calls."""

        async def answer(_root: object, info: Any, **given: Any) -> Any:
            return await self._asking(self.rule, info, given)

        return answer


def query(of: Any, *, required: bool = False, **arguments: Any) -> Callable[[Resolver], Guarded]:
    """Make a function a field of `Query`: `async def name(context, *, argument) -> answer`.

    A field with the argument `id` looks up one thing: `NotFound` is then null, without an error.
    """

    def declare(resolve: Resolver) -> Guarded:
        asking = _asking(resolve, graphene.Field(of, args=arguments).args)
        return Guarded(of, asking, description=described(resolve), required=required, args=arguments)

    check_described(arguments)
    return declare


def described(thing: Any) -> str:
    """What a function or class says of itself, for the schema; raises `DeclarationError` where it says nothing."""
    text = inspect.cleandoc(thing.__doc__ or "")
    if not text:
        raise DeclarationError(f"{thing.__name__}: a description is missing")
    return text


def check_described(arguments: Mapping[str, Any]) -> None:
    """Raise `DeclarationError` where an argument or input field has no description."""
    for name, argument in graphene.Field(graphene.ID, args=dict(arguments)).args.items():
        if not argument.description:
            raise DeclarationError(f"{name}: a description is missing")


def _asking(resolve: Resolver, declared: Mapping[str, Any]) -> Asking:
    async def answer(rule: Rule, info: Any, given: Mapping[str, Any]) -> Any:
        context: Context = info.context
        context.require(rule)
        try:
            return await resolve(context, **read(given, declared))
        except NotFound:
            if "id" in declared:
                return None
            raise

    return answer


class Root(graphene.ObjectType):
    """The base of `Query` and `Mutation`: takes fields that have a rule and no others."""

    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(cls, *, rules: Mapping[str, Rule] = OPERATIONS, **options: Any) -> None:
        """Give each field its rule; refuse a field that nobody guards. `rules`: by the GraphQL name."""
        super().__init_subclass_with_meta__(description=described(cls), **options)
        for name, field in cls._meta.fields.items():
            rule = rules.get(to_camel_case(name))
            if not isinstance(field, Guarded) or rule is None:
                raise DeclarationError(f"{cls.__name__}: {name} is not guarded")
            field.rule = rule
