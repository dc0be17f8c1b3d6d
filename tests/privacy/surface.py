"""The whole surface of the API, read from the schema itself: each root field, who may ask it, and an input for it.

Nothing here names a field of the root: what is added tomorrow is walked tomorrow, and what cannot be given an input
raises `NoInput`, so that it is not passed over in silence.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any
from uuid import uuid4

import graphene
from graphene.types.structures import List, NonNull, Structure
from graphene.utils.str_converters import to_camel_case
from graphql import get_named_type, is_enum_type, is_non_null_type, is_object_type, is_scalar_type

from hub.identity.permissions import ROLES, Permission, Role
from schema.engine.guard import Guarded
from schema.engine.references import _IdOf, named
from schema.engine.scalars import Date, DateTime, FieldValue
from schema.root import SCHEMA
from tests.privacy.words import LATER, SPECIAL, WORDS

Ids = Callable[[str], str]
"""Type's name to the global id that stands for one of them."""


class NoInput(LookupError):
    """No input is known for this place of the schema: give it a word in `WORDS` or `SPECIAL`."""


ONE_OF_SEVERAL = frozenset({"may_tell.recipient_id"})
"""Arguments of which one must be given, whichever: a member, or somebody else by name and kind."""


@dataclass(frozen=True)
class RootField:
    """One field of the root."""

    name: str
    field: Guarded
    mutation: bool

    @property
    def permissions(self) -> tuple[Permission, ...]:
        """Any one of these lets a caller in; none: any valid token does."""
        return self.field.rule.any_of

    @property
    def step_up(self) -> bool:
        """Whether only a person whose sign-in is fresh gets in: a token never reaches anything here."""
        return self.field.rule.step_up

    def open_to(self, role: Role) -> bool:
        """Whether the declaration lets this role in."""
        return not self.permissions or bool(ROLES[role].intersection(self.permissions))

    def roles(self) -> list[Role]:
        """Those whom the declaration lets in."""
        return [role for role in Role if self.open_to(role)]

    def things(self) -> list[str]:
        """The types of which it takes ids, wherever they stand in its input."""
        return sorted({of for member, _ in _members(self._declared(), self.name) for of in _things(member)})

    def given(self, ids: Ids, *, whole: bool = True) -> dict[str, Any]:
        """A plausible value for each argument, by the GraphQL name; only for those it needs, without `whole`.

        Raises `NoInput`.
        """
        asked = {name: one for name, one in self.field.args.items() if whole or self._is_needed(name)}
        values = {to_camel_case(name): value(one, f"{self.name}.{name}", ids) for name, one in asked.items()}
        return {name: found for name, found in values.items() if found is not None}

    def _is_needed(self, name: str) -> bool:
        declared = is_non_null_type(self._graphql().args[to_camel_case(name)].type)
        return declared or f"{self.name}.{name}" in ONE_OF_SEVERAL

    def document(self, shows: str | None = None, alias: str = "") -> str:
        """The operation that asks this field with variables named like its arguments."""
        declared = self._graphql().args
        head = ", ".join(f"${name}: {one.type}" for name, one in declared.items())
        kind = "mutation" if self.mutation else "query"
        return f"{kind}{f'({head})' if head else ''} {{ {self.call(shows, alias)} }}"

    def call(self, shows: str | None = None, alias: str = "", suffix: str = "") -> str:
        """The field with its variables, each with `suffix`; `shows` is of no use to one that answers a plain value."""
        given = ", ".join(f"{name}: ${name}{suffix}" for name in self._graphql().args)
        everything = selection(self._graphql().type, 4)
        shown = everything if shows is None or not everything else shows
        return f"{f'{alias}: ' if alias else ''}{self.name_outside}{f'({given})' if given else ''} {shown}"

    @property
    def name_outside(self) -> str:
        """As GraphQL knows it."""
        return str(to_camel_case(self.name))

    def arguments(self) -> dict[str, str]:
        """Each argument's type, by the GraphQL name."""
        return {name: str(one.type) for name, one in self._graphql().args.items()}

    def choices(self) -> list[dict[str, str]]:
        """Each combination of words for the arguments that it needs and that have a closed list of them."""
        kinds = {name: one.type for name, one in self._graphql().args.items() if is_non_null_type(one.type)}
        enums = {name: get_named_type(kind) for name, kind in kinds.items() if is_enum_type(get_named_type(kind))}
        words = product(*(kind.values for kind in enums.values()))
        return [dict(zip(enums, some, strict=True)) for some in words]

    def is_page(self) -> bool:
        """Whether it answers a page of a list."""
        return "first" in self._graphql().args

    def _graphql(self) -> Any:
        root = SCHEMA.mutation_type if self.mutation else SCHEMA.query_type
        assert root is not None
        return root.fields[self.name_outside]

    def _declared(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.field.args
        return found


def root_fields() -> list[RootField]:
    """Every query and every mutation."""
    found = []
    for root, mutation in ((SCHEMA.query_type, False), (SCHEMA.mutation_type, True)):
        fields: Mapping[str, Guarded] = root.graphene_type._meta.fields
        found += [RootField(name, field, mutation) for name, field in fields.items()]
    return found


def fresh(of: str) -> str:
    """An id of nothing."""
    return f"{of}:{uuid4()}"


def value(member: Any, place: str, ids: Ids) -> Any:
    """A plausible value for an argument or input field. `place`: "the input's type.the field". Raises `NoInput`."""
    if place in SPECIAL:
        return SPECIAL[place]
    kind: Any = named(member)
    if isinstance(kind, _IdOf):
        found: Any = ids(kind.thing)
    elif (fields := _input_fields(kind)) is not None:
        values = {to_camel_case(name): value(one, f"{kind.__name__}.{name}", ids) for name, one in fields.items()}
        found = {name: one for name, one in values.items() if one is not None}
    else:
        found = _plain(kind, place)
    return [found] if _is_list(member) else found


def _plain(kind: Any, place: str) -> Any:
    name = place.rpartition(".")[2]
    if name == "idempotency_key":
        return uuid4().hex
    if name == "after":
        return None
    plain = {graphene.Int: 1, graphene.Boolean: True, DateTime: LATER, Date: LATER[:10], FieldValue: {}}
    if kind in plain:
        return plain[kind]
    if inspect.isclass(kind) and issubclass(kind, graphene.Enum):
        meta: Any = getattr(kind, "_meta", None)
        return WORDS[name] if WORDS.get(name) in meta.enum.__members__ else next(iter(meta.enum)).name
    if kind is graphene.String and name in WORDS:
        return WORDS[name]
    raise NoInput(place)


def selection(of: Any, depth: int) -> str:
    """Everything that can be asked of a type without arguments, so many levels deep; empty for a scalar."""
    kind: Any = get_named_type(of)
    if is_scalar_type(kind) or is_enum_type(kind):
        return ""
    if not is_object_type(kind):
        return "{ __typename id }"
    shown = []
    for name, field in kind.fields.items():
        inner: Any = get_named_type(field.type)
        plain = is_scalar_type(inner) or is_enum_type(inner)
        if plain or depth > 1:
            shown.append(name if plain else f"{name} {selection(field.type, depth - 1)}")
    return f"{{ {' '.join(shown) or '__typename'} }}"


def _members(fields: Mapping[str, Any], place: str) -> Iterator[tuple[Any, str]]:
    """Every argument and, below it, every input field."""
    for name, one in fields.items():
        yield one, f"{place}.{name}"
        kind: Any = named(one)
        if (inner := _input_fields(kind)) is not None:
            yield from _members(inner, kind.__name__)


def _input_fields(kind: Any) -> Mapping[str, Any] | None:
    is_input = inspect.isclass(kind) and issubclass(kind, graphene.InputObjectType)
    meta: Any = getattr(kind, "_meta", None)
    return meta.fields if is_input else None


def _things(member: Any) -> list[str]:
    kind: Any = named(member)
    return [kind.thing] if isinstance(kind, _IdOf) else []


def _is_list(member: Any) -> bool:
    kind = member._type
    while isinstance(kind, Structure):
        if isinstance(kind, List) and not isinstance(kind, NonNull):
            return True
        kind = kind._of_type
    return False
