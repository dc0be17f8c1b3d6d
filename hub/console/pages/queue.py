"""A reviewer's queue: what waits, the earliest end first; taking it, and giving back without a reason.

Nothing is opened by it: no place, no word of anybody's story stands on it.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlencode

from starlette.responses import Response

from hub.console.page import ConsolePage
from hub.console.paths import QUEUE, own_path
from hub.console.visit import Visit
from hub.console.worded import worded
from hub.exchange.vocabulary.case import URGENCIES
from hub.kit.errors import HubError, Invalid, NotFound, Reason
from schema.engine.choices import CHOICES, enum_name

_DONE: Final = {name: f"queue.done.{name}" for name in ("decided", "taken", "rested", "left")}
_WHO: Final[Mapping[str, str | None]] = {"all": None, "mine": "ME", "nobody": "NOBODY"}
_SORTS: Final = ("due", "newest")
QUEUE_ROWS: Final = """
  edges { node {
    id sender { name } purpose status urgency dueAt overdue clock clocks { rule title } createdAt items { number }
    assignedTo { principalId label }
  } }
  pageInfo { hasNextPage hasPreviousPage endCursor }
"""
_DOCUMENT: Final = f"""
query Queue($organisation: ID!, $waiting: Boolean!, $assigned: Assigned, $urgency: Urgency, $after: String) {{
  organisation(id: $organisation) {{ name nameEn }}
  viewer {{ principalId }}
  takedownRequests(first: 25, box: INBOX, waiting: $waiting, assigned: $assigned, urgency: $urgency, after: $after) {{
    {QUEUE_ROWS}
  }}
}}
"""
_MINE: Final = """
query Mine {
  takedownRequests(first: 100, box: INBOX, waiting: true, assigned: ME) { edges { node { id status } } }
}
"""
_TAKE: Final = """
mutation Take($requests: [ID!]!) { assignTakedownRequests(input: { requests: $requests }) { errors { code field } } }
"""
_LEAVE: Final = """
mutation Leave($requests: [ID!]!) {
  unassignTakedownRequests(input: { requests: $requests }) { errors { code field } }
}
"""
_UNTAKEN: Final = ("REQUESTED", "RECEIVED")
_MOST_FIELDS: Final = 40


async def show(visit: Visit) -> Response:
    """A page of it, as the address says: words of ours and a cursor."""
    return await _page(visit)


async def take(visit: Visit) -> Response:
    """Put oneself on one, which is then opened, or on all that were chosen."""
    form = await visit.form(most=_MOST_FIELDS)
    one, chosen = form.get("one", ""), _chosen(form)
    if not (one or chosen):
        return await _page(visit, Invalid(Reason("required", "chosen")))
    try:
        await visit.ask(_TAKE if form.get("do") != "leave" or one else _LEAVE, requests=[one] if one else chosen)
    except NotFound:
        raise
    except HubError as refusal:
        return await _page(visit, refusal)
    if one:
        return visit.go(own_path(f"{QUEUE}/{one.partition(':')[2]}", QUEUE))
    return visit.go(f"{QUEUE}?done={'left' if form.get('do') == 'leave' else 'taken'}")


async def rest(visit: Visit) -> Response:
    """Give back everything of one's own that was not begun; nobody is asked for a reason."""
    data = await visit.ask(_MINE)
    mine = [edge["node"] for edge in data["takedownRequests"]["edges"]]
    untaken = [one["id"] for one in mine if one["status"] in _UNTAKEN]
    if untaken:
        await visit.ask(_LEAVE, requests=untaken)
    return visit.go(f"{QUEUE}?done=rested")


async def _page(visit: Visit, refusal: HubError | None = None) -> Response:
    asked = _asked(visit)
    data = await visit.ask_organisation(
        _DOCUMENT,
        waiting=asked["sort"] == "due",
        assigned=_WHO[asked["who"]],
        urgency=asked["urgency"] or None,
        after=visit.request.query_params.get("after"),
    )
    found, me = data["takedownRequests"], data["viewer"]["principalId"]
    before = visit.request.query_params.get("before", "")
    return visit.page(
        "queue",
        place=QUEUE,
        organisation=data["organisation"],
        refusal=refusal,
        done=visit.done(_DONE),
        before=own_path(f"{QUEUE}/{before}", ""),
        asked=asked,
        views=[(name, _address(asked, who=name)) for name in _WHO],
        sorts=[(name, _address(asked, sort=name)) for name in _SORTS],
        urgencies=[
            (enum_name(one.code), one.words.to(visit.language), _address(asked, urgency=enum_name(one.code)))
            for one in URGENCIES
        ],
        any_urgency=_address(asked, urgency=""),
        rows=queue_rows(visit, found, me),
        first=_address(asked),
        following=_address(asked, after=found["pageInfo"]["endCursor"]),
        page=found["pageInfo"],
    )


def queue_rows(visit: Visit, found: Mapping[str, Any], me: str) -> Sequence[Mapping[str, Any]]:
    """The rows in words; what is not one's own is taken before it is opened."""
    return [_row(edge["node"], me, visit.language) for edge in found["edges"]]


def _row(one: Mapping[str, Any], me: str, language: str) -> Mapping[str, Any]:
    titles = {clock["rule"]: clock["title"] for clock in one["clocks"]}
    return {
        **one,
        "bare": one["id"].partition(":")[2],
        "kind": worded("request_purpose", "RequestPurpose", one["purpose"], language),
        "state": worded("task_status", "TaskStatus", one["status"], language),
        "hurry": worded("urgency", "Urgency", one["urgency"], language),
        "ground": titles.get(one["clock"], ""),
        "count": len(one["items"]),
        "mine": any(who["principalId"] == me for who in one["assignedTo"]),
        "others": [who["label"] for who in one["assignedTo"] if who["principalId"] != me],
    }


def _chosen(form: Mapping[str, str]) -> list[str]:
    return [name.removeprefix("pick.") for name in form if name.startswith("pick.")]


def _asked(visit: Visit) -> dict[str, str]:
    given = visit.request.query_params
    who, sort, urgency = (given.get(name, "") for name in ("who", "sort", "urgency"))
    return {
        "who": who if who in _WHO else "all",
        "sort": sort if sort in _SORTS else "due",
        "urgency": urgency if urgency in CHOICES["Urgency"] else "",
    }


def _address(asked: Mapping[str, str], **other: str | None) -> str:
    given = {**asked, **other}
    return f"{QUEUE}?{urlencode({name: word for name, word in given.items() if word})}"


PAGES = (
    ConsolePage(QUEUE, show=show),
    ConsolePage("/assign/queue", act=take, back=QUEUE),
    ConsolePage("/rest", act=rest, back=QUEUE),
)
