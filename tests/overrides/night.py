"""A night: one worker alone with a case, police reachable by the hub, and a peer with somebody on call."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from hub.emergencies.dangers import Danger
from hub.identity.permissions import Role
from hub.kit.errors import Reason
from hub.overrides.call import answer_call, call_standing_second
from hub.overrides.danger import ask_written, record_danger
from hub.standing import calls
from hub.standing.roster import set_on_duty
from tests.acts.people import Person, person, working
from tests.cases.team import put_on_team
from tests.parties import NOW, Parties, Party
from tests.standing.peers import Peers, peers
from tests.withdrawals.scene import Scene, a_case

MINUTE = timedelta(minutes=1)
CALLED = NOW - 5 * MINUTE
WHERE = "カナリア橋の三つ目の柱、白い上着。"
WORDS = "飛び降りると電話で話した、声はカナリアのよう。"


def danger(**more: Any) -> Danger:
    """As the worker writes it down after the call."""
    given = {"kinds": ("suicide",), "number": "110", "called_at": CALLED, "who": "カナリアさん", "where": WHERE}
    return Danger(**{**given, "words": WORDS, **more})


@dataclass(frozen=True)
class Night:
    """Who is there."""

    scene: Scene
    police: Party
    alone: Person
    peers: Peers
    on_call: Person

    @property
    def parties(self) -> Parties:
        """Where all of this lives."""
        return self.scene.parties

    async def recorded(self, now: datetime = NOW, **more: Any) -> UUID:
        """She records it."""
        async with working(self.parties, self.alone, now) as work:
            return await record_danger(work, self.scene.case, danger(**more))

    async def asked(self, now: datetime = NOW) -> tuple[UUID | None, tuple[Reason, ...]]:
        """She records it, and asks for the written part."""
        made = await self.recorded(now)
        async with working(self.parties, self.alone, now) as work:
            return await ask_written(work, self.scene.case, made, self.police.id, "police_report")

    async def waits(self, now: datetime = NOW) -> UUID:
        """The same where nothing stands against it: the act."""
        act, against = await self.asked(now)
        assert act is not None, against
        return act

    async def called(self, act: UUID, now: datetime = NOW + 15 * MINUTE) -> None:
        """The worker's tick 15 minutes later."""
        async with self.parties.work(self.scene.ngo, now, hub_itself=True) as work:
            await call_standing_second(work, act)

    async def rings(self, now: datetime = NOW + 16 * MINUTE) -> list[calls.Called]:
        """What the person on call sees."""
        async with working(self.parties, self.on_call, now) as work:
            return list(await calls.waiting(work))

    async def answered(self, call: UUID, now: datetime = NOW + 20 * MINUTE, *, yes: bool = True) -> None:
        """Her yes or no."""
        async with working(self.parties, self.on_call, now) as work:
            await answer_call(work, call, yes=yes)

    def offered(self) -> list[tuple[Any, ...]]:
        """What was sent to the police: status and urgency of each referral."""
        found = "select status, urgency from referral where sender = %(s)s and recipient = %(r)s"
        return self.parties.rows(found, s=self.scene.ngo.id, r=self.police.id)


async def a_night(parties: Parties, *, agreed: bool = True) -> Night:
    """A new case of a new organisation; she was asked nothing, and the police's form asks for a timeline."""
    scene = await a_case(parties)
    police = parties.organisation("police", connector="nowhere")
    parties.agree(scene.ngo, police, {"timeline": "full"}, ["police_report"])
    alone = person(parties, scene.ngo, Role.CASEWORKER)
    put_on_team(parties, scene.ngo, scene.case, alone.id)
    these = peers(parties, scene.ngo)
    if agreed:
        await these.agreed()
    on_call = person(parties, these.them, Role.CASEWORKER)
    async with working(parties, these.theirs[0]) as work:
        await set_on_duty(work, on_call.id, "on_call", NOW, NOW + 12 * 60 * MINUTE)
    return Night(scene, police, alone, these, on_call)
