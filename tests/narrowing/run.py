"""Walks until so many steps are made: towards the cell that was met least, and anywhere in between.

A walk is its steps as words; the same words on a new town are the same walk, and so a fault is made shorter.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Final

from tests.narrowing.desk import Desk
from tests.narrowing.look import Look
from tests.narrowing.moves import MOVES, can
from tests.narrowing.scenes import Step, noise, scene, together
from tests.narrowing.table import COLUMNS, TABLE
from tests.narrowing.town import a_town
from tests.narrowing.walk import Fault, Walk

CELLS: Final = tuple((cause, state) for cause in TABLE for state in COLUMNS)
SCENES, BETWEEN, AS_WELL = 3, 3, 0.7
_SECOND = timedelta(seconds=1)


@dataclass
class Run:
    """What so many steps found.

    `first`: the walk by which each kind of fault was found first; `stories`: what was seen there.
    """

    desk: Desk
    seed: str
    steps: int = 0
    cells: Counter[tuple[str, str]] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    first: dict[str, tuple[Step, ...]] = field(default_factory=dict)
    stories: dict[str, str] = field(default_factory=dict)

    def table(self) -> str:
        """How often each cause met each state."""
        rows = [[cause, *(str(self.cells[cause, state]) for state in COLUMNS)] for cause in TABLE]
        return "\n".join(" ".join(f"{word:>18}" for word in row) for row in [["", *COLUMNS], *rows])


async def explore(desk: Desk, seed: str, budget: int) -> Run:
    """At least `budget` steps, walk by walk; a walk ends at its first fault."""
    run, number = Run(desk, seed), 0
    while run.steps < budget:
        number += 1
        rng, town = Random(f"{seed}/{number}"), await a_town(desk)
        walk, done = Walk(desk, town, town.world), list[Step]()
        try:
            for _ in range(SCENES):
                await _one_scene(run, walk, rng, done)
        except Fault as fault:
            run.kinds.update(fault.found.keys())
            run.stories = {**fault.found, **run.stories}
            run.first |= {kind: tuple(done) for kind in fault.found if kind not in run.first}
        except Exception as error:
            error.add_note(f"seed {seed}, the walk: {tuple(done)}")
            raise
        run.cells.update(walk.cells)
    return run


async def _one_scene(run: Run, walk: Walk, rng: Random, done: list[Step]) -> None:
    """The cell that was met least, then anything; and everybody is let go on before the next."""
    times = {cell: run.cells[cell] + walk.cells[cell] for cell in CELLS}
    fewest = min(times.values())
    cause, state = rng.choice([cell for cell in CELLS if times[cell] <= fewest])
    also = [one for one in together(cause, state) if times[cause, one] <= fewest + 1 and rng.random() < AS_WELL]
    for step in scene(walk, rng, cause, (state, *also)):
        await _made(run, walk, step, done)
    for _ in range(BETWEEN):
        await _made(run, walk, noise(walk, rng), done)
    for body in [name for name, one in walk.world.bodies.items() if one.suspended]:
        await _made(run, walk, ("suspension", (body, "administrative")), done)


async def _made(run: Run, walk: Walk, step: Step, done: list[Step]) -> None:
    done.append(step)
    run.steps += await take(walk, step)


async def take(walk: Walk, step: Step) -> int:
    """Make one step and let everybody look: 1; 0 where there is nothing to do it with. Raises `Fault`."""
    name, args = step
    if not can(name) or any(word not in _known(walk) for word in args if _names(word)):
        return 0
    walk.desk.clock.advance(_SECOND)
    walk.last = name
    await MOVES[name].do(walk, *args)
    walk.nothing_failed()
    walk.settle()
    await Look(walk).round()
    return 1


def _names(word: str) -> bool:
    """Whether a word of a step stands for something that an earlier step made."""
    return (word[:1] in ("c", "t", "w") and word[1:].isdigit()) or word.count(":") == 2


def _known(walk: Walk) -> Iterable[str]:
    return walk.ids


async def again(desk: Desk, steps: Sequence[Step], watch: tuple[str, ...] = ()) -> Fault | None:
    """The same walk through a new town: what it finds."""
    town = await a_town(desk)
    walk = Walk(desk, town, town.world, watch=watch)
    try:
        for step in steps:
            await take(walk, step)
    except Fault as fault:
        return fault
    return None


async def shortest(desk: Desk, steps: Sequence[Step], kind: str) -> tuple[Step, ...]:
    """A walk from which no single step can be left out that still finds this kind of fault."""
    kept, at = tuple(steps), len(steps) - 2
    while at >= 0:
        fewer = (*kept[:at], *kept[at + 1 :])
        if await again(desk, fewer, (kind,)):
            kept = fewer
        at -= 1
    return kept
