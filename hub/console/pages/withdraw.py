"""Consent is taken back, and whatever else allows less: said beforehand what it does, afterwards who answered."""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from starlette.responses import Response

from hub.console.ask import needs_step_up
from hub.console.case_place import case_id, with_case
from hub.console.page import ConsolePage
from hub.console.paths import CASES
from hub.console.sitting_form import last_minute
from hub.console.visit import Visit
from hub.console.worded import worded
from hub.kit.errors import HubError, Invalid, NotFound, Reason
from hub.narrowing.planned import GRACE

_DONE: Final = {
    "withdrawn": "withdraw.done",
    "refused": "withdraw.done.refused",
    "barred": "withdraw.done.barred",
    "shortened": "withdraw.done.shortened",
    "recalled": "withdraw.done.recalled",
}
_STANDS: Final = frozenset({"GIVEN", "SHORTENED"})
_FURTHER: Final = timedelta(days=7)
_DOCUMENT: Final = """
query Withdraw($organisation: ID!, $case: ID!) {
  organisation(id: $organisation) { name nameEn }
  case(id: $case) { id number name barredInWords
    consents { recipient { id name nameEn } purpose channel eventType until answerId }
    takedownRequests { id status recipient { name } }
    holdings { recipient { name } askedAt answer until answeredAt silentSince }
    withdrawals { recipient { name } at undoneAt destruction } }
  foreseenNarrowings(caseId: $case, cause: WITHDRAWAL) {
    objectId recipient { id name } purpose act withAll asks engaged }
}
"""
_WITHDRAW: Final = """
mutation Withdraw($case: ID!, $recipient: ID, $recall: Boolean, $destruction: Destruction) {
  withdrawConsent(input: { case: $case, recipient: $recipient, recall: $recall, destruction: $destruction }) {
    errors { code field } }
}
"""
_REFUSE: Final = """
mutation Refuse($key: String!, $case: ID!, $recipient: ID!, $purpose: Purpose!) {
  recordRefusal(input: { idempotencyKey: $key, case: $case, recipient: $recipient, purpose: $purpose }) {
    errors { code field } }
}
"""
_BAR: Final = """
mutation Bar($key: String!, $case: ID!, $recipient: ID!) {
  barRecipients(input: { idempotencyKey: $key, case: $case, organisations: [$recipient] }) { errors { code field } }
}
"""
_SHORTEN: Final = """
mutation Shorten($key: String!, $case: ID!, $recipient: ID!, $purpose: Purpose!, $until: DateTime!, $seen: UUIDText!) {
  shortenConsent(input: { idempotencyKey: $key, case: $case, recipient: $recipient, purpose: $purpose, until: $until,
    expectedAnswerId: $seen }) { errors { code field } }
}
"""
_RECALL: Final = """
mutation Recall($request: ID!, $yes: Boolean!) {
  recallTakedownRequest(input: { request: $request, herOwnYes: $yes }) { errors { code field } }
}
"""


async def show(visit: Visit) -> Response:
    """What is out and what her word would do to it; and what became of what she took back before."""
    return await _page(visit)


async def withdraw(visit: Visit) -> Response:
    """From one or from all. It waits for nobody outside, and asks for no reason."""
    form = await visit.form()
    recall, now = form.get("recall") == "1", form.get("now") == "1"
    given = {"recipient": form.get("recipient") or None, "recall": recall}
    return await _done(visit, "withdrawn", _WITHDRAW, **given, destruction="NOW" if now else "AFTER_SEVEN_DAYS")


async def refuse(visit: Visit) -> Response:
    """A no to one recipient and purpose."""
    form = await visit.form()
    recipient, purpose, _ = _place(form)
    return await _done(visit, "refused", _REFUSE, key=form.get("key", ""), recipient=recipient, purpose=purpose)


async def bar(visit: Visit) -> Response:
    """Never this body, for nothing."""
    form = await visit.form()
    recipient, _, _ = _place(form)
    return await _done(visit, "barred", _BAR, key=form.get("key", ""), recipient=recipient)


async def shorten(visit: Visit) -> Response:
    """Until an earlier day."""
    form = await visit.form()
    recipient, purpose, seen = _place(form)
    try:
        until = last_minute(form, "until")
    except Invalid as refusal:
        return await _page(visit, refusal)
    about = {"recipient": recipient, "purpose": purpose, "until": until, "seen": seen}
    return await _done(visit, "shortened", _SHORTEN, key=form.get("key", ""), **about)


async def recall(visit: Visit) -> Response:
    """A request to remove is taken back, on her own yes alone."""
    form = await visit.form()
    if form.get("yes") != "1":
        return await _page(visit, Invalid(Reason("required", "yes")))
    return await _done(visit, "recalled", _RECALL, request=form.get("request", ""), yes=True)


def _place(form: Mapping[str, str]) -> tuple[str, str, str]:
    """Recipient, purpose and her last answer, as the form's choice names them."""
    recipient, purpose, seen, *_ = (*form.get("place", "").split("/"), "", "", "")
    return recipient, purpose, seen


async def _done(visit: Visit, word: str, document: str, **given: Any) -> Response:  # noqa: ANN401 - variables
    case = case_id(visit)
    if "request" not in given:
        given["case"] = f"Case:{case}"
    try:
        await visit.ask(document, **given)
    except HubError as refusal:
        if isinstance(refusal, NotFound) or needs_step_up(refusal):
            raise
        return await _page(visit, refusal)
    return visit.go(f"{CASES}/{case}/withdraw?done={word}")


async def _page(visit: Visit, refusal: HubError | None = None) -> Response:
    data = await visit.ask_organisation(_DOCUMENT, case=f"Case:{case_id(visit)}")
    facts = with_case(visit, data)
    case, out = data["case"], data["foreseenNarrowings"]
    return visit.page(
        "withdraw",
        place=f"{CASES}/{case_id(visit)}/withdraw",
        refusal=refusal,
        done=visit.done(_DONE),
        recipients=_recipients(visit, case, out),
        out=[_out(visit, one) for one in out],
        places=[_consent(visit, one) for one in case["consents"] if one["eventType"] in _STANDS and one["recipient"]],
        requests=[one for one in case["takedownRequests"] if one["id"] in {thing["objectId"] for thing in out}],
        past=[_past(one, visit.now) for one in case["withdrawals"]],
        holdings=[_holding(one) for one in case["holdings"]],
        key=secrets.token_urlsafe(24),
        **facts,
    )


def _recipients(visit: Visit, case: Mapping[str, Any], out: list[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Everybody who has something, or to whom she said yes."""
    name = "name" if visit.language == "ja" else "nameEn"
    agreed = {
        one["recipient"]["id"]: one["recipient"][name]
        for one in case["consents"]
        if one["recipient"] is not None and one["eventType"] in _STANDS
    }
    holds = {one["recipient"]["id"]: one["recipient"]["name"] for one in out if one["recipient"] is not None}
    return list({**holds, **agreed}.items())


def _out(visit: Visit, one: Mapping[str, Any]) -> dict[str, Any]:
    language = visit.language
    return {
        "to": (one["recipient"] or {}).get("name", ""),
        "for": worded("purpose", "Purpose", one["purpose"], language),
        "act": worded("narrowing_act", "NarrowingAct", one["act"], language),
        "with_all": worded("narrowing_act", "NarrowingAct", one["withAll"], language),
        "asks": one["asks"],
        "engaged": one["engaged"],
    }


def _consent(visit: Visit, one: Mapping[str, Any]) -> tuple[str, str]:
    name = one["recipient"]["name" if visit.language == "ja" else "nameEn"]
    purpose = worded("purpose", "Purpose", one["purpose"], visit.language)
    return f"{one['recipient']['id']}/{one['purpose']}/{one['answerId']}", f"{name} · {purpose}"


def _past(one: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """A withdrawal, and until when it can be undone by safe contact; None where it cannot."""
    ends = datetime.fromisoformat(one["at"]) + GRACE
    open_yet = one["undoneAt"] is None and one["destruction"] != "NOW" and now < ends
    return {**one, "undo_until": ends.isoformat() if open_yet else None}


def _holding(one: Mapping[str, Any]) -> dict[str, Any]:
    """What a holder answered; of who is silent, when it was asked, and when it is asked again."""
    asked = datetime.fromisoformat(one["askedAt"])
    again = None if one["answer"] or one["silentSince"] else (asked + _FURTHER).isoformat()
    said = one["answer"].lower() if one["answer"] else "silent" if one["silentSince"] else "none"
    return {**one, "said": said, "again": again}


PAGES = (
    ConsolePage(f"{CASES}/{{case}}/withdraw", show=show),
    *(
        ConsolePage(f"{CASES}/{{case}}/withdraw/{word}", act=act, back=CASES)
        for word, act in (
            ("now", withdraw),
            ("refuse", refuse),
            ("bar", bar),
            ("shorten", shorten),
            ("recall", recall),
        )
    ),
)
