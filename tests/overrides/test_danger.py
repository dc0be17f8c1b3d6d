"""Danger to life: recorded by one after the telephone, and the written part leaves once a second has confirmed."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.acts.decide import confirm
from hub.emergencies.dangers import DANGERS, MINIMUM, Danger, missing
from hub.identity.permissions import Role
from hub.intake.end_case import close_case
from hub.kit.clock import FixedClock
from hub.kit.errors import Invalid
from hub.kit.sentence import SENTENCES
from hub.overrides.act import OVERRIDES
from hub.own_duty.purging import OF_A_PURGED_CASE
from hub.releases.read import by_id
from hub.withdrawals.narrow import narrow
from hub.withdrawals.purge import purge
from tests.acts.people import person, working
from tests.delivery.desk import Receiver, engine_of
from tests.overrides.night import MINUTE, WHERE, WORDS, a_night
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


async def test_nothing_of_it_is_left_when_the_case_is_purged(alone: Parties) -> None:
    night = await a_night(alone)
    await night.recorded()
    over = "update case_file set retention_until = %s where id = %s"
    alone.admin.execute(over, (NOW.date() - 2 * DAY, night.scene.case))

    await purge(engine_of(alone, Receiver(), clock=FixedClock(NOW + DAY)), OF_A_PURGED_CASE)

    assert alone.rows("select 1 from danger where case_file = %(c)s", c=night.scene.case) == []


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
