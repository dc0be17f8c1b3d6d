"""The base of every mutation: reads the input, calls one use case, returns the thing or why it was refused."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import graphene
import orjson

from hub.identity.permissions import Rule
from hub.kit.errors import HubError, Invalid, Reason
from hub.kit.offload import offload
from schema.engine.context import Context, Repeat
from schema.engine.errors import Problem, in_words_of_the_api, reasons_told
from schema.engine.guard import DeclarationError, Guarded, described
from schema.engine.references import read
from schema.engine.texts import refuse_pictures

SHORTEST_KEY = 16
LONGEST_KEY = 64


def idempotency_key() -> graphene.String:
    """The key that makes repeating safe; required wherever something is created or sent."""
    return graphene.String(
        required=True,
        description=(
            "A key of the caller's own, 16 to 64 letters of A-Z, a-z, 0-9, - and _. The same key with the same input "
            "answers the same thing again for 30 days; with other input it is refused."
        ),
    )


class HubMutation(graphene.ObjectType):
    """A mutation: the class is its payload, `Input` its input, `perform` its one call.

    `class Meta` declares `repeatable = True` where doing it twice is the same as once and so no `idempotency_key` is
    asked for. Refused at import without description of everything, or key.
    """

    class Meta:
        abstract = True

    inputs: type[graphene.InputObjectType]
    perform: Callable[..., Awaitable[Mapping[str, object]]]
    """`async def perform(context, *, …)`, a static method: the payload's fields by name, or raises `HubError`."""

    @classmethod
    def __init_subclass_with_meta__(
        cls,
        *,
        repeatable: bool = False,
        **options: Any,
    ) -> None:
        """Check the declaration and build the input type."""
        name = cls.__name__
        cls.inputs = _input_type(cls, described(cls))
        if not repeatable and "idempotency_key" not in cls.inputs._meta.fields:
            raise DeclarationError(f"{name}: an idempotency key is missing")
        cls.errors = graphene.List(
            graphene.NonNull(Problem),
            required=True,
            description="Why it was refused; empty where it was done. Nothing is written where there is one.",
        )
        super().__init_subclass_with_meta__(name=f"{name}Payload", description=described(cls), **options)
        undescribed = [field for field, declared in cls._meta.fields.items() if not declared.description]
        if undescribed:
            raise DeclarationError(f"{name}: {undescribed[0]} has no description")

    @classmethod
    def Field(cls) -> Guarded:  # noqa: N802 - graphene's own word for mounting a mutation
        """The field of the root."""
        wanted = cls.inputs(required=True, description="What to do it with.")
        return Guarded(cls, cls._answer, description=described(cls), args={"input": wanted})

    @classmethod
    async def _answer(cls, rule: Rule, info: Any, wanted: Mapping[str, Any]) -> "HubMutation":
        context: Context = info.context
        try:
            context.require(rule)
            given = read(wanted["input"], cls.inputs._meta.fields)
            context.repeat = _repeat(cls.__name__, given)
            await offload(refuse_pictures, cls.inputs, given)
            return cls(errors=[], **await cls.perform(context, **given))
        except HubError as refusal:
            context.refuse(refusal)
            told = [in_words_of_the_api(one, cls.inputs._meta.fields) for one in refusal.reasons]
            return cls(errors=reasons_told(told, context.language), **cls.refused(refusal))

    @classmethod
    def refused(cls, refusal: HubError) -> Mapping[str, object]:  # noqa: ARG003 - for those who have more to say
        """What the payload shows of a refusal beside its reasons."""
        return {}


def _input_type(cls: type[HubMutation], description: str) -> type[graphene.InputObjectType]:
    declared = getattr(cls, "Input", None)
    if declared is None:
        raise DeclarationError(f"{cls.__name__}: Input is missing")
    inherited = {name: value for base in reversed(declared.__mro__) for name, value in vars(base).items()}
    members = {name: value for name, value in inherited.items() if not name.startswith("__")}
    made: type[graphene.InputObjectType] = type(
        f"{cls.__name__}Input", (graphene.InputObjectType,), {**members, "__doc__": f"Input of: {description}"}
    )
    for name, field in made._meta.fields.items():
        if not field.description:
            raise DeclarationError(f"{cls.__name__}: {name} has no description")
    return made


def _repeat(mutation: str, given: dict[str, Any]) -> Repeat | None:
    """Take the key out of the input; raises `Invalid` for one that is none."""
    key = given.pop("idempotency_key", None)
    if key is None:
        return None
    if not SHORTEST_KEY <= len(key) <= LONGEST_KEY:
        raise Invalid(Reason("out_of_range", "idempotency_key", (f"{SHORTEST_KEY}", f"{LONGEST_KEY}")))
    if not (key.isascii() and key.replace("-", "").replace("_", "").isalnum()):
        raise Invalid(Reason("malformed", "idempotency_key", ("A-Z", "a-z", "0-9", "-", "_")))
    return Repeat(mutation, key, orjson.dumps(given, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS))
