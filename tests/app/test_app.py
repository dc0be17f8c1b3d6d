"""The whole application as `serve` runs it: tokens, headers, health, and a log that holds nothing."""

import io
import json
import logging
from dataclasses import replace
from typing import get_args
from uuid import uuid4

import httpx
import pytest

from hub.app import build_app
from hub.identity.permissions import ROLES, Role
from hub.kit.clock import FixedClock
from hub.kit.logs import Lines
from hub.kit.settings import Mode
from hub.kit.signing import ledger_key_file, read_signing_key, token_key_file
from hub.machines.tokens import Issuer
from schema.engine.choices import enum_name
from tests.database import TestDatabase
from tests.parties import NOW, Parties, Party

pytestmark = pytest.mark.anyio

VIEWER = "{ viewer { organisationId principalId role permissions language } }"


def token(database: TestDatabase, party: Party, role: Role = Role.CASEWORKER) -> str:
    settings = database.settings
    issuer = Issuer(read_signing_key(token_key_file(settings.root_key_file)), settings.issuer, settings.audience)
    scopes = [permission.value for permission in ROLES[role]]
    return issuer.issue(principal=party.principal, organisation=party.id, client="test", scopes=scopes, now=NOW)


async def test_a_member_learns_who_she_is(client: httpx.AsyncClient, parties: Parties, database: TestDatabase) -> None:
    party = parties.organisation()
    headers = {"Authorization": f"bearer {token(database, party)}"}

    response = await client.post("/graphql", json={"query": VIEWER}, headers=headers)

    viewer = response.json()["data"]["viewer"]
    assert viewer["organisationId"] == f"Organisation:{party.id}"
    assert viewer["principalId"] == f"Principal:{party.principal}"
    assert (viewer["role"], viewer["language"]) == ("CASEWORKER", "JA")
    assert viewer["permissions"] == sorted(map(enum_name, ROLES[Role.CASEWORKER]))


async def test_without_a_good_token_everything_is_shut(
    client: httpx.AsyncClient, parties: Parties, database: TestDatabase
) -> None:
    good = token(database, parties.organisation())
    stranger = token(database, Party(uuid4(), uuid4(), "support_ngo", "JP", "nobody"))
    wrong = ["", "Bearer", "Bearer x", f"Basic {good}", f"Bearer {good[:-2]}", f"Bearer {stranger}", good]
    twice = [f"Bearer {good}", f"Bearer {good}"]

    answers = [
        await client.post("/graphql", json={"query": VIEWER}, headers=[("authorization", one) for one in given])
        for given in ([], *([one] for one in wrong), twice)
    ]

    assert {response.status_code for response in answers} == {401}
    assert len({response.content for response in answers}) == 1


async def test_every_answer_closes_the_browsers_doors(client: httpx.AsyncClient) -> None:
    answers = [
        await client.get("/healthz"),
        await client.get("/graphql"),
        await client.get("/nothing-here"),
        await client.options("/graphql", headers={"origin": "https://example.com"}),
    ]

    assert [response.status_code for response in answers] == [204, 401, 404, 405]
    for response in answers:
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["referrer-policy"] == "no-referrer"
        assert "default-src 'none'" in response.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in response.headers["content-security-policy"]
        assert "strict-transport-security" not in response.headers
        assert not [name for name in response.headers if name.startswith("access-control")]
        assert "set-cookie" not in response.headers


async def test_in_production_no_token_of_a_person_is_taken(database: TestDatabase, parties: Parties) -> None:
    """Nothing issues one there: whoever comes with one has a copy of the signing key, in whatever folder it lies."""
    real = TestDatabase(replace(database.settings, issuer="https://hub.example.org"))
    headers = {"Authorization": f"Bearer {token(real, parties.organisation())}"}
    found = {}
    for mode in get_args(Mode):
        app = build_app(replace(real.settings, mode=mode), FixedClock(NOW))
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=real.settings.issuer) as caller,
        ):
            found[mode] = (await caller.post("/graphql", json={"query": VIEWER}, headers=headers)).status_code

    assert found == {"production": 401, "demo": 200, "test": 200}


async def test_in_production_browsers_come_by_tls_only(database: TestDatabase) -> None:
    app = build_app(replace(database.settings, mode="production"))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://hub.example.org") as client,
    ):
        response = await client.get("/healthz")

    assert response.headers["strict-transport-security"] == "max-age=63072000; includeSubDomains"


@pytest.mark.parametrize("path", ["/graphql/", "/healthz/", "/graphql/x", "/GraphQL", "/account/"])
async def test_nothing_is_redirected(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(path)

    assert response.status_code == 404


async def test_anybody_reads_the_ledgers_public_key(client: httpx.AsyncClient, database: TestDatabase) -> None:
    response = await client.get("/.well-known/tsunagu-ledger")

    key = read_signing_key(ledger_key_file(database.settings.root_key_file)).public
    said = response.json()
    assert response.status_code == 200
    assert {name: said[name] for name in ("format", "algorithm", "key")} == {
        "format": "tsunagu-ledger-key/1",
        "algorithm": "Ed25519",
        "key": key.hex(),
    }
    assert said["vkey"].split("+")[0].endswith("/ledger")


async def test_health_says_no_when_the_database_is_gone(database: TestDatabase) -> None:
    gone = (database.settings.database_url or "").rsplit("/", 1)[0] + "/no_such_database"
    app = build_app(replace(database.settings, database_url=gone))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://hub.example.org") as client,
    ):
        health = await client.get("/healthz")
        asked = await client.post("/graphql", json={"query": VIEWER}, headers={"authorization": "Bearer x"})

    assert (health.status_code, health.content) == (503, b"")
    assert asked.status_code == 401


async def test_the_log_holds_no_question_no_token_and_no_address(
    client: httpx.AsyncClient, parties: Parties, database: TestDatabase
) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Lines())
    root = logging.getLogger()
    root.addHandler(handler)
    level = root.level
    root.setLevel(logging.DEBUG)
    good = token(database, parties.organisation())
    try:
        await client.get(
            "/graphql", params={"query": "{ canaryInAQuery }"}, headers={"authorization": f"Bearer {good}"}
        )
        await client.get("/canary-in-a-path?canary=in-a-query-string", headers={"user-agent": "canary-agent"})
        await client.post("/graphql", json={"query": "{ canaryInABody }"})
    finally:
        root.removeHandler(handler)
        root.setLevel(level)

    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    answered = [line for line in lines if line.get("event") == "http.answered"]
    assert [(line["route"], line["status"]) for line in answered] == [
        ("/graphql", 200),
        ("unknown", 404),
        ("/graphql", 401),
    ]
    for secret in ("anary", good, good.split(".")[2], "127.0.0.1"):
        assert secret not in stream.getvalue()
