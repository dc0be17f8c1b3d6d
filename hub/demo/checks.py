"""The score of the story: a step counts only when its outcome was looked at."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from textwrap import fill
from typing import TypeVar

T = TypeVar("T")
POLL_SECONDS = 0.1
PATIENCE_SECONDS = 120
"""How long an outcome is waited for where the story promises no time: the machine may be busy."""
LINE, INDENT = 110, "    "


class Unmet(Exception):
    """An outcome was not what the story says; the message names the check, never a case."""


@dataclass
class Checks:
    """Steps in order, each with the checks that passed."""

    steps: list[tuple[str, list[str]]] = field(default_factory=list)
    say: Callable[[str], None] = print

    def step(self, title: str) -> None:
        """Begin a step."""
        self.steps.append((title, []))
        self.say(f"\n■ {len(self.steps)}. {title}")

    def check(self, what: str, *, holds: bool) -> None:
        """Record that `what` was looked at; raises `Unmet` where it does not hold."""
        if not holds:
            raise Unmet(f"{self.steps[-1][0]}: {what}")
        self.steps[-1][1].append(what)
        self.say(f"   ✓ {what}")

    async def until(
        self, what: str, look: Callable[[], Awaitable[T | None]], *, within_seconds: float = PATIENCE_SECONDS
    ) -> T:
        """Look again and again until there is something to see; raises `Unmet` when the time is up."""
        give_up = time.monotonic() + within_seconds
        while (seen := await look()) is None:
            if time.monotonic() > give_up:
                raise Unmet(f"{self.steps[-1][0]}: {what} (not within {within_seconds:.0f} s)")
            await asyncio.sleep(POLL_SECONDS)
        self.check(what, holds=True)
        return seen

    def summary(self) -> str:
        """Each step with its checks, for the end; raises `Unmet` where a step ended without a look at its outcome."""
        for title, passed in self.steps:
            if not passed:
                raise Unmet(f"{title}: nobody looked at the outcome")
        steps = [
            f"{number:>2}. {title}\n{fill('; '.join(passed), LINE, initial_indent=INDENT, subsequent_indent=INDENT)}"
            for number, (title, passed) in enumerate(self.steps, 1)
        ]
        total = sum(len(passed) for _, passed in self.steps)
        return "\n".join([*steps, f"{len(self.steps)} steps, {total} outcomes checked, all as told."])
