"""One operation: one transaction, one use case inside at a time, and nothing after the end."""

import asyncio
from typing import cast
from uuid import uuid4

import httpx
import pytest

from hub.identity.permissions import Permission, Role
from hub.identity.viewer import Viewer
from hub.registry import TWO_PEOPLE
from schema.engine.context import ClosedError, Context, NotHandedInError, UnrepeatableError
from tests.schema.toy import Harbour, alone, owners

pytestmark = pytest.mark.anyio


def context(harbour: Harbour) -> Context:
    viewer = Viewer(uuid4(), uuid4(), "toy", Role.CASEWORKER, frozenset(Permission), "ja")
    return Context(viewer, harbour.open_work)


async def test_fields_side_by_side_take_turns_in_one_transaction(client: httpx.AsyncClient, harbour: Harbour) -> None:
    text = "{" + " ".join(f"a{i}: weigh" for i in range(10)) + "}"

    response = await client.post("/graphql", json={"query": text})

    assert set(response.json()["data"].values()) == {1}
    assert (harbour.opened, harbour.kept) == (1, 1)


async def test_an_operation_that_asks_nothing_opens_nothing(client: httpx.AsyncClient, harbour: Harbour) -> None:
    await client.post("/graphql", json={"query": "{ __typename }"})

    assert harbour.opened == 0


async def test_a_page_asks_for_its_owners_once(client: httpx.AsyncClient, harbour: Harbour) -> None:
    text = "{ boats(first: 50) { edges { node { owner { name } } } } }"

    await client.post("/graphql", json={"query": text})

    assert harbour.asked == ["list_boats", "owners"]


async def test_nobody_asks_after_the_end(harbour: Harbour) -> None:
    asked = context(harbour)
    await asked.ask(alone)
    await asked.finish(keep=True)

    with pytest.raises(ClosedError):
        await asked.ask(alone)
    assert (harbour.opened, harbour.kept, harbour.undone) == (1, 1, 0)


async def test_the_end_waits_for_whoever_is_still_inside(harbour: Harbour) -> None:
    asked = context(harbour)
    running = asyncio.create_task(asked.ask(alone))
    await asyncio.sleep(0)

    await asked.finish(keep=False)

    assert running.done()
    assert (harbour.kept, harbour.undone) == (0, 1)


async def test_the_end_of_nothing_is_nothing(harbour: Harbour) -> None:
    await context(harbour).finish(keep=True)

    assert harbour.opened == 0


async def test_a_loader_is_the_operations_own(harbour: Harbour) -> None:
    first, second = context(harbour), context(harbour)

    assert first.loader(owners) is first.loader(owners)
    assert first.loader(owners) is not second.loader(owners)
    assert await first.loader(owners).load(None) is None


async def test_once_needs_a_key(harbour: Harbour) -> None:
    with pytest.raises(UnrepeatableError):
        await context(harbour).ask_once(cast("object", alone))  # type: ignore[arg-type]
    assert harbour.opened == 0


def test_acts_that_were_not_handed_in_are_a_fault_and_no_empty_list() -> None:
    without = context(Harbour())

    with pytest.raises(NotHandedInError):
        _ = without.two_people
    assert Context(without.viewer, Harbour().open_work, two_people=TWO_PEOPLE).two_people.acts
