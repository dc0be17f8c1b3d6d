"""What would leave for each recipient, side by side, and one confirmation that sends to all of them, each by itself."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import orjson
from starlette.responses import Response

from hub.console.case_place import case_id, with_case
from hub.console.frame import say
from hub.console.page import ConsolePage
from hub.console.paths import CASES
from hub.console.request_words import NAMES, for_preview, for_sending
from hub.console.visit import Visit
from hub.console.worded import worded
from hub.console.would_leave import side_by_side
from hub.exchange.vocabulary.purposes import REMOVAL, REQUEST_PURPOSES
from hub.kit.errors import Forbidden, HubError, Invalid, NotFound, Reason
from schema.engine.choices import code_of

MOST_FIELDS: Final = 150
STANDS: Final = frozenset({"GIVEN", "SHORTENED"})
_CASE: Final = """
query Send($organisation: ID!, $case: ID!) {
  organisation(id: $organisation) { name nameEn }
  case(id: $case) { id number name urgency status barredInWords
    consents { recipient { id name nameEn } purpose channel eventType } }
}
"""
_PLACES: Final = """
query Places($case: ID!, $recipient: ID!) {
  placesNotYetRequested(first: 100, case: $case, recipient: $recipient) { edges { node { id } } }
}
"""
_LOOK: Final = """
query Look($case: ID!, $recipient: ID!, $purpose: Purpose!, $places: [ID!], $request: [FieldInput!]) {
  disclosurePreview(caseId: $case, recipientId: $recipient, purpose: $purpose, places: $places, request: $request) {
    allowed fingerprint
    reasons { code field sentence nextStep }
    leaves { field form value } withheld { field sentence }
    finds { field text state sentence }
    duplicates { kind }
  }
}
"""
_MARK: Final = """
mutation Mark($case: ID!, $field: String!, $words: String!, $mark: IdentityMark!, $reason: String) {
  markIdentity(input: { case: $case, field: $field, words: $words, mark: $mark, reason: $reason }) {
    errors { code field } }
}
"""
SEND: Final = """
mutation Send($key: String!, $case: ID!, $routes: [RouteInput!]!, $urgency: Urgency!, $ground: String,
  $explanation: String, $signer: SignerInput, $goodFaith: GoodFaithInput, $reply: ReplyContactInput) {
  sendRoutes(input: { idempotencyKey: $key, case: $case, routes: $routes, urgency: $urgency, legalGround: $ground,
    explanation: $explanation, signer: $signer, goodFaith: $goodFaith, replyContact: $reply }) {
    outcomes { number objectId reasons { sentence } } errors { code field }
  }
}
"""


async def show(visit: Visit) -> Response:
    """All to whom she said yes."""
    data = await _case(visit)
    return await _shown(visit, data, {}, list(_agreed(visit, data["case"])))


async def look(visit: Visit) -> Response:
    """The same with the words of the requests as they are written by now, for those that are chosen."""
    form = await visit.form(most=MOST_FIELDS)
    return await _shown(visit, await _case(visit), form, _chosen(form))


async def mark(visit: Visit) -> Response:
    """Words that name somebody are hidden, or kept with a reason; then what would leave is shown anew."""
    form = await visit.form(most=MOST_FIELDS)
    refusal = None
    try:
        await visit.ask(_MARK, case=f"Case:{case_id(visit)}", **_marked(form))
    except (Forbidden, NotFound):
        raise
    except HubError as error:
        refusal = error
    return await _shown(visit, await _case(visit), form, _chosen(form), refusal)


async def send(visit: Visit) -> Response:
    """Send what was shown and is still chosen; whatever would leave otherwise by now is refused."""
    form = await visit.form(most=MOST_FIELDS)
    data = await _case(visit)
    names, chosen = _agreed(visit, data["case"]), _chosen(form)
    routes = [one for one in _routes(form) if _key(one) in chosen]
    if not routes:
        return await _shown(visit, data, form, chosen, Invalid(Reason("required", "routes")))
    words = for_sending(form, _at(visit, form), visit.language)
    given = {"key": form.get("key", ""), "case": data["case"]["id"], "urgency": data["case"]["urgency"], **words}
    try:
        done = await visit.ask(SEND, routes=routes, **given)
    except (Forbidden, NotFound):
        raise
    except HubError as refusal:
        return await _shown(visit, data, form, chosen, refusal)
    outcomes = done["sendRoutes"]["outcomes"]
    results = [_result(names, one, found) for one, found in zip(routes, outcomes, strict=True)]
    unseen = [key for key in chosen if key not in {_key(one) for one in routes}]
    results += [{"way": names.get(key, ""), "sent": False, "why": [say("send.not_ready", visit.language)]}
                for key in unseen]  # fmt: skip
    case = str(case_id(visit))
    return visit.page("routes_sent", place=f"{CASES}/{case}/send", organisation=data["organisation"], results=results,
                      case=case)  # fmt: skip


async def _case(visit: Visit) -> Mapping[str, Any]:
    data = await visit.ask_organisation(_CASE, case=f"Case:{case_id(visit)}")
    if data["case"] is None:
        raise NotFound("case")
    return data


def _agreed(visit: Visit, case: Mapping[str, Any]) -> dict[str, str]:
    """To whom she said yes: recipient and purpose, in words. Requests to remove come first."""
    name = "name" if visit.language == "ja" else "nameEn"
    stand = [one for one in case["consents"] if one["eventType"] in STANDS and one["channel"] != "outside"]
    stand = sorted(stand, key=lambda one: code_of("Purpose", one["purpose"]) not in REQUEST_PURPOSES)
    return {
        f"{one['recipient']['id']}/{one['purpose']}": f"{one['recipient'][name]} · "
        f"{worded('purpose', 'Purpose', one['purpose'], visit.language)}"
        for one in stand
        if one["recipient"] is not None
    }


def _chosen(form: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(form[name] for name in sorted(form) if name.startswith("pick-")))


def _routes(form: Mapping[str, str]) -> list[dict[str, Any]]:
    try:
        return [orjson.loads(form[name]) for name in sorted(form) if name.startswith("route-")]
    except orjson.JSONDecodeError as error:
        raise Invalid(Reason("malformed", "routes")) from error


def _key(route: Mapping[str, Any]) -> str:
    return f"{route['recipient']}/{route['purpose']}"


def _at(visit: Visit, form: Mapping[str, str]) -> datetime:
    """When the words were first looked at: what was seen then is what is signed."""
    try:
        return datetime.fromisoformat(form.get("at", ""))
    except ValueError:
        return visit.now


def _marked(form: Mapping[str, str]) -> dict[str, str]:
    number, _, word = form.get("mark", "").partition("-")
    field, _, words = form.get(f"find-{number}", "").partition("/")
    return {"field": field, "words": words, "mark": word.upper(), "reason": form.get(f"find-{number}-why", "")}


def _result(names: Mapping[str, str], route: Mapping[str, Any], outcome: Mapping[str, Any]) -> dict[str, Any]:
    why = [one["sentence"] for one in outcome["reasons"]]
    return {"way": names.get(_key(route), ""), "sent": outcome["objectId"] is not None, "why": why}


async def _shown(
    visit: Visit,
    data: Mapping[str, Any],
    form: Mapping[str, str],
    chosen: Sequence[str],
    refusal: HubError | None = None,
) -> Response:
    names, at = _agreed(visit, data["case"]), _at(visit, form)
    looks = [await _looked(visit, data["case"]["id"], key, form, at) for key in chosen if key in names]
    ready = [one for one in looks if one["ready"]]
    differ = form.get("rows") == "differ"
    return visit.page(
        "send",
        place=f"{CASES}/{case_id(visit)}/send",
        refusal=refusal,
        ways=[(key, name, key in chosen) for key, name in names.items()],
        ready=[{**one, "name": names[one["key"]]} for one in ready],
        rows=side_by_side([one["shown"] for one in ready], visit.language, differ=differ),
        differ=differ,
        finds=_finds(ready),
        blocked=[{"name": names[one["key"]], "why": one["why"]} for one in looks if not one["ready"]],
        written=any(one["request"] for one in looks),
        given={**dict.fromkeys(NAMES, ""), **form},
        at=at.isoformat(),
        key=form.get("key") or secrets.token_urlsafe(24),
        **with_case(visit, data),
    )


async def _looked(visit: Visit, case: str, key: str, form: Mapping[str, str], at: datetime) -> dict[str, Any]:
    """One route as the gate and the packer have it now."""
    recipient, _, purpose = key.partition("/")
    about = {"case": case, "recipient": recipient}
    code = code_of("Purpose", purpose)
    request, places = code in REQUEST_PURPOSES, []
    if request:
        found = await visit.ask(_PLACES, **about)
        places = [edge["node"]["id"] for edge in found["placesNotYetRequested"]["edges"]]
    said = for_preview(form, at, visit.language, removal=code == REMOVAL) if request else None
    shown = (await visit.ask(_LOOK, **about, purpose=purpose, places=places or None, request=said))["disclosurePreview"]
    route = {"recipient": recipient, "purpose": purpose, "expectedFingerprint": shown["fingerprint"]}
    if request:
        route["places"] = places
    again = [say("send.again", visit.language)] if shown["duplicates"] else []
    return {
        "key": key,
        "request": request,
        "shown": shown,
        "ready": shown["allowed"] and not again,
        "why": [*again, *(one["sentence"] for one in shown["reasons"])],
        "route": orjson.dumps(route).decode(),
    }


def _finds(ready: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Whoever is named in the words that leave, each once."""
    found = {(one["field"], one["text"]): one for look in ready for one in look["shown"]["finds"]}
    return [{**one, "value": f"{one['field']}/{one['text']}"} for one in found.values()]


PAGES = (
    ConsolePage(f"{CASES}/{{case}}/send", show=show),
    ConsolePage(f"{CASES}/{{case}}/send/look", act=look, back=CASES),
    ConsolePage(f"{CASES}/{{case}}/send/mark", act=mark, back=CASES),
    ConsolePage(f"{CASES}/{{case}}/send/now", act=send, back=CASES),
)
