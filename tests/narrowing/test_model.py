"""Both sides walked at random, thousands of steps: nobody reads, anywhere, what the specification does not allow.

Walked in parts, side by side. `HUB_SEED` walks the same ways again; `HUB_DEEP=1` walks ten times as far, and must meet
each cell of the table twenty times.
"""

import os
import secrets
from collections.abc import AsyncIterator
from math import ceil

import pytest

from tests.database import TestDatabase
from tests.depth import DEEP, deep
from tests.narrowing.desk import Desk, a_desk
from tests.narrowing.moves import not_there_yet
from tests.narrowing.run import CELLS, Run, explore, shortest

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
PARTS, STEPS, OFTEN = deep(2, 8), deep(1_000, 2_500), deep(0, 20)
SEED = os.environ.get("HUB_SEED") or str(secrets.randbelow(10**6) if DEEP else 7)
SHORTENED = 3
"""How many kinds of faults are made short in one part; each takes some dozens of walks."""
EACH_PART = [pytest.param(part, marks=pytest.mark.xdist_group(f"model {part}")) for part in range(1, PARTS + 1)]


@pytest.fixture
async def desk(anyio_backend: str, fresh_database: TestDatabase) -> AsyncIterator[Desk]:
    async with a_desk(fresh_database) as desk:
        yield desk


@pytest.mark.parametrize("part", EACH_PART)
async def test_everybody_reads_what_the_oracle_says_and_nothing_else(desk: Desk, part: int) -> None:
    run = await explore(desk, f"{SEED}.{part}", STEPS)
    print(
        f"HUB_SEED={SEED}, part {part}: {run.steps:,} steps, {sum(run.kinds.values())} faults of {len(run.kinds)} kinds"
    )
    print(run.table())
    print("\n".join(f"{kind}: {run.first[kind]}: {run.stories[kind]}" for kind in run.kinds))
    rare = {cell: run.cells[cell] for cell in CELLS if run.cells[cell] < ceil(OFTEN / PARTS)}

    assert not run.kinds, await _told(run)
    assert not rare, f"HUB_SEED={SEED}, part {part}: met too rarely: {rare}"


async def _told(run: Run) -> str:
    counted = [f"{times} x {kind}: {run.stories[kind]}" for kind, times in run.kinds.most_common()]
    short = [f"{kind}: {await shortest(run.desk, run.first[kind], kind)}" for kind in list(run.kinds)[:SHORTENED]]
    return "\n".join([f"seed {run.seed}", *counted, *short])


async def test_every_move_has_its_operation() -> None:
    assert not_there_yet() == ()
