"""Ends one process after another, by its id and without a word, and measures how long the work stands still."""

import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import anyio
import httpx

from hub.demo.stage import Stage

GIVE_UP_SECONDS = 120
LOOK_SECONDS = 0.05


@dataclass
class Killer:
    """`serving`, `moving`: seconds until requests are answered, and a new message arrives, after each kill."""

    stage: Stage
    luck: random.Random
    serving: dict[str, list[float]] = field(default_factory=dict)
    moving: dict[str, list[float]] = field(default_factory=dict)

    async def kill(self, what: str, moved_since: Callable[[float], bool]) -> None:
        """One round. `moved_since`: whether something that was sent after that instant has arrived."""
        await anyio.sleep(self.luck.uniform(0.2, 1.2))
        await self._end(what)
        began = time.monotonic()
        await self._until(began, self._serves)
        self.serving.setdefault(what, []).append(time.monotonic() - began)

        async def moved() -> bool:
            return moved_since(began)

        await self._until(began, moved)
        self.moving.setdefault(what, []).append(time.monotonic() - began)

    async def _end(self, what: str) -> None:
        """`server` is PostgreSQL itself, `postgres` the program that keeps it; both are of this stage alone."""
        pid = self._server() if what == "server" else self.stage.children[what].pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        with anyio.fail_after(GIVE_UP_SECONDS):
            while self.stage.children.get(what) and self.stage.children[what].pid == pid:  # noqa: ASYNC110 - a process
                await anyio.sleep(LOOK_SECONDS)

    def _server(self) -> int:
        (lock,) = self.stage.settings.data.rglob("postmaster.pid")
        return int(lock.read_text().splitlines()[0])

    async def _serves(self) -> bool:
        try:
            async with httpx.AsyncClient(trust_env=False, timeout=2) as client:
                return (await client.get(self.stage.url.replace("/graphql", "/healthz"))).is_success
        except httpx.TransportError:
            return False

    async def _until(self, began: float, look: Callable[[], object]) -> None:
        while not await look():  # type: ignore[misc]
            assert time.monotonic() - began < GIVE_UP_SECONDS, "it stood still for two minutes"
            await anyio.sleep(LOOK_SECONDS)

    def figures(self) -> str:
        """The longest and the mean of each, for the record."""
        rows = [
            f"{what}: serving {max(times):.1f} s ({_mean(times):.1f}), "
            f"moving {max(self.moving[what]):.1f} s ({_mean(self.moving[what]):.1f}), {len(times)} times"
            for what, times in sorted(self.serving.items())
        ]
        return "; ".join(rows)


def _mean(times: list[float]) -> float:
    return sum(times) / len(times)
