"""Both sides walked at random, thousands of steps: nobody reads, anywhere, what the specification does not allow.

`HUB_SEED` walks the same ways again; `HUB_DEEP=1` walks ten times as far and must meet each cell twenty times.
"""

import os
import secrets
from collections.abc import AsyncIterator

import pytest

from tests.database import TestDatabase
from tests.depth import DEEP, deep
from tests.narrowing.desk import Desk, a_desk
from tests.narrowing.known import KNOWN
from tests.narrowing.moves import not_there_yet
from tests.narrowing.run import CELLS, Run, explore, shortest

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
STEPS, OFTEN = deep(2_000, 20_000), deep(0, 20)
SEED = int(os.environ.get("HUB_SEED") or (secrets.randbelow(10**6) if DEEP else 7))
SHORTENED = 3
"""How many kinds of faults are made short in one run; each takes some dozens of walks."""


@pytest.fixture
async def desk(anyio_backend: str, fresh_database: TestDatabase) -> AsyncIterator[Desk]:
    async with a_desk(fresh_database) as desk:
        yield desk


async def test_everybody_reads_what_the_oracle_says_and_nothing_else(desk: Desk) -> None:
    run = await explore(desk, SEED, STEPS)
    print(f"seed {SEED}, {run.steps:,} steps, {sum(run.kinds.values())} faults of {len(run.kinds)} kinds")
    print(run.table())
    print(run.known())
    print("\n".join(f"{kind}: {run.first[kind]}: {run.stories[kind]}" for kind in run.kinds))
    rare = {cell: run.cells[cell] for cell in CELLS if run.cells[cell] < OFTEN}

    assert not run.kinds, await _told(run)
    assert not rare, f"seed {SEED}: met too rarely: {rare}"


async def _told(run: Run) -> str:
    counted = [f"{times} x {kind}: {run.stories[kind]}" for kind, times in run.kinds.most_common()]
    short = [f"{kind}: {await shortest(run.desk, run.first[kind], kind)}" for kind in list(run.kinds)[:SHORTENED]]
    return "\n".join([f"seed {run.seed}", *counted, *short])


def test_nothing_is_known_and_left_that_shows_anything_to_a_barred_body() -> None:
    assert not [one.cell for one in KNOWN if {"bar", "list"} & set(one.cell.replace("+", " ").split())]


async def test_every_move_has_its_operation() -> None:
    assert not_there_yet() == ()
