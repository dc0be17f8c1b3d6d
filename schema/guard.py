"""What every field of the root must declare, checked when the module is imported: description, permission, arguments.

A query field is a function: its first line of documentation describes it, its decorator says what it answers and who
may ask. Rules live below, in the rooms; here is only who may knock.
"""

import inspect
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

import graphene

from hub.identity.permissions import Permission
from hub.kit.errors import NotFound
from schema.context import Context
from schema.references import read

Guard = Permission | tuple[Permission, ...]
"""One permission, or several of which any one suffices."""
SIGNED_IN: Final[tuple[Permission, ...]] = ()
"""Any valid token will do: for what belongs to the caller or asks its own permission."""
Resolver = Callable[..., Awaitable[Any]]


class DeclarationError(TypeError):
    """A field of the root lacks something that it must declare; raised at import, so that nothing starts."""


class Guarded(graphene.Field):
    """A field of the root that asks for its permission before anything else."""

    def __init__(self, of: Any, *, guard: Guard, description: str, **options: Any) -> None:
        """`of`: the graphene type of the answer; `options`: those of `graphene.Field`."""
        super().__init__(of, description=description, **options)
        self.permissions = checked_guard(guard, description)


def query(of: Any, guard: Guard, *, required: bool = False, **arguments: Any) -> Callable[[Resolver], Guarded]:
    """Make a function a field of `Query`: `async def name(context, *, argument) -> answer`.

    A field with the argument `id` looks up one thing: `NotFound` is then null, without an error.
    """

    def declare(resolve: Resolver) -> Guarded:
        return Guarded(
            of,
            guard=guard,
            description=described(resolve),
            required=required,
            args=arguments,
            resolver=_asking(resolve, guard, graphene.Field(of, args=arguments).args),
        )

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


def checked_guard(guard: object, name: str) -> tuple[Permission, ...]:
    """The permissions of a declaration; raises `DeclarationError` for anything that is not one."""
    permissions = guard if isinstance(guard, tuple) else (guard,)
    if not all(isinstance(one, Permission) for one in permissions):
        raise DeclarationError(f"{name}: a permission is missing")
    return permissions


def _asking(resolve: Resolver, guard: Guard, declared: Mapping[str, Any]) -> Resolver:
    permissions = checked_guard(guard, getattr(resolve, "__name__", ""))

    async def answer(_root: object, info: Any, **given: Any) -> Any:
        context: Context = info.context
        context.require(permissions)
        try:
            return await resolve(context, **read(given, declared))
        except NotFound:
            if "id" in declared:
                return None
            raise

    return answer


class Root(graphene.ObjectType):
    """The base of `Query` and `Mutation`: takes guarded fields and no others."""

    class Meta:
        abstract = True

    @classmethod
    def __init_subclass_with_meta__(cls, **options: Any) -> None:
        """Refuse a field that nobody guards."""
        super().__init_subclass_with_meta__(description=described(cls), **options)
        for name, field in cls._meta.fields.items():
            if not isinstance(field, Guarded):
                raise DeclarationError(f"{cls.__name__}: {name} is not guarded")
