"""Danger to life: recorded by one after the telephone, and the written part leaves once a second has confirmed."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.acts.decide import confirm, decline
from hub.emergencies.dangers import DANGERS, MINIMUM, Danger, missing
from hub.identity.permissions import Role
from hub.intake.end_case import close_case
from hub.kit.errors import Conflict, Forbidden, Invalid, NotFound, Reason
from hub.kit.sentences import SENTENCES
from hub.overrides.act import OVERRIDES
from hub.overrides.call import answer_call
from hub.overrides.danger import record_danger
from hub.releases.read import by_id
from hub.withdrawals.narrow import narrow
from hub.withdrawals.withdraw import Change, withdraw
from tests.acts.people import person, working
from tests.overrides.night import CALLED, MINUTE, WHERE, WORDS, a_night, danger
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio
DAY = timedelta(hours=24)


async def test_one_person_records_it_and_the_call_although_nothing_was_asked_or_agreed(parties: Parties) -> None:
    night = await a_night(parties)
    parties.admin.execute("delete from agreement where sender = %s", (night.scene.ngo.id,))

    await night.recorded()

    verbs = parties.rows("select verb from ledger_event where object = %(c)s", c=night.scene.case)
    assert {("danger:recorded",), ("disclosure:outside",), ("review:asked",)} <= set(verbs)
    assert parties.rows("select covered from outside_disclosure where case_file = %(c)s", c=night.scene.case) == [
        (False,)
    ]


async def test_a_closed_case_is_no_obstacle_to_the_record(parties: Parties) -> None:
    night = await a_night(parties)
    async with working(parties, night.alone) as work:
        await close_case(work, night.scene.case, narrow=narrow)

    assert await night.recorded()
    act, against = await night.asked()
    assert act is None
    assert [reason.code for reason in against] == ["case_closed"]


LACKING: dict[str, tuple[dict[str, Any], str]] = {
    "where": ({"where": " "}, "danger_where"),
    "what": ({"kinds": ()}, "danger_what"),
    "an unknown kind": ({"kinds": ("dragons",)}, "danger_what"),
    "the number": ({"number": "police"}, "danger_number"),
    "when it was called": ({"called_at": None}, "danger_called"),
    "a call to come": ({"called_at": NOW + MINUTE}, "danger_called"),
    "where and what": ({"where": "", "kinds": ()}, "danger_where"),
}


@pytest.mark.parametrize("lacking", sorted(LACKING))
async def test_one_sentence_says_which_one_thing_is_missing(parties: Parties, lacking: str) -> None:
    night = await a_night(parties)
    less, code = LACKING[lacking]

    with pytest.raises(Invalid) as refused:
        await night.recorded(**less)

    assert [reason.code for reason in refused.value.reasons] == [code]
    assert parties.rows("select 1 from danger where case_file = %(c)s", c=night.scene.case) == []


async def test_her_call_name_is_taken_from_the_case(parties: Parties) -> None:
    night = await a_night(parties)

    assert await night.recorded(who="  ")


ANY_TEXT = st.text(max_size=40)


@given(
    st.lists(st.sampled_from(sorted(DANGERS)) | ANY_TEXT, max_size=3).map(tuple),
    *(ANY_TEXT | st.sampled_from(["110", "119", "", "分からない"]) for _ in range(3)),
    st.none() | st.datetimes(NOW.replace(tzinfo=None) - DAY, NOW.replace(tzinfo=None) + DAY),
)
def test_whatever_is_missing_one_thing_is_named_or_it_suffices(
    kinds: tuple[str, ...], number: str, who: str, where: str, at: datetime | None
) -> None:
    told = Danger(kinds, number, at.replace(tzinfo=NOW.tzinfo) if at else None, who, where)

    lacking = missing(told, NOW)

    if lacking is None:
        assert set(told.values()) <= set(MINIMUM)
        assert who.strip()
        assert where.strip()
        assert kinds
    else:
        assert SENTENCES[lacking.code].ja
        assert SENTENCES[lacking.code].en


@pytest.mark.parametrize("code", ["no_agreement", "duties_unknown", "no_route"])
async def test_what_stands_against_the_written_part_is_said_at_the_asking(parties: Parties, code: str) -> None:
    """Two had confirmed before, and then it could not be sent."""
    night = await a_night(parties)
    for table, column in {
        "no_agreement": ("agreement", "recipient"),
        "duties_unknown": ("reporting_duty", "organisation"),
        "no_route": ("route", "organisation"),
    }.items():
        if table == code:
            parties.admin.execute(f"delete from {column[0]} where {column[1]} = %s".encode(), (night.police.id,))

    act, against = await night.asked()

    assert act is None
    assert code in [reason.code for reason in against]
    assert parties.rows("select 1 from two_person_act where object = %(c)s", c=night.scene.case) == []


async def test_once_confirmed_it_leaves_with_the_minimum_alone(parties: Parties) -> None:
    """The form requires a timeline, which nobody recorded, and the agreement lists nothing else."""
    night = await a_night(parties)
    act = await night.waits()
    assert night.offered() == []

    second = person(parties, night.scene.ngo, Role.CASEWORKER)
    async with working(parties, second, NOW + MINUTE) as work:
        await confirm(work, OVERRIDES, act)

    assert night.offered() == [("requested", "immediate")]
    (offer, packet) = await frozen(night)
    assert offer == {"danger_kinds": ["suicide"]}
    assert packet == {
        "danger_kinds": ["suicide"],
        "danger_who": "カナリアさん",
        "danger_where": WHERE,
        "danger_words": WORDS,
    }
    queued = parties.rows("select event, status from delivery where recipient = %(r)s", r=night.police.id)
    assert queued == [("referral.offered", "queued")]


async def frozen(night: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was frozen for the police: the offer's fields and the packet's."""
    ids = dict(night.parties.rows("select kind, id from release where recipient = %(r)s", r=night.police.id))
    async with working(night.parties, night.alone, NOW + 30 * MINUTE) as work:
        offer, packet = [(await by_id(work, ids[kind])).packet.fields for kind in ("offer", "packet")]
    told = {name: value for name, value in offer.items() if name not in ("respond_by", "next_clock")}
    return told, dict(packet)


async def test_a_withdrawal_meanwhile_stands_against_it_for_a_standing_second_too(parties: Parties) -> None:
    night = await a_night(parties)
    act = await night.waits()
    await night.called(act)
    (ring,) = await night.rings()
    async with working(parties, night.alone, NOW + 17 * MINUTE) as work:
        await withdraw(work, night.scene.case, Change(None))

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
