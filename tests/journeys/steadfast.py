"""A member's program on a bad day: it repeats, under the same key, whatever nobody has acknowledged."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import anyio
import httpx

from hub.demo.party import Declined, DemoParty

GIVES_UP_SECONDS = 120
PAUSE_SECONDS = 0.1
ANSWER_SECONDS = 10


@dataclass(frozen=True)
class Said:
    """One mutation that was acknowledged, with all that is needed to say it again. `at`: when, on this machine."""

    document: str
    input: Mapping[str, Any]
    ids: tuple[str, ...]
    at: float


@dataclass
class Steadfast:
    """One party's program. `repeats`: how often it had to ask again; `statuses`: of the answers that made it."""

    party: DemoParty
    said: list[Said] = field(default_factory=list)
    repeats: int = 0
    statuses: set[int] = field(default_factory=set)

    async def do(self, mutation: str, shows: str, given: Mapping[str, Any], *, once: bool = True) -> dict[str, Any]:
        """Say it until it is acknowledged; raises `Declined` where the hub refuses."""
        kind = mutation[0].upper() + mutation[1:]
        errors = "errors { code field sentence }"
        document = f"mutation Do($input: {kind}Input!) {{ done: {mutation}(input: $input) {{ {shows} {errors} }} }}"
        asked = {**given, **({"idempotencyKey": uuid4().hex} if once else {})}
        done = await self.ask(document, input=asked)
        self.said.append(Said(document, asked, tuple(ids(done)), time.monotonic()))
        return done

    async def say_again(self, said: Said) -> tuple[str, ...]:
        """The ids that the same words are answered with now."""
        return tuple(ids(await self.ask(said.document, input=said.input)))

    async def ask(self, document: str, **variables: Any) -> dict[str, Any]:
        """What a query or mutation called `done` answers, however long the hub is away (two minutes at most)."""
        give_up = time.monotonic() + GIVES_UP_SECONDS
        while True:
            answer = await self._once({"query": document, "variables": variables})
            if answer is not None:
                return answer
            assert time.monotonic() < give_up, "the hub stayed away"
            self.repeats += 1
            await anyio.sleep(PAUSE_SECONDS)

    async def _once(self, body: Mapping[str, Any]) -> dict[str, Any] | None:
        headers = {"Authorization": f"Bearer {await self.party.token()}"}
        try:
            response = await self.party.client.post(self.party.url, json=body, headers=headers, timeout=ANSWER_SECONDS)
        except httpx.TransportError:
            return None
        if response.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
            self.statuses.add(response.status_code)
            return None
        answer = response.json()
        assert "errors" not in answer, answer
        done: dict[str, Any] = answer["data"]["done"]
        if done.get("errors"):
            raise Declined(done["errors"])
        return done


def ids(answer: Any) -> Iterator[str]:
    """Every id in an answer, in its order."""
    if isinstance(answer, dict):
        for key, value in answer.items():
            if key == "id":
                yield value
            yield from ids(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from ids(value)
