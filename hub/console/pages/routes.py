"""The ways for a case and a wish, in order, and one confirmation that sends all that she chose, each by itself."""

import secrets
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from starlette.responses import Response

from hub.console.frame import say
from hub.console.page import ConsolePage
from hub.console.pages.danger import named
from hub.console.paths import ROUTES
from hub.console.visit import Visit
from hub.exchange.vocabulary.purposes import PURPOSES, REMOVAL, REQUEST_PURPOSES
from hub.exchange.vocabulary.routes import ROUTE_STATES, ROUTE_WISHES
from hub.kit.errors import Forbidden, HubError, Invalid, NotFound, Reason
from schema.engine.choices import code_of, enum_name

MOST_CHOSEN: Final = 15
"""As many as one form of ours can hold beside the words of the request."""
_SENDABLE: Final = frozenset({"ready", "write"})
_CASES: Final = """
query Cases($organisation: ID!) {
  organisation(id: $organisation) { name nameEn }
  cases(first: 50, status: OPEN) { edges { node { id number name } } }
}
"""
_FOUND: Final = """
query Ways($organisation: ID!, $case: ID!, $wish: RouteWish!) {
  organisation(id: $organisation) { name nameEn }
  cases(first: 50, status: OPEN) { edges { node { id number name } } }
  proposedRoutes(caseId: $case, wish: $wish) {
    proposals {
      route { purpose title } recipient { id name } state leaves { label } toWrite { label } answerBy
      clocks { title dueAt sentence } duties { sentenceJa sentenceEn appliesNow reportsTo }
    }
    leftOut { route { title } recipient { name } reasons { sentence } }
    missing { field label }
  }
}
"""
_US: Final = "query Us($organisation: ID!) { organisation(id: $organisation) { name nameEn } }"
_WHOM: Final = "query Whom($id: ID!) { organisation(id: $id) { name nameEn } }"
_CASE: Final = "query OfCase($case: ID!) { case(id: $case) { urgency } }"
_PLACES: Final = """
query Places($case: ID!, $recipient: ID!) {
  placesNotYetRequested(first: 100, case: $case, recipient: $recipient) { edges { node { id } } }
}
"""
_ONE: Final = "query One($case: ID!) { case(id: $case) { id number name } }"
_OFFER: Final = """
mutation Offer($key: String!, $case: ID!, $recipient: ID!, $purpose: Purpose!, $urgency: Urgency!) {
  offerReferral(input: { idempotencyKey: $key, case: $case, recipient: $recipient, purpose: $purpose,
    urgency: $urgency }) { errors { code field } }
}
"""
_REQUEST: Final = """
mutation Ask($key: String!, $case: ID!, $recipient: ID!, $urgency: Urgency!, $places: [ID!], $ground: String!,
  $explanation: String, $signer: SignerInput, $goodFaith: GoodFaithInput, $reply: ReplyContactInput) {
  sendTakedownRequest(input: { idempotencyKey: $key, case: $case, recipient: $recipient, urgency: $urgency,
    places: $places, legalGround: $ground, explanation: $explanation, signer: $signer, goodFaith: $goodFaith,
    replyContact: $reply }) { errors { code field } }
}
"""
_KEEP: Final = """
mutation Keep($key: String!, $case: ID!, $recipient: ID!, $urgency: Urgency!, $places: [ID!], $signer: SignerInput,
  $reply: ReplyContactInput!) {
  requestPreservation(input: { idempotencyKey: $key, case: $case, recipient: $recipient, urgency: $urgency,
    places: $places, signer: $signer, replyContact: $reply }) { errors { code field } }
}
"""
_OF_KEEPING: Final = ("places", "signer", "reply")


async def show(visit: Visit) -> Response:
    """Which case, and what she wishes; from the page of a case, that one is chosen already."""
    data = await visit.ask_organisation(_CASES)
    return await _drawn(visit, data, {"case": f"Case:{visit.request.query_params.get('case', '')}"}, None)


async def find(visit: Visit) -> Response:
    """The ways. It is a form of its own, so that no address says what she wishes."""
    form = await visit.form()
    return await _ways(visit, form)


async def send(visit: Visit) -> Response:
    """Each chosen way in a transaction of its own: one that is refused holds no other back."""
    form = await visit.form()
    chosen = list(dict.fromkeys(form[name] for name in sorted(form) if name.startswith("pick-")))
    data = await visit.ask_organisation(_US)
    results = [await _sent(visit, form, one) for one in chosen]
    case = form.get("case", "").partition(":")[2]
    return visit.page("routes_sent", place=ROUTES, organisation=data["organisation"], results=results, case=case)


async def _sent(visit: Visit, form: Mapping[str, str], one: str) -> Mapping[str, Any]:
    """What became of one way: sent, or every reason why not."""
    recipient, _, purpose = one.partition("/")
    case = form.get("case", "")
    key = sha256(f"{form.get('key', '')}/{one}".encode()).hexdigest()
    whom = (await visit.ask(_WHOM, id=recipient))["organisation"] or {}
    way = f"{whom.get(_in(visit), '')} · {PURPOSES[code_of('Purpose', purpose)].words.to(visit.language)}"
    try:
        urgency = ((await visit.ask(_CASE, case=case))["case"] or {}).get("urgency", "")
        given = {"key": key, "case": case, "recipient": recipient, "urgency": urgency}
        await _asked(visit, form, given, purpose)
    except Forbidden:
        raise
    except HubError as refusal:
        return {"way": way, "sent": False, "why": [reason.sentence(visit.language) for reason in refusal.reasons]}
    return {"way": way, "sent": True, "why": []}


async def _asked(visit: Visit, form: Mapping[str, str], given: Mapping[str, str], purpose: str) -> None:
    """By the mutation of this purpose; raises what it refuses."""
    if code_of("Purpose", purpose) not in REQUEST_PURPOSES:
        await visit.ask(_OFFER, **given, purpose=purpose)
        return
    words = await _words(visit, form, given["case"], given["recipient"])
    if purpose == enum_name(REMOVAL):
        await visit.ask(_REQUEST, **given, **words)
    else:
        await visit.ask(_KEEP, **given, **{name: words[name] for name in _OF_KEEPING})


async def _words(visit: Visit, form: Mapping[str, str], case: str, recipient: str) -> dict[str, Any]:
    """The words of the request as the form holds them; what is empty is not said."""
    data = await visit.ask(_PLACES, case=case, recipient=recipient)
    now = visit.now.isoformat()
    mail, authority = form.get("reply_mail", ""), form.get("authority", "")
    return {
        "places": [edge["node"]["id"] for edge in data["placesNotYetRequested"]["edges"]],
        "ground": form.get("ground", ""),
        "explanation": form.get("explanation") or None,
        "signer": {"role": "AUTHORISED", "authority": authority, "signedAt": now} if authority else None,
        "goodFaith": {"statement": say("routes.good", visit.language), "at": now} if form.get("good") else None,
        "reply": {"name": form.get("reply_name", ""), "mail": mail} if mail else None,
    }


async def _ways(visit: Visit, form: Mapping[str, str]) -> Response:
    case, wish = form.get("case", ""), enum_name(form.get("wish", ""))
    if not case:
        empty = Invalid(Reason("required", "case"))
        return await _drawn(visit, await visit.ask_organisation(_CASES), form, None, empty)
    try:
        data = await visit.ask_organisation(_FOUND, case=case, wish=wish)
    except NotFound:
        raise
    except HubError as refusal:
        return await _drawn(visit, await visit.ask_organisation(_CASES), form, None, refusal)
    return await _drawn(visit, data, form, data["proposedRoutes"])


async def _drawn(
    visit: Visit,
    data: Mapping[str, Any],
    form: Mapping[str, str],
    found: Mapping[str, Any] | None,
    refusal: HubError | None = None,
) -> Response:
    language = visit.language
    return visit.page(
        "routes",
        place=ROUTES,
        organisation=data["organisation"],
        refusal=refusal,
        cases=await _cases(visit, data, form.get("case", "")),
        wishes=[(one.code, one.words.to(language)) for one in ROUTE_WISHES],
        given={"case": form.get("case", ""), "wish": form.get("wish", "not-known")},
        found=found and {**found, "proposals": [_way(visit, n, one) for n, one in enumerate(found["proposals"])]},
        key=secrets.token_urlsafe(24),
    )


async def _cases(visit: Visit, data: Mapping[str, Any], chosen: str) -> list[tuple[str, str]]:
    """Those to choose from. The chosen one is always among them: another would stand there in its place, unnoticed."""
    listed = {edge["node"]["id"]: named(edge["node"]) for edge in data["cases"]["edges"]}
    if chosen.partition(":")[2] and chosen not in listed:
        one = (await visit.ask(_ONE, case=chosen))["case"]
        if one is None:
            raise NotFound("case")
        listed = {one["id"]: named(one), **listed}
    return list(listed.items())


def _way(visit: Visit, number: int, one: Mapping[str, Any]) -> Mapping[str, Any]:
    state = code_of("RouteState", one["state"])
    told = "sentenceJa" if visit.language == "ja" else "sentenceEn"
    return {
        **one,
        "word": ROUTE_STATES[state].words.to(visit.language),
        "tells": [duty[told] for duty in one["duties"] if duty["appliesNow"]],
        "pick": f"{one['recipient']['id']}/{one['route']['purpose']}" if _can_be_chosen(state, number) else "",
        "number": number,
        "writes": state == "write",
    }


def _can_be_chosen(state: str, number: int) -> bool:
    return state in _SENDABLE and number < MOST_CHOSEN


def _in(visit: Visit) -> str:
    return "name" if visit.language == "ja" else "nameEn"


PAGES = (
    ConsolePage(ROUTES, show=show),
    ConsolePage(f"{ROUTES}/find", act=find, back=ROUTES),
    ConsolePage(f"{ROUTES}/send", act=send, back=ROUTES),
)
