"""Sent again by hand: with a reason where it arrived, and not at all while it waits or was cancelled."""

import pytest

from hub.delivery.dispatch import drain
from hub.delivery.redeliver import redeliver
from hub.kit.errors import Conflict, NotFound, Refused
from hub.releases.repeat_reason import AskedBeforeError, RepeatReason
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.delivery.desk import Receiver, engine_of
from tests.delivery.test_dispatch import offered
from tests.parties import Parties

pytestmark = pytest.mark.anyio


async def test_what_arrived_is_sent_again_only_with_a_reason(alone: Parties) -> None:
    scene, sent = await offered(alone)
    engine = engine_of(alone, Receiver())
    await drain(engine, 10)

    async with alone.work(scene.ngo) as work:
        with pytest.raises(AskedBeforeError) as refused:
            await redeliver(work, sent.delivery.id)
    async with alone.work(scene.ngo) as work:
        await redeliver(work, sent.delivery.id, RepeatReason("asked-by-them"))

    assert [(one.kind, one.object) for one in refused.value.earlier] == [("delivered", sent.object)]
    assert [reason.field for reason in refused.value.reasons] == ["delivery"]
    assert alone.rows("select object from asked_again") == [(sent.object,)]


async def test_what_arrived_is_not_sent_again_once_it_may_not_leave_any_more(alone: Parties) -> None:
    scene, sent = await offered(alone)
    await drain(engine_of(alone, Receiver()), 10)
    with alone.database.connect() as admin:
        admin.execute("update agreement set valid_to = '2021-01-01', valid_from = '2020-01-01'")

    async with alone.work(scene.ngo) as work:
        with pytest.raises(Refused, match="no_agreement"):
            await redeliver(work, sent.delivery.id, RepeatReason("asked-by-them"))

    assert alone.rows("select status from delivery") == [("delivered",)]


async def test_what_waits_or_was_cancelled_is_not_redelivered_and_strangers_find_nothing(alone: Parties) -> None:
    scene, sent = await offered(alone)
    stranger = alone.organisation()

    async with alone.work(stranger) as work:
        with pytest.raises(NotFound):
            await redeliver(work, sent.delivery.id)
    async with alone.work(scene.ngo) as work:
        with pytest.raises(Conflict):
            await redeliver(work, sent.delivery.id)
    async with alone.work(scene.ngo) as work:
        await withdraw(work, scene.case, ChangeOfMind(None))
    async with alone.work(scene.ngo) as work:
        with pytest.raises(Conflict):
            await redeliver(work, sent.delivery.id)

    assert alone.rows("select from ledger_event where verb = 'delivery:redelivered'") == []
