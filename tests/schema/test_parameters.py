"""What is a GraphQL request and what is not: bodies, query strings and the four parameters."""

from typing import Any

import httpx
import pytest

from schema.engine.requests import GRAPHQL, JSON

pytestmark = pytest.mark.anyio

TYPENAME = {"query": "{ __typename }"}


async def post(client: httpx.AsyncClient, body: Any, accept: str = GRAPHQL) -> httpx.Response:
    return await client.post("/graphql", json=body, headers={"accept": accept})


async def test_a_post_without_a_body_is_refused(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", headers={"content-type": JSON})

    assert response.status_code == 400


@pytest.mark.parametrize("accept", [GRAPHQL, JSON])
@pytest.mark.parametrize(
    "body",
    [
        b'{ "not a JSON',
        b"NONSENSE",
        b"[]",
        b'[{"query":"{ __typename }"}]',
        b'"{ __typename }"',
        b"null",
        b"1",
        b"\xff\xfe{\x00}\x00",
        b"\xef\xbb\xbf{}",
        b'{"qeury":"{ __typename }"}',
        b"{}",
    ],
)
async def test_a_body_that_is_no_request_is_refused(client: httpx.AsyncClient, body: bytes, accept: str) -> None:
    response = await client.post("/graphql", content=body, headers={"content-type": JSON, "accept": accept})

    assert response.status_code == 400
    assert response.headers["content-type"] == f"{accept}; charset=utf-8"
    assert "data" not in response.json()


@pytest.mark.parametrize(
    ("parameter", "wrong"),
    [
        *(("query", wrong) for wrong in ({"obj": "ect"}, 0, False, ["array"], None)),
        *(("operationName", wrong) for wrong in ({"obj": "ect"}, 0, False, ["array"])),
        *(("variables", wrong) for wrong in ("string", 0, False, ["array"])),
        *(("extensions", wrong) for wrong in ("string", 0, False, ["array"])),
    ],
)
async def test_a_parameter_of_the_wrong_shape_is_refused(
    client: httpx.AsyncClient, parameter: str, wrong: object
) -> None:
    response = await post(client, {**TYPENAME, parameter: wrong})

    assert response.status_code == 400
    assert response.json()["errors"][0]["extensions"]["field"] == parameter


@pytest.mark.parametrize("accept", [GRAPHQL, JSON])
@pytest.mark.parametrize("parameter", ["variables", "operationName", "extensions"])
async def test_null_is_the_same_as_absent(client: httpx.AsyncClient, parameter: str, accept: str) -> None:
    response = await post(client, {**TYPENAME, parameter: None}, accept)

    assert response.status_code == 200
    assert "errors" not in response.json()


@pytest.mark.parametrize("accept", [GRAPHQL, JSON])
async def test_every_parameter_is_taken_and_unknown_ones_ignored(client: httpx.AsyncClient, accept: str) -> None:
    body = {
        "query": "query Type($name: String!) { __type(name: $name) { name } } query Other { __typename }",
        "operationName": "Type",
        "variables": {"name": "Boat"},
        "extensions": {"some": {"value": 1}},
        "future": "reserved",
    }

    response = await post(client, body, accept)

    assert response.status_code == 200
    assert response.json() == {"data": {"__type": {"name": "Boat"}}}


@pytest.mark.parametrize(
    "text",
    ["query={__typename}&query={weigh}", "query=%FF", "query=%ED%A0%80", "variables=1&query={__typename}", "a=1&" * 30],
)
async def test_an_ambiguous_query_string_is_refused(client: httpx.AsyncClient, text: str) -> None:
    response = await client.get(f"/graphql?{text}")

    assert response.status_code == 400


async def test_a_query_string_that_is_too_long_is_refused(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphql", params={"query": "{ __typename }", "padding": "x" * 9_000})

    assert response.status_code == 414
