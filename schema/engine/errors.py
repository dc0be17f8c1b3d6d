"""How a refusal is told: code, field and sentence, in one way throughout; everything unexpected is masked.

In a mutation an expected error is data (`errors` of the payload) and nothing is written. In a query it is a GraphQL
error with the same three in `extensions`. Anything else becomes "internal" with a random reference, which the log
holds together with the class of the exception and the line, never with its text.
"""

import inspect
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import graphene

from hub.kit.errors import Reason
from hub.kit.ids import new_id
from hub.kit.logs import fault
from hub.kit.sentence import SENTENCES
from schema.engine.choices import enum_name
from schema.engine.references import named

Formatted = dict[str, Any]
"""One entry of `errors` in an answer."""


def _codes() -> str:
    lines = "\n".join(f"- `{code}`: {sentence.en}" for code, sentence in SENTENCES.items())
    return f"What is wrong, as a permanent word that a program may branch on:\n{lines}"


class Problem(graphene.ObjectType):
    """Why something was refused. It names rules and fields, never content."""

    code = graphene.String(required=True, description=_codes())
    field = graphene.String(
        description="The argument or the field of the catalogue that this is about; null where it is about the whole."
    )
    sentence = graphene.String(
        required=True, description="What is wrong and what to do, for people, in the caller's language."
    )
    allowed = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="What may stand there: the words, the ends of a range or a limit, or the statuses from which the "
        "step may be taken; empty where nothing short can be said.",
    )
    next_step = graphene.String(required=True, description="What to do, alone, in the caller's language.")
    present_status = graphene.String(description="The status that forbids the step; null elsewhere.")


def reasons_told(reasons: Iterable[Reason], language: str) -> list[Problem]:
    """Reasons as data."""
    return [problem(reason, language) for reason in reasons]


def problem(reason: Reason, language: str) -> Problem:
    """One reason as data."""
    return Problem(
        code=reason.code,
        field=reason.field or None,
        sentence=reason.sentence(language),
        allowed=list(reason.allowed),
        next_step=reason.next_step(language),
        present_status=reason.present or None,
    )


def in_words_of_the_api(reason: Reason, declared: Mapping[str, Any]) -> Reason:
    """The same with codes as GraphQL names them. `declared`: the fields of the input that was refused.

    A value of a catalogue field holds codes, and so keeps them here.
    """
    if reason.present:  # a move that its present status forbids: statuses all
        names = tuple(enum_name(one) for one in reason.allowed)
        return replace(reason, allowed=names, present=enum_name(reason.present))
    kind = _kind_at(reason.field, declared)
    if not (inspect.isclass(kind) and issubclass(kind, graphene.Enum)):
        return reason
    return replace(reason, allowed=tuple(enum_name(one) for one in reason.allowed))


def _kind_at(path: str, declared: Mapping[str, Any]) -> Any:
    """The type of the input field that the path leads to; None where it leads elsewhere."""
    kind: Any = None
    for name in (one for one in path.split(".") if not one.isdecimal()):
        if name not in declared:
            return None
        kind = named(declared[name])
        declared = getattr(kind._meta, "fields", {}) if hasattr(kind, "_meta") else {}
    return kind


def formatted(reason: Reason, language: str, message: str = "", **more: object) -> Formatted:
    """The reason as an entry of `errors`; `more` goes into its extensions."""
    sentence = reason.sentence(language)
    extensions = {
        "code": reason.code,
        "field": reason.field or None,
        "sentence": sentence,
        "allowed": list(reason.allowed),
        "nextStep": reason.next_step(language),
        **more,
    }
    return {"message": message or sentence, "extensions": extensions}


def masked(error: BaseException, language: str, **references: str) -> Formatted:
    """An unexpected error as outsiders may see it; the log learns where to look under the same reference."""
    reference = new_id()
    fault("schema.internal", error, reference=reference, **references)
    return formatted(Reason("internal"), language, reference=str(reference))


def placed(entry: Formatted, place: Mapping[str, Any]) -> Formatted:
    """The entry with `locations` and `path` of the GraphQL error it stands for, where it has them."""
    return {**entry, **{name: place[name] for name in ("locations", "path") if place.get(name)}}
