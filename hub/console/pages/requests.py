"""Requests to remove: where each stands against its time, what was found, what counts, and what is prepared."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from starlette.responses import Response

from hub.console.page import ConsolePage
from hub.console.paths import REQUESTS
from hub.console.visit import Visit
from hub.console.worded import worded
from hub.exchange.vocabulary.deadlines import (
    CLOCK_EVENTS,
    CLOCK_MOMENTS,
    DUE_STATES,
    FINDING_SOURCES,
    FINDINGS,
    STEPS_AFTER_DUE,
)
from hub.exchange.vocabulary.members import MESSAGE_STATUSES
from hub.kit.errors import HubError, Invalid, NotFound, Reason
from hub.kit.japan_time import ZONE
from schema.engine.choices import code_of, enum_name

_DONE: Final = {word: f"requests.done.{word}" for word in ("found", "counted", "complained")}
_LIST: Final = """
query Requests($organisation: ID!, $box: Box!, $after: String) {
  organisation(id: $organisation) { name nameEn }
  takedownRequests(first: 25, after: $after, box: $box) {
    edges { node { id sender { name } recipient { name } status dueAt dueState createdAt } }
    pageInfo { hasNextPage endCursor }
  }
}
"""
_ONE: Final = """
query Request($organisation: ID!, $id: ID!) {
  organisation(id: $organisation) { name nameEn }
  takedownRequest(id: $id) {
    id caseId sender { name } recipient { name } status dueAt dueState createdAt deliveryStatus
    clocks { rule title dueAt sentence }
    findings { item found saidBy lookedAt }
    clockEvents { kind at dueAt recordedAt }
    nextSteps { kind title since draft }
    complaint { canBeSent message { status createdAt } }
    timeline { status at }
  }
}
"""
_FINDING: Final = """
mutation Found($key: String!, $request: ID!, $item: Int!, $found: FindingWord!, $by: FindingSource!, $at: DateTime!) {
  recordFinding(input: { idempotencyKey: $key, request: $request, item: $item, found: $found, saidBy: $by,
    lookedAt: $at }) { errors { code field } }
}
"""
_MOMENT: Final = """
mutation Counted($key: String!, $request: ID!, $kind: ClockMoment!, $at: DateTime!) {
  recordClockMoment(input: { idempotencyKey: $key, request: $request, kind: $kind, at: $at }) { errors { code field } }
}
"""
_COMPLAIN: Final = """
mutation Complain($key: String!, $request: ID!) {
  complainOfRequest(input: { idempotencyKey: $key, request: $request }) { errors { code field } }
}
"""


async def show(visit: Visit) -> Response:
    """The requests of the office, newest first: those it sent, or for a platform those it received."""
    sends = visit.may("sendTakedownRequest")
    box, after = "SENT" if sends else "INBOX", visit.request.query_params.get("after")
    data = await visit.ask_organisation(_LIST, box=box, after=after)
    page = data["takedownRequests"]
    return visit.page(
        "requests",
        place=REQUESTS,
        organisation=data["organisation"],
        requests=[_named(visit, edge["node"], sends=sends) for edge in page["edges"]],
        more=page["pageInfo"]["endCursor"] if page["pageInfo"]["hasNextPage"] else None,
    )


async def shown(visit: Visit) -> Response:
    """One request with its clocks; no place of it is shown, so that nothing here is opened by mistake."""
    return await one_request(visit)


async def found(visit: Visit) -> Response:
    """Somebody says whether an item is still there, as of now."""
    form = await visit.form()
    if empty := _empty(form, "item", "found", "said_by"):
        return await one_request(visit, empty, form)
    given = {
        "item": _number(form.get("item", "")),
        "found": enum_name(form.get("found", "")),
        "by": enum_name(form.get("said_by", "")),
        "at": visit.now.isoformat(),
    }
    return await _done(visit, "found", _FINDING, form, given)


async def counted(visit: Visit) -> Response:
    """Somebody says what happened, from which a clock counts."""
    form = await visit.form()
    if empty := _empty(form, "kind", "at"):
        return await one_request(visit, empty, form)
    try:
        given = {"kind": enum_name(form.get("kind", "")), "at": _instant(form.get("at", ""))}
    except Invalid as refusal:
        return await one_request(visit, refusal, form)
    return await _done(visit, "counted", _MOMENT, form, given)


async def complained(visit: Visit) -> Response:
    """Somebody has looked at what was asked, and has it go to the platform again as a complaint."""
    form = await visit.form()
    if empty := _empty(form, "read"):
        return await one_request(visit, empty, form)
    return await _done(visit, "complained", _COMPLAIN, form, {})


async def _done(
    visit: Visit, word: str, document: str, form: Mapping[str, str], given: Mapping[str, object]
) -> Response:
    id = request_id(visit)
    try:
        await visit.ask(document, key=form.get("key", ""), request=f"TakedownRequest:{id}", **given)
    except NotFound:
        raise
    except HubError as refusal:
        return await one_request(visit, refusal, form)
    return visit.go(f"{REQUESTS}/{id}?done={word}")


async def one_request(
    visit: Visit, refusal: HubError | None = None, given: Mapping[str, str] | None = None
) -> Response:
    """The request's page; `refusal`, `given`: what is to be put right, and what was filled in."""
    id = request_id(visit)
    data = await visit.ask_organisation(_ONE, id=f"TakedownRequest:{id}")
    one = data["takedownRequest"]
    if one is None:
        raise NotFound("request")
    lang = visit.language
    return visit.page(
        "request",
        place=f"{REQUESTS}/{id}",
        organisation=data["organisation"],
        refusal=refusal,
        done=visit.done(_DONE),
        given={**dict.fromkeys(("item", "found", "said_by", "kind", "at", "read"), ""), **(given or {})},
        one=one,
        status=worded("task_status", "TaskStatus", one["status"], lang),
        state=_word(DUE_STATES, one["dueState"], "DueState", lang),
        **_history(one, lang),
        steps=[
            {**step, "word": _word(STEPS_AFTER_DUE, step["kind"], "StepAfterDue", lang)} for step in one["nextSteps"]
        ],
        finding_words=_choices(FINDINGS, lang),
        sources=_choices(FINDING_SOURCES, lang),
        moments=_choices(CLOCK_MOMENTS, lang),
        complaint=_complaint(one, lang),
        ours=one["caseId"] is not None and visit.may("recordFinding"),
        key=secrets.token_urlsafe(24),
    )


def _history(one: Mapping[str, Any], language: str) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """What was found and what counted, in words."""
    found = [
        {
            **kept,
            "word": _word(FINDINGS, kept["found"], "FindingWord", language),
            "by": _word(FINDING_SOURCES, kept["saidBy"], "FindingSource", language),
        }
        for kept in one["findings"]
    ]
    events = [
        {**kept, "word": _word(CLOCK_EVENTS, kept["kind"], "ClockEventKind", language)} for kept in one["clockEvents"]
    ]
    return {"found": found, "events": events}


def _complaint(one: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    """Whether the sender's team can complain now, and where its message stands."""
    found = one["complaint"] or {"canBeSent": False, "message": None}
    message = found["message"]
    word = _word(MESSAGE_STATUSES, message["status"], "MessageStatus", language) if message else ""
    return {"ready": found["canBeSent"], "word": word, "at": message["createdAt"] if message else ""}


def _named(visit: Visit, one: Mapping[str, Any], *, sends: bool) -> Mapping[str, Any]:
    state = _word(DUE_STATES, one["dueState"], "DueState", visit.language)
    status = worded("task_status", "TaskStatus", one["status"], visit.language)
    other = one["recipient" if sends else "sender"]["name"]
    return {**one, "other": other, "status": status, "state": state, "bare": _bare(one["id"])}


def _word(words: Any, name: str, enum: str, language: str) -> str:  # noqa: ANN401 - a set of codes
    found: str = words[code_of(enum, name)].words.to(language)
    return found


def _choices(words: Any, language: str) -> list[tuple[str, str]]:  # noqa: ANN401 - a set of codes
    return [(one.code, one.words.to(language)) for one in words]


def _empty(form: Mapping[str, str], *names: str) -> Invalid | None:
    """What was left out of those, all of it at once; nothing is chosen for somebody who chose nothing."""
    reasons = [Reason("required", name) for name in names if not form.get(name, "").strip()]
    return Invalid(*reasons) if reasons else None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 4 else 0  # noqa: PLR2004 - 200 at most


def _instant(text: str) -> str:
    """What a clock on the wall in Japan showed; raises `Invalid` for what is no time."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=ZONE).isoformat()
    except ValueError:
        raise Invalid(Reason("malformed", "at")) from None


def request_id(visit: Visit) -> UUID:
    """The request that the address names; raises `NotFound` for what is no id."""
    try:
        return UUID(visit.request.path_params["request"])
    except ValueError:
        raise NotFound from None


def _bare(id: str) -> str:
    return id.partition(":")[2]


PAGES = (
    ConsolePage(REQUESTS, show=show),
    ConsolePage(REQUESTS + "/{request}", show=shown, back=REQUESTS),
    ConsolePage(REQUESTS + "/{request}/finding", act=found, back=REQUESTS),
    ConsolePage(REQUESTS + "/{request}/complaint", act=complained, back=REQUESTS),
    ConsolePage(REQUESTS + "/{request}/moment", act=counted, back=REQUESTS),
)
