"""The API, asked by a browser: its cookie counts only where a page of ours asks, and never beside a token."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from hub.app import build_app
from hub.console.cookies import SESSION
from hub.entry.sessions.begin import begin_session
from hub.identity.permissions import ROLES, Role
from hub.kit.clock import FixedClock
from tests.app.test_app import VIEWER, token
from tests.database import TestDatabase
from tests.parties import NOW, Parties, Party

pytestmark = pytest.mark.anyio

OURS = "https://hub.example.org"
JSON = {"content-type": "application/json"}


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
async def client(database: TestDatabase, clock: FixedClock) -> AsyncIterator[httpx.AsyncClient]:
    app = build_app(replace(database.settings, public_url=OURS), clock)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=OURS) as client,
    ):
        yield client


@pytest.fixture
def party(parties: Parties) -> Party:
    return parties.organisation()


@pytest.fixture
async def cookie(parties: Parties, party: Party) -> str:
    async with parties.web.transaction(party.id) as session:
        begun = await begin_session(
            session,
            organisation=party.id,
            principal=party.principal,
            method="passkey",
            device="Firefox, Linux",
            known=None,
            now=NOW,
        )
    return f"{SESSION}={begun.handle.text()}"


async def test_a_page_of_ours_asks_with_the_rights_of_the_person(
    client: httpx.AsyncClient, party: Party, cookie: str
) -> None:
    answer = await client.post("/graphql", json={"query": VIEWER}, headers={"cookie": cookie, "origin": OURS})

    viewer = answer.json()["data"]["viewer"]
    assert viewer["principalId"] == f"Principal:{party.principal}"
    assert viewer["permissions"] == sorted(ROLES[Role.CASEWORKER])


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({}, 403),
        ({"origin": "https://evil.example.com"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": OURS, "content-type": "text/plain"}, 415),
        ({"origin": OURS, "content-type": "application/x-www-form-urlencoded"}, 415),
    ],
    ids=str,
)
async def test_nobody_else_asks_with_it(
    client: httpx.AsyncClient, cookie: str, said: dict[str, str], status: int
) -> None:
    answer = await client.post(
        "/graphql", content=b'{"query":"{ viewer { role } }"}', headers={**JSON, "cookie": cookie, **said}
    )

    assert answer.status_code == status
    assert b"role" not in answer.content


@pytest.mark.parametrize("site", [None, "none", "same-site", "cross-site"])
async def test_a_link_from_elsewhere_reads_nothing(client: httpx.AsyncClient, cookie: str, site: str | None) -> None:
    said = {"sec-fetch-site": site} if site else {}

    answer = await client.get("/graphql", params={"query": VIEWER}, headers={"cookie": cookie, **said})

    assert answer.status_code == 401


async def test_beside_a_token_the_cookie_is_nothing(
    client: httpx.AsyncClient, database: TestDatabase, parties: Parties, cookie: str
) -> None:
    other = parties.organisation()
    ours = {"cookie": cookie, "origin": OURS}

    bad = await client.post("/graphql", json={"query": VIEWER}, headers={**ours, "authorization": "Bearer x"})
    good = await client.post(
        "/graphql", json={"query": VIEWER}, headers={**ours, "authorization": f"Bearer {token(database, other)}"}
    )

    assert bad.status_code == 401
    assert good.json()["data"]["viewer"]["principalId"] == f"Principal:{other.principal}"


async def test_a_session_ends_after_half_an_hour_without_a_request(
    client: httpx.AsyncClient, clock: FixedClock, cookie: str
) -> None:
    ours = {"cookie": cookie, "origin": OURS}

    clock.instant += timedelta(minutes=29)
    alive = await client.post("/graphql", json={"query": VIEWER}, headers=ours)
    clock.instant += timedelta(minutes=31)
    idle = await client.post("/graphql", json={"query": VIEWER}, headers=ours)

    assert (alive.status_code, idle.status_code) == (200, 401)


async def test_whoever_is_let_go_is_out_at_the_next_request(
    client: httpx.AsyncClient, parties: Parties, party: Party, cookie: str
) -> None:
    parties.change("principal", party.principal, ended_at=NOW)

    answer = await client.post("/graphql", json={"query": VIEWER}, headers={"cookie": cookie, "origin": OURS})

    assert answer.status_code == 401


async def test_signing_out_ends_the_session_and_clears_the_browser(
    client: httpx.AsyncClient, parties: Parties, party: Party, cookie: str
) -> None:
    count = "select count(*) from web_session where principal = %(who)s"
    elsewhere = await client.get("/sign-out/now", headers={"cookie": cookie, "sec-fetch-site": "cross-site"})
    still = parties.rows(count, who=party.principal)

    left = await client.get("/sign-out", headers={"cookie": cookie})
    ended = await client.get("/sign-out/now", headers={"cookie": cookie, "sec-fetch-site": "same-origin"})

    assert (elsewhere.headers["location"], still) == ("/", [(1,)])
    assert (left.status_code, "set-cookie" in left.headers, party.name in left.text) == (200, False, False)
    assert (ended.status_code, ended.headers["location"]) == (303, "/sign-in")
    assert ended.headers["clear-site-data"] == '"cache", "storage"'
    assert any(line.startswith(f'{SESSION}=""; ') for line in ended.headers.get_list("set-cookie"))
    assert parties.rows(count, who=party.principal) == [(0,)]
    verbs = parties.rows("select verb from ledger_event where actor = %(org)s order by at, id", org=party.id)
    assert ("session:ended",) in verbs
