"""Keyset lists: complete, without repetition, and cursors that hold only in their own list."""

import base64
from typing import Any
from uuid import uuid4

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.identity.permissions import Permission, Role
from hub.identity.viewer import Viewer
from hub.kit.errors import Invalid
from hub.kit.pages import Page, Position, Slice
from schema.engine.context import Context
from schema.engine.paging import asked_page, cursor, position
from tests.schema.toy import START, Harbour

pytestmark = pytest.mark.anyio

TEXT = (
    "query ($first: Int, $after: String) { boats(first: $first, after: $after) { edges { cursor node { id } } "
    "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"
)


async def boats(client: httpx.AsyncClient, **variables: Any) -> Any:
    return (await client.post("/graphql", json={"query": TEXT, "variables": variables})).json()


def refusals(answer: Any) -> list[tuple[str, str]]:
    return [(error["extensions"]["code"], error["extensions"]["field"]) for error in answer["errors"]]


def context(organisation: Any = None) -> Context:
    viewer = Viewer(organisation or uuid4(), uuid4(), "toy", Role.CASEWORKER, frozenset(Permission), "ja")
    return Context(viewer, Harbour().open_work)


@pytest.mark.parametrize("first", [1, 7, 20, 59, 60, 61, 100, None])
async def test_pages_hold_every_boat_once_and_in_order(
    client: httpx.AsyncClient, harbour: Harbour, first: int | None
) -> None:
    seen: list[str] = []
    after = None
    while True:
        page = (await boats(client, first=first, after=after))["data"]["boats"]
        seen += [edge["node"]["id"] for edge in page["edges"]]
        assert page["pageInfo"]["hasPreviousPage"] is (after is not None)
        assert page["pageInfo"]["startCursor"] == page["edges"][0]["cursor"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break

    ordered = sorted(harbour.boats, key=lambda boat: (boat.built, boat.id), reverse=True)
    assert seen == [f"Boat:{boat.id}" for boat in ordered]


async def test_an_empty_list_has_no_cursors(client: httpx.AsyncClient, harbour: Harbour) -> None:
    harbour.boats.clear()

    page = (await boats(client))["data"]["boats"]

    assert page["edges"] == []
    assert page["pageInfo"] == {
        "hasNextPage": False,
        "hasPreviousPage": False,
        "startCursor": None,
        "endCursor": None,
    }


@pytest.mark.parametrize("first", [0, -1, 101, -(2**31), 2**31 - 1])
async def test_a_page_of_an_odd_size_is_refused(client: httpx.AsyncClient, harbour: Harbour, first: int) -> None:
    answer = await boats(client, first=first)

    assert answer["data"] == {"boats": None}
    assert [(e["extensions"]["code"], e["extensions"]["field"]) for e in answer["errors"]] == [
        ("OUT_OF_RANGE", "first")
    ]
    assert harbour.opened == 0


MADE_UP = ["", "x", "=", "0" * 40, "A" * 41, "é" * 40, "走" * 10, "-1", "A" * 9_999]


@pytest.mark.parametrize("after", [*MADE_UP, base64.b64encode(b"\xff" * 30).decode()])
async def test_a_made_up_cursor_is_refused(client: httpx.AsyncClient, harbour: Harbour, after: str) -> None:
    answer = await boats(client, after=after)

    assert refusals(answer) == [("MALFORMED", "after")]
    assert harbour.opened == 0


def test_a_cursor_holds_only_in_its_own_list_of_its_own_organisation() -> None:
    own = context()
    text = cursor(own, "boats", Position(START, uuid4()))

    for other, name in ((own, "ships"), (context(), "boats")):
        with pytest.raises(Invalid):
            position(other, name, text)
    assert position(own, "boats", text).at == START


@given(st.datetimes(timezones=st.just(START.tzinfo)), st.uuids())
def test_a_cursor_gives_back_its_position(at: Any, object: Any) -> None:
    own = context()

    assert position(own, "boats", cursor(own, "boats", Position(at, object))) == Position(at, object)


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_cursors(text: str) -> None:
    with pytest.raises(Invalid):
        position(context(), "boats", text)


@given(st.integers(), st.none() | st.text())
def test_no_page_beyond_the_largest_is_ever_asked_for(first: int, after: str | None) -> None:
    try:
        page = asked_page(context(), "boats", first, after)
    except Invalid:
        return
    assert 1 <= page.size <= 100


@pytest.mark.parametrize("size", [0, -1, 101])
def test_a_page_of_an_odd_size_cannot_be_made(size: int) -> None:
    with pytest.raises(ValueError, match="size"):
        Page(size)


def test_a_slice_shows_the_page_and_knows_of_more() -> None:
    rows = [(START, uuid4()) for _ in range(3)]

    full = Slice.of(rows, Page(2), lambda row: Position(*row))
    last = Slice.of(rows[:2], Page(2), lambda row: Position(*row))

    assert [row for _, row in full.items] == rows[:2]
    assert (full.more, last.more) == (True, False)
