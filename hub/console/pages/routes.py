"""The ways for a case and a wish, in order, and one confirmation that sends all that she chose, each by itself."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any, Final

from starlette.responses import Response

from hub.console.page import ConsolePage
from hub.console.pages.danger import named
from hub.console.pages.send import SEND
from hub.console.paths import ROUTES
from hub.console.request_words import for_sending
from hub.console.visit import Visit
from hub.console.worded import worded
from hub.exchange.vocabulary.purposes import REQUEST_PURPOSES
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


async def show(visit: Visit) -> Response:
    """Which case, and what she wishes; from the page of a case, that one is chosen already."""
    data = await visit.ask_organisation(_CASES)
    return await _drawn(visit, data, {"case": f"Case:{visit.request.query_params.get('case', '')}"}, None)


async def find(visit: Visit) -> Response:
    """The ways. It is a form of its own, so that no address says what she wishes."""
    form = await visit.form()
    return await _ways(visit, form)


async def send(visit: Visit) -> Response:
    """All chosen ways by one mutation, each by itself: one that is refused holds no other back."""
    form = await visit.form()
    chosen = list(dict.fromkeys(form[name] for name in sorted(form) if name.startswith("pick-")))
    data = await visit.ask_organisation(_US)
    results = await _sent(visit, form, chosen) if chosen else []
    case = form.get("case", "").partition(":")[2]
    return visit.page("routes_sent", place=ROUTES, organisation=data["organisation"], results=results, case=case)


async def _sent(visit: Visit, form: Mapping[str, str], chosen: Sequence[str]) -> list[Mapping[str, Any]]:
    """What became of each way: sent, or every reason why not."""
    case = form.get("case", "")
    found = (await visit.ask(_CASE, case=case))["case"]
    if found is None:
        raise NotFound("case")
    routes = [await _route(visit, case, *one.split("/", 1)) for one in chosen if "/" in one]
    words = for_sending(form, visit.now, visit.language)
    given = {"key": form.get("key", ""), "case": case, "urgency": found["urgency"], **words}
    try:
        outcomes = (await visit.ask(SEND, routes=routes, **given))["sendRoutes"]["outcomes"]
    except (Forbidden, NotFound):
        raise
    except HubError as refusal:  # a single way, or what is true of each
        why = [{"sentence": reason.sentence(visit.language)} for reason in refusal.reasons]
        outcomes = [{"objectId": None, "reasons": why} for _ in routes]
    return [
        {"way": await _way_in_words(visit, route), "sent": one["objectId"] is not None,
         "why": [reason["sentence"] for reason in one["reasons"]]}
        for route, one in zip(routes, outcomes, strict=True)
    ]  # fmt: skip


async def _route(visit: Visit, case: str, recipient: str, purpose: str) -> dict[str, Any]:
    """One way; a request asks for every place that it was not asked for yet."""
    route: dict[str, Any] = {"recipient": recipient, "purpose": purpose}
    if code_of("Purpose", purpose) in REQUEST_PURPOSES:
        data = await visit.ask(_PLACES, case=case, recipient=recipient)
        route["places"] = [edge["node"]["id"] for edge in data["placesNotYetRequested"]["edges"]]
    return route


async def _way_in_words(visit: Visit, route: Mapping[str, Any]) -> str:
    whom = (await visit.ask(_WHOM, id=route["recipient"]))["organisation"] or {}
    return f"{whom.get(_in(visit), '')} · {worded('purpose', 'Purpose', route['purpose'], visit.language)}"


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
