"""Two things at the same moment: who begins first, and whether either of the two ever came first."""

import random
from collections import Counter
from dataclasses import dataclass, field

HEAD_START = 0.03
"""Seconds by which one side begins before the other, at most, beside what the rounds before have taught."""
LONGEST_START = 0.5


@dataclass
class Seen:
    """What the rounds of one race came to. A race that one side always wins is none: its tests ask `both_came`.

    `lead`: seconds by which the cause begins first; moved after each round towards whoever came second, so that on a
    machine of any speed each side wins some. `refused`: why the other one was, in words for whoever reads a red test.
    """

    lead: float = 0.0
    step: float = HEAD_START / 2
    came: bool | None = None
    other_first: int = 0
    cause_first: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    def head_start(self) -> float:
        """For the next round."""
        return self.lead + random.uniform(-HEAD_START, HEAD_START)

    def note(self, *, came: bool, why: str = "") -> None:
        """Whether the other one came to something in this round."""
        self.step = min(2 * self.step, LONGEST_START) if came is self.came else HEAD_START / 2
        self.lead += self.step if came else -self.step
        self.came = came
        self.other_first += came
        self.cause_first += not came
        self.refused[why] += not came

    def both_came(self) -> None:
        """Fails where one of the two never came first, so that nothing was raced."""
        assert min(self.other_first, self.cause_first) > 0, self
