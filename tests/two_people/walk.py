"""One human's way through the hub, step by step, beside the oracle: where it has led so far."""

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid4

from tests.two_people.bench import Bench, OutError
from tests.two_people.house import ONE, House
from tests.two_people.oracle import (
    Act,
    World,
)

Step = tuple[str, ...]
OTHER, GUEST = "other", "guest"
"""The colleague who confirms what is honestly asked, and the human who is honestly taken in."""


class Fault(AssertionError):
    """The hub did what the oracle says it must not, or did not what it must."""


@dataclass
class Walk:
    """Where one way has led. `names`: global ids of acts and machines; `halves`: link and code of an invitation."""

    bench: Bench
    house: House
    world: World
    ids: dict[str, UUID]
    names: dict[str, str] = field(default_factory=dict)
    halves: dict[tuple[str, str], str] = field(default_factory=dict)
    done: tuple[Step, ...] = ()
    counted: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, bench: Bench, house: House) -> "Walk":
        """Nothing done yet."""
        return cls(bench, house, house.world, dict(house.ids))

    def branch(self) -> "Walk":
        """The same way, to be gone on with elsewhere; what was counted is counted together."""
        return replace(self, ids=dict(self.ids), names=dict(self.names), halves=dict(self.halves))

    def own(self) -> list[str]:
        """Her identities that still are members."""
        return [name for name, one in self.world.identities.items() if one.human == ONE and not one.ended]

    def waiting(self) -> list[str]:
        """Acts that nobody decided yet."""
        return [name for name, act in self.world.acts.items() if act.status == "waiting"]

    async def ask(self, who: str, mutation: str, shows: str, **given: Any) -> dict[str, Any]:
        """One mutation as this identity; what was refused has `errors`."""
        self.counted["calls"] += 1
        try:
            return await self.bench.do(self.house.party.id, self.ids[who], mutation, shows, **given)
        except OutError:
            return {"errors": [{"code": "out"}]}

    async def once(self, who: str, mutation: str, shows: str, **given: Any) -> dict[str, Any]:
        """The same with a key of its own."""
        return await self.ask(who, mutation, shows, idempotencyKey=f"walk-{uuid4()}", **given)

    def waits(self, act: dict[str, Any] | None, made: Act) -> str | None:
        """An act that waits now, by a new name; None where the hub made none."""
        if act is None:
            return None
        name = f"act{len(self.world.acts) + 1}"
        self.names[name] = act["id"]
        self.world = self.world.with_act(name, made)
        return name

    def fault(self, said: str) -> Fault:
        """What is wrong, with the way that led there."""
        return Fault(f"{said}, by {self.done}")
