"""What is due is done, once its time has come, as the hub itself in its own organisation."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from hub.delivery.due import schedule, unschedule
from hub.delivery.run_due import LEASE, run_due
from hub.identity.viewer import THE_HUB
from hub.identity.work import Work
from hub.kit.clock import FixedClock
from tests.delivery.desk import Receiver, engine_of
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio
SOON = NOW + timedelta(hours=1)


async def test_each_thing_is_done_at_its_time_and_by_the_hub(alone: Parties) -> None:
    ours, theirs = alone.organisation(), alone.organisation()
    now, later = uuid4(), uuid4()
    async with alone.work(ours) as work:
        await schedule(work, now, "test.act", NOW)
    async with alone.work(theirs) as work:
        await schedule(work, later, "test.act", SOON)
    done = []

    async def act(work: Work, object_id: UUID) -> datetime | None:
        done.append((work.viewer.organisation, work.viewer.principal, object_id))
        return None

    clock = FixedClock(NOW)
    engine = engine_of(alone, Receiver(), clock=clock, handlers={"test.act": act})
    taken = [await run_due(engine, 10), await run_due(engine, 10)]
    clock.instant = SOON
    taken.append(await run_due(engine, 10))

    assert taken == [1, 0, 1]
    assert done == [(ours.id, THE_HUB, now), (theirs.id, THE_HUB, later)]
    assert alone.rows("select from due") == []


async def test_what_is_due_again_is_moved(alone: Parties) -> None:
    ours, thing = alone.organisation(), uuid4()
    async with alone.work(ours) as work:
        await schedule(work, thing, "test.act", NOW)

    async def act(work: Work, object_id: UUID) -> datetime | None:
        return SOON

    await run_due(engine_of(alone, Receiver(), handlers={"test.act": act}), 10)

    assert alone.rows("select at, leased_until from due") == [(SOON, None)]


async def test_what_fails_waits_and_the_others_go_on(alone: Parties) -> None:
    ours, broken, whole = alone.organisation(), uuid4(), uuid4()
    async with alone.work(ours) as work:
        await schedule(work, broken, "test.break", NOW - timedelta(hours=1))
        await schedule(work, whole, "test.act", NOW)
    done = []

    async def fail(work: Work, object_id: UUID) -> datetime | None:
        raise RuntimeError("case content must not reach the log")

    async def act(work: Work, object_id: UUID) -> datetime | None:
        done.append(object_id)
        return None

    clock = FixedClock(NOW)
    engine = engine_of(alone, Receiver(), clock=clock, handlers={"test.break": fail, "test.act": act})
    await run_due(engine, 10)
    soon = await run_due(engine, 10)
    clock.advance(LEASE)

    assert done == [whole]
    assert soon == 0
    assert await run_due(engine, 10) == 1


async def test_what_was_unscheduled_is_not_done(alone: Parties) -> None:
    ours, thing = alone.organisation(), uuid4()
    async with alone.work(ours) as work:
        await schedule(work, thing, "test.act", NOW)
        await schedule(work, thing, "test.other", NOW)
        await unschedule(work, [thing], "test.act")

    assert alone.rows("select kind from due") == [("test.other",)]


async def test_a_kind_that_nobody_answers_to_is_left_alone(alone: Parties) -> None:
    ours = alone.organisation()
    async with alone.work(ours) as work:
        await schedule(work, uuid4(), "test.unknown", NOW)

    assert await run_due(engine_of(alone, Receiver()), 10) == 0
