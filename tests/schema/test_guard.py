"""What a root field must declare: refused at import otherwise, and asked of every caller."""

from typing import Any

import graphene
import httpx
import pytest

from hub.identity.permissions import Permission
from schema.choices import choice
from schema.context import Context
from schema.guard import SIGNED_IN, DeclarationError, Guarded, query
from schema.mutation import HubMutation, idempotency_key
from schema.steps import StepMutation
from tests.schema.toy import Harbour

pytestmark = pytest.mark.anyio


async def answer(context: Context) -> int:
    """Answers."""
    return 1


async def undescribed(context: Context) -> int:
    return 1


@pytest.mark.parametrize("guard", [None, "case:read", (Permission.CASE_READ, "case:write")])
def test_a_query_without_permission_is_refused(guard: Any) -> None:
    with pytest.raises(DeclarationError):
        query(graphene.Int, guard)(answer)


def test_a_query_without_description_is_refused() -> None:
    with pytest.raises(DeclarationError):
        query(graphene.Int, SIGNED_IN)(undescribed)


def test_an_argument_without_description_is_refused() -> None:
    with pytest.raises(DeclarationError):
        query(graphene.Int, SIGNED_IN, boat=graphene.Int())(answer)


def mutation(doc: str | None = "Does it.", key: bool = True, described: bool = True, **meta: Any) -> Any:
    given: dict[str, Any] = {"name": graphene.String(description="A name." if described else None)}
    if key:
        given["idempotency_key"] = idempotency_key()
    inside = {
        "__doc__": doc,
        "Meta": type("Meta", (), {"permission": Permission.CASE_WRITE, **meta}),
        "Input": type("Input", (), given),
    }
    return type("DoIt", (HubMutation,), inside)


def test_a_choice_says_what_each_word_means() -> None:
    with pytest.raises(DeclarationError):
        choice("Harbour", "Where it lies.", {"at_sea": "Out.", "in_port": ""})
    with pytest.raises(DeclarationError):
        choice("Harbour", "", {"at_sea": "Out."})


def test_a_step_without_use_case_is_refused() -> None:
    meta = type("Meta", (), {"permission": Permission.CASE_WRITE})

    with pytest.raises(DeclarationError):
        type("DoIt", (StepMutation,), {"__doc__": "Does it.", "Meta": meta, "Input": type("Input", (), {})})


def test_a_mutation_that_declares_everything_is_taken() -> None:
    assert isinstance(mutation().Field(), Guarded)
    assert mutation(key=False, repeatable=True).permissions == (Permission.CASE_WRITE,)


@pytest.mark.parametrize(
    "lacking", [{"doc": None}, {"key": False}, {"described": False}, {"permission": None}, {"permission": "case:write"}]
)
def test_a_mutation_that_lacks_something_is_refused(lacking: dict[str, Any]) -> None:
    with pytest.raises(DeclarationError):
        mutation(**lacking)


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

    assert [one["errors"][0]["extensions"]["code"] for one in answers[:4]] == ["not_permitted"] * 4
    assert answers[4]["data"]["renameBoat"] == {"boat": None, "errors": [{"code": "not_permitted"}]}
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
