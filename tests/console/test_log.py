"""What the pages write into the log: the first part of a path, and nothing that somebody holds, types or is called."""

import io
import json
import logging
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import httpx
import pytest

from hub.app import build_app
from hub.entry.passkeys.user_handles import UserHandle
from hub.entry.sessions.demo_links import DemoLinks
from hub.identity.permissions import Role
from hub.kit.clock import FixedClock
from hub.kit.logs import Lines
from hub.kit.sealed import RootKey
from tests.database import TestDatabase
from tests.parties import NOW, Parties
from tests.taking_in import invited_by_two

pytestmark = pytest.mark.anyio

OURS = "https://hub.example.org"


@pytest.fixture
async def client(database: TestDatabase) -> AsyncIterator[httpx.AsyncClient]:
    app = build_app(replace(database.settings, public_url=OURS, demo_sign_in=True), FixedClock(NOW))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=OURS, headers={"origin": OURS}) as client,
    ):
        yield client


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Lines())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


async def test_the_log_of_the_pages_holds_no_secret_and_nobodys_name(
    client: httpx.AsyncClient, parties: Parties, log: io.StringIO
) -> None:
    party = parties.organisation()
    invitation = await invited_by_two(parties, party.id, Role.CASEWORKER, "canary desk", NOW)
    links = DemoLinks.under(RootKey.read(parties.database.settings.root_key_file))
    demo = links.new(UserHandle(party.id, party.principal), NOW)
    link = invitation.link.text()

    entered = await client.post(f"/demo/{demo}")
    await client.get("/")
    await client.get(f"/invitation/{link}")
    await client.post(f"/invitation/{link}/options", data={"code": "1234567812345678"})
    await client.post("/sign-in/provider", data={"word": "canary-word"})
    await client.get("/sign-in/provider/answer?code=canary-code&state=canary-state", headers={"user-agent": "canary"})
    await client.get("/account?done=canary")

    session = entered.cookies["__Host-session"]
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert [line["route"] for line in lines if line.get("event") == "http.answered"] == [
        *("/demo", "/", "/invitation", "/invitation", "/sign-in", "/sign-in", "/account")
    ]
    for secret in (demo, session, link, invitation.code, "anary", "12345678", party.name, "127.0.0.1"):
        assert secret not in log.getvalue()
