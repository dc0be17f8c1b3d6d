"""Endpoints on loopback that echo a challenge or do not, and an organisation that is reached at one of them."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

from connectors.registry import load
from hub.delivery.engine import Engine
from hub.directory import routes
from hub.exchange.network import Carrier
from hub.kit.clock import FixedClock
from tests.connectors.servers import Answer, Endpoint, endpoint
from tests.parties import NOW, Parties, Party

BEFORE = NOW - timedelta(days=1)
SECRET = "whsec_" + "A" * 43 + "="
Replies = Callable[[dict[str, Any]], tuple[int, bytes]]


def echoed(message: dict[str, Any]) -> tuple[int, bytes]:
    """As a partner answers that expects the hub."""
    return 200, json.dumps({"challenge": message["data"].get("challenge")}).encode()


@asynccontextmanager
async def listening(replies: Replies = echoed) -> AsyncIterator[Endpoint]:
    """A partner that reads each message and answers it."""
    found: list[Endpoint] = []

    async def answer(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        status, body = replies(json.loads(found[0].requests[-1][1]))
        writer.write(f"HTTP/1.1 {status} Any\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)

    made: Answer = answer
    async with endpoint(made) as partner:
        found.append(partner)
        yield partner


def events(partner: Endpoint) -> list[str]:
    """What this partner was told, by the kind of news."""
    return [json.loads(body)["type"] for _, body in partner.requests]


async def reached_at(
    parties: Parties, party: Party, url: str, *secrets: str, connector: str = "platform_webhook"
) -> None:
    """Let the operator record where this organisation is reached."""
    operator = parties.database.pool("hub_operator", pool_size=1)
    async with operator.transaction(None) as session:
        await routes.add(
            session,
            parties.keys,
            organisation=party.id,
            connector=connector,
            address={"url": url} if url else {},
            secrets=secrets,
            now=BEFORE,
        )
    await operator.close()


def delivering(parties: Parties, carrier: Carrier) -> Engine:
    """A worker with every connector."""
    return Engine(
        database=parties.worker,
        keys=parties.keys,
        connectors=load(),
        carrier=carrier,
        clock=FixedClock(NOW + timedelta(minutes=1)),
        pace=1.0,
        handlers={},
        heard={},
        luck=lambda: 0.0,
    )
