"""Abusive requests: all refused, cheaply, with the limit's name, before anything is asked of a room."""

import time
from typing import Any

import httpx
import pytest
from graphql import get_introspection_query, parse

from hub.kit.errors import Invalid
from schema.engine.limits import check_document, paged_fields
from schema.engine.sources import check_nesting
from tests.schema.toy import SCHEMA, Harbour

pytestmark = pytest.mark.anyio

RENAME = 'renameBoat(input: {boat: "a", name: "b"}) { boat { id } } '
PAGED = paged_fields(SCHEMA)


def page(inside: str, first: str = "100") -> str:
    return f"boats(first: {first}) {{ edges {{ node {{ {inside} }} }} }}"


def wide(levels: int) -> str:
    """Fragments that each spread the next twice: 2 to the power of `levels` fields."""
    bombs = [f"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}" for i in range(levels)]
    return "\n".join(["{ ...F0 }", *bombs, f"fragment F{levels} on Query {{ weigh }}"])


ABUSES: dict[str, tuple[str, str]] = {
    "aliases": ("{" + " ".join(f"a{i}: weigh" for i in range(16)) + "}", "aliases"),
    "aliases of __typename": ("{" + " ".join(f"a{i}: __typename" for i in range(16)) + "}", "aliases"),
    "aliases in fragments": (
        "{ ...F ... on Query { ...F } } fragment F on Query {" + " ".join(f"a{i}: weigh" for i in range(8)) + "}",
        "aliases",
    ),
    "aliases over operations": (
        " ".join(f"query Q{j} {{" + " ".join(f"a{i}: weigh" for i in range(8)) + "}" for j in range(2)),
        "aliases",
    ),
    "directives": ("{ weigh " + "@skip(if: false) " * 31 + "}", "directives"),
    "directives on fragments": (
        "{" + "...F @include(if: true) " * 16 + "} fragment F on Query @include(if: true) { weigh }",
        "directives",
    ),
    "depth": ("{ boat(id: 1) " + "{ owner " * 10 + "}" * 10 + "}", "depth"),
    "depth through fragments": (
        "{ ...F0 }" + "".join(f"fragment F{i} on Query {{ boat {{ ...F{i + 1} }} }}" for i in range(11)),
        "depth",
    ),
    "a chain of fragments": (
        "{ ...F0 }" + "".join(f"fragment F{i} on Query {{ ...F{i + 1} }}" for i in range(200)),
        "depth",
    ),
    "fragment bomb": (wide(30), "fields"),
    "fragments in a circle": ("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", "fragments"),
    "a fragment that spreads itself": ("{ ...A } fragment A on Query { weigh ...A }", "fragments"),
    "tokens": ("{" + "weigh " * 2_000 + "}", "tokens"),
    "comments": ("#\n" * 300 + "{ weigh }", "tokens"),
    "many brackets": ("{}" * 5_000, "tokens"),
    "ten thousand braces": ("{a" * 10_000, "nesting"),
    "ten thousand brackets": ("{ echo(value: " + "[" * 10_000 + ")}", "nesting"),
    "brackets behind strings": ('{ a(b: """ \\""" " """, c: "\\"", d: "") #"\n' + "{a" * 50, "nesting"),
    "the same field many times": ("{" + "weigh " * 900 + "}", "fields"),
    "root fields": ("{ " + "weigh " * 11 + "}", "root_fields"),
    "two mutations": ("mutation {" + RENAME + "b: " + RENAME + "}", "root_fields"),
    "pages in pages": ("{" + page(page("id")) + "}", "cost"),
    "pages of unknown size": ("query Q($n: Int) {" + page(page("id", "$n"), "$n") + "}", "cost"),
    "introspection twice": ("{ __schema { queryType { name } } a: __schema { queryType { name } } }", "introspections"),
    "deep introspection": ("{ __schema { types " + "{ ofType " * 25 + "{ name }" + "}" * 25 + "} }", "depth"),
}


@pytest.mark.parametrize("name", ABUSES)
async def test_an_abusive_document_is_refused(client: httpx.AsyncClient, harbour: Harbour, name: str) -> None:
    text, limit = ABUSES[name]

    began = time.perf_counter()
    response = await client.post(
        "/graphql", json={"query": text}, headers={"accept": "application/graphql-response+json"}
    )

    assert response.status_code == 400
    assert [error["extensions"]["code"] for error in response.json()["errors"]] == ["LIMIT_EXCEEDED"]
    assert response.json()["errors"][0]["extensions"]["field"] == limit
    assert time.perf_counter() - began < 1
    assert harbour.opened == 0


async def test_the_refusal_is_the_same_for_a_caller_who_may_do_nothing(
    client: httpx.AsyncClient, harbour: Harbour
) -> None:
    allowed = [await client.post("/graphql", json={"query": text}) for text, _ in ABUSES.values()]
    harbour.permissions = frozenset()

    denied = [await client.post("/graphql", json={"query": text}) for text, _ in ABUSES.values()]

    assert [one.content for one in allowed] == [one.content for one in denied]


@pytest.mark.parametrize(
    "text",
    [
        "{" + " ".join(f"a{i}: __typename" for i in range(15)) + "}",
        "{ weigh " + "@skip(if: false) " * 30 + "}",
        "{ boat(id: 1) " + "{ owner " * 9 + "}" * 9 + "}",
        "{" + page("id name built owner { id name }") + "}",
        "{" + page("id name " + page("id", "5"), "25") + "}",
        '{ echo(value: "' + "({[" * 500 + '") }',
        '{ echo(value: """' + "({[" * 500 + '""") } # ' + "({[" * 500,
    ],
)
def test_what_stays_within_the_limits_passes(text: str) -> None:
    check_nesting(text)

    check_document(parse(text), PAGED)


@pytest.mark.parametrize("first", ["0", "-5", "100000", "1e3", '"a"', "[1]", "null", "9" * 5_000])
def test_an_odd_page_size_is_counted_without_harm(first: str) -> None:
    check_document(parse(f"{{ {page('id', first)} }}"), PAGED)


def test_an_odd_page_size_counts_as_the_largest_page() -> None:
    with pytest.raises(Invalid):
        check_document(parse(f"{{ {page(page('id', '$n'), '9' * 5_000)} }}"), PAGED)


async def test_the_usual_introspection_passes(client: httpx.AsyncClient) -> None:
    text = get_introspection_query(descriptions=True, input_value_deprecation=True, specified_by_url=True)

    response = await client.post("/graphql", json={"query": text})

    assert "errors" not in response.json()
    assert len(response.json()["data"]["__schema"]["types"]) > 10


async def test_introspection_of_lists_in_lists_is_refused(client: httpx.AsyncClient) -> None:
    text = "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }"

    response = await client.post("/graphql", json={"query": text})

    assert response.json()["errors"][0]["extensions"]["code"] == "DOCUMENT_INVALID"


@pytest.mark.parametrize("size", [200_001, 1_000_000, 2_500_000])
async def test_a_large_body_is_refused_with_an_answer(client: httpx.AsyncClient, size: int) -> None:
    body = b'{"query":"{ __typename }","padding":"' + b"x" * size + b'"}'

    response = await client.post("/graphql", content=body, headers={"content-type": "application/json"})

    assert response.status_code == 413
    assert response.json()["errors"][0]["extensions"]["code"] == "BODY_TOO_LARGE"


async def test_a_body_of_just_the_largest_size_is_read(client: httpx.AsyncClient) -> None:
    body = b'{"query":"{ __typename }","padding":""}'
    body = body[:-2] + b"x" * (200_000 - len(body)) + body[-2:]

    response = await client.post("/graphql", content=body, headers={"content-type": "application/json"})

    assert response.json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize(
    "body",
    [
        '{"query":"{ __typename }","variables":{"a":NaN}}',
        '{"query":"{ __typename }","variables":{"a":Infinity}}',
        '{"query":"{ __typename }","variables":{"a":1e999}}',
        '{"query":"{ __typename }","variables":{"a":"\\ud800"}}',
        '{"query":"{ __typename }","variables":{"a":"\\u0000"}}',
        '{"query":"{ __typename }","variables":{"\\u0000":1}}',
        '{"query":"{ __typename } # \\u0000"}',
        '{"query":"{ __typename }","variables":{"a":' + "[" * 30 + "]" * 30 + "}}",
        '{"query":"{ __typename }","variables":{"a":' + "[" * 10_000 + "]" * 10_000 + "}}",
        "[" * 100_000,
    ],
)
async def test_what_cannot_be_stored_is_refused(client: httpx.AsyncClient, body: str) -> None:
    response = await client.post("/graphql", content=body.encode(), headers={"content-type": "application/json"})

    assert response.status_code == 400


@pytest.mark.parametrize("literal", ['"\\u0000"', '"a\\u{0}b"', '"\\uD800"'])
async def test_a_literal_that_cannot_be_stored_is_refused(client: httpx.AsyncClient, literal: str) -> None:
    response = await client.post("/graphql", json={"query": f"{{ echo(value: {literal}) }}"})

    assert "data" not in response.json()


@pytest.mark.parametrize("number", ["9" * 20, "9" * 5_000, "-" + "9" * 5_000, "1e99999", "1.5"])
@pytest.mark.parametrize("argument", ["number", "value", "at"])
async def test_a_giant_number_is_refused(client: httpx.AsyncClient, number: str, argument: str) -> None:
    literal = await client.post("/graphql", json={"query": f"{{ echo({argument}: {number}) }}"})

    assert literal.json()["errors"][0]["extensions"]["code"] == "MALFORMED"
    assert number not in literal.text


async def test_the_worst_document_that_passes_is_validated_within_half_a_second(client: httpx.AsyncClient) -> None:
    same = "{" + page(" ".join(["name"] * 90)) + page(" ".join(["id"] * 90)) * 1 + "}"
    lists: Any = "{" + " ".join(["weigh"] * 10) + "}"

    for text in (same, lists, "{" + page("... on Boat { name } " * 80) + "}"):
        began = time.perf_counter()
        await client.post("/graphql", json={"query": text})
        assert time.perf_counter() - began < 0.5
