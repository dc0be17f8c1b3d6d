"""A page's one question: its GraphQL document is run in this process, with the visitor's rights and all limits."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Concatenate, ParamSpec, TypeVar

from graphene.utils.str_converters import to_snake_case

from hub.identity.viewer import Viewer
from hub.identity.work import Work
from hub.kit.errors import Forbidden, HubError, NotFound, Reason
from schema.engine.choices import code_of
from schema.engine.context import Context
from schema.engine.documents import Documents
from schema.engine.execution import answered
from schema.root import SCHEMA

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
ContextOf = Callable[[Viewer], Context]
"""One operation of this caller; opens no transaction by itself."""


class Api:
    """The API as the pages use it: no HTTP between, everything else the same."""

    def __init__(self, context_of: ContextOf) -> None:
        """Documents are read and checked once, then remembered."""
        self._context_of = context_of
        self._documents = Documents(SCHEMA)

    async def ask(self, viewer: Viewer, document: str, variables: Mapping[str, Any]) -> Mapping[str, Any]:
        """The answer's data, once it is committed. Raises `HubError` where anything of it was refused."""
        read = await self._documents.read(document)
        context, kept = self._context_of(viewer), False
        try:
            answer = (await answered(SCHEMA, read, read.operation(None), variables, context)).content
            kept = True
        finally:
            await context.finish(keep=kept)
        _check(answer)
        data: Mapping[str, Any] = answer["data"]
        return data

    async def do(
        self,
        viewer: Viewer,
        use_case: Callable[Concatenate[Work, Given], Awaitable[Answer]],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Answer:
        """What one use case answers, committed; for what the API has no word for, such as signing out."""
        context, kept = self._context_of(viewer), False
        try:
            answer = await context.ask(use_case, *args, **kwargs)
            kept = True
        finally:
            await context.finish(keep=kept)
        return answer


def _check(answer: Mapping[str, Any]) -> None:
    """Raise the refusal that the answer holds: of a question beside the data, of a deed inside its payload."""
    beside = [entry["extensions"] for entry in answer.get("errors", ())]
    payloads = [value for value in (answer.get("data") or {}).values() if isinstance(value, dict)]
    reasons = [*beside, *(entry for payload in payloads for entry in payload.get("errors", ()))]
    if reasons:
        raise _refusal(*(reason_of(reason) for reason in reasons))


def reason_of(problem: Mapping[str, Any]) -> Reason:
    """The reason that a `Problem`, or the extensions of an error, tell of."""
    return Reason(code_of("ProblemCode", problem["code"]), to_snake_case(problem["field"] or ""))


def needs_step_up(refusal: HubError) -> bool:
    """Whether a fresh sign-in is what is missing: the page then leads there instead of saying so."""
    return any(reason.code == "step_up_needed" for reason in refusal.reasons)


def _refusal(*reasons: Reason) -> HubError:
    codes = {reason.code for reason in reasons}
    if codes & {"not_permitted", "step_up_needed"}:
        return Forbidden(*reasons)
    return NotFound(reasons[0].field) if codes == {"not_found"} else HubError(*reasons)
