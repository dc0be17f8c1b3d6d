"""A partner's API, asked step by step: what each answer means, and the one place where a chain of steps breaks off."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx

from connectors.kit.answers import outcome_of
from connectors.kit.fetch import json_body
from connectors.kit.http import HttpRequest, Web
from hub.exchange.connector import Route
from hub.exchange.faults import Unanswered
from hub.exchange.network import ApiAnswer, Carrier, HttpMethod
from hub.exchange.outcomes import Delivered, Outcome, Rejected, TryLater

NO_LATER_NEWS = "no_later_news"
"""Why a message dies that the partner's API has no call for: a person tells the partner instead."""
_SIGNING = "whsec_"
_SHORTEST_TOKEN = 16


class BrokeOff(Exception):
    """A step did not succeed, and no further one is taken. `outcome`: what this means for the message."""

    def __init__(self, outcome: Outcome) -> None:
        """Nothing of the partner's answer stands in the exception's own words."""
        super().__init__(type(outcome).__name__)
        self.outcome = outcome


@dataclass(frozen=True)
class PartnerApi:
    """A partner's API as one message goes to it. `base`: without a slash at its end."""

    base: str
    headers: Mapping[str, str]
    carrier: Carrier

    async def ask(
        self, method: HttpMethod, path: str, body: Mapping[str, Any] | None = None, *, takes: tuple[int, ...] = ()
    ) -> ApiAnswer:
        """One step. Raises `BrokeOff` unless it succeeded or its status is one of `takes`."""
        sent = b"" if body is None else json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
        typed = {} if body is None else {"Content-Type": "application/json"}
        answer = await self.carrier.ask(method, self.base + path, {**self.headers, **typed}, sent)
        if not isinstance(answer.outcome, Delivered) and answer.status not in takes:
            raise BrokeOff(answer.outcome)
        return answer


def api_of(route: Route, carrier: Carrier) -> PartnerApi:
    """The API at `route.address["url"]`, by the bearer token that the operator entered as the route's secret.

    Raises `BrokeOff` where either is missing: a token is at least 16 visible ASCII characters and no signing secret.
    """
    url = route.address.get("url", "").rstrip("/")
    token = next(iter(route.secrets), "")
    visible = token.isascii() and token.isprintable() and " " not in token
    if not url or not visible or len(token) < _SHORTEST_TOKEN or token.startswith(_SIGNING):
        raise BrokeOff(Rejected("route_incomplete"))
    return PartnerApi(url, {"Accept": "application/json", "Authorization": f"Bearer {token}"}, carrier)


async def step(web: Web, asked: HttpRequest, now: datetime) -> ApiAnswer:
    """Ask once. What the partner or the address does is in the answer; nothing raises.

    An answer of success that is no JSON object of at most 64 KiB holds nothing; of any other the body is not read.
    """

    async def read(answer: httpx.Response) -> ApiAnswer:
        outcome = outcome_of(answer.status_code, answer.headers.get("retry-after"), now)
        if not isinstance(outcome, Delivered):
            return ApiAnswer(answer.status_code, outcome)
        try:
            return ApiAnswer(answer.status_code, outcome, await json_body(answer))
        except Unanswered:
            return ApiAnswer(answer.status_code, outcome)

    try:
        return await web.request(asked, read)
    except Unanswered as failed:
        final = failed.code == "address_refused"
        return ApiAnswer(0, Rejected(failed.code) if final else TryLater(failed.code))
