"""First every place is resolved to the server's ids, and only where all are known anything is reported."""

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from connectors.kit.steps import NO_LATER_NEWS, BrokeOff, PartnerApi, api_of
from hub.exchange.connector import Dispatch, Message, Route
from hub.exchange.network import Carrier
from hub.exchange.outcomes import Delivered, Outcome, Rejected

UNKNOWN: Final = "subject_unknown"
"""The server knows nothing at one of the places: it may be gone, or on another server."""


async def deliver(dispatch: Dispatch, message: Message, route: Route, carrier: Carrier) -> Outcome:  # noqa: ARG001
    """Report each account once, with its posts; `route`: the server's address, and the token of our account there."""
    asked: Mapping[str, Any] = json.loads(message.body)
    try:
        api = api_of(route, carrier)
        return await _report(api, asked) if asked["to"] == "report" else Rejected(NO_LATER_NEWS)
    except BrokeOff as broke_off:
        return broke_off.outcome


async def _report(api: PartnerApi, asked: Mapping[str, Any]) -> Outcome:
    posts: dict[str, list[str]] = defaultdict(list)
    for place in asked["places"]:
        account, post = await _resolved(api, place)
        posts[account] += [post] if post else []
    for account, of_it in posts.items():
        body = {"account_id": account, "status_ids": of_it, "comment": asked["comment"], "forward": False}
        await api.ask("POST", "/api/v1/reports", {**body, "category": "other"})
    return Delivered()


async def _resolved(api: PartnerApi, place: str) -> tuple[str, str]:
    """The account at this place, and the post, "" where it is a profile. Raises `BrokeOff` where there is neither."""
    query = urlencode({"q": place, "resolve": "true", "limit": "1"})
    found = (await api.ask("GET", f"/api/v2/search?{query}")).found
    post, account = _first(found.get("statuses")), _first(found.get("accounts"))
    author = post.get("account")
    owner = author if isinstance(author, Mapping) else account
    if not isinstance(owner.get("id"), str):
        raise BrokeOff(Rejected(UNKNOWN))
    return owner["id"], str(post.get("id", ""))


def _first(found: object) -> Mapping[str, Any]:
    first = found[0] if isinstance(found, list) and found else {}
    return first if isinstance(first, Mapping) else {}
