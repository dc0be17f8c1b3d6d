"""A word that allows less reaches everything that is out, at once."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

import pytest

from hub.cases import repository
from hub.consent.load import overview
from hub.identity.work import Work
from hub.intake.answers import About, HowSaid, last_answer_about
from hub.intake.bar import bar_recipients
from hub.intake.correct import record_fields
from hub.intake.end_case import close_case
from hub.intake.expire import expire
from hub.intake.refuse import record_refusal
from hub.intake.say_age import state_age
from hub.intake.shorten import shorten_consent
from hub.intake.voice import Safety, Spoken
from hub.kit.errors import Conflict
from hub.narrowing.states import ThingState
from hub.referrals.accept import accept
from hub.releases.read import read
from hub.withdrawals.erase import destroy_when_due
from hub.withdrawals.narrow import narrow
from tests.narrowing.stage import LEFT, stage
from tests.narrowing.words import shortens
from tests.parties import NOW, Parties, Party
from tests.withdrawals.scene import CALL_NAME, LEGAL, Released, Scene, a_case

pytestmark = pytest.mark.anyio
LATER = NOW + timedelta(hours=1)
END = NOW + timedelta(days=30)

Narrowing = Callable[[Work, UUID, Party], Awaitable[object]]


async def fewer_fields(work: Work, case: UUID, lawyer: Party) -> None:
    about, fields = About(lawyer.id, "legal_advice"), {name: LEGAL[name] for name in ("call_name",)}
    seen = await last_answer_about(work, case, about)
    await shorten_consent(work, case, about, HowSaid(), fields=fields, until=None, seen=seen, narrow=narrow)


async def one_wish_less(work: Work, case: UUID, lawyer: Party) -> None:
    """What is left would do for an offer; but not for the one that was frozen with this field in it."""
    about, fields = About(lawyer.id, "legal_advice"), {name: form for name, form in LEGAL.items() if name != "exposure"}
    seen = await last_answer_about(work, case, about)
    await shorten_consent(work, case, about, HowSaid(), fields=fields, until=None, seen=seen, narrow=narrow)


async def a_refusal(work: Work, case: UUID, lawyer: Party) -> None:
    await record_refusal(work, case, About(lawyer.id, "legal_advice"), HowSaid(), text="", narrow=narrow)


async def barring(work: Work, case: UUID, lawyer: Party) -> None:
    await bar_recipients(work, case, [str(lawyer.id)], Spoken(), narrow=narrow)


async def becoming_a_minor(work: Work, case: UUID, _lawyer: Party) -> None:
    await state_age(work, case, "now", "16_17", Spoken(), Safety(), narrow=narrow)


async def closing(work: Work, case: UUID, _lawyer: Party) -> None:
    await close_case(work, case, narrow=narrow, cancel_open=True)


NARROWINGS: list[Narrowing] = [fewer_fields, a_refusal, barring, becoming_a_minor, closing]


async def offered(parties: Parties, status: str = "requested") -> tuple[Scene, Party, Released]:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer, until=END)
    return scene, lawyer, await scene.referral(lawyer, status)


def left(parties: Parties, sent: Released) -> list[object]:
    return parties.rows(
        "select kind, destroyed_at is not null, (select count(*) from release_key k where k.release = r.id)"
        " from release r where object = %(o)s order by kind",
        o=sent.object,
    )


@pytest.mark.parametrize("narrowing", NARROWINGS)
async def test_an_offer_that_would_not_be_made_now_ends_before_it_is_accepted(
    parties: Parties, narrowing: Narrowing
) -> None:
    scene, lawyer, sent = await offered(parties)

    async with parties.work(scene.ngo, LATER) as work:
        await narrowing(work, scene.case, lawyer)

    cut = parties.rows("select distinct cut_at, destroy_at from release where object = %(o)s", o=sent.object)
    assert cut == [(LATER, LATER + timedelta(days=7))]
    referral = parties.rows("select status, reason from referral where id = %(o)s", o=sent.object)
    assert referral == [("cancelled", "ended-by-sender")]
    delivery = parties.rows("select status from delivery where id = %(d)s", d=sent.delivery.id)
    # table, "age found to be under 18", "delivery queued": hold; what it speaks of is cut, so that nothing leaves
    assert delivery == [("queued",)] if narrowing is becoming_a_minor else [("cancelled",)]
    with pytest.raises(Conflict):
        async with parties.work(lawyer, LATER) as work:
            await accept(work, sent.object)


async def test_an_offer_that_loses_a_wish_is_released_anew_without_it_and_told_anew(parties: Parties) -> None:
    scene, lawyer, sent = await offered(parties)

    async with parties.work(scene.ngo, LATER) as work:
        await one_wish_less(work, scene.case, lawyer)

    messages = parties.rows(
        "select status, release = %(offer)s from delivery where object = %(o)s order by created_at",
        o=sent.object,
        offer=sent.offer,
    )
    assert messages == [("cancelled", True), ("queued", False)]
    async with parties.work(lawyer, LATER) as work:
        await accept(work, sent.object)
        packet = await read(work, sent.object, "packet")
    assert "exposure" not in packet.fields
    assert {"call_name", "matter_types"} <= set(packet.fields)


async def test_a_later_edit_of_the_case_does_not_leak_into_what_is_released_anew(parties: Parties) -> None:
    scene, lawyer, sent = await offered(parties, "accepted")

    async with parties.work(scene.ngo, LATER) as work:
        await record_fields(work, scene.case, {"call_name": "別の名"}, expected_version=1)
        await one_wish_less(work, scene.case, lawyer)

    async with parties.work(lawyer, LATER) as work:
        packet = await read(work, sent.object, "packet")
    assert packet.fields["call_name"] == CALL_NAME
    assert "exposure" not in packet.fields


@pytest.mark.parametrize("narrowing", [closing, becoming_a_minor])
async def test_what_was_accepted_stays_where_the_table_keeps_it(parties: Parties, narrowing: Narrowing) -> None:
    scene, lawyer, sent = await offered(parties, "accepted")

    async with parties.work(scene.ngo, LATER) as work:
        await narrowing(work, scene.case, lawyer)

    assert left(parties, sent) == [("offer", False, 2), ("packet", False, 2)]
    assert parties.rows("select status from referral where id = %(o)s", o=sent.object) == [("accepted",)]


async def test_an_earlier_end_of_consent_is_an_earlier_end_of_reading(parties: Parties) -> None:
    scene, lawyer, sent = await offered(parties)
    sooner = NOW + timedelta(days=2)

    async with parties.work(scene.ngo, LATER) as work:
        about = About(lawyer.id, "legal_advice")
        seen = await last_answer_about(work, scene.case, about)
        await shorten_consent(work, scene.case, about, HowSaid(), fields=None, until=sooner, seen=seen, narrow=narrow)

    ends = parties.rows("select distinct readable_until, cut_at from release where object = %(o)s", o=sent.object)
    assert ends == [(sooner, None)]
    assert parties.rows("select status from referral where id = %(o)s", o=sent.object) == [("requested",)]


async def test_an_expiry_by_the_hub_itself_ends_what_waits(parties: Parties) -> None:
    scene, _lawyer, sent = await offered(parties)
    async with parties.work(scene.ngo) as work:
        (consent,) = await overview(work, await repository.case(work, scene.case))

    async with parties.work(scene.ngo, END, hub_itself=True) as work:
        assert await expire(work, consent.id, narrow)

    assert left(parties, sent) == [("offer", True, 0), ("packet", True, 0)]
    assert parties.rows("select status from referral where id = %(o)s", o=sent.object) == [("cancelled",)]


async def test_what_is_released_anew_is_destroyed_at_the_end_of_its_own_reading(parties: Parties) -> None:
    on = await stage(parties, ThingState.OFFERED)
    async with parties.work(on.scene.ngo, LATER) as work:
        await shortens(work, on.scene.case, About(on.other.id, "legal_advice"), LEFT, None)
    newer = parties.rows(
        "select id, readable_until from release where object = %(o)s and replaces is not null", o=on.sent.object
    )
    assert len(newer) == len(("offer", "packet"))

    for release, until in newer:
        async with parties.work(on.scene.ngo, LATER) as work:
            assert await destroy_when_due(work, release) == until
        assert parties.rows("select kind from due where object = %(r)s", r=release) == [("release.destroy",)]
        async with parties.work(on.scene.ngo, until) as work:
            assert await destroy_when_due(work, release) is None
        assert parties.rows("select destroyed_at from release where id = %(r)s", r=release) == [(until,)]


async def test_another_recipients_offer_is_left_alone(parties: Parties) -> None:
    scene, lawyer, _ = await offered(parties)
    other = scene.recipient()
    await scene.consent(other, until=END)
    kept = await scene.referral(other, "requested")

    async with parties.work(scene.ngo, LATER) as work:
        await a_refusal(work, scene.case, lawyer)

    assert left(parties, kept) == [("offer", False, 2), ("packet", False, 2)]
