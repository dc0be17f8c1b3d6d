"""Two OAuth clients that others wrote get tokens from the served application, use them and give them back."""

import json
import subprocess
from collections.abc import AsyncIterator
from typing import Any

import pytest
from anyio import to_thread

from schema.engine.choices import enum_name
from tests.database import TestDatabase
from tests.machines.live import open_shop
from tests.machines.machines import SCOPE, Machine, Shop
from tests.parties import Parties
from tests.peers import command

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
SECONDS = 60
CLIENTS = ("openid_client.mjs", "oauth4webapi.mjs")


@pytest.fixture(name="open_shop")
async def served(database: TestDatabase, parties: Parties) -> AsyncIterator[Shop]:
    async with open_shop(database, parties) as found:
        yield found


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
    assert said["data"]["viewer"] == {
        "organisationId": f"Organisation:{machine.party.id}",
        "permissions": [enum_name(SCOPE)],
    }
    assert (said["before"]["active"], said["before"]["client_id"]) == (True, machine.id.text())
    assert said["after"] == {"active": False}
