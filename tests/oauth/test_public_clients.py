"""Two OAuth clients that others wrote get tokens from the served application, use them and give them back."""

import json
import socket
import subprocess
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import httpx
import pytest
from anyio import to_thread

from hub.app import build_app
from hub.kit.clock import FixedClock, SystemClock
from tests.database import TestDatabase
from tests.live import answering
from tests.oauth.machines import SCOPE, Machine, Shop
from tests.parties import Parties
from tests.peers import command

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
SECONDS = 60
CLIENTS = ("openid_client.mjs", "oauth4webapi.mjs")


@pytest.fixture
async def open_shop(database: TestDatabase, parties: Parties) -> AsyncIterator[Shop]:
    """The shop on a port of this machine, on the machine's own time."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        issuer = f"http://127.0.0.1:{door.getsockname()[1]}"
        settings = replace(database.settings, issuer=issuer, audience=f"{issuer}/graphql")
        with answering(build_app(settings), door):
            async with httpx.AsyncClient(base_url=issuer) as client:
                yield Shop(client, FixedClock(SystemClock().now()), parties, settings)


async def run(script: str, machine: Machine) -> dict[str, Any]:
    """What the client's program prints."""
    settings, key = machine.shop.settings, json.dumps(machine.key.as_dict(private=True))
    words = command(script, settings.issuer, machine.id.text(), key, machine.binding, SCOPE, settings.audience)
    done = await to_thread.run_sync(
        lambda: subprocess.run(words, check=False, capture_output=True, text=True, timeout=SECONDS)
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@pytest.mark.parametrize("script", CLIENTS)
async def test_a_public_client_gets_and_uses_and_gives_back_a_bearer_token(open_shop: Shop, script: str) -> None:
    machine = await open_shop.machine()

    said = await run(script, machine)

    as_agreed(said, machine, "bearer")
    assert said.get("challenges", []) == []


@pytest.mark.parametrize("script", CLIENTS)
async def test_a_public_client_gets_and_uses_and_gives_back_a_bound_token(open_shop: Shop, script: str) -> None:
    machine = await open_shop.machine(binding="dpop")

    said = await run(script, machine)

    as_agreed(said, machine, "dpop")
    assert said["before"]["cnf"]["jkt"]
    assert said.get("challenges", ["token"]) == ["token"], "the nonce of the token endpoint is good at the API"


def as_agreed(said: dict[str, Any], machine: Machine, kind: str) -> None:
    assert (said["tokenType"].lower(), said["expiresIn"]) == (kind, 600)
    assert said["data"]["viewer"] == {"organisationId": f"Organisation:{machine.party.id}", "permissions": [SCOPE]}
    assert (said["before"]["active"], said["before"]["client_id"]) == (True, machine.id.text())
    assert said["after"] == {"active": False}
