"""The same walk as Hypothesis makes it: every move is a rule, and so is the way to each cell of the table.

`test_model.py` walks towards the cells that were met least; here Hypothesis chooses, and makes what it finds short.
"""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from tests.database import TestDatabase
from tests.depth import deep
from tests.figures import Figures
from tests.narrowing.desk import Desk, a_desk
from tests.narrowing.moves import MOVES, can
from tests.narrowing.run import CELLS, take
from tests.narrowing.scenes import Step, scene
from tests.narrowing.town import a_town
from tests.narrowing.walk import Walk

pytestmark = pytest.mark.slow
WALKS, LONG = deep(4, 120), deep(25, 50)
# A walk is a town and real statements: no step is fast, and none is timed.
UNTIMED = settings(
    max_examples=WALKS,
    stateful_step_count=LONG,
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)


class BothSides(RuleBasedStateMachine):
    """Two support groups, two law offices, two platforms and the police; `steps` counts what was done in all walks."""

    portal: BlockingPortal
    desk: Desk
    steps = 0

    @initialize()
    def begin(self) -> None:
        """A new town."""
        self.walk = self.portal.call(self._begin)

    @rule(cell=st.sampled_from(CELLS), choices=st.randoms(use_true_random=False))
    def towards_a_cell(self, cell: tuple[str, str], choices: Random) -> None:
        """The way to one cell of the table, and its cause."""
        for step in scene(self.walk, choices, cell[0], (cell[1],)):
            self._take(step)

    async def _begin(self) -> Walk:
        town = await a_town(self.desk)
        return Walk(self.desk, town, town.world)

    def _take(self, step: Step) -> None:
        type(self).steps += self.portal.call(take, self.walk, step)


def _as_rule(name: str) -> Callable[..., None]:
    """One move with whatever it can be done with now."""

    def possible(machine: Any) -> bool:
        return bool(list(MOVES[name].choices(machine.walk)))

    def made(self: Any, data: st.DataObject) -> None:
        self._take((name, data.draw(st.sampled_from(list(MOVES[name].choices(self.walk))))))

    made.__name__ = name
    wrapped: Callable[..., None] = precondition(possible)(rule(data=st.data())(made))
    return wrapped


@pytest.fixture
def machine(fresh_database: TestDatabase) -> Iterator[type[BothSides]]:
    """The rules over one hub."""
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(a_desk(fresh_database)) as desk:
        rules = {name: _as_rule(name) for name in MOVES if can(name)}
        yield type("Walked", (BothSides,), {**rules, "portal": portal, "desk": desk})


def test_no_sequence_of_rules_shows_what_the_oracle_forbids(machine: type[BothSides], figures: Figures) -> None:
    run_state_machine_as_test(machine, settings=UNTIMED)

    assert machine.steps >= WALKS
    figures.count("steps that Hypothesis chose", machine.steps)
