"""What needs two people: confirmed or declined here by the second one."""

from collections.abc import Mapping
from typing import Any, Final

from starlette.responses import Response

from hub.console.ask import needs_step_up
from hub.console.page import ConsolePage
from hub.console.pages.danger import waiting_time
from hub.console.visit import Visit
from hub.kit.errors import HubError

_PATH: Final = "/acts"
_DONE: Final = {"confirmed": "acts.done.confirmed", "declined": "acts.done.declined"}
_DOCUMENT: Final = """
query Acts($organisation: ID!, $after: String, $vouches: Boolean!, $members: Boolean!) {
  organisation(id: $organisation) { name nameEn }
  waitingActs(first: 25, after: $after) { edges { node { ...Told } } pageInfo { hasNextPage endCursor } }
  ownActs(first: 25) { edges { node { ...Told } } }
  admissionsToConfirm @include(if: $vouches) { actId organisation { name } role label comesBack askedAt }
  reviews(first: 25) @include(if: $members) { edges { node { id kind askedAt dueAt } } }
}
fragment Told on TwoPersonAct {
  id kind sentence requestedLabel requestedAt expiresAt status reason standingCalledAt details { label text }
}
"""
_CONFIRM: Final = """
mutation Confirm($act: ID!) { confirmAct(input: { act: $act }) { shownOnce { name value } errors { code field } } }
"""
_DECLINE: Final = "mutation Decline($act: ID!) { declineAct(input: { act: $act }) { errors { code field } } }"
_ADMIT: Final = """
mutation Admit($act: ID!) { confirmAdmission(input: { act: $act }) { shownOnce { name value } errors { code field } } }
"""
_REVIEW: Final = """
mutation Decide($review: ID!, $decision: ReviewDecision!) {
  decideReview(input: { review: $review, decision: $decision }) { errors { code field } }
}
"""
BY_NEWCOMERS: Final = "CONFIRMED_BY_NEWCOMER"


async def show(visit: Visit) -> Response:
    """What waits for this visitor, and what she asked for herself."""
    return await _page(visit)


async def decide(visit: Visit) -> Response:
    """Yes or no. A yes may make something for the confirmer alone to pass on, which is shown this once."""
    form = await visit.form()
    act, yes = form.get("act", ""), form.get("answer") == "confirm"
    try:
        data = await visit.ask(_CONFIRM if yes else _DECLINE, act=act)
    except HubError as refusal:
        if needs_step_up(refusal):
            raise
        return await _page(visit, refusal)
    shown = _facts(data["confirmAct"]) if yes else {}
    if "code" in shown:
        return await _invited(visit, shown)
    return visit.go(f"{_PATH}?done={'confirmed' if yes else 'declined'}")


async def admit(visit: Visit) -> Response:
    """As somebody outside: the code is shown this once, for the newcomer alone."""
    try:
        data = await visit.ask(_ADMIT, act=(await visit.form()).get("act", ""))
    except HubError as refusal:
        if needs_step_up(refusal):
            raise
        return await _page(visit, refusal)
    return await _invited(visit, _facts(data["confirmAdmission"]))


async def look(visit: Visit) -> Response:
    """An administrator knows who it was, or ends it."""
    form = await visit.form()
    try:
        await visit.ask(_REVIEW, review=form.get("review", ""), decision=form.get("decision", ""))
    except HubError as refusal:
        return await _page(visit, refusal)
    return visit.go(f"{_PATH}?done=confirmed")


def _facts(payload: Mapping[str, Any]) -> dict[str, str]:
    return {fact["name"]: fact["value"] for fact in payload["shownOnce"] or ()}


async def _invited(visit: Visit, shown: Mapping[str, str]) -> Response:
    data = await _asked(visit)
    until = shown["until"]
    return visit.page(
        "invited", organisation=data["organisation"], link=None, code=shown["code"], until=until, back=_PATH
    )


async def _asked(visit: Visit) -> Mapping[str, Any]:
    may = {"vouches": visit.may("admissionsToConfirm"), "members": visit.may("members")}
    return await visit.ask_organisation(_DOCUMENT, after=visit.request.query_params.get("after"), **may)


async def _page(visit: Visit, refusal: HubError | None = None) -> Response:
    data = await _asked(visit)
    waiting, own = data["waitingActs"], data["ownActs"]
    return visit.page(
        "acts",
        place=_PATH,
        organisation=data["organisation"],
        refusal=refusal,
        done=visit.done(_DONE),
        waiting=[waiting_time(visit, act) for act in _nodes(waiting)],
        admissions=data.get("admissionsToConfirm") or (),
        newcomers=[one for one in _nodes(data.get("reviews") or {"edges": ()}) if one["kind"] == BY_NEWCOMERS],
        own=[waiting_time(visit, act) for act in _nodes(own) if act["status"] == "WAITING"],
        more=waiting["pageInfo"]["endCursor"] if waiting["pageInfo"]["hasNextPage"] else None,
        fresh=visit.viewer.fresh,
    )


def _nodes(connection: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [edge["node"] for edge in connection["edges"]]


PAGES = (
    ConsolePage(_PATH, show=show),
    ConsolePage(f"{_PATH}/decide", act=decide, back=_PATH),
    ConsolePage(f"{_PATH}/admission", act=admit, back=_PATH),
    ConsolePage(f"{_PATH}/newcomer", act=look, back=_PATH),
)
