"""Whatever is done in whatever order: only one who proposes, another who confirms and the operator make a member."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

import anyio
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hub.kit.errors import HubError
from tests.database import TestDatabase
from tests.parties import NOW, Party
from tests.vetting.newcomers import Gate, gate_to

MEMBERS = st.integers(0, 2)
STEP = st.one_of(
    st.tuples(st.just("propose"), MEMBERS, MEMBERS),
    st.tuples(st.sampled_from(["confirm", "decline"]), MEMBERS, st.just(0)),
    st.tuples(st.just("activate"), st.just(0), st.just(0)),
    st.tuples(st.sampled_from(["suspend", "resume"]), MEMBERS, st.just(0)),
    st.tuples(st.just("wait"), st.integers(1, 20), st.just(0)),
)
STARTS = [
    # sequences that come far, since chance alone seldom does
    [],
    [("propose", 0, 1)],
    [("propose", 0, 1), ("confirm", 1, 0)],
    [("propose", 2, 1), ("confirm", 1, 0), ("wait", 20, 0)],
]


@dataclass
class Story:
    """What was done and came to something, kept apart from the hub: who vouched for the newest newcomer, and when."""

    gate: Gate
    members: list[Party]
    now: datetime = NOW
    newest: UUID | None = None
    proposed: tuple[int, int, datetime] | None = None
    confirmed_by: int | None = None
    let_in: bool = False
    declined: bool = False
    suspended: set[int] = field(default_factory=set)

    def may_come_in(self) -> bool:
        """By what is written above the door."""
        if self.proposed is None or self.confirmed_by is None or self.declined or self.let_in:
            return False
        first, second, at = self.proposed
        vouched = self.confirmed_by == second != first
        return vouched and not {first, second} & self.suspended and self.now < at + timedelta(days=30)

    async def do(self, verb: str, one: int, other: int) -> None:
        """One step, noted where it came to something."""
        if verb == "wait":
            self.now += timedelta(days=one)
        elif verb == "propose":
            self.newest = await self.gate.propose(self.members[one], self.members[other], self.now)
            self.proposed, self.confirmed_by, self.let_in, self.declined = (one, other, self.now), None, False, False
        elif verb in ("suspend", "resume"):
            await (self.gate.suspend if verb == "suspend" else self.gate.resume)(self.members[one], self.now)
            self.suspended ^= {one}
        elif self.newest is not None:
            await self._about_the_newest(verb, one, self.newest)

    async def _about_the_newest(self, verb: str, one: int, newest: UUID) -> None:
        if verb == "activate":
            await self.gate.activate(newest, self.now)
            self.let_in = True
        elif verb == "confirm":
            await self.gate.confirm(self.members[one], newest, self.now)
            self.confirmed_by = one
        else:
            await self.gate.decline(self.members[one], newest, self.now)
            self.declined = True


@given(st.sampled_from(STARTS), st.lists(STEP, min_size=1, max_size=8))
@example(STARTS[2], [("wait", 1, 0)])
@settings(max_examples=60)
def test_an_organisation_is_made_only_after_a_proposes_b_confirms_and_the_operator_lets_in(
    database: TestDatabase, start: list[tuple[str, int, int]], steps: list[tuple[str, int, int]]
) -> None:
    anyio.run(play, database, [*start, *steps, ("activate", 0, 0)])


async def play(database: TestDatabase, steps: list[tuple[str, int, int]]) -> None:
    async with gate_to(database) as gate:
        story = Story(gate, [gate.parties.organisation() for _ in range(3)])
        for step in steps:
            before, may = gate.count(), step[0] == "activate" and story.may_come_in()
            refused = False
            try:
                await story.do(*step)
            except HubError:
                refused = True
            assert gate.count() - before == int(may), step
            assert not (may and refused), step
