"""Asking a server outside for a JSON object: an organisation's identity provider, and nobody else."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from connectors.kit.addresses import AddressMode, Resolver, system_resolver
from connectors.kit.http import Bounds, HttpRequest, Web
from connectors.kit.tls import trust
from hub.exchange.faults import Unanswered

LARGEST_ANSWER = 64 * 1024
"""Bytes; the documents of the largest providers stay far below."""
SHORT_BOUNDS = Bounds(connect_seconds=5, total_seconds=10)
"""A person waits in front of a page meanwhile."""

_OK = 200
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Fetcher:
    """Fulfils `hub.exchange.network.Fetch`; holds no connection, so it may be shared and needs no closing.

    `ca_file`: the authority to trust, None for the machine's own.
    """

    mode: AddressMode
    ca_file: Path | None = None
    resolve: Resolver = system_resolver
    bounds: Bounds = SHORT_BOUNDS

    async def get(self, url: str, /) -> dict[str, Any]:
        """GET a JSON object. Raises `Unanswered`."""
        return await self._ask(HttpRequest("GET", url, {"Accept": "application/json"}))

    async def post_form(self, url: str, headers: Mapping[str, str], form: str, /) -> dict[str, Any]:
        """POST a form and get a JSON object. Raises `Unanswered`."""
        named = {**headers, "Accept": "application/json", "Content-Type": _FORM}
        return await self._ask(HttpRequest("POST", url, named, form.encode()))

    async def _ask(self, asked: HttpRequest) -> dict[str, Any]:
        return await Web(self.mode, trust(self.ca_file), self.resolve, self.bounds).request(asked, json_object)


async def json_object(answer: httpx.Response) -> dict[str, Any]:
    """The answer's JSON object, of which no more is read than is allowed. Raises `Unanswered`."""
    if answer.status_code != _OK:
        raise Unanswered(f"http_{answer.status_code}")
    return await json_body(answer)


async def json_body(answer: httpx.Response) -> dict[str, Any]:
    """The same whatever the status. Raises `Unanswered`."""
    body = bytearray()
    # raw bytes: whoever packs an answer although asked not to could make the hub unpack without end
    async for some in answer.aiter_raw():
        body += some
        if len(body) > LARGEST_ANSWER:
            raise Unanswered("answer_too_large")
    try:
        found = json.loads(bytes(body))
    except (ValueError, RecursionError):
        raise Unanswered("answer_unreadable") from None
    if not isinstance(found, dict):
        raise Unanswered("answer_unreadable")
    return found
