"""Every address of the hub, asked in every way: the browser's doors stay shut, and nothing comes from elsewhere."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from itertools import product

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from hub.app import build_app
from hub.kit.clock import FixedClock
from hub.kit.http_edge import HEADERS, PAGE, TLS_ONLY
from tests.database import TestDatabase
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio

OURS = "https://hub.example.org"
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
ELSEWHERE: tuple[dict[str, str], ...] = (
    {"origin": "https://evil.example.com"},
    {"origin": "null"},
    {"origin": "https://evil.example.com", "sec-fetch-site": "cross-site"},
    {"origin": "https://pages.hub.example.org", "sec-fetch-site": "same-site"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "none"},
    {},
)
COOKIE = {"cookie": "__Host-session=" + "A" * 86, "content-type": "application/x-www-form-urlencoded"}
KEPT_FOR_A_YEAR = "public, max-age=31536000, immutable"


@pytest.fixture
async def app(database: TestDatabase) -> AsyncIterator[Starlette]:
    settings = replace(database.settings, mode="production", public_url=OURS)
    app = build_app(settings, FixedClock(NOW))
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
async def client(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=OURS) as client:
        yield client


def addresses(app: Starlette) -> Iterator[tuple[str, frozenset[str]]]:
    """Each path, with something in the place of its parameters, and the methods that it takes."""
    for route in app.routes:
        assert isinstance(route, Route)
        path = route.path.replace("{name}", "console.css")
        for parameter in route.param_convertors:
            path = path.replace(f"{{{parameter}:uuid}}", "0" * 32).replace(f"{{{parameter}}}", "A" * 86)
        yield path, frozenset(route.methods or {"GET", "POST"})


async def test_every_answer_of_every_address_closes_the_browsers_doors(
    app: Starlette, client: httpx.AsyncClient
) -> None:
    for (path, _), method in product([*addresses(app), ("/nowhere", frozenset())], METHODS):
        response = await client.request(method, path, headers={"origin": OURS, "accept": "text/html"})
        headers, place = response.headers, f"{method} {path}"

        fixed = {name.lower() for name in HEADERS} - {"content-security-policy", "permissions-policy"}
        assert {name: headers[name] for name in fixed} == {
            name.lower(): value for name, value in HEADERS.items() if name.lower() in fixed
        }, place
        for name in ("Content-Security-Policy", "Permissions-Policy"):
            assert headers[name] in (HEADERS[name], PAGE[name]), place
        assert ("text/html" in headers.get("content-type", "")) == (
            headers["content-security-policy"] == PAGE["Content-Security-Policy"]
        ), place
        assert headers["strict-transport-security"] == TLS_ONLY, place
        assert not [name for name in headers if name.startswith("access-control")], place
        assert response.status_code not in (301, 302, 307, 308, 500), place


async def test_methods_that_no_page_has_are_refused(app: Starlette, client: httpx.AsyncClient) -> None:
    for path, taken in addresses(app):
        for method in set(METHODS) - taken - {"HEAD"}:
            response = await client.request(method, path, headers={"origin": OURS})

            assert response.status_code in (401, 405), f"{method} {path}"


@pytest.mark.parametrize("said", ELSEWHERE, ids=str)
async def test_what_comes_from_another_site_with_a_cookie_is_refused_and_writes_nothing(
    app: Starlette, client: httpx.AsyncClient, parties: Parties, said: dict[str, str]
) -> None:
    before = parties.rows("select count(*) from ledger_event")

    for path, taken in addresses(app):
        for method in taken & {"POST", "PUT", "PATCH", "DELETE"}:
            response = await client.request(method, path, headers={**COOKIE, **said})

            assert (response.status_code, response.content) == (403, b""), path
            assert "set-cookie" not in response.headers
    assert parties.rows("select count(*) from ledger_event") == before


async def test_a_real_hub_has_no_door_of_the_demos(app: Starlette, client: httpx.AsyncClient) -> None:
    assert not [path for path, _ in addresses(app) if path.startswith("/demo")]
    assert (await client.get(f"/demo/{'A' * 118}")).status_code == 404
    assert (await client.post(f"/demo/{'A' * 118}", headers={"origin": OURS})).status_code == 404


async def test_the_sheet_and_the_script_alone_may_be_kept(client: httpx.AsyncClient) -> None:
    page = await client.get("/sign-in")
    names = [part.split('"')[0] for part in page.text.split('"/static/')[1:]]

    answers = [await client.get(f"/static/{name}") for name in names]

    assert [answer.headers["cache-control"] for answer in answers] == [KEPT_FOR_A_YEAR] * 2
    assert {answer.headers["content-type"].split(";")[0] for answer in answers} == {"text/css", "text/javascript"}
    assert page.headers["cache-control"] == "no-store"
    assert (await client.get("/static/console.css")).status_code == 404
    assert (await client.get("/static/..%2Fframe.py")).status_code == 404
