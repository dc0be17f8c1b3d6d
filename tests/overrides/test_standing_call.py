"""The written part waits: after 15 minutes the standing second is called, and its person on call says yes or no."""

from dataclasses import replace
from datetime import timedelta

import anyio
import pytest

from hub.acts.decide import confirm, decline
from hub.identity.permissions import Role
from hub.kit.errors import Conflict, Forbidden, NotFound, Reason
from hub.overrides.act import OVERRIDES
from hub.overrides.call import answer_call
from hub.overrides.danger import record_danger
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.acts.people import person, working
from tests.overrides.night import CALLED, MINUTE, WHERE, WORDS, a_night, danger
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio
DAY = timedelta(hours=24)


async def test_a_withdrawal_meanwhile_stands_against_it_for_a_standing_second_too(parties: Parties) -> None:
    night = await a_night(parties)
    act = await night.waits()
    await night.called(act)
    (ring,) = await night.rings()
    async with working(parties, night.alone, NOW + 17 * MINUTE) as work:
        await withdraw(work, night.scene.case, ChangeOfMind(None))

    with pytest.raises(Conflict, match="withdrawn_meanwhile"):
        await night.answered(ring.id)

    assert night.offered() == []


async def test_after_fifteen_minutes_it_waits_and_the_standing_second_is_called(parties: Parties) -> None:
    night = await a_night(parties)
    act = await night.waits()
    due = parties.rows("select kind, at from due where object = %(o)s", o=act)
    assert due == [("override.call", NOW + 15 * MINUTE)]
    await night.called(act)

    (ring,) = await night.rings()
    assert (ring.kinds, ring.recipient_kind, ring.recorded_at) == (("suicide",), "police", NOW)
    assert ring.expires_at == NOW + DAY

    second = person(parties, night.scene.ngo, Role.CASEWORKER)
    async with working(parties, second, NOW + 23 * 60 * MINUTE) as work:
        await confirm(work, OVERRIDES, act)  # still waiting for their own people as well

    assert night.offered() == [("requested", "immediate")]
    assert await night.rings(NOW + 23 * 60 * MINUTE) == []


async def test_her_yes_sends_it_and_opens_no_case(parties: Parties) -> None:
    night = await a_night(parties)
    act = await night.waits()
    await night.called(act)
    (ring,) = await night.rings()

    await night.answered(ring.id)

    assert night.offered() == [("requested", "immediate")]
    row = parties.rows("select status, decided_by, peer, peer_by from two_person_act where id = %(a)s", a=act)
    assert row == [("done", None, night.peers.them.id, night.on_call.id)]
    stands = parties.rows("select confirmed_by, peer_by from emergency where id = %(a)s", a=act)
    assert stands == [(None, night.on_call.id)]
    assert parties.rows("select 1 from case_team where principal = %(p)s", p=night.on_call.id) == []
    both = parties.rows("select verb, actor from ledger_event where object = %(o)s", o=ring.id)
    assert ("standing:confirmed", night.peers.them.id) in both
    async with working(parties, night.on_call, NOW + 21 * MINUTE) as work:
        with pytest.raises(NotFound):
            await record_danger(work, night.scene.case, danger())


async def test_her_yes_and_a_colleagues_at_once_send_it_once(alone: Parties) -> None:
    """Neither waits for the other in a ring: both take the act first."""
    night = await a_night(alone)
    act = await night.waits()
    await night.called(act)
    (ring,) = await night.rings()
    colleague = person(alone, night.scene.ngo, Role.CASEWORKER)
    met: list[str] = []

    async def confirms() -> None:
        try:
            async with working(alone, colleague, NOW + 20 * MINUTE) as work:
                await confirm(work, OVERRIDES, act)
        except (Conflict, NotFound) as refused:
            met.append(refused.reasons[0].code)

    async def answers() -> None:
        try:
            await night.answered(ring.id)
        except (Conflict, NotFound) as refused:
            met.append(refused.reasons[0].code)

    async with anyio.create_task_group() as both:
        both.start_soon(confirms)
        both.start_soon(answers)

    assert len(night.offered()) == 1
    assert met in (["act_decided"], ["not_found"])


async def test_her_no_leaves_it_waiting_for_their_own_people(parties: Parties) -> None:
    night = await a_night(parties)
    act = await night.waits()
    await night.called(act)
    (ring,) = await night.rings()

    await night.answered(ring.id, yes=False)

    assert night.offered() == []
    assert parties.rows("select status from two_person_act where id = %(a)s", a=act) == [("waiting",)]
    with pytest.raises(NotFound):
        await night.answered(ring.id)


async def test_what_was_taken_back_meanwhile_is_not_confirmed_any_more(parties: Parties) -> None:
    night = await a_night(parties)
    act = await night.waits()
    await night.called(act)
    (ring,) = await night.rings()
    async with working(parties, night.alone, NOW + 17 * MINUTE) as work:
        await decline(work, OVERRIDES, act)

    with pytest.raises(Conflict, match="act_decided"):
        await night.answered(ring.id)

    assert night.offered() == []


async def test_only_whoever_is_on_call_answers(parties: Parties) -> None:
    night = await a_night(parties)
    act = await night.waits()
    await night.called(act)
    (ring,) = await night.rings()
    off_call = replace(night, on_call=night.peers.theirs[0])

    with pytest.raises(Forbidden, match="not_on_call"):
        await off_call.answered(ring.id)
    with pytest.raises(Forbidden, match="not_on_call"):
        async with working(parties, night.alone, NOW + 20 * MINUTE) as work:
            await answer_call(work, ring.id, yes=True)

    assert night.offered() == []


@pytest.mark.parametrize("why", ["nobody agreed", "decided already", "the peer is the recipient"])
async def test_nobody_is_called_where_there_is_nobody_to_call(parties: Parties, why: str) -> None:
    night = await a_night(parties, agreed=why != "nobody agreed")
    if why == "the peer is the recipient":
        parties.agree(night.scene.ngo, night.peers.them, {}, ["police_report"])
        route = {"connector": "nowhere", "address": "{}", "valid_from": NOW - DAY}
        parties.insert("route", id=night.peers.them.principal, organisation=night.peers.them.id, **route)
        night = replace(night, police=night.peers.them)
    act = await night.waits()
    if why == "decided already":
        async with working(parties, night.alone) as work:
            await decline(work, OVERRIDES, act)

    await night.called(act)

    assert await night.rings() == []


async def test_the_call_tells_nothing_of_the_case(parties: Parties) -> None:
    """Not the row, sealed to the peer or not, and not the notice that is queued."""
    night = await a_night(parties)
    parties.insert(
        "route",
        id=night.on_call.id,
        organisation=night.peers.them.id,
        connector="platform_webhook",
        address="{}",
        valid_from=NOW - DAY,
    )
    act = await night.waits()
    await night.called(act)

    (ring,) = await night.rings()
    told = vars(ring)
    assert not {str(night.scene.case), "カナリアさん", WHERE, WORDS} & {str(value) for value in told.values()}
    queued = parties.rows("select event, release from delivery where recipient = %(r)s", r=night.peers.them.id)
    assert queued == [("standing.called", None)]


async def test_an_act_waits_for_a_day_and_no_longer(parties: Parties) -> None:
    night = await a_night(parties)
    act = await night.waits()
    second = person(parties, night.scene.ngo, Role.CASEWORKER)

    with pytest.raises(Conflict, match="act_expired"):
        async with working(parties, second, NOW + DAY) as work:
            await confirm(work, OVERRIDES, act)

    assert CALLED < NOW
    assert Reason("act_expired").sentence("ja")
