"""Consent is taken back at once: reading ends, what waits is not sent, holders are asked."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from hub.delivery import due
from hub.kit.errors import NotFound
from hub.minimisation.gate import ask
from hub.releases.holding import answer_holding
from hub.releases.read import read
from hub.withdrawals.withdraw import Acknowledged, ChangeOfMind, withdraw
from tests.parties import NOW, Parties, Party
from tests.withdrawals.scene import Scene, a_case

pytestmark = pytest.mark.anyio
LATER = NOW + timedelta(hours=1)


async def taken_back(scene: Scene, change: ChangeOfMind) -> Acknowledged:
    async with scene.parties.work(scene.ngo, LATER) as work:
        return await withdraw(work, scene.case, change)


async def can_read(scene: Scene, recipient: Party, object_id: object) -> bool:
    async with scene.parties.work(recipient, LATER) as work:
        try:
            await read(work, object_id, "packet")  # type: ignore[arg-type]
        except NotFound:
            return False
    return True


async def test_a_recipient_cannot_read_any_more_the_moment_consent_is_withdrawn(parties: Parties) -> None:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    sent = await scene.referral(lawyer)
    assert await can_read(scene, lawyer, sent.object)

    told = await taken_back(scene, ChangeOfMind(lawyer.id))

    assert not await can_read(scene, lawyer, sent.object)
    assert told.releases == tuple(sorted((sent.offer, sent.packet)))
    assert told.destroy_at == LATER + timedelta(days=7)
    keys = parties.rows("select count(*) from release_key where release = %(r)s", r=sent.packet)
    assert keys == [(2,)], "the keys wait seven days"
    days = parties.rows("select object, at from due where kind = 'release.destroy' and org = %(o)s", o=scene.ngo.id)
    assert sorted(days) == sorted((release, told.destroy_at) for release in (sent.offer, sent.packet))


async def test_what_waits_is_cancelled_and_the_referral_ends_for_both_sides(parties: Parties) -> None:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    sent = await scene.referral(lawyer, "requested")
    async with parties.work(scene.ngo) as work:
        await due.schedule(work, sent.object, "referral.expire", NOW + timedelta(days=3))

    told = await taken_back(scene, ChangeOfMind(lawyer.id))

    assert told.cancelled == (sent.delivery.id,)
    assert told.in_flight == ()
    assert parties.rows("select status, reason from delivery where id = %(d)s", d=sent.delivery.id) == [
        ("cancelled", "withdrawal")
    ]
    seen = parties.rows("select org, status from party where object = %(o)s order by box", o=sent.object)
    assert seen == [(lawyer.id, "cancelled"), (scene.ngo.id, "cancelled")]
    assert parties.rows("select reason from referral where id = %(o)s", o=sent.object) == [("ended-by-sender",)]
    assert parties.rows("select from due where object = %(o)s", o=sent.object) == []


async def test_the_gate_says_withdrawn_afterwards(parties: Parties) -> None:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)

    await taken_back(scene, ChangeOfMind(lawyer.id))

    async with parties.work(scene.ngo, LATER) as work:
        asked = await ask(work, case_id=scene.case, recipient_id=lawyer.id, purpose="legal_advice", kind="packet")
    assert [reason.code for reason in asked.decision.reasons] == ["consent_withdrawn"]


async def test_a_holder_of_what_was_opened_is_asked_and_answers(parties: Parties) -> None:
    scene = await a_case(parties)
    lawyer, other = scene.recipient(), scene.recipient()
    for recipient in (lawyer, other):
        await scene.consent(recipient)
    sent = await scene.referral(lawyer)
    silent = await scene.referral(other)

    told = await taken_back(scene, ChangeOfMind(None))

    questions = dict(parties.rows("select release, id from holding where id = any(%(h)s)", h=list(told.holdings)))
    assert set(questions) == {sent.offer, sent.packet, silent.offer, silent.packet}
    async with parties.work(lawyer, LATER) as work:
        await answer_holding(work, questions[sent.packet], "kept", "case_record_of_a_lawyer", date(2029, 11, 22))
        await answer_holding(work, questions[sent.offer], "deleted")
    answers = parties.rows(
        "select p.status from party p where p.org = %(o)s and p.kind = 'holding' order by p.status", o=scene.ngo.id
    )
    assert answers == [("asked",), ("asked",), ("deleted",), ("kept",)]


async def test_an_unopened_packet_is_cut_and_nobody_is_asked_about_it(parties: Parties) -> None:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    sent = await scene.referral(lawyer, "received")

    told = await taken_back(scene, ChangeOfMind(lawyer.id))

    assert sent.packet in told.releases
    asked = parties.rows("select release from holding where id = any(%(h)s)", h=list(told.holdings))
    assert asked == [(sent.offer,)]


async def test_others_keep_what_she_gave_them(parties: Parties) -> None:
    scene = await a_case(parties)
    lawyer, other = scene.recipient(), scene.recipient()
    for recipient in (lawyer, other):
        await scene.consent(recipient)
    await scene.referral(lawyer)
    kept = await scene.referral(other)

    await taken_back(scene, ChangeOfMind(lawyer.id))

    assert await can_read(scene, other, kept.object)
    assert parties.rows("select status from delivery where id = %(d)s", d=kept.delivery.id) == [("queued",)]


async def test_a_request_that_reached_the_platform_goes_on_unless_she_recalls_it(parties: Parties) -> None:
    scene = await a_case(parties)
    platform = scene.recipient("platform")
    await scene.consent(platform, "removal")
    sent = await scene.request(platform, "in-progress")

    told = await taken_back(scene, ChangeOfMind(platform.id))

    assert told.going_on == (sent.object,)
    assert await can_read(scene, platform, sent.object)
    assert parties.rows("select status from takedown where id = %(o)s", o=sent.object) == [("in-progress",)]

    recalled = await taken_back(scene, ChangeOfMind(platform.id, recall=True))

    assert recalled.takedowns == (sent.object,)
    assert not await can_read(scene, platform, sent.object)
    rows = parties.rows("select status, item_status from takedown where id = %(o)s", o=sent.object)
    assert rows == [("cancelled", ["withdrawn", "removed"])]
    events = parties.rows(
        "select event, release from delivery where object = %(o)s and status = 'queued'", o=sent.object
    )
    assert events == [("takedown.request.withdrawn", None)]


async def test_a_request_that_nobody_was_told_of_ends(parties: Parties) -> None:
    scene = await a_case(parties)
    platform = scene.recipient("platform")
    await scene.consent(platform, "removal")
    sent = await scene.request(platform)

    told = await taken_back(scene, ChangeOfMind(platform.id))

    assert (told.going_on, told.takedowns, told.cancelled) == ((), (sent.object,), (sent.delivery.id,))
    assert not await can_read(scene, platform, sent.object)


async def test_twice_is_the_same_as_once(parties: Parties) -> None:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    await scene.referral(lawyer)

    first = await taken_back(scene, ChangeOfMind(lawyer.id))
    second = await taken_back(scene, ChangeOfMind(lawyer.id))

    assert first.id != second.id
    assert (second.releases, second.cancelled, second.holdings, second.referrals) == ((), (), (), ())
    said = parties.rows(
        "select count(*) from consent_grant where case_file = %(c)s and event_type = 'withdrawn'", c=scene.case
    )
    assert said == [(1,)]


async def test_nothing_invalid_stands_in_the_way(parties: Parties) -> None:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    sent = await scene.referral(lawyer)
    with parties.database.connect() as admin:
        admin.execute("update case_value set sealed = '\\x00' where case_file = %s", (scene.case,))
        admin.execute("update case_key set wrapped = '\\x00' where case_file = %s", (scene.case,))
        admin.execute("update consent_fold set sealed = '\\x00' where case_file = %s", (scene.case,))
        admin.execute("update sealed_packet set sealed = '\\x00' where release = %s", (sent.packet,))
        admin.execute("update agreement set valid_to = '2021-01-01' where recipient = %s", (lawyer.id,))
        admin.execute("update organisation set ended_at = %s where id = %s", (NOW, lawyer.id))
        admin.execute("update case_file set status = 'closed' where id = %s", (scene.case,))
    parties.database.change("route", {"organisation": lawyer.id}, valid_to=NOW)

    told = await taken_back(scene, ChangeOfMind(lawyer.id))

    assert set(told.releases) == {sent.offer, sent.packet}
    assert not await can_read(scene, lawyer, sent.object)


async def test_the_ledger_shows_the_withdrawal_and_each_cut(parties: Parties) -> None:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    sent = await scene.referral(lawyer)

    await taken_back(scene, ChangeOfMind(lawyer.id))

    ours = parties.rows("select verb from ledger_event where object = %(c)s and at = %(at)s", c=scene.case, at=LATER)
    assert ours == [("consent:withdrawn",)]
    both = parties.rows(
        "select verb, count(*) from ledger_event where object = %(o)s and at = %(at)s group by verb order by verb",
        o=sent.object,
        at=LATER,
    )
    assert both == [("holding:asked", 2), ("referral:cancelled", 1), ("release:cut", 2)]


async def test_a_foreign_and_an_unknown_case_are_alike_and_nothing_is_written(parties: Parties) -> None:
    scene = await a_case(parties)
    stranger = parties.organisation()

    for case in (scene.case, uuid4()):
        async with parties.work(stranger) as work:
            with pytest.raises(NotFound):
                await withdraw(work, case, ChangeOfMind(None))

    assert parties.rows("select from withdrawal where org = %(o)s", o=stranger.id) == []


async def test_a_recipient_that_nobody_knows_is_not_found(parties: Parties) -> None:
    scene = await a_case(parties)

    with pytest.raises(NotFound):
        await taken_back(scene, ChangeOfMind(uuid4()))
