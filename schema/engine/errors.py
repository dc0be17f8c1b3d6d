"""How a refusal is told: code, field and sentence, in one way throughout; everything unexpected is masked.

In a mutation an expected error is data (`errors` of the payload) and nothing is written. In a query it is a GraphQL
error with the same three in `extensions`. Anything else becomes "internal" with a random reference, which the log
holds together with the class of the exception and the line, never with its text.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import graphene

from hub.kit.errors import HubError, Reason
from hub.kit.ids import new_id
from hub.kit.logs import fault
from hub.kit.sentences import SENTENCES

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
    sentence = graphene.String(required=True, description="The same for people, in the caller's language.")


def problems(error: HubError, language: str) -> list[Problem]:
    """The reasons of an expected error as data."""
    return reasons_told(error.reasons, language)


def reasons_told(reasons: Iterable[Reason], language: str) -> list[Problem]:
    """Reasons as data."""
    return [problem(reason, language) for reason in reasons]


def problem(reason: Reason, language: str) -> Problem:
    """One reason as data."""
    return Problem(code=reason.code, field=reason.field or None, sentence=reason.sentence(language))


def formatted(reason: Reason, language: str, message: str = "", **more: object) -> Formatted:
    """The reason as an entry of `errors`; `more` goes into its extensions."""
    sentence = reason.sentence(language)
    extensions = {"code": reason.code, "field": reason.field or None, "sentence": sentence, **more}
    return {"message": message or sentence, "extensions": extensions}


def masked(error: BaseException, language: str, **references: str) -> Formatted:
    """An unexpected error as outsiders may see it; the log learns where to look under the same reference."""
    reference = new_id()
    fault("schema.internal", error, reference=reference, **references)
    return formatted(Reason("internal"), language, reference=str(reference))


def placed(entry: Formatted, place: Mapping[str, Any]) -> Formatted:
    """The entry with `locations` and `path` of the GraphQL error it stands for, where it has them."""
    return {**entry, **{name: place[name] for name in ("locations", "path") if place.get(name)}}
