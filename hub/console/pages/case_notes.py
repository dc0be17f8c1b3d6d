"""What the team writes of its work in a case: a note, and what it does next. The page of the case shows both."""

from datetime import datetime
from typing import Final

from starlette.responses import Response

from hub.console.case_place import case_id
from hub.console.page import ConsolePage
from hub.console.pages.case import case_page
from hub.console.paths import CASES
from hub.console.visit import Visit
from hub.kit.errors import HubError, Invalid, NotFound, Reason
from hub.kit.japan_time import ZONE
from schema.engine.choices import enum_name

_NOTE: Final = """
mutation Note($key: String!, $case: ID!, $kind: NoteKind!, $way: NoteWay, $at: DateTime, $words: String!) {
  noteCase(input: { idempotencyKey: $key, case: $case, kind: $kind, way: $way, at: $at, words: $words }) {
    errors { code field }
  }
}
"""
_PLAN: Final = """
mutation Plan($case: ID!, $words: String, $due: Date) {
  planNextStep(input: { case: $case, words: $words, dueOn: $due }) { errors { code field } }
}
"""


async def note(visit: Visit) -> Response:
    """A talk, an attempt or a word to colleagues is kept."""
    form = await visit.form()
    given = {name: form.get(name, "") for name in ("kind", "way", "at", "words")}
    try:
        said = {"kind": _choice(given["kind"], "kind"), "words": given["words"], "at": _instant(given["at"])}
        way = enum_name(given["way"]) if given["way"] else None
        await visit.ask(_NOTE, case=f"Case:{case_id(visit)}", key=form.get("key", ""), way=way, **said)
    except NotFound:
        raise
    except HubError as refusal:
        return await case_page(visit, refusal, given)
    return visit.go(f"{CASES}/{case_id(visit)}?done=noted")


async def plan(visit: Visit) -> Response:
    """What is done next, or that it is done."""
    form = await visit.form()
    given = {name: form.get(name, "") for name in ("step", "due_on")}
    words = None if form.get("over") else given["step"]
    try:
        if words is not None and not words.strip():
            raise Invalid(Reason("required", "step"))
        await visit.ask(_PLAN, case=f"Case:{case_id(visit)}", words=words, due=given["due_on"] or None)
    except NotFound:
        raise
    except HubError as refusal:
        return await case_page(visit, _at_step(refusal), given)
    return visit.go(f"{CASES}/{case_id(visit)}?done=planned")


def _at_step(refusal: HubError) -> HubError:
    """The same with the page's own name for the words of the plan: another form has words too."""
    told = (Reason(one.code, "step" if one.field == "words" else one.field, one.allowed) for one in refusal.reasons)
    return HubError(*told)


def _choice(code: str, field: str) -> str:
    if not code:
        raise Invalid(Reason("required", field))
    return enum_name(code)


def _instant(text: str) -> str | None:
    """What a clock on the wall in Japan showed, None for now; raises `Invalid` for what is no time."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=ZONE).isoformat() if text else None
    except ValueError:
        raise Invalid(Reason("malformed", "at")) from None


PAGES = (
    ConsolePage(f"{CASES}/{{case}}/notes", act=note, back=CASES),
    ConsolePage(f"{CASES}/{{case}}/next-step", act=plan, back=CASES),
)
