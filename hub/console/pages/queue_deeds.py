"""What a reviewer does with one request: decides items, corrects an answer, says that it arrived, or gives it back."""

from collections.abc import Mapping
from typing import Any, Final

from starlette.responses import Response

from hub.console.ask import needs_step_up
from hub.console.page import ConsolePage
from hub.console.pages.queued import id_of, request_page
from hub.console.paths import QUEUE
from hub.console.visit import Visit
from hub.kit.errors import HubError, Invalid, NotFound, Reason
from hub.takedowns.words import FINAL, REASON_REQUIRED
from schema.engine.choices import code_of, enum_name

_ANSWER: Final = """
mutation Answer($key: String!, $request: ID!, $version: Int!, $answers: [ItemAnswerInput!]!) {
  answerTakedownItems(input: { idempotencyKey: $key, request: $request, expectedVersion: $version,
    answers: $answers }) { takedownRequest { version itemStates { status } } errors { code field } }
}
"""
_COMPLETE: Final = """
mutation Complete($request: ID!, $version: Int!) {
  completeTakedownRequest(input: { request: $request, expectedVersion: $version }) { errors { code field } }
}
"""
_CORRECT: Final = """
mutation Correct($key: String!, $request: ID!, $version: Int!, $answer: ItemAnswerInput!, $why: CorrectionReason!) {
  correctTakedownAnswer(input: { idempotencyKey: $key, request: $request, expectedVersion: $version, answer: $answer,
    why: $why }) { errors { code field } }
}
"""
_SEEN: Final = """
mutation Seen($request: ID!) { receiveTakedownRequest(input: { request: $request }) { errors { code field } } }
"""
_LEAVE: Final = """
mutation Leave($request: ID!) { unassignTakedownRequests(input: { requests: [$request] }) { errors { code field } } }
"""
_NEXT: Final = """
query Next { takedownRequests(first: 2, box: INBOX, waiting: true, assigned: ME) { edges { node { id } } } }
"""
MOST_FIELDS: Final = 3 * 200 + 8
"""A tick, an answer and room for each of 200 items, and what the page has once."""


async def decide(visit: Visit) -> Response:
    """All marked items at once, and on to the next request; what is not marked stays as it is."""
    form = await visit.form(most=MOST_FIELDS)
    answers = _answers(form)
    missing = _missing(answers)
    if missing:
        return await request_page(visit, Invalid(missing), form)
    try:
        answered = await _answer(visit, form, answers)
    except HubError as refusal:
        if isinstance(refusal, NotFound) or needs_step_up(refusal):
            raise
        return await request_page(visit, refusal, form)
    if any(_waits(state["status"]) for state in answered["itemStates"]):
        return visit.go(f"{QUEUE}/{id_of(visit)}?done=decided")
    await visit.ask(_COMPLETE, request=_its_id(visit), version=answered["version"])
    return await _on(visit)


async def correct(visit: Visit) -> Response:
    """Another answer in the place of a final one, with the reason for it; both sides see both."""
    form = await visit.form()
    missing = [Reason("required", name) for name in ("status", "why") if not form.get(name)]
    if missing:
        return await request_page(visit, Invalid(*missing), form)
    reason = enum_name(form["reason"]) if form.get("reason") else None
    said = {"number": _whole(form.get("number", "")), "status": enum_name(form["status"]), "reason": reason}
    given = {"answer": said, "why": enum_name(form["why"])}
    return await _done(visit, "corrected", _CORRECT, form, key=form.get("key", ""), version=_version(form), **given)


async def seen(visit: Visit) -> Response:
    """Say that it has arrived, from which the clock of law counts."""
    return await _done(visit, "seen", _SEEN)


async def leave(visit: Visit) -> Response:
    """Give this one back, without a reason."""
    try:
        await visit.ask(_LEAVE, request=_its_id(visit))
    except NotFound:
        raise
    except HubError as refusal:
        return await request_page(visit, refusal)
    return visit.go(f"{QUEUE}?done=left")


async def _answer(visit: Visit, form: Mapping[str, str], answers: list[dict[str, Any]]) -> Mapping[str, Any]:
    given = {"key": form.get("key", ""), "version": _version(form), "answers": answers}
    data = await visit.ask(_ANSWER, request=_its_id(visit), **given)
    answered: Mapping[str, Any] = data["answerTakedownItems"]["takedownRequest"]
    return answered


async def _on(visit: Visit) -> Response:
    """To the next request of one's own by its end, or back to the queue."""
    found = (await visit.ask(_NEXT))["takedownRequests"]["edges"]
    said = f"?done=decided&before={id_of(visit)}"
    others = [edge["node"]["id"] for edge in found if edge["node"]["id"] != _its_id(visit)]
    return visit.go(f"{QUEUE}/{others[0].partition(':')[2]}{said}" if others else f"{QUEUE}{said}")


def _answers(form: Mapping[str, str]) -> list[dict[str, Any]]:
    """What was marked, an item at a time; what was only ticked takes the answer that was chosen for all ticked."""
    marked = {name[2:]: code for name, code in form.items() if name.startswith("a.")}
    if every := form.get("every", ""):
        marked = {**{name[5:]: every for name in form if name.startswith("pick.")}, **marked}
    return [
        {"number": _whole(number), "status": enum_name(code), "reason": _reason(form, code)}
        for number, code in sorted(marked.items(), key=lambda one: _whole(one[0]))
    ]


def _reason(form: Mapping[str, str], code: str) -> str | None:
    given = form.get(f"why.{code}", "") if code in REASON_REQUIRED else ""
    return enum_name(given) if given else None


def _missing(answers: list[dict[str, Any]]) -> Reason | None:
    """What is still to be filled in before anything is decided: something marked, and a reason where one is asked."""
    if not answers:
        return Reason("required", "every")
    asked = {answer["status"] for answer in answers if answer["reason"] is None}
    lacking = [code for code in sorted(REASON_REQUIRED) if enum_name(code) in asked]
    return Reason("reason_required", f"why.{lacking[0]}") if lacking else None


def _waits(status: str | None) -> bool:
    return status is None or code_of("ItemState", status) not in FINAL


async def _done(
    visit: Visit, word: str, document: str, form: Mapping[str, str] | None = None, **given: object
) -> Response:
    try:
        await visit.ask(document, request=_its_id(visit), **given)
    except HubError as refusal:
        if isinstance(refusal, NotFound) or needs_step_up(refusal):
            raise
        return await request_page(visit, refusal, form)
    return visit.go(f"{QUEUE}/{id_of(visit)}?done={word}")


def _its_id(visit: Visit) -> str:
    return f"TakedownRequest:{id_of(visit)}"


def _version(form: Mapping[str, str]) -> int:
    return _whole(form.get("version", ""))


def _whole(text: str) -> int:
    """The number, or 0 for whatever is none: no item and no version has it."""
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 9 else 0  # noqa: PLR2004 - an Int's


_HERE: Final = f"{QUEUE}/{{request}}"
PAGES = (
    ConsolePage(f"{_HERE}/decide", act=decide, back=QUEUE),
    ConsolePage(f"{_HERE}/correct", act=correct, back=QUEUE),
    ConsolePage(f"{_HERE}/seen", act=seen, back=QUEUE),
    ConsolePage(f"{_HERE}/leave", act=leave, back=QUEUE),
)
