"""What other organisations referred to this one: what waits, what is one's own, and taking it. Nothing is opened."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from starlette.responses import Response

from hub.console.dates import left
from hub.console.page import ConsolePage
from hub.console.paths import OFFERS
from hub.console.visit import Visit
from hub.console.worded import worded
from hub.kit.errors import HubError, NotFound

WAITING_STATUSES: Final = ("REQUESTED", "RECEIVED")
_VIEWS: Final[Mapping[str, Mapping[str, object]]] = {
    "waiting": {"waiting": True},
    "mine": {"assigned": "ME"},
    "all": {},
}
OFFER_ROWS: Final = """
  edges { node {
    id sender { name } status purpose urgency respondBy expiresAt overdue engagement
    assignedTo { principalId label }
  } }
  pageInfo { hasNextPage hasPreviousPage endCursor }
"""
_DOCUMENT: Final = f"""
query Offers($organisation: ID!, $waiting: Boolean, $assigned: Assigned, $after: String) {{
  organisation(id: $organisation) {{ name nameEn }}
  viewer {{ principalId }}
  referrals(first: 25, box: INBOX, waiting: $waiting, assigned: $assigned, after: $after) {{ {OFFER_ROWS} }}
}}
"""
TAKE: Final = """
mutation Take($referral: ID!) { assignReferrals(input: { referrals: [$referral] }) { errors { code field } } }
"""


async def show(visit: Visit) -> Response:
    """Those that wait, the earliest end first; or one's own, or all."""
    return await _page(visit)


async def take(visit: Visit) -> Response:
    """Put oneself on it, and open it."""
    referral = (await visit.form()).get("referral", "")
    try:
        await visit.ask(TAKE, referral=referral)
    except NotFound:
        raise
    except HubError as refusal:
        return await _page(visit, refusal)
    return visit.go(f"{OFFERS}/{referral.partition(':')[2]}")


async def _page(visit: Visit, refusal: HubError | None = None) -> Response:
    given = visit.request.query_params
    view = given.get("view", "") if given.get("view", "") in _VIEWS else "waiting"
    data = await visit.ask_organisation(_DOCUMENT, after=given.get("after"), **_VIEWS[view])
    found, me = data["referrals"], data["viewer"]["principalId"]
    return visit.page(
        "offers",
        place=OFFERS,
        organisation=data["organisation"],
        refusal=refusal,
        view=view,
        views=[(name, _address(name)) for name in _VIEWS],
        offers=[offer_row(visit, edge["node"], me) for edge in found["edges"]],
        following=_address(view, found["pageInfo"]["endCursor"]),
        page=found["pageInfo"],
    )


def offer_row(visit: Visit, one: Mapping[str, Any], me: str) -> Mapping[str, Any]:
    """A row of the list: in words, and whether this visitor may open it."""
    waits = one["status"] in WAITING_STATUSES
    ends = one["respondBy"] if waits else None
    mine = any(who["principalId"] == me for who in one["assignedTo"])
    return {
        **one,
        "address": f"{OFFERS}/{one['id'].partition(':')[2]}",
        "purpose": worded("purpose", "Purpose", one["purpose"], visit.language),
        "urgency": worded("urgency", "Urgency", one["urgency"], visit.language),
        "state": worded("task_status", "TaskStatus", one["status"], visit.language),
        "ends": ends,
        "left": left(datetime.fromisoformat(ends), visit.now, visit.language) if ends and not one["overdue"] else "",
        "mine": mine,
        "opens": mine or waits,
        "others": [who["label"] for who in one["assignedTo"] if who["principalId"] != me],
    }


def _address(view: str, after: str | None = None) -> str:
    """A page of the list: words of ours and a cursor."""
    return f"{OFFERS}?{urlencode({'view': view, **({'after': after} if after else {})})}"


PAGES = (ConsolePage(OFFERS, show=show), ConsolePage("/assign/offers", act=take, back=OFFERS))
