"""What waits on the start page for those who receive, and for whoever is a second person: a document of its own."""

from collections.abc import Mapping
from typing import Any, Final

from hub.console.pages.acts import BY_NEWCOMERS
from hub.console.pages.offers import OFFER_ROWS, offer_row
from hub.console.pages.queue import QUEUE_ROWS, queue_rows
from hub.console.visit import Visit

_DOCUMENT: Final = f"""
query Waiting($offers: Boolean!, $queue: Boolean!, $members: Boolean!, $vouches: Boolean!) {{
  viewer {{ principalId }}
  referrals(first: 5, box: INBOX, waiting: true) @include(if: $offers) {{ {OFFER_ROWS} }}
  takedownRequests(first: 5, box: INBOX, waiting: true, assigned: ME) @include(if: $queue) {{ {QUEUE_ROWS} }}
  admissionsToConfirm @include(if: $vouches) {{ actId }}
  reviews(first: 25) @include(if: $members) {{ edges {{ node {{ kind }} }} }}
}}
"""


async def waiting_for(visit: Visit) -> dict[str, Any]:
    """Offers by their ends, one's own requests, and how many newcomers a second person must look at. Opens nothing."""
    asked = {"queue": "answerTakedownItems", "members": "members", "vouches": "admissionsToConfirm"}
    may = {name: visit.may(field) for name, field in asked.items()}
    offers = visit.may("acceptReferral") and not visit.may("cases")  # a caseworker's day is her cases
    if not (offers or any(may.values())):
        return {"offers": [], "queue": False, "queued": (), "second": 0}
    data = await visit.ask(_DOCUMENT, **may, offers=offers)
    me = data["viewer"]["principalId"]
    newcomers = sum(one["kind"] == BY_NEWCOMERS for one in _nodes(data, "reviews"))
    return {
        "offers": [offer_row(visit, one, me) for one in _nodes(data, "referrals")],
        "queue": may["queue"],
        "queued": queue_rows(visit, data["takedownRequests"], me) if may["queue"] else (),
        "second": newcomers + len(data.get("admissionsToConfirm") or ()),
    }


def _nodes(data: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    return [edge["node"] for edge in data[name]["edges"]] if name in data else []
