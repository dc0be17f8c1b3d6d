"""Thousands of odd strings, values and bodies: never a fault, never a word from inside."""

import json
from typing import Any

import anyio
import httpx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.schema.toy import TOKEN, Harbour, app

HARBOUR = Harbour.with_boats(5)
TRANSPORT = httpx.ASGITransport(app(HARBOUR))
HEADERS = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
DOCUMENT = (
    "query ($id: ID!, $after: String, $first: Int, $value: FieldValue, $at: DateTime, $on: Date) "
    "{ node(id: $id) { id } boat(id: $id) { name } boats(after: $after, first: $first) { edges { cursor } } "
    "echo(value: $value, at: $at, on: $on) }"
)
RENAME = "mutation ($input: RenameBoatInput!) { renameBoat(input: $input) { boat { name } errors { code } } }"

NASTY = [
    "\x00",
    "\ud800",
    "\udfff\ud800",
    "\ufeff",
    "\u202e",
    "﷽" * 200,
    "𝕳" * 50,
    "'; drop table boats; --",
    "%00",
    "%s%n",
    "${7*7}",
    "../../etc/passwd",
    "<script>",
    '"""',
    "\\",
    "\\u0000",
    "{" * 50,
    "[" * 50,
    "NaN",
    "Infinity",
    "-0",
    "1e999",
    "null",
    "undefined",
    "Boat:",
    "Boat:" + "0" * 36,
    "Boat:{}",
    "\r\nSet-Cookie: a=b",
    "9" * 400,
    "é" * 300,
    "ａ" * 100,
    "\u200b",
    "🏳️‍🌈",
    "A" * 1000,
]
texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(), max_size=60),
    st.text(st.characters(categories=["Cs", "Cc", "Co", "Cn"]), max_size=10),
    st.builds(lambda one, other: one + other, st.sampled_from(NASTY), st.text(max_size=5)),
)
numbers = st.one_of(st.integers(), st.floats(), st.integers(-(10**40), 10**40))
values = st.recursive(
    st.one_of(st.none(), st.booleans(), texts, numbers),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(texts, inner, max_size=4)),
    max_leaves=12,
)
NAMES = ["id", "after", "first", "value", "at", "on", "input"]
INSIDE = ("Traceback", "Error(", "graphql", ".py", "sqlalchemy", "Did you mean", "0x")

often = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))


def send(body: bytes, **headers: str) -> httpx.Response:
    async def post() -> httpx.Response:
        async with httpx.AsyncClient(transport=TRANSPORT, base_url="http://hub.example.org") as client:
            return await client.post("/graphql", content=body, headers={**HEADERS, **headers})

    return anyio.run(post)


def check(response: httpx.Response) -> None:
    """Never our fault, always JSON with data or errors, and nothing from inside."""
    assert response.status_code in {200, 400, 413}, response.text
    answer = response.json()
    assert set(answer) <= {"data", "errors"}
    for error in answer.get("errors", []):
        assert error["extensions"]["code"] != "INTERNAL"
        assert not [word for word in INSIDE if word in error["message"]]


def encoded(content: Any) -> bytes:
    """As a careless client would send it: lone surrogates escaped, NaN and giant numbers as Python writes them."""
    return json.dumps(content).encode()


@often
@given(st.dictionaries(st.sampled_from(NAMES), values))
def test_no_variable_breaks_a_query(variables: dict[str, Any]) -> None:
    check(send(encoded({"query": DOCUMENT, "variables": {"id": "x", **variables}})))


@often
@given(st.one_of(values, st.fixed_dictionaries({"boat": texts, "name": texts})))
def test_no_input_breaks_a_mutation(given_: Any) -> None:
    check(send(encoded({"query": RENAME, "variables": {"input": given_}})))


@often
@given(texts)
def test_no_literal_breaks_a_query(text: str) -> None:
    literal = json.dumps(text)

    check(send(encoded({"query": f"{{ boat(id: {literal}) {{ id }} echo(value: {literal}, at: {literal}) }}"})))


@often
@given(st.one_of(texts, st.text("{}()[]:!$@|&=\"'# \n.,a1_-", max_size=80)))
def test_no_document_breaks_the_parser(text: str) -> None:
    check(send(encoded({"query": text})))


@often
@given(st.one_of(st.binary(max_size=200), values.map(encoded)))
def test_no_body_breaks_the_reading(body: bytes) -> None:
    check(send(body))


@often
@given(st.sampled_from(["query", "operationName", "variables", "extensions"]), values)
def test_no_parameter_breaks_the_reading(name: str, value: Any) -> None:
    check(send(encoded({"query": "{ __typename }", name: value})))


def test_all_that_opened_nothing_but_whole_operations() -> None:
    assert HARBOUR.opened == HARBOUR.kept + HARBOUR.undone
