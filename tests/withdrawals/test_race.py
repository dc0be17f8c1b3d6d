"""Withdrawal against sending, again and again: nothing is sent whose claim came after the acknowledgement."""

import random
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import anyio
import pytest
from psycopg import Connection
from psycopg.types.json import Jsonb

from hub.delivery.dispatch import dispatch, drain
from hub.delivery.engine import Engine
from hub.delivery.lease import LEASE, Leased
from hub.exchange.connector import Dispatch
from hub.exchange.outcomes import Delivered, Outcome
from hub.kit.clock import FixedClock
from hub.withdrawals.withdraw import Acknowledged, ChangeOfMind, withdraw
from tests.delivery.desk import Receiver, engine_of
from tests.depth import deep
from tests.figures import Figures
from tests.parties import NOW, Parties, Party
from tests.withdrawals.scene import LEGAL, Released, Scene, a_case

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
LANES = 4
RACES, EACH_SIDE = deep(60, 2000), deep(4, 200)
STEP = 1.3
"""By which the head start grows or shrinks after each race: on a machine of any speed, neither side wins always."""

RESET = """
with org as (select set_config('app.org', %(org)s, false)),
consented as (
  update consent_fold set event_type = 'given', fields = %(fields)s, until = %(until)s from org
  where case_file = %(case)s
), readable as (
  update release set cut_at = null, destroy_at = null from org where object = %(object)s
)
insert into delivery (id, sender, recipient, object, release, connector, event, status, message_id, attempts, next_at,
  leased_until, created_at, updated_at)
select %(id)s, sender, recipient, object, release, connector, event, 'queued', %(id)s::text, 0, next_at, %(lease)s,
  created_at, updated_at
from delivery, org where id = %(model)s
"""


@dataclass
class Timed(Receiver):
    """A receiver whose log has the instant of each arrival, and who takes a little while to answer."""

    times: dict[str, list[float]] = field(default_factory=dict)

    async def slowly(self, dispatch: Dispatch) -> Outcome:
        """Write down, wait, take it. That something has ended is no disclosure, and may always be told."""
        if dispatch.event != "referral.cancelled":
            self.times.setdefault(dispatch.message_id, []).append(time.monotonic())
        await anyio.sleep(random.uniform(0, 0.01))
        return Delivered()


@dataclass
class Lane:
    """One case that is consented to, sent from and taken back again and again."""

    scene: Scene
    lawyer: Party
    sent: Released
    head_start: float = 0.01
    cancelled: set[UUID] = field(default_factory=set)
    sent_first: set[UUID] = field(default_factory=set)

    def reset(self, admin: Connection[tuple[object, ...]], lease_until: datetime) -> UUID:
        """Consent stands, the release is readable, and one more message is leased."""
        race = uuid4()
        given = {"org": str(self.scene.ngo.id), "case": self.scene.case, "fields": Jsonb(LEGAL)}
        which = {"object": self.sent.object, "model": self.sent.delivery.id, "id": race}
        admin.execute(RESET, {**given, **which, "until": NOW + timedelta(days=90), "lease": lease_until})
        return race


async def a_lane(parties: Parties) -> Lane:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    sent = await scene.referral(lawyer)
    with parties.database.connect() as admin:
        admin.execute("update delivery set status = 'delivered' where id = %s", (sent.delivery.id,))
    return Lane(scene, lawyer, sent)


async def one_race(lane: Lane, race: UUID, until: datetime, engine: Engine, receiver: Timed) -> None:
    acknowledged: list[tuple[Acknowledged, float]] = []

    async def change_of_mind() -> None:
        await anyio.sleep(max(0.0, lane.head_start + random.uniform(-0.01, 0.01)))
        async with lane.scene.parties.work(lane.scene.ngo, NOW + timedelta(seconds=2)) as work:
            told = await withdraw(work, lane.scene.case, ChangeOfMind(lane.lawyer.id))
        acknowledged.append((told, time.monotonic()))

    async with anyio.create_task_group() as both:
        both.start_soon(dispatch, engine, Leased(race, lane.scene.ngo.id, until, 0))
        both.start_soon(change_of_mind)

    (told, at) = acknowledged[0]
    arrived = receiver.times.get(str(race), [])
    if race in told.cancelled:
        lane.cancelled.add(race)
        lane.head_start *= STEP  # the withdrawal was too quick: give the send a longer start
        assert not arrived, "a cancelled message was sent"
    else:
        lane.sent_first.add(race)
        lane.head_start = max(0.001, lane.head_start / STEP)
        assert len(arrived) == 1
        assert race in told.in_flight or arrived[0] < at, "sent after the acknowledgement, and not listed"


async def test_nothing_is_sent_whose_claim_came_after_the_acknowledgement(alone: Parties, figures: Figures) -> None:
    receiver = Timed()
    receiver.answering = receiver.slowly
    clock = FixedClock(NOW + timedelta(seconds=1))
    engine = engine_of(alone, receiver, clock=clock)
    lanes = [await a_lane(alone) for _ in range(LANES)]

    async def run(lane: Lane) -> None:
        with alone.database.connect() as admin:
            for _ in range(RACES // LANES):
                until = clock.now() + LEASE
                await one_race(lane, lane.reset(admin, until), until, engine, receiver)

    async with anyio.create_task_group() as group:
        for lane in lanes:
            group.start_soon(run, lane)
    cancelled = {race for lane in lanes for race in lane.cancelled}
    sent = {race for lane in lanes for race in lane.sent_first}
    clock.advance(LEASE * 2)
    while await drain(engine, 50):
        pass

    assert {UUID(id) for id in receiver.times} == sent
    assert all(len(arrivals) == 1 for arrivals in receiver.times.values())
    assert len(cancelled) + len(sent) == RACES
    assert min(len(cancelled), len(sent)) >= EACH_SIDE, (len(cancelled), len(sent))
    begun = alone.rows(
        "select a.delivery from delivery_attempt a join delivery d on d.id = a.delivery where d.release is not null"
    )
    assert {delivery for (delivery,) in begun} == sent
    figures.say(f"withdrawal first {len(cancelled)}, send first {len(sent)}")
