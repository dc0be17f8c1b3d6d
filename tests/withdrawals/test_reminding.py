"""A holder that does not answer is reminded on days 7 and 14, then shown as silent; it may still answer."""

from datetime import timedelta

import pytest

from hub.narrowing.causes import Cause
from hub.narrowing.states import ThingState
from hub.releases.holding import answer_holding
from hub.releases.questions import question
from hub.withdrawals.narrow import settle
from hub.withdrawals.remind import remind_holder
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.narrowing.causes import CAUSES
from tests.narrowing.stage import LATER, stage
from tests.parties import Parties

pytestmark = pytest.mark.anyio


async def test_a_holder_is_reminded_twice_without_content_and_then_shown_as_silent(parties: Parties) -> None:
    on = await stage(parties, ThingState.HOLDER)
    async with parties.work(on.scene.ngo, LATER) as work:
        told = await withdraw(work, on.scene.case, ChangeOfMind(None))
    due = parties.rows("select object, at from due where kind = 'holding.remind' and org = %(o)s", o=on.scene.ngo.id)
    assert {object_id for object_id, _ in due} == set(told.holdings)
    assert {at for _, at in due} == {LATER + timedelta(days=7)}

    one = told.holdings[0]
    async with parties.work(on.scene.ngo, LATER + timedelta(days=7), hub_itself=True) as work:
        assert await remind_holder(work, one) == LATER + timedelta(days=14)
    async with parties.work(on.scene.ngo, LATER + timedelta(days=14), hub_itself=True) as work:
        assert await remind_holder(work, one) is None

    sent = parties.rows(
        "select event, release from delivery where object = %(o)s and event = 'holding.reminded'", o=on.sent.object
    )
    assert sent == [("holding.reminded", None)] * 2
    async with parties.work(on.scene.ngo, LATER + timedelta(days=15)) as work:
        assert (await question(work, one)).silent_since == LATER + timedelta(days=14)
    async with parties.work(on.other, LATER + timedelta(days=20)) as work:
        await answer_holding(work, one, "deleted")
    async with parties.work(on.scene.ngo, LATER + timedelta(days=21)) as work:
        answered = await question(work, one)
    assert (answered.answer, answered.silent_since) == ("deleted", None)


async def test_whoever_has_answered_is_not_reminded(parties: Parties) -> None:
    on = await stage(parties, ThingState.HOLDER)
    async with parties.work(on.scene.ngo, LATER) as work:
        told = await withdraw(work, on.scene.case, ChangeOfMind(None))
    async with parties.work(on.other, LATER) as work:
        await answer_holding(work, told.holdings[0], "deleted")

    async with parties.work(on.scene.ngo, LATER + timedelta(days=7), hub_itself=True) as work:
        assert await remind_holder(work, told.holdings[0]) is None

    assert (
        parties.rows("select from delivery where event = 'holding.reminded' and sender = %(o)s", o=on.scene.ngo.id)
        == []
    )


async def test_what_one_cause_held_is_let_go_and_another_cause_still_holds_it(parties: Parties) -> None:
    on = await stage(parties, ThingState.OFFERED)
    await CAUSES[Cause.DEATH](on)
    await CAUSES[Cause.SENDER_SUSPENDED](on)
    assert await on.read() is None

    async with parties.work(on.scene.ngo, LATER) as work:
        await settle(work, Cause.DEATH, on.scene.case)
    assert await on.read() is None
    async with parties.work(on.scene.ngo, LATER) as work:
        await settle(work, Cause.SENDER_SUSPENDED, on.scene.case)

    assert await on.read() is not None
    assert await on.can_accept()
    assert on.message() == ("queued", [])
