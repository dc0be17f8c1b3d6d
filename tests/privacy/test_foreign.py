"""What is somebody else's and what does not exist are answered alike, byte for byte, by every field of the schema."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from types import MappingProxyType
from typing import Any

import pytest

from hub.identity.permissions import Role
from schema.engine.things import FINDABLE
from tests.depth import deep
from tests.figures import Figures
from tests.journeys.hub_in_process import Caller, of
from tests.journeys.places import one_more_and_one_taken_away
from tests.journeys.town import Neighbourhood
from tests.privacy.probes import (
    PUBLIC,
    WHO_SEES,
    Seen,
    able,
    answer,
    batches,
    callers,
    foreign,
    many,
    own,
    rotated,
    snapshot,
    things,
    unknown,
)
from tests.privacy.surface import RootField, fresh, root_fields

pytestmark = pytest.mark.anyio
FIELDS = root_fields()
NODE = next(field for field in FIELDS if field.name == "node")
QUERIES = [field for field in FIELDS if not field.mutation and set(field.things()) - PUBLIC]
MUTATIONS = [field for field in FIELDS if field.mutation and set(field.things()) - PUBLIC]
LISTS = [field for field in FIELDS if field.is_page()]
NODES = sorted(name for name, way in FINDABLE.items() if way.type.__module__.startswith("schema."))
"""What `node` finds; a toy schema of other tests may have told it of things of its own."""
PROBES = "probes with ids of others, each answered like an unknown one"
EACH = deep(4, 1)
"""Of so many foreign things one is asked for under every other type's name."""
SOME = 6
"""Foreign things of one type that each mutation is tried on, from all over the town."""


def test_every_type_that_the_schema_takes_an_id_of_is_known_here() -> None:
    taken = {of for field in FIELDS for of in field.things()}

    assert taken <= {*WHO_SEES, *PUBLIC}
    assert set(NODES) <= {*WHO_SEES, *PUBLIC}


async def test_a_foreign_node_is_an_unknown_one(town: list[Neighbourhood], figures: Figures) -> None:
    hub = town[0].hub
    asking = callers(hub, town, list(Role))
    all_things, before, probes = things(hub.parties), snapshot(hub.parties), 0
    assert {one.type for one in all_things} == set(WHO_SEES)
    for caller in asking:
        ids = [one.id for one in foreign(caller, all_things)]
        for some in batches(ids):
            assert await nodes(caller, some) == await nodes(caller, unknown(some)), caller.role
            probes += len(some)

    assert snapshot(hub.parties) == before
    assert probes > 3_000
    figures.count(PROBES, probes)


async def nodes(caller: Caller, ids: Sequence[str]) -> bytes:
    return await answer(caller, many(NODE, len(ids)), **{f"id{place}": id for place, id in enumerate(ids)})


@pytest.mark.slow
async def test_a_foreign_id_under_another_types_name_is_unknown_too(
    town: list[Neighbourhood], figures: Figures
) -> None:
    hub = town[0].hub
    all_things, probes = things(hub.parties), 0
    for caller in callers(hub, town):
        seen = [one.id.partition(":")[2] for one in foreign(caller, all_things) if one.type != "Principal"][::EACH]
        ids = [f"{type}:{id}" for id in seen for type in [*NODES, "Release", "Principal"]]
        for some in batches(ids):
            assert await nodes(caller, some) == await nodes(caller, unknown(some))
            probes += len(some)

    assert probes > 5_000
    figures.count(PROBES, probes)


@pytest.mark.parametrize("field", QUERIES, ids=lambda field: field.name)
async def test_a_query_about_a_foreign_thing_is_one_about_nothing(
    town: list[Neighbourhood], field: RootField, figures: Figures
) -> None:
    hub = town[0].hub
    asking = callers(hub, town, field.roles()[:1])
    all_things, before, probes = things(hub.parties), snapshot(hub.parties), 0
    private = privates(field)[0]  # of a preview the case; what is asked beside it: tests/releases/test_asked_before.py
    for caller in asking:
        for some in batches([one.id for one in foreign(caller, all_things, private)]):
            document = many(field, len(some))
            theirs, nobodys = [
                await answer(caller, document, **numbered(field, town[0], ids)) for ids in (some, unknown(some))
            ]
            assert theirs == nobodys
            probes += len(some)

    assert snapshot(hub.parties) == before
    assert probes > 0
    figures.count(PROBES, probes)


def numbered(field: RootField, here: Neighbourhood, ids: Sequence[str]) -> dict[str, object]:
    return {
        f"{name}{place}": value for place, id in enumerate(ids) for name, value in field.given(about(id, here)).items()
    }


def privates(field: RootField) -> list[str]:
    """The types of which it takes ids and which are not everybody's to know of."""
    return sorted(set(field.things()) - PUBLIC)


def one_of_each(caller: Caller, all_things: Sequence[Seen]) -> dict[str, str]:
    """One of the caller's own of each type, to stand beside the id that is tried.

    Never whoever opened the cases: taken off their teams, she would find nothing of her own in the tests after that.
    """
    opener = f"Principal:{caller.party.principal}"
    found = {type: [one.id for one in own(caller, all_things, type) if one.id != opener] for type in WHO_SEES}
    return {type: ids[0] for type, ids in found.items() if ids}


def about(id: str, here: Neighbourhood, beside: Mapping[str, str] = MappingProxyType({})) -> Callable[[str], str]:
    """Give this id where its type is asked for, a member's or a real duty's where that is asked for.

    `beside`: what to give for other types that are not everybody's.
    """
    duty = here.hub.parties.rows("select id from reporting_duty where organisation = %(o)s", o=here.lawyer.id)[0][0]
    known = {
        **beside,
        id.partition(":")[0]: id,
        "Organisation": of(here.lawyer),
        "ReportingDuty": f"ReportingDuty:{duty}",
    }
    return lambda type: known.get(type) or fresh(type)


@pytest.mark.parametrize("field", MUTATIONS, ids=lambda field: field.name)
async def test_a_mutation_of_a_foreign_thing_is_one_of_nothing(
    town: list[Neighbourhood], field: RootField, figures: Figures
) -> None:
    hub = town[0].hub
    asking = [await able(one, field) for one in rotated(hub, town, field.roles()[:1], field.name)]
    all_things, before, probes = things(hub.parties), snapshot(hub.parties), 0
    document = field.document("{ __typename errors { code field sentence } }")
    for caller, private in product(asking, privates(field)):
        beside = one_of_each(caller, all_things)
        for one in spread(foreign(caller, all_things, private)):
            theirs, nobodys = [
                await answer(caller, document, **field.given(about(id, town[0], beside)))
                for id in (one.id, fresh(one.type))
            ]
            assert theirs == nobodys
            assert b'"errors":[]' not in theirs
            probes += 1

    assert snapshot(hub.parties) == before
    assert probes > 0
    figures.count(PROBES, probes)


@pytest.mark.parametrize("field", LISTS, ids=lambda field: field.name)
async def test_a_foreign_cursor_is_a_made_up_one(town: list[Neighbourhood], field: RootField) -> None:
    document = field.document("{ pageInfo { endCursor } }")
    # the queue shows its values to whoever answers, the last of its roles
    roles = field.roles()[-1:] if field.name == "takedown_queue" else field.roles()[:1]
    given = {caller: lists_own(caller, field, town) for caller in callers(town[0].hub, town, roles)}
    cursors = {caller: await last_cursor(caller, field, asked) for caller, asked in given.items()}
    assert set(cursors.values()) - {None}

    for caller, asked in given.items():
        for cursor in sorted({one for other, one in cursors.items() if one and other is not caller}):
            made_up = cursor[:-4] + ("AAAA" if cursor[-4:] != "AAAA" else "BBBB")
            theirs = await answer(caller, document, **asked, after=cursor)
            assert theirs == await answer(caller, document, **asked, after=made_up)
            assert b'"errors"' in theirs


def lists_own(caller: Caller, field: RootField, town: list[Neighbourhood]) -> dict[str, object]:
    """What the list needs to be asked for: an own case, referral or request, where it is the list of one."""
    home = next(here for here in town if caller.party in here.parties)
    beside = one_of_each(caller, things(home.hub.parties))
    return field.given(about(home.cases[0], home, beside), whole=False)


async def last_cursor(caller: Caller, field: RootField, asked: dict[str, object]) -> str | None:
    page = (await caller.post(field.document("{ pageInfo { endCursor } }"), asked)).json()
    shown = (page.get("data") or {}).get(field.name_outside)
    return shown["pageInfo"]["endCursor"] if shown else None


def spread(found: list[Seen]) -> list[Seen]:
    """Some of them, evenly."""
    return found[:: max(1, len(found) // SOME)]


BY_TWO = {"end_standing_machine"}
"""What it ends takes two people who have just signed in: `tests/received` reaches it."""
REACHED = [field for field in (*QUERIES, *MUTATIONS) if not field.step_up and field.name not in BY_TWO]
"""Callers here come with tokens, which step-up turns away before any id is read; the tests of each such operation in
`tests/schema` reach what is one's own with a fresh session."""


@pytest.mark.parametrize("field", REACHED, ids=lambda field: field.name)
async def test_the_same_words_do_reach_what_is_ones_own(town_to_spoil: list[Neighbourhood], field: RootField) -> None:
    """Otherwise a probe would be turned away for its form, and would show nothing."""
    here = town_to_spoil[1]
    untouched = await a_case_with_places(here) if "Place" in privates(field) else {}
    if field.name == "open_case":
        await colleague_on_what_was_accepted(here)
    all_things = things(here.hub.parties)
    shows = "{ __typename errors { code field sentence } }" if field.mutation else "{ __typename }"
    for private in privates(field):
        reached = False
        for caller, one, beside in besides(here, field, private, all_things, untouched):
            theirs, nobodys = [
                await answer(await able(caller, field), field.document(shows), **field.given(about(id, here, beside)))
                for id in (one.id, fresh(one.type))
            ]
            reached = reached or theirs != nobodys
            if reached:
                break
        assert reached, private


def besides(
    here: Neighbourhood, field: RootField, private: str, all_things: Sequence[Seen], untouched: Mapping[str, str]
) -> Iterator[tuple[Caller, Seen, dict[str, str]]]:
    """Each own thing, in each own case: what came of a case is known in that case alone."""
    for caller in callers(here.hub, [here], field.roles()[:1]):
        usual = {**one_of_each(caller, all_things), **untouched}
        cases = [one.id for one in own(caller, all_things, "Case")] if "Case" in field.things() else []
        for one in own(caller, all_things, private):
            yield caller, one, usual
            yield from ((caller, one, usual | {"Case": case}) for case in cases if private != "Case")


async def colleague_on_what_was_accepted(here: Neighbourhood) -> None:
    """A case comes from what she who opens it is assigned to."""
    opens, asks = here.hub.caller(here.lawyer, Role.CASEWORKER), "select id from referral where recipient = %(o)s"
    rows = here.hub.parties.rows(f"{asks} and status = 'accepted'", o=here.lawyer.id)
    given: dict[str, Any] = {
        "referrals": [f"Referral:{id}" for (id,) in rows],
        "principal": f"Principal:{opens.principal}",
    }
    await here.hub.caller(here.lawyer).do("assignReferrals", "objects", **given)


async def a_case_with_places(here: Neighbourhood) -> dict[str, str]:
    """A new case: a place is known in its own case alone, and the tests before this one took away all there were."""
    case = await here.case()
    place = await one_more_and_one_taken_away(here.desk, case, here.mark)
    await here.referral(case)
    return {"Case": case, "Place": place}
