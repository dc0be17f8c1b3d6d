"""A person in danger: a case that says "never the police", no consent to them, and two on duty, one of her team."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from hub.acts.decide import confirm
from hub.exchange.packets import Form, PacketKind
from hub.identity.permissions import Role
from hub.intake.bar import bar_recipients
from hub.intake.voice import Spoken
from hub.minimisation.gate import GateAnswer, ask
from hub.narrowing.causes import Narrowed
from hub.overrides.act import OVERRIDES
from hub.overrides.request import request_override
from hub.overrides.rules import OverrideWanted
from tests.acts.people import Person, person, working
from tests.cases.team import put_on_team
from tests.parties import NOW, Parties, Party
from tests.withdrawals.scene import Scene, a_case

NAMED: dict[str, Form] = {"call_name": "full", "matter_types": "full", "exposure": "full"}
WHY = "カナリア：いま橋の上にいると電話があった。"
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
CALLED = NOW - 10 * MINUTE


@dataclass(frozen=True)
class Danger:
    """The case, the police who were called, and the two."""

    scene: Scene
    police: Party
    first: Person
    second: Person

    @property
    def parties(self) -> Parties:
        """Where all of this lives."""
        return self.scene.parties

    def wanted(self, **more: Any) -> OverrideWanted:
        """What is asked for."""
        return replace(OverrideWanted(self.police.id, "legal_advice", NAMED, "110", CALLED), **more)

    async def asked(self, now: datetime = NOW, *, reason: str = WHY, **more: Any) -> UUID:
        """The first person asks."""
        async with working(self.parties, self.first, now) as work:
            return await request_override(work, self.scene.case, self.wanted(**more), reason)

    async def confirmed(self, act: UUID, now: datetime = NOW + MINUTE) -> None:
        """The second person confirms."""
        async with working(self.parties, self.second, now) as work:
            await confirm(work, OVERRIDES, act)

    async def stands(self, **more: Any) -> UUID:
        """Both have done it."""
        act = await self.asked(**more)
        await self.confirmed(act)
        return act

    async def gate(
        self, now: datetime = NOW + 2 * MINUTE, kind: PacketKind = "packet", purpose: str = "legal_advice"
    ) -> GateAnswer:
        """What the gate says of telling the police."""
        async with working(self.parties, self.first, now) as work:
            given = {"case_id": self.scene.case, "recipient_id": self.police.id, "purpose": purpose}
            return await ask(work, **given, kind=kind)  # type: ignore[arg-type]

    def rows(self) -> list[tuple[Any, ...]]:
        """The emergencies of the case: who, until when, ended when."""
        return self.parties.rows(
            "select asked_by, confirmed_by, until, ended_at from emergency where case_file = %(c)s"
            " order by confirmed_at",
            c=self.scene.case,
        )

    def ledger(self) -> list[tuple[str, UUID]]:
        """What the ledger says of the case in an emergency."""
        return self.parties.rows(
            "select verb, principal from ledger_event where object = %(c)s and verb like 'emergency:%%' order by at",
            c=self.scene.case,
        )


async def in_danger(parties: Parties) -> Danger:
    """A new case of a new organisation, with nothing consented to."""
    scene = await a_case(parties)
    police = scene.recipient("police")
    async with parties.work(scene.ngo) as work:
        await bar_recipients(work, scene.case, ["police"], Spoken(), narrow=_nothing_released)
    first, second = (person(parties, scene.ngo, Role.CASEWORKER) for _ in range(2))
    put_on_team(parties, scene.ngo, scene.case, first.id)
    return Danger(scene, police, first, second)


async def _nothing_released(*_: Any) -> Narrowed:
    """Nothing was released yet that could be narrowed."""
    return Narrowed()
