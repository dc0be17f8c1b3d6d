"""Expected errors are told in one way; unexpected ones betray nothing, keep nothing, and can be found in the log."""

import logging
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy.exc import OperationalError

from hub.kit.sentence import SENTENCES
from schema.engine.errors import Problem
from schema.engine.requests import GRAPHQL, JSON
from tests.schema.toy import SECRET, Harbour

pytestmark = pytest.mark.anyio

LEAKY = "{ boats(first: 1) { edges { node { name leaky } } } }"
SINK = "mutation ($input: SinkBoatInput!) { sinkBoat(input: $input) { boat { name } errors { code field sentence } } }"
RENAME = "mutation ($input: RenameBoatInput!) { renameBoat(input: $input) { boat { name %s } errors { code field } } }"
KEY = "0123456789abcdef"


async def ask(client: httpx.AsyncClient, query: str, **variables: Any) -> httpx.Response:
    return await client.post("/graphql", json={"query": query, "variables": variables})


@pytest.mark.parametrize("accept", [GRAPHQL, JSON])
async def test_a_fault_shows_a_reference_and_nothing_else(
    client: httpx.AsyncClient, harbour: Harbour, caplog: pytest.LogCaptureFixture, accept: str
) -> None:
    caplog.set_level(logging.INFO)

    response = await client.post("/graphql", json={"query": LEAKY}, headers={"accept": accept})

    assert response.status_code == 500
    assert list(response.json()) == ["errors"]
    (error,) = response.json()["errors"]
    assert set(error) == {"message", "extensions"}
    assert error["extensions"]["code"] == "internal"
    (logged,) = [record for record in caplog.records if record.getMessage() == "schema.internal"]
    references: Any = logged.__dict__["references"]
    assert references["reference"] == str(UUID(error["extensions"]["reference"]))
    assert references["kind"] == "RuntimeError"
    assert references["place"].startswith("tests/schema/toy.py:")
    assert SECRET not in response.text + caplog.text + repr(logged.__dict__)
    assert (harbour.kept, harbour.undone) == (0, 1)


async def test_a_fault_below_a_mutation_undoes_it(client: httpx.AsyncClient, harbour: Harbour) -> None:
    given = {"boat": f"Boat:{harbour.boats[0].id}", "name": "Hope"}

    response = await ask(client, RENAME % "leaky", input=given)

    assert response.status_code == 500
    assert "Hope" not in response.text
    assert (harbour.kept, harbour.undone) == (0, 1)


async def test_a_commit_that_fails_shows_no_data(client: httpx.AsyncClient, harbour: Harbour) -> None:
    harbour.breaks = RuntimeError(SECRET)

    response = await ask(client, "{ weigh }")

    assert response.status_code == 500
    assert list(response.json()) == ["errors"]
    assert SECRET not in response.text


async def test_a_database_out_of_reach_asks_to_come_back(client: httpx.AsyncClient, harbour: Harbour) -> None:
    harbour.breaks = OperationalError(SECRET, {}, Exception(SECRET))

    response = await ask(client, "{ weigh }")

    assert response.status_code == 503
    assert response.headers["retry-after"] == "1"
    assert response.json()["errors"][0]["extensions"]["code"] == "unavailable"
    assert SECRET not in response.text


async def test_a_refused_mutation_says_why_as_data_and_keeps_nothing(
    client: httpx.AsyncClient, harbour: Harbour
) -> None:
    given = {"idempotencyKey": KEY, "boat": f"Boat:{harbour.boats[0].id}", "witnesses": [f"Owner:{uuid4()}"]}

    response = await ask(client, SINK, input=given)

    assert response.status_code == 200
    assert response.json() == {
        "data": {
            "sinkBoat": {
                "boat": None,
                "errors": [
                    {"code": "no_consent", "field": "crew", "sentence": SENTENCES["no_consent"].en},
                    {"code": "barred_recipient", "field": None, "sentence": SENTENCES["barred_recipient"].en},
                ],
            }
        }
    }
    assert harbour.asked == ["sink before 1"]
    assert (harbour.kept, harbour.undone) == (0, 1)


@pytest.mark.parametrize(
    "id", ["", "x", "Owner:%s", "boat:%s", "Boat:%s ", "Boat:%s", "Boat:0", "%s", "Boat:" + "a" * 9999]
)
async def test_malformed_and_unknown_ids_in_a_mutation_are_alike(
    client: httpx.AsyncClient, harbour: Harbour, id: str
) -> None:
    unknown = id.replace("%s", str(uuid4()))

    response = await ask(client, SINK, input={"idempotencyKey": KEY, "boat": unknown, "witnesses": []})

    assert response.json()["data"]["sinkBoat"]["errors"] == [
        {"code": "not_found", "field": "boat", "sentence": SENTENCES["not_found"].en}
    ]
    assert harbour.kept == 0


@pytest.mark.parametrize("id", ["", "x", "Owner:%s", "Boat:%s", "Boat:%s\n", "Cat:%s", "Query:%s", "%s"])
@pytest.mark.parametrize("field", ["boat", "node"])
async def test_malformed_and_unknown_ids_in_a_query_are_null(client: httpx.AsyncClient, id: str, field: str) -> None:
    response = await ask(client, f"query ($id: ID!) {{ {field}(id: $id) {{ id }} }}", id=id.replace("%s", str(uuid4())))

    assert response.content == f'{{"data":{{"{field}":null}}}}'.encode()


async def test_a_refused_field_of_a_query_says_why_beside_the_data(client: httpx.AsyncClient, harbour: Harbour) -> None:
    response = await ask(client, "{ boats(first: 1) { edges { node { sealed } } } }")

    assert response.json()["data"]["boats"]["edges"] == [{"node": {"sealed": None}}]
    (error,) = response.json()["errors"]
    assert error["extensions"] == {
        "code": "not_permitted",
        "field": "sealed",
        "sentence": SENTENCES["not_permitted"].en,
        "allowed": [],
        "nextStep": SENTENCES["not_permitted"].next_step.en,
    }
    assert harbour.kept == 1


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("short", "out_of_range"),
        ("x" * 65, "out_of_range"),
        ("with blank 01234567", "malformed"),
        ("鍵" * 20, "malformed"),
    ],
)
async def test_a_key_that_is_none_is_refused(client: httpx.AsyncClient, harbour: Harbour, key: str, code: str) -> None:
    given = {"idempotencyKey": key, "boat": f"Boat:{harbour.boats[0].id}", "witnesses": []}

    response = await ask(client, SINK, input=given)

    assert [one["code"] for one in response.json()["data"]["sinkBoat"]["errors"]] == [code]
    assert harbour.asked == []


@pytest.mark.parametrize(
    ("query", "variables", "fields"),
    [
        ("query ($id: ID!) { boat(id: $id) { id } }", {"id": {"story": SECRET}}, ["id"]),
        (SINK, {"input": {"idempotencyKey": KEY, "boat": 1.5, "witnesses": []}}, ["input.boat"]),
        (SINK, {"input": {"idempotencyKey": KEY, "boat": "a", "witnesses": [[SECRET]]}}, ["input.witnesses.0"]),
        (SINK, {"input": {SECRET: SECRET, "idempotencyKey": KEY, "boat": "a", "witnesses": []}}, ["input"]),
        ("query ($at: DateTime) { echo(at: $at) }", {"at": SECRET}, ["at"]),
        ("query ($v: FieldValue) { echo(value: $v) }", {"v": {SECRET: 1.5}}, ["v"]),
        ("query ($a: Int, $b: [Int!]) { echo(number: $a) weigh @skip(if: $b) }", {}, None),
    ],
)
async def test_values_that_do_not_fit_are_named_but_not_repeated(
    client: httpx.AsyncClient, harbour: Harbour, query: str, variables: dict[str, Any], fields: list[str] | None
) -> None:
    response = await ask(client, query, **variables)

    assert SECRET not in response.text
    if fields:
        assert [error["extensions"]["field"] for error in response.json()["errors"]] == fields
        assert {error["extensions"]["code"] for error in response.json()["errors"]} == {"malformed"}
    assert harbour.opened == 0


@pytest.mark.parametrize(
    "query",
    [
        "{ boatz { edges { cursor } } }",
        "{ boat(idd: 1) { id } }",
        "{ boats { edges { nod } } }",
        "query ($a: Intt) { weigh }",
        'mutation { renameBoat(input: {boatt: "a", name: "b"}) { boat { id } } }',
    ],
)
async def test_nobody_is_told_what_else_there_is(client: httpx.AsyncClient, query: str) -> None:
    response = await ask(client, query)

    assert "Did you mean" not in response.text
    assert response.json()["errors"][0]["extensions"]["code"] in {"document_invalid", "malformed"}


async def test_few_errors_are_told_of_many(client: httpx.AsyncClient) -> None:
    response = await ask(client, "{ boat(id: 1) {" + " ".join(f"unknown{i}" for i in range(200)) + "} }")

    assert len(response.json()["errors"]) == 5


async def test_a_variable_that_is_null_where_none_may_be_is_the_callers_fault(client: httpx.AsyncClient) -> None:
    response = await ask(client, "query ($skip: Boolean = true) { weigh @skip(if: $skip) }", skip=None)

    assert response.status_code == 200
    assert response.json()["errors"][0]["extensions"]["code"] == "malformed"


def test_every_code_is_documented_in_the_schema() -> None:
    text = Problem._meta.fields["code"].description

    assert [code for code in SENTENCES if f"`{code}`" not in text] == []
