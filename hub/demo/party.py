"""One party of the story: asks the API over HTTP with its own token, like any partner's program."""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

TOKEN_SECONDS = 480
"""Tokens live ten minutes; a new one is fetched a little earlier."""


class Declined(Exception):
    """A mutation answered with errors."""

    def __init__(self, errors: list[dict[str, str]]) -> None:
        """Keep the documented codes."""
        super().__init__(", ".join(f"{e['code']}:{e.get('field') or ''}" for e in errors))
        self.codes = {e["code"] for e in errors}
        self.errors = errors


@dataclass
class DemoParty:
    """`name`: as the terminal shows it. `fetch_token`: how this party gets a fresh token of its own."""

    name: str
    organisation: str
    url: str
    fetch_token: Callable[[], Awaitable[str]]
    client: httpx.AsyncClient
    _token: str = field(default="", repr=False)
    _fetched: float = 0.0
    slowest: float = 0.0
    """Seconds that the slowest answer took: the story has patience with a busy machine."""

    async def token(self) -> str:
        """A token that still lives for a while."""
        if not self._token or time.monotonic() - self._fetched > TOKEN_SECONDS:
            self._token, self._fetched = await self.fetch_token(), time.monotonic()
        return self._token

    async def identification(self) -> dict[str, str]:
        """The headers that authenticate the caller."""
        return {"Authorization": f"Bearer {await self.token()}"}

    async def ask(self, document: str, **variables: object) -> dict[str, Any]:
        """Run one GraphQL operation; raises `RuntimeError` where the protocol or the document is at fault."""
        headers = {**await self.identification(), "Accept": "application/graphql-response+json"}
        began = time.monotonic()
        response = await self.client.post(self.url, json={"query": document, "variables": variables}, headers=headers)
        self.slowest = max(self.slowest, time.monotonic() - began)
        answer = _json(response)
        if answer is None:
            raise RuntimeError(f"{self.name}: the hub answered {response.status_code}")
        if answer.get("errors"):
            raise RuntimeError(f"{self.name}: {answer['errors']}")
        return dict(answer["data"])

    async def seen(self, thing: str) -> dict[str, object]:
        """The version of a referral or request that this party sees now, as a step on it names it."""
        kinds = " ".join(f"... on {kind} {{ version }}" for kind in ("Referral", "TakedownRequest"))
        found = await self.ask(f"query Version($id: ID!) {{ node(id: $id) {{ {kinds} }} }}", id=thing)
        return {"expectedVersion": found["node"]["version"]}

    async def do(self, mutation: str, shows: str, given: Mapping[str, object], *, once: bool = False) -> dict[str, Any]:
        """Run one mutation by name; raises `Declined` with its codes where the hub refused.

        `once`: give it an idempotency key, as creating and sending mutations ask for.
        """
        kind = mutation[0].upper() + mutation[1:]
        document = (
            f"mutation Do($input: {kind}Input!) {{ {mutation}(input: $input) "
            f"{{ {shows} errors {{ code field sentence }} }} }}"
        )
        key = {"idempotencyKey": uuid4().hex} if once else {}
        payload = (await self.ask(document, input={**given, **key}))[mutation]
        if payload["errors"]:
            raise Declined(payload["errors"])
        return dict(payload)


def _json(response: httpx.Response) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """What the API answered; None where something else did, as on a machine that is too busy."""
    try:
        return response.json()
    except ValueError:
        return None
