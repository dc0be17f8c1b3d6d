"""A withdrawal that was not her own is undone within seven days; after that nobody can."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from hub.kit.errors import Conflict, NotFound
from hub.minimisation.gate import ask
from hub.releases.read import read
from hub.withdrawals.erase import destroy_when_due
from hub.withdrawals.undo import HerWord, Undone, undo
from hub.withdrawals.voice import heard
from hub.withdrawals.withdraw import Acknowledged, ChangeOfMind, withdraw
from tests.parties import NOW, Parties, Party
from tests.withdrawals.scene import Scene, a_case, everything

pytestmark = pytest.mark.anyio
HOUR = timedelta(hours=1)
ALONE = HerWord(alone=True)


async def taken_back(scene: Scene, change: ChangeOfMind, at: datetime = NOW + HOUR) -> Acknowledged:
    async with scene.parties.work(scene.ngo, at) as work:
        return await withdraw(work, scene.case, change)


async def given_back(scene: Scene, withdrawal: UUID, at: datetime = NOW + 2 * HOUR, said: HerWord = ALONE) -> Undone:
    async with scene.parties.work(scene.ngo, at) as work:
        return await undo(work, withdrawal, said, heard=heard)


async def may_send(scene: Scene, recipient: Party, at: datetime = NOW + 3 * HOUR) -> bool:
    async with scene.parties.work(scene.ngo, at) as work:
        asked = await ask(work, case_id=scene.case, recipient_id=recipient.id, purpose="legal_advice", kind="packet")
    return asked.decision.allowed


async def can_read(scene: Scene, recipient: Party, object_id: UUID, at: datetime = NOW + 3 * HOUR) -> bool:
    async with scene.parties.work(recipient, at) as work:
        try:
            await read(work, object_id, "packet")
        except NotFound:
            return False
    return True


async def test_an_undone_withdrawal_leaves_everything_as_it_was(parties: Parties) -> None:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    sent = await scene.referral(lawyer)
    told = await taken_back(scene, ChangeOfMind(lawyer.id))

    undone = await given_back(scene, told.id)

    assert undone.releases == (sent.packet,)
    assert await may_send(scene, lawyer)
    assert await can_read(scene, lawyer, sent.object)
    said = parties.rows(
        "select event_type from consent_grant where case_file = %(c)s order by recorded_at", c=scene.case
    )
    assert said == [("given",), ("withdrawn",), ("given",)]


@pytest.mark.parametrize("seconds", [0, 1])
async def test_nobody_undoes_after_seven_days(parties: Parties, seconds: int) -> None:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    told = await taken_back(scene, ChangeOfMind(lawyer.id))

    with pytest.raises(Conflict, match="undo_too_late"):
        await given_back(scene, told.id, told.destroy_at + timedelta(seconds=seconds))

    assert not await may_send(scene, lawyer)


async def test_nobody_undoes_what_was_destroyed_or_undone(parties: Parties) -> None:
    scene = await a_case(parties)
    await scene.consent(scene.recipient())
    undone = await taken_back(scene, ChangeOfMind(None))
    await given_back(scene, undone.id)
    async with parties.work(scene.ngo, NOW + HOUR) as work:
        destroyed = await everything(work, scene.case)

    with pytest.raises(Conflict, match="wrong_move"):
        await given_back(scene, undone.id)
    with pytest.raises(Conflict, match="undo_too_late"):
        await given_back(scene, destroyed.id)


async def test_what_a_later_withdrawal_covers_too_stays_taken_back(parties: Parties) -> None:
    scene = await a_case(parties)
    lawyer, other = scene.recipient(), scene.recipient()
    for recipient in (lawyer, other):
        await scene.consent(recipient)
    kept = await scene.referral(other)
    everybody = await taken_back(scene, ChangeOfMind(None))
    await taken_back(scene, ChangeOfMind(lawyer.id), NOW + 2 * HOUR)

    undone = await given_back(scene, everybody.id, NOW + 3 * HOUR)

    assert undone.releases == (kept.packet,)
    assert await may_send(scene, other, NOW + 4 * HOUR)
    assert not await may_send(scene, lawyer, NOW + 4 * HOUR)


async def test_a_consent_that_ended_meanwhile_does_not_come_back(parties: Parties) -> None:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer, until=NOW + timedelta(days=2))
    sent = await scene.referral(lawyer)
    told = await taken_back(scene, ChangeOfMind(lawyer.id))

    undone = await given_back(scene, told.id, NOW + timedelta(days=3))

    assert undone.consents == ()
    assert undone.releases == (sent.packet,), "what was accepted follows the retention agreed then"
    assert not await may_send(scene, lawyer, NOW + timedelta(days=3, hours=1))


async def test_a_foreign_and_an_unknown_withdrawal_are_alike(parties: Parties) -> None:
    scene = await a_case(parties)
    told = await taken_back(scene, ChangeOfMind(None))
    stranger = parties.organisation()

    for withdrawal in (told.id, uuid4()):
        async with parties.work(stranger) as work:
            with pytest.raises(NotFound):
                await undo(work, withdrawal, ALONE, heard=heard)


async def test_the_keys_go_on_the_day_and_not_before(parties: Parties) -> None:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    sent = await scene.referral(lawyer)
    told = await taken_back(scene, ChangeOfMind(lawyer.id))

    async with parties.work(scene.ngo, told.destroy_at - HOUR, hub_itself=True) as work:
        early = await destroy_when_due(work, sent.packet)
    async with parties.work(scene.ngo, told.destroy_at, hub_itself=True) as work:
        late = await destroy_when_due(work, sent.packet)

    assert (early, late) == (told.destroy_at, None)
    assert parties.rows("select from release_key where release = %(r)s", r=sent.packet) == []
    assert parties.rows("select from sealed_packet where release = %(r)s", r=sent.packet) == []


async def test_the_day_does_nothing_to_what_was_given_back(parties: Parties) -> None:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    sent = await scene.referral(lawyer)
    told = await taken_back(scene, ChangeOfMind(lawyer.id))
    await given_back(scene, told.id)

    async with parties.work(scene.ngo, told.destroy_at, hub_itself=True) as work:
        assert await destroy_when_due(work, sent.packet) == NOW + timedelta(days=365), "when its reading ends"

    assert await can_read(scene, lawyer, sent.object, told.destroy_at)
