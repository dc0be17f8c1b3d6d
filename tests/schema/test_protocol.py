"""GraphQL over HTTP, sentence by sentence: media types, methods, parameters, status codes."""

from typing import Any

import httpx
import pytest

from schema.engine.requests import GRAPHQL, JSON
from tests.schema.toy import Harbour

pytestmark = pytest.mark.anyio

TYPENAME = {"query": "{ __typename }"}
NEEDS_ID = "query Needs($id: ID!) { boat(id: $id) { name } }"


async def post(client: httpx.AsyncClient, body: Any, accept: str | None = GRAPHQL, **headers: str) -> httpx.Response:
    sent = {"accept": accept} if accept else {}
    if accept is None:
        client.headers.pop("accept", None)
    return await client.post("/graphql", json=body, headers={**sent, **headers})


@pytest.mark.parametrize(
    ("accept", "answered"),
    [
        (GRAPHQL, GRAPHQL),
        (JSON, JSON),
        (None, JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (f"{GRAPHQL}, {JSON};q=0.9", GRAPHQL),
        (f"{JSON};q=0.9, {GRAPHQL}", GRAPHQL),
        (f"{JSON}, {GRAPHQL}", JSON),
        (f"{GRAPHQL}, */*", GRAPHQL),
        (f"text/html, {GRAPHQL};q=0.5, */*;q=0.1", GRAPHQL),
        (f"{GRAPHQL};q=0, */*", JSON),
        (f"{JSON}; charset=utf-8", JSON),
    ],
)
async def test_the_answer_comes_in_the_type_the_caller_likes_best(
    client: httpx.AsyncClient, accept: str | None, answered: str
) -> None:
    response = await post(client, TYPENAME, accept)

    assert response.status_code == 200
    assert response.headers["content-type"] == f"{answered}; charset=utf-8"
    assert response.content.decode("utf-8") == '{"data":{"__typename":"Query"}}'


@pytest.mark.parametrize("accept", ["text/html", "application/xml;q=1", f"{JSON};q=0", "*/*;q=0", ";;;,,,", "q=1"])
async def test_a_type_that_is_not_served_is_not_acceptable(client: httpx.AsyncClient, accept: str) -> None:
    response = await post(client, TYPENAME, accept)

    assert response.status_code == 406
    assert response.json()["errors"][0]["extensions"]["code"] == "NOT_ACCEPTABLE"


@pytest.mark.parametrize("type_", [JSON, f"{JSON}; charset=utf-8", f'{JSON};charset="UTF-8"', "Application/JSON"])
async def test_json_in_utf_8_is_read_with_or_without_saying_so(client: httpx.AsyncClient, type_: str) -> None:
    body = '{"query":"{ __type(name: \\"走る🏃泳ぐ🏊\\") { name } }"}'.encode()

    response = await client.post("/graphql", content=body, headers={"content-type": type_, "accept": GRAPHQL})

    assert response.status_code == 200
    assert response.json() == {"data": {"__type": None}}


@pytest.mark.parametrize(
    "type_",
    [
        None,
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
        GRAPHQL,
        f"{JSON}; charset=utf-16",
        f"{JSON}; charset=iso-8859-1",
        f"{JSON}, text/plain",
    ],
)
async def test_a_body_of_another_type_is_refused(
    client: httpx.AsyncClient, harbour: Harbour, type_: str | None
) -> None:
    headers = {} if type_ is None else {"content-type": type_}

    response = await client.post("/graphql", content=b'{"query":"{ weigh }"}', headers=headers)

    assert response.status_code == 415
    assert harbour.opened == 0


async def test_two_content_types_and_packed_bodies_are_refused(client: httpx.AsyncClient) -> None:
    twice = await client.post(
        "/graphql", content=b"{}", headers=[("content-type", JSON), ("content-type", "text/plain")]
    )
    packed = await post(client, TYPENAME, **{"content-encoding": "gzip"})

    assert [twice.status_code, packed.status_code] == [415, 415]


async def test_get_answers_a_query(client: httpx.AsyncClient) -> None:
    params = {"query": NEEDS_ID, "operationName": "Needs", "variables": '{"id":"x"}', "extensions": "{}"}

    for accept in (GRAPHQL, JSON):
        response = await client.get("/graphql", params=params, headers={"accept": accept})
        assert response.status_code == 200
        assert response.json() == {"data": {"boat": None}}


@pytest.mark.parametrize("empty", ["operationName", "variables", "extensions"])
async def test_get_takes_an_empty_parameter_for_an_absent_one(client: httpx.AsyncClient, empty: str) -> None:
    response = await client.get("/graphql", params={"query": "{ __typename }", empty: ""})

    assert response.json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize("accept", [GRAPHQL, JSON])
async def test_get_never_mutates(client: httpx.AsyncClient, harbour: Harbour, accept: str) -> None:
    text = 'query A { __typename } mutation B { renameBoat(input: {boat: "x", name: "y"}) { boat { name } } }'

    response = await client.get("/graphql", params={"query": text, "operationName": "B"}, headers={"accept": accept})

    assert response.status_code == 405
    assert response.headers["allow"] == "POST"
    assert harbour.opened == 0


async def test_get_answers_the_query_beside_a_mutation(client: httpx.AsyncClient) -> None:
    text = "query A { __typename } mutation B { __typename }"

    response = await client.get("/graphql", params={"query": text, "operationName": "A"})

    assert response.json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "HEAD"])
async def test_other_methods_are_not_allowed(client: httpx.AsyncClient, method: str) -> None:
    response = await client.request(method, "/graphql")

    assert response.status_code == 405
    assert response.headers["allow"] == "GET, POST"
    assert not [name for name in response.headers if name.startswith("access-control")]


@pytest.mark.parametrize(("accept", "status"), [(GRAPHQL, 400), (JSON, 200)])
@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"query": "{"}, "DOCUMENT_MALFORMED"),
        ({"query": ""}, "DOCUMENT_MALFORMED"),
        ({"query": "{ nothingOfThatName }"}, "DOCUMENT_INVALID"),
        ({"query": "query CoerceFailure($id: ID!) { boat(id: $id) { id } }", "variables": {"id": None}}, "REQUIRED"),
        ({"query": "query CoerceFailure($id: ID!) { boat(id: $id) { id } }"}, "REQUIRED"),
        ({"query": "query A { __typename } query B { __typename }"}, "OPERATION_UNKNOWN"),
        ({"query": "query A { __typename }", "operationName": "B"}, "OPERATION_UNKNOWN"),
        ({"query": "type A { b: Int }"}, "DOCUMENT_INVALID"),
        ({"query": "fragment A on Boat { id }"}, "DOCUMENT_INVALID"),
        ({"query": "subscription { boats { edges { cursor } } }"}, "DOCUMENT_INVALID"),
    ],
)
async def test_a_document_that_does_not_fit_is_answered_without_data(
    client: httpx.AsyncClient, harbour: Harbour, body: Any, code: str, accept: str, status: int
) -> None:
    response = await post(client, body, accept)

    assert response.status_code == status
    assert "data" not in response.json()
    assert response.json()["errors"][0]["extensions"]["code"] == code
    assert harbour.opened == 0


async def test_a_partial_answer_is_a_success(client: httpx.AsyncClient, harbour: Harbour) -> None:
    response = await post(client, {"query": "{ weigh boats(first: 1) { edges { node { name sealed } } } }"})

    assert response.status_code == 200
    assert response.json()["data"]["weigh"] == 1
    assert response.json()["errors"][0]["path"] == ["boats", "edges", 0, "node", "sealed"]


@pytest.mark.parametrize("token", [None, "Bearer", "Bearer wrong", "Basic aGk6aGk=", "harbour-master"])
@pytest.mark.parametrize("accept", [GRAPHQL, JSON, "text/html"])
async def test_without_a_good_token_nothing_is_read(
    client: httpx.AsyncClient, harbour: Harbour, token: str | None, accept: str
) -> None:
    client.headers.pop("authorization")
    headers = {"accept": accept, **({"authorization": token} if token else {})}

    for body in (b"{}", b"x" * 10, b'{"query":"{ __schema { types { name } } }"}'):
        response = await client.post("/graphql", content=body, headers=headers)
        assert response.status_code == 401
        assert response.headers["www-authenticate"].startswith("Bearer, DPoP ")
        assert [error["extensions"]["code"] for error in response.json()["errors"]] == ["UNAUTHENTICATED"]
    assert harbour.opened == 0


async def test_every_answer_may_not_be_kept(client: httpx.AsyncClient) -> None:
    answers = [
        await post(client, TYPENAME),
        await post(client, {"query": "{"}),
        await client.request("PUT", "/graphql"),
        await client.get("/graphql"),
    ]

    assert {response.headers["cache-control"] for response in answers} == {"no-store"}


@pytest.mark.parametrize(
    ("wished", "sentence"),
    [
        ("en", "This operation"),
        ("en-GB,ja;q=0.5", "This operation"),
        ("ja,en", "この操作"),
        ("", "この操作"),
        ("de", "この操作"),
    ],
)
async def test_sentences_come_in_the_language_asked_for(client: httpx.AsyncClient, wished: str, sentence: str) -> None:
    response = await client.request("PUT", "/graphql", headers={"accept-language": wished})

    assert response.json()["errors"][0]["message"].startswith(sentence)
