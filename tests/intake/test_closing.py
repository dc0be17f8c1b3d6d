"""A case is closed only when each open thing is cancelled or has somebody who goes on watching it."""

from datetime import timedelta

import pytest

from hub.delivery.dispatch import drain
from hub.intake.end_case import close_case
from hub.kit.errors import NotFound, Reason, Refused
from hub.narrowing.states import ThingState
from hub.tasks.open_things import OpenThing, open_things
from hub.withdrawals.narrow import narrow
from tests.delivery.desk import Receiver, engine_of
from tests.narrowing.stage import LATER, stage
from tests.parties import Parties

pytestmark = pytest.mark.anyio


async def test_a_closing_with_open_things_and_neither_is_refused_naming_them(parties: Parties) -> None:
    on = await stage(parties, ThingState.OFFERED)

    async with parties.work(on.scene.ngo, LATER) as work:
        with pytest.raises(Refused) as refused:
            await close_case(work, on.scene.case, narrow=narrow)

    assert [(one.code, one.field) for one in refused.value.reasons] == [("still_open", f"referral.{on.sent.object}")]
    assert parties.rows("select status from case_file where id = %(c)s", c=on.scene.case) == [("open",)]


@pytest.mark.parametrize("state", [ThingState.QUEUED, ThingState.UNTAKEN])
async def test_what_is_watched_goes_on_is_still_sent_and_its_watcher_is_kept(alone: Parties, state: ThingState) -> None:
    on = await stage(alone, state)

    async with alone.work(on.scene.ngo, LATER) as work:
        (thing,) = await open_things(work, on.scene.case)
        await close_case(work, on.scene.case, narrow=narrow, watchers={thing: on.scene.ngo.principal})

    assert await on.read() is not None
    assert on.status() == ("requested", None)
    rows = alone.rows("select object, principal from watcher where org = %(o)s", o=on.scene.ngo.id)
    assert rows == [(on.sent.object, on.scene.ngo.principal)]
    engine = engine_of(alone, Receiver())
    engine.clock.advance(timedelta(hours=2))  # type: ignore[attr-defined]
    await drain(engine, 10)
    assert on.message()[0] == "delivered"


@pytest.mark.parametrize("stray", ["referrals", "takedown_requests", "watcher"])
async def test_nobody_outside_the_team_watches_and_nothing_of_another_case_is_watched(
    parties: Parties, stray: str
) -> None:
    on, other = await stage(parties, ThingState.OFFERED), await stage(parties, ThingState.OFFERED)
    watchers = {
        "referrals": {OpenThing(other.sent.object, "referral"): on.scene.ngo.principal},
        "takedown_requests": {OpenThing(on.sent.object, "takedown"): on.scene.ngo.principal},
        "watcher": {OpenThing(on.sent.object, "referral"): parties.person(on.scene.ngo)},
    }

    async with parties.work(on.scene.ngo, LATER) as work:
        with pytest.raises(NotFound) as refused:
            await close_case(work, on.scene.case, narrow=narrow, cancel_open=True, watchers=watchers[stray])
        await work.session.rollback()

    assert refused.value.reasons == (Reason("not_found", stray),)

    assert parties.rows("select status from case_file where id = %(c)s", c=on.scene.case) == [("open",)]
