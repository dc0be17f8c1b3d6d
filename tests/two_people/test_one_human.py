"""One human with up to four identities of her own making does no act alone and reads nothing, whatever she tries."""

import os
import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from random import Random

import pytest

from tests.depth import DEEP, deep
from tests.figures import Figures
from tests.parties import Parties
from tests.two_people.bench import a_bench
from tests.two_people.house import LONG_AGO, ONE, a_house, house_of
from tests.two_people.look import look_around, take
from tests.two_people.oracle import Identity, why_not
from tests.two_people.steps import steps
from tests.two_people.walk import Walk

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
SEED = os.environ.get("HUB_SEED") or str(secrets.randbelow(10**6) if DEEP else 7)


def hers(role: str, by: str | None = None, beside: str | None = None, *, outside: bool = False) -> Identity:
    return Identity(ONE, role, LONG_AGO, by, beside, outside=outside)


FIRST = {"first": hers("admin", outside=True)}
OTHER = {"other": Identity("other", "admin", LONG_AGO, outside=True)}
NIGHT = {"night": Identity("night", "supervisor", LONG_AGO, outside=True)}
NEW = {"new": Identity("new", "admin", -1, outside=True)}
HOUSES: Mapping[str, Mapping[str, Identity]] = {
    "one administrator beside others": {**FIRST, **OTHER, **NIGHT, **NEW},
    "three whom she let in, one after the other": {
        **FIRST,
        "second": hers("admin", "first"),
        "third": hers("supervisor", "second"),
        "fourth": hers("caseworker", "third"),
        **OTHER,
    },
    "three who confirmed each other": {
        **FIRST,
        "second": hers("admin", "first"),
        "third": hers("caseworker", "first", "second"),
        "fourth": hers("caseworker", "second", "third"),
    },
    "three of whom nothing is known": {
        **FIRST,
        "second": hers("admin"),
        "third": hers("caseworker"),
        "fourth": hers("caseworker"),
        **OTHER,
    },
}
DEPTH, WALKS, LENGTH = deep(1, 2), deep(2, 12), deep(8, 24)


@asynccontextmanager
async def a_walk(parties: Parties, house: str) -> AsyncIterator[Walk]:
    made = await a_house(parties, house_of(HOUSES[house]))
    async with a_bench(parties) as bench:
        yield Walk.of(bench, made)


async def _all(walk: Walk, depth: int) -> None:
    for step in steps(walk):
        async with walk.bench.taken_back():
            further = walk.branch()
            if await take(further, step) and depth > 1:
                await _all(further, depth - 1)


@pytest.mark.parametrize("house", list(HOUSES)[: deep(1, len(HOUSES))])
async def test_every_sequence_leaves_one_human_with_nothing(parties: Parties, house: str, figures: Figures) -> None:
    async with a_walk(parties, house) as walk:
        await look_around(walk)
        await _all(walk, DEPTH)
        for what, times in walk.counted.items():
            figures.count(f"two people: {what}", times)


@pytest.mark.parametrize("house", list(HOUSES)[deep(1, 0) :])
async def test_long_ways_leave_one_human_with_nothing(parties: Parties, house: str, figures: Figures) -> None:
    async with a_walk(parties, house) as walk:
        for number in range(WALKS):
            rng, way = Random(f"{SEED}/{house}/{number}"), walk.branch()
            async with walk.bench.taken_back():
                for _ in range(LENGTH):
                    await take(way, rng.choice(list(steps(way))))
        for what, times in walk.counted.items():
            figures.count(f"two people: {what}", times)


async def test_scopes_are_confirmed_for_the_keys_that_both_were_shown(parties: Parties) -> None:
    async with a_walk(parties, next(iter(HOUSES))) as walk:
        for step in (
            ("adds machine", "first", "agreement:read"),
            ("changes scopes", "first", "machine1"),
            ("adds key", "first", "machine1"),
        ):
            assert await take(walk, step), step
        assert why_not(walk.world, "other", walk.world.acts["act1"]) == {"stale"}


async def test_whoever_is_honestly_taken_in_is_a_second_person_and_nobody_else_becomes_one(parties: Parties) -> None:
    async with a_walk(parties, next(iter(HOUSES))) as walk:
        for step in (
            ("invites", "first", "admin", "guest"),
            ("confirms", "other", "act1"),
            ("accepts", "guest", "act1", ONE, "other"),
            ("changes key", "first"),
            ("waits", "72"),
            ("names second", "first"),
            ("recovers", "first", "other"),
        ):
            assert await take(walk, step), step
