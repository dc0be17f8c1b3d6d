"""Which requests come from a page of ours: what browsers say, and nothing that contradicts it."""

from collections.abc import AsyncIterator
from itertools import product

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from hub.console.origin import SameOrigin, from_our_page

pytestmark = pytest.mark.anyio

OURS = "https://hub.example.org"
ORIGINS = (
    None,
    "null",
    OURS,
    "https://evil.example.com",
    "http://hub.example.org",
    OURS + ":444",
    OURS + ".example.com",
)
SITES = (None, "same-origin", "same-site", "cross-site", "none", "SAME-ORIGIN", "")
OF_OURS = {(OURS, None), (OURS, "same-origin"), ("null", "same-origin"), (None, "same-origin")}


def headers(origin: str | None, site: str | None) -> Headers:
    given = {"origin": origin, "sec-fetch-site": site}
    return Headers({name: value for name, value in given.items() if value is not None})


@pytest.mark.parametrize(("origin", "site"), list(product(ORIGINS, SITES)))
def test_only_what_the_browser_calls_ours_is_ours(origin: str | None, site: str | None) -> None:
    assert from_our_page(headers(origin, site), OURS) is ((origin, site) in OF_OURS)


@given(st.text(), st.sampled_from(SITES))
def test_no_other_origin_is_ours_whatever_stands_beside_it(origin: str, site: str | None) -> None:
    said = headers(origin.encode("ascii", "ignore").decode(), site)

    assert from_our_page(said, OURS) is ((said["origin"], site) in OF_OURS)


def test_what_is_said_twice_is_not_believed() -> None:
    twice = [(b"origin", OURS.encode()), (b"origin", OURS.encode())]
    sites = [(b"sec-fetch-site", b"same-origin"), (b"sec-fetch-site", b"cross-site")]

    assert not from_our_page(Headers(raw=twice), OURS)
    assert not from_our_page(Headers(raw=sites), OURS)


@pytest.fixture
async def client(anyio_backend: str) -> AsyncIterator[httpx.AsyncClient]:
    async def taken(_request: Request) -> Response:
        return PlainTextResponse("taken")

    every = ["GET", "POST", "PUT", "DELETE"]
    routes = [Route("/page", taken, methods=every), Route("/graphql", taken, methods=every)]
    guard = Middleware(SameOrigin, public_url=OURS, programs=["graphql"])
    transport = httpx.ASGITransport(Starlette(routes=routes, middleware=[guard]))
    async with httpx.AsyncClient(transport=transport, base_url=OURS) as client:
        yield client


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PROPFIND"])
async def test_a_page_takes_nothing_that_does_not_say_where_it_comes_from(
    client: httpx.AsyncClient, method: str
) -> None:
    assert (await client.request(method, "/page")).status_code == 403


@pytest.mark.parametrize("path", ["/page", "/graphql", "/graphql/x", "//graphql", "/nowhere"])
async def test_nothing_is_taken_from_another_site(client: httpx.AsyncClient, path: str) -> None:
    for said in ({"origin": "https://evil.example.com"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}):
        assert (await client.post(path, headers=said)).status_code == 403


async def test_a_person_is_told_that_nothing_was_changed(client: httpx.AsyncClient) -> None:
    answer = await client.post("/page", headers={"accept": "text/html", "accept-language": "en"})

    assert answer.status_code == 403
    assert "Nothing was changed." in answer.text


async def test_a_program_passes_and_a_browser_with_a_cookie_must_say_where_it_comes_from(
    client: httpx.AsyncClient,
) -> None:
    assert (await client.post("/graphql")).status_code == 200
    assert (await client.post("/graphql", headers={"cookie": "__Host-session=x"})).status_code == 403
    assert (await client.post("/graphql", headers={"cookie": "__Host-session=x", "origin": OURS})).status_code == 200


async def test_what_our_own_page_sends_is_taken_and_reading_is_free(client: httpx.AsyncClient) -> None:
    assert (await client.post("/page", headers={"origin": "null", "sec-fetch-site": "same-origin"})).text == "taken"
    assert (await client.get("/page", headers={"origin": "https://evil.example.com"})).text == "taken"
