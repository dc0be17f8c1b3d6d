"""A case is closed only when each open thing is cancelled or has somebody who goes on watching it."""

from datetime import timedelta

import pytest

from hub.delivery.dispatch import drain
from hub.intake.end_case import close_case
from hub.kit.errors import NotFound, Refused
from hub.narrowing.states import State
from hub.withdrawals.narrow import narrow
from tests.delivery.desk import Receiver, engine_of
from tests.narrowing.stage import LATER, stage
from tests.parties import Parties

pytestmark = pytest.mark.anyio


async def test_a_closing_with_open_things_and_neither_is_refused_naming_them(parties: Parties) -> None:
    on = await stage(parties, State.OFFERED)

    async with parties.work(on.scene.ngo, LATER) as work:
        with pytest.raises(Refused) as refused:
            await close_case(work, on.scene.case, narrow=narrow)

    assert [(one.code, one.field) for one in refused.value.reasons] == [("still_open", f"referral.{on.sent.object}")]
    assert parties.rows("select status from case_file where id = %(c)s", c=on.scene.case) == [("open",)]


@pytest.mark.parametrize("state", [State.QUEUED, State.UNTAKEN])
async def test_what_is_watched_goes_on_is_still_sent_and_its_watcher_is_kept(alone: Parties, state: State) -> None:
    on = await stage(alone, state)
    watchers = {on.sent.object: on.scene.ngo.principal}

    async with alone.work(on.scene.ngo, LATER) as work:
        await close_case(work, on.scene.case, narrow=narrow, watchers=watchers)

    assert await on.read() is not None
    assert on.status() == ("requested", None)
    rows = alone.rows("select object, principal from watcher where org = %(o)s", o=on.scene.ngo.id)
    assert dict(rows) == watchers
    engine = engine_of(alone, Receiver())
    engine.clock.advance(timedelta(hours=2))  # type: ignore[attr-defined]
    await drain(engine, 10)
    assert on.message()[0] == "delivered"


async def test_nobody_outside_the_team_watches(parties: Parties) -> None:
    on = await stage(parties, State.OFFERED)
    elsewhere = parties.person(on.scene.ngo)

    async with parties.work(on.scene.ngo, LATER) as work:
        with pytest.raises(NotFound):
            await close_case(work, on.scene.case, narrow=narrow, watchers={on.sent.object: elsewhere})
        await work.session.rollback()

    assert parties.rows("select status from case_file where id = %(c)s", c=on.scene.case) == [("open",)]
