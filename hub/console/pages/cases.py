"""The list of cases: which, in which order, and one looked for. No case is opened by it."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from starlette.responses import Response

from hub.console.page import ConsolePage
from hub.console.paths import CASES
from hub.console.visit import Visit
from hub.console.worded import worded
from hub.kit.errors import HubError
from schema.engine.choices import CHOICES, code_of

_DOCUMENT: Final = """
query Cases($organisation: ID!, $view: CaseView, $order: CaseOrder!, $after: String, $search: String) {
  organisation(id: $organisation) { name nameEn }
  caseCounts { mine all waiting overdue closed }
  cases(first: 25, view: $view, order: $order, after: $after, search: $search) {
    edges { node {
      id number name onTeam status urgency createdAt dueAt overdue nextConsentEndsAt consentEndsSoon
    } }
    pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}
"""
_FIRST: Final = {"view": "MINE", "order": "NEWEST"}


async def show(visit: Visit) -> Response:
    """A page of them, as the address says: words of ours and a cursor, and nothing that somebody typed."""
    given = visit.request.query_params
    chosen = {name: _known(kind, given.get(name, "")) for name, kind in (("view", "CaseView"), ("order", "CaseOrder"))}
    view, order = (chosen[name] or _FIRST[name] for name in ("view", "order"))
    return await _page(visit, view=view, order=order, after=given.get("after"))


async def search(visit: Visit) -> Response:
    """Those of this number or name. By a form: what was typed stands in no address and no history."""
    words = (await visit.form()).get("search", "")
    if not words.strip():
        return visit.go(CASES)
    try:
        return await _page(visit, view=None, order="NEWEST", search=words)
    except HubError as refusal:
        return await _page(visit, refusal, view=_FIRST["view"], order=_FIRST["order"])


async def _page(visit: Visit, refusal: HubError | None = None, **asked: str | None) -> Response:
    data = await visit.ask_organisation(_DOCUMENT, **asked)
    counts, found = data["caseCounts"], data["cases"]
    view, order = asked["view"], asked["order"]
    views = [word for word in CHOICES["CaseView"] if word != "ALL" or visit.may("addToTeam")]
    return visit.page(
        "cases",
        place=CASES,
        organisation=data["organisation"],
        refusal=refusal,
        opens=visit.may("openCase"),
        view=view,
        order=order,
        first=_address(view, order),
        following=_address(view, order, found["pageInfo"]["endCursor"]),
        views=[
            (word, code_of("CaseView", word), counts[code_of("CaseView", word)], _address(word, order))
            for word in views
        ],
        orders=[(word, code_of("CaseOrder", word), _address(view, word)) for word in CHOICES["CaseOrder"]],
        cases=[_shown(edge["node"], visit.language) for edge in found["edges"]],
        searched="search" in asked,
        page=found["pageInfo"],
    )


def _address(view: str | None, order: str | None, after: str | None = None) -> str:
    """A page of a list: words of ours and a cursor."""
    given = {"view": view, "order": order, "after": after}
    return f"{CASES}?{urlencode({name: word for name, word in given.items() if word})}"


def _shown(case: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    address = f"{CASES}/{case['id'].partition(':')[2]}"
    return {**case, "address": address, "urgency": worded("urgency", "Urgency", case["urgency"], language)}


def _known(choice: str, word: str) -> str | None:
    """The word, if it is one of the choice; an address that somebody made up shows the first view."""
    return word if word in CHOICES[choice] else None


PAGES = (ConsolePage(CASES, show=show, act=search),)
