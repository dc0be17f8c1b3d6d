"""The shop on a port of this machine, on the machine's own time: for programs that others wrote."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import httpx

from hub.app import build_app
from hub.kit.clock import FixedClock, SystemClock
from tests.database import TestDatabase
from tests.live import answering
from tests.machines.machines import Shop
from tests.parties import Parties


@asynccontextmanager
async def open_shop(database: TestDatabase, parties: Parties) -> AsyncIterator[Shop]:
    """Served until the end of the block."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        issuer = f"http://127.0.0.1:{door.getsockname()[1]}"
        settings = replace(database.settings, issuer=issuer, audience=f"{issuer}/graphql")
        with answering(build_app(settings), door):
            async with httpx.AsyncClient(base_url=issuer) as client:
                yield Shop(client, FixedClock(SystemClock().now()), parties, settings)
