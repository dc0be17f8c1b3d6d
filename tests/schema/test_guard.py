"""What a root field must declare: refused at import otherwise, and asked of every caller."""

from typing import Any, cast

import graphene
import httpx
import pytest

from hub.identity.permissions import Permission
from hub.kit.errors import Reason
from schema.engine.choices import choice
from schema.engine.context import Context
from schema.engine.errors import Problem
from schema.engine.field_rules import with_field_rules
from schema.engine.guard import DeclarationError, Guarded, Root, query
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.steps import StepMutation
from schema.engine.things import findable
from tests.intake.desk import Desk
from tests.schema.api import Api
from tests.schema.casework import FIELDS
from tests.schema.toy import Harbour, find_boat

pytestmark = pytest.mark.anyio


async def answer(context: Context) -> int:
    """Answers."""
    return 1


async def undescribed(context: Context) -> int:
    return 1


def test_a_query_without_description_is_refused() -> None:
    with pytest.raises(DeclarationError):
        query(graphene.Int)(undescribed)


def test_an_argument_without_description_is_refused() -> None:
    with pytest.raises(DeclarationError):
        query(graphene.Int, boat=graphene.Int())(answer)


def mutation(doc: str | None = "Does it.", key: bool = True, described: bool = True, **meta: Any) -> Any:
    given: dict[str, Any] = {"name": graphene.String(description="A name." if described else None)}
    if key:
        given["idempotency_key"] = idempotency_key()
    inside = {
        "__doc__": doc,
        "Meta": type("Meta", (), meta),
        "Input": type("Input", (), given),
    }
    return type("DoIt", (HubMutation,), inside)


def test_a_choice_says_what_each_word_means() -> None:
    with pytest.raises(DeclarationError):
        choice("Harbour", "Where it lies.", {"at_sea": "Out.", "in_port": ""})
    with pytest.raises(DeclarationError):
        choice("Harbour", "", {"at_sea": "Out."})


def test_a_step_without_use_case_is_refused() -> None:
    with pytest.raises(DeclarationError):
        type("DoIt", (StepMutation,), {"__doc__": "Does it.", "Input": type("Input", (), {})})


def test_a_mutation_that_declares_everything_is_taken() -> None:
    assert isinstance(mutation().Field(), Guarded)
    assert isinstance(mutation(key=False, repeatable=True).Field(), Guarded)


@pytest.mark.parametrize("lacking", [{"doc": None}, {"key": False}, {"described": False}])
def test_a_mutation_that_lacks_something_is_refused(lacking: dict[str, Any]) -> None:
    with pytest.raises(DeclarationError):
        mutation(**lacking)


def test_a_root_takes_no_field_without_a_rule() -> None:
    members = {"__doc__": "Asks.", "anything": query(graphene.Int)(answer)}

    with pytest.raises(DeclarationError):
        type("Query", (Root,), members)


def test_a_thing_without_a_rule_is_not_found_by_its_id() -> None:
    with pytest.raises(DeclarationError):
        findable(cast("Any", Problem), Reason, find_boat)


SHOWN = "code field sentence allowed nextStep presentStatus"


def a_schema() -> Any:
    return graphene.Schema(query=type("Asks", (graphene.ObjectType,), {"one": graphene.Field(Problem)})).graphql_schema


@pytest.mark.parametrize("names", ["code field", f"{SHOWN} more"], ids=["a field without a rule", "a rule of nothing"])
def test_a_schema_that_differs_from_the_table_does_not_build(names: str) -> None:
    assert with_field_rules(a_schema(), {"Problem": {(): SHOWN}})

    with pytest.raises(DeclarationError):
        with_field_rules(a_schema(), {"Problem": {(): names}})


async def test_a_field_asks_its_own_rule_whatever_led_there(desk: Desk) -> None:
    """Whoever may only record is let into the operation, and sees nothing of the case that comes back."""
    api = Api(desk.parties, desk.ngo, permissions=frozenset({Permission.CASE_WRITE}))
    given = {"language": "JA", "urgency": "URGENT", "fields": FIELDS, "idempotencyKey": "k" * 16}
    document = "mutation($input: OpenCaseInput!) { openCase(input: $input) { case { id fields { value } } } }"

    answer = await api.ask(document, input=given)

    assert answer["data"] == {"openCase": {"case": None}}
    assert {one["extensions"]["code"] for one in answer["errors"]} == {"NOT_PERMITTED"}


async def test_a_caller_without_the_permission_reaches_no_room(client: httpx.AsyncClient, harbour: Harbour) -> None:
    harbour.permissions = frozenset({Permission.LEDGER_READ})
    id = f"Boat:{harbour.boats[0].id}"
    texts = [
        f'{{ boat(id: "{id}") {{ id }} }}',
        f'{{ node(id: "{id}") {{ id }} }}',
        "{ boats { edges { cursor } } }",
        "{ weigh }",
        f'mutation {{ renameBoat(input: {{boat: "{id}", name: "x"}}) {{ boat {{ id }} errors {{ code }} }} }}',
    ]

    answers = [(await client.post("/graphql", json={"query": text})).json() for text in texts]

    assert [one["errors"][0]["extensions"]["code"] for one in answers[:4]] == ["NOT_PERMITTED"] * 4
    assert answers[4]["data"]["renameBoat"] == {"boat": None, "errors": [{"code": "NOT_PERMITTED"}]}
    assert harbour.opened == 0


async def test_a_missing_permission_tells_nothing_about_ids(client: httpx.AsyncClient, harbour: Harbour) -> None:
    harbour.permissions = frozenset()
    known, unknown = harbour.boats[0].id, harbour.organisation

    answers = [
        (await client.post("/graphql", json={"query": f'{{ {field}(id: "Boat:{id}") {{ id }} }}'})).content
        for field in ("boat", "node")
        for id in (known, unknown)
    ]

    assert answers[0] == answers[1]
    assert answers[2] == answers[3]
