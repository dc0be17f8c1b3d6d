"""The one table against the live API: roles × operations × fields, and each permission alone, cell by cell."""

import inspect
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from graphql import is_object_type

from hub.identity.permissions import FIELDS, OPERATIONS, ROLES, Permission, Role
from hub.identity.viewer import Viewer
from hub.kit.errors import Forbidden, NotFound
from hub.kit.settings import Settings
from schema.engine.context import Context
from schema.engine.field_rules import WRAPPERS
from schema.root import SCHEMA
from tests.database import TestDatabase, new_database
from tests.figures import Figures
from tests.journeys.hub_in_process import Caller, of, running
from tests.journeys.town import Neighbourhood, live, settle
from tests.privacy.matrix import (
    RULES,
    Cell,
    Grant,
    document_of,
    documents_of_refused,
    refused_at_the_door,
    shown_and_refused,
)
from tests.privacy.matrix_town import one_of_the_rest
from tests.privacy.probes import own, things
from tests.privacy.surface import RootField, fresh, root_fields
from tests.privacy.test_foreign import about

pytestmark = pytest.mark.anyio
OPERATIONS_OF_THE_ROOT = root_fields()
LEAST_CELLS = 9_000


@pytest.fixture(scope="module")
def matrix_database(settings: Settings, template: TestDatabase) -> Iterator[TestDatabase]:
    with new_database(settings, template) as database:
        yield database


@pytest.fixture(scope="module")
async def here(
    anyio_backend: str, matrix_database: TestDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Neighbourhood]:
    """One neighbourhood in which a member of every role is on every team: so that only the table stands in the way."""
    async with running(matrix_database, tmp_path_factory.mktemp("matrix")) as hub:
        found = await settle(hub, "hoshi-9909")
        await live(found)
        await one_of_the_rest(found)
        yield found


def callers_of(here: Neighbourhood, role: Role) -> list[Caller]:
    """The same role at the group, at a law office and at a platform."""
    return [here.hub.caller(party, role) for party in (here.ngo, here.lawyer, here.second, here.platform)]


def inputs(caller: Caller, here: Neighbourhood, asked: RootField) -> list[dict[str, Any]]:
    """Plausible inputs about what is the caller's own: each of its own things of the first type that it takes."""
    if asked.name == "node":
        return []
    all_things = things(here.hub.parties)
    mine = {type: own(caller, all_things, type) for type in asked.things() if type != "Organisation"}
    beside = {type: some[0].id for type, some in mine.items() if some}
    first = next((some for some in mine.values() if some), [])
    ids = [first[place].id for place in sorted({0, len(first) // 2, len(first) - 1})] if first else [fresh("Case")]
    return [
        {**asked.given(about(id, here, beside), whole=asked.mutation), **words}
        for id in ids
        for words in asked.choices()
    ]


class Checked:
    """What was asked so far. By permissions: the cells that were shown, and those that were refused."""

    def __init__(self) -> None:
        self.shown: dict[frozenset[Permission], set[Cell]] = defaultdict(set)
        self.refused: dict[frozenset[Permission], set[Cell]] = defaultdict(set)
        self.doors = 0

    async def look(self, grant: Grant, asked: RootField, given: dict[str, Any]) -> None:
        """One operation, once with all that the table shows, and once for each cell that it refuses."""
        document = document_of(asked, grant)
        shown, refused = self.shown[grant.permissions], self.refused[grant.permissions]
        if document is not None:
            seen, unseen = shown_and_refused(await _answer(grant, document, given), asked)
            assert unseen == set(), (grant, asked.name)
            assert {cell for cell in seen if not grant.sees(cell)} == set(), (grant, asked.name)
            shown |= seen
        for cell, way in documents_of_refused(asked, grant, refused):
            seen, unseen = shown_and_refused(await _answer(grant, way, given), asked)
            assert unseen <= {cell}, (grant, asked.name)
            assert cell not in seen, (grant, asked.name, cell)
            refused |= unseen


async def _answer(grant: Grant, document: str, given: dict[str, Any]) -> dict[str, Any]:
    """Asked anew each time, not answered again as under the key before."""
    keyed = "idempotencyKey" in given.get("input", {})
    again = {"input": {**given["input"], "idempotencyKey": uuid4().hex}} if keyed else {}
    return await grant.ask(document, {**given, **again})


CHECKED = Checked()


@pytest.mark.parametrize("role", list(Role))
async def test_a_role_sees_of_every_query_exactly_the_fields_of_the_table(here: Neighbourhood, role: Role) -> None:
    for caller in callers_of(here, role):
        grant = Grant(caller, ROLES[role])
        for asked in OPERATIONS_OF_THE_ROOT:
            if not asked.mutation and grant.is_let_in(asked):
                for given in inputs(caller, here, asked):
                    await CHECKED.look(grant, asked, given)


@pytest.mark.parametrize("permission", list(Permission))
async def test_a_permission_alone_opens_exactly_its_operations_and_fields(
    here: Neighbourhood, permission: Permission
) -> None:
    role = next(role for role in Role if permission in ROLES[role])
    for asked in OPERATIONS_OF_THE_ROOT:
        await at_the_door(Grant(here.hub.caller(here.ngo, role), frozenset({permission})), asked)
    for caller in callers_of(here, role):
        grant = Grant(caller, frozenset({permission}))
        for asked in OPERATIONS_OF_THE_ROOT:
            if grant.is_let_in(asked) and not asked.mutation:
                for given in inputs(caller, here, asked):
                    await CHECKED.look(grant, asked, given)


async def at_the_door(grant: Grant, asked: RootField) -> None:
    """The operation lets in or turns away as the table says, whatever else it answers about an id of nothing."""
    if asked.name in OPEN_TO_ALL or (asked.name in EACH_PART_ASKS and grant.is_let_in(asked)):
        return
    shows = "{ __typename errors { code } }" if asked.mutation else "{ __typename }"
    answer = await grant.ask(asked.document(shows), asked.given(fresh))
    assert "errors" not in answer or refused_at_the_door(answer, asked) or not asked.mutation, answer
    assert refused_at_the_door(answer, asked) == (not grant.is_let_in(asked)), (grant, asked.name, answer)
    CHECKED.doors += 1


EACH_PART_ASKS = frozenset({"send_routes"})
"""One of several permissions opens the door, and each part asks for its own."""
OPEN_TO_ALL = frozenset({"node", "viewer", "open_case"})
"""The first two ask for no permission; the last needs no id of anything and is done below, where things may happen."""


async def packets_while_they_are_open(here: Neighbourhood) -> None:
    """Taken along first: what is done below ends them."""
    (download,) = [one for one in OPERATIONS_OF_THE_ROOT if one.name == "download_packet"]
    grant = Grant(here.hub.caller(here.lawyer), frozenset({Permission.REFERRAL_ANSWER}))
    for given in inputs(grant.caller, here, download):
        await CHECKED.look(grant, download, given)


async def parts_that_are_answered_each(here: Neighbourhood) -> None:
    """Of several parts each is answered by itself; one alone, and refused, is refused as a whole."""
    case = await here.case()
    grant = Grant(here.hub.caller(here.ngo, Role.CASEWORKER), ROLES[Role.CASEWORKER])
    advice, removal = ({"recipient": of(one), "purpose": purpose} for one, purpose in (
        (here.lawyer, "LEGAL_ADVICE"), (here.platform, "REMOVAL")))  # fmt: skip
    given: dict[str, dict[str, Any]] = {
        "record_sitting": {"answers": [{**advice, "yes": False}, {**removal, "yes": True, "fields": []}]},
        "send_routes": {"routes": [advice, removal], "urgency": "URGENT"},
    }
    for asked in OPERATIONS_OF_THE_ROOT:
        if asked.name in given:
            said = {"idempotencyKey": uuid4().hex, "case": case, **given[asked.name]}
            await CHECKED.look(grant, asked, {"input": said})


async def test_a_payload_shows_with_one_permission_alone_what_the_table_says(here: Neighbourhood) -> None:
    """Who may do a thing may still not see what it answers with."""
    await packets_while_they_are_open(here)
    await parts_that_are_answered_each(here)
    for permission in Permission:
        role = next(role for role in Role if permission in ROLES[role])
        for caller in callers_of(here, role):
            grant = Grant(caller, frozenset({permission}))
            for asked in (one for one in OPERATIONS_OF_THE_ROOT if one.mutation and grant.is_let_in(one)):
                for given in inputs(caller, here, asked):
                    await CHECKED.look(grant, asked, given)

    assert ("Case", "fields") in CHECKED.refused[frozenset({Permission.CASE_WRITE})]
    assert ("Referral", "packet") in CHECKED.refused[frozenset({Permission.REFERRAL_SEND})]


def test_the_wall_behind_every_operation_asks_the_table_cell_by_cell() -> None:
    """Each field's own resolver with each permission alone, and with none: also where no operation leads there."""
    cells = 0
    for permissions in [frozenset[Permission](), *(frozenset({one}) for one in Permission)]:
        viewer = Viewer(uuid4(), uuid4(), "matrix", Role.CASEWORKER, permissions)
        info = SimpleNamespace(context=Context(viewer, lambda _: None))  # type: ignore[arg-type,return-value]
        for cell in RULES:
            assert is_refused(cell, info) == (bool(RULES[cell]) and not RULES[cell] & permissions), (permissions, cell)
            cells += 1

    assert cells == (len(Permission) + 1) * len(RULES)
    CHECKED.doors += cells


def is_refused(cell: Cell, info: Any) -> bool:
    kind: Any = SCHEMA.type_map[cell[0]]
    resolve = kind.fields[cell[1]].resolve
    if resolve is None:
        return False  # graphql's own: takes the attribute, asks nobody
    try:
        found = resolve(SimpleNamespace(), info)
    except Forbidden:
        return True
    except (AttributeError, TypeError, NotFound):
        return False  # behind the wall: there is no such thing here
    if inspect.isawaitable(found):
        found.close()  # type: ignore[attr-defined]
    return False


def test_the_table_names_every_field_and_every_operation_of_the_schema() -> None:
    kinds = {
        name: set(kind.fields)
        for name, kind in SCHEMA.type_map.items()
        if is_object_type(kind)
        and not name.startswith("__")
        and not name.endswith(WRAPPERS)
        and name not in ("Query", "Mutation", "Subscription")
    }

    assert {(of, name) for of, names in kinds.items() for name in names} == set(RULES)
    assert {one.name_outside for one in OPERATIONS_OF_THE_ROOT} == set(OPERATIONS)
    assert set(FIELDS) == set(kinds)


def test_every_cell_was_met_alive_and_they_are_many(figures: Figures) -> None:
    """A cell that nobody met was not checked: so this stands last in the file."""
    if not CHECKED.shown:
        pytest.skip("asks nothing by itself: it counts what the whole file has asked")
    met = set().union(*CHECKED.shown.values())
    shown = sum(map(len, CHECKED.shown.values()))
    refused = sum(map(len, CHECKED.refused.values()))

    assert "\n".join(f"{of}.{name}" for of, name in sorted(set(RULES) - met)) == ""
    assert CHECKED.doors + shown + refused > LEAST_CELLS
    figures.say(
        f"{CHECKED.doors} doors and resolvers; over HTTP {shown} cells shown, {refused} refused: as the table says"
    )
