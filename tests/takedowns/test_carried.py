"""What has no channel is carried by hand: its sender says when and how, and it is sent from then on, in every way."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from hub.delivery.carry import record_carried
from hub.delivery.trouble import troubles
from hub.kit.errors import Conflict, Invalid, NotFound
from hub.referrals.repository import referral
from hub.releases.read import read
from hub.tasks.undelivered import Undelivered, undelivered
from tests.consultations import consent
from tests.parties import NOW, Parties, Party
from tests.referrals.handoff import AGREED, FIELDS, Handoff, handoff, offered
from tests.takedowns.postman import HEARD, Desk, desk_of
from tests.takedowns.removal import queued

pytestmark = pytest.mark.anyio
SOON, LATE = NOW + timedelta(hours=2), NOW + timedelta(hours=80)


async def request_by_hand(parties: Parties) -> tuple[Desk, UUID, UUID]:
    """A request to a desk without a channel, and its message."""
    desk = await desk_of(parties, "nowhere")
    request = await queued(parties, desk.asked)
    await desk.work()
    return desk, request, (await desk.trouble(request)).message


async def offer_by_hand(parties: Parties) -> tuple[Party, Party, UUID, UUID]:
    """An offer to a body without a channel, and its message."""
    desk = await desk_of(parties, "nowhere")
    handed = await handoff(parties)
    lawyer = parties.organisation("legal_aid", connector="nowhere")
    parties.agree(handed.sender, lawyer, AGREED)
    await consent(parties, handed.sender, handed.case, lawyer, "legal_advice", "nowhere", FIELDS)
    made = await offered(parties, Handoff(handed.sender, lawyer, handed.case))
    await desk.work()
    async with parties.work(handed.sender) as work:
        trouble = (await troubles(work, [made]))[made]
    assert trouble.next_step == "carry"
    return handed.sender, lawyer, made, trouble.message


async def test_a_carried_request_is_sent_taken_and_its_clock_runs(alone: Parties) -> None:
    desk, request, message = await request_by_hand(alone)

    async with alone.work(desk.asked.sender, SOON) as work:
        await record_carried(work, message, NOW + timedelta(hours=1), "paper", heard=HEARD)

    found = await desk.seen(request)
    assert (found.delivery_status, found.item_status) == ("sent", ["sent", "sent"])
    assert (found.received_at, found.received_proof) == (NOW + timedelta(hours=1), "sent")
    assert (found.due_at, found.handed_over_at) == (NOW + timedelta(hours=72), NOW + timedelta(hours=1))
    async with alone.work(desk.asked.sender, SOON) as work:
        assert (await undelivered(work), await troubles(work, [request])) == (Undelivered(0, 0), {})
    person = desk.asked.sender.principal
    said = alone.rows("select principal, recipient from ledger_event where verb = 'packet:carried'")
    assert said == [(person, desk.asked.platform.id)]
    tried = "select started_at, outcome, code from delivery_attempt order by number"
    assert alone.rows(tried)[-1] == (NOW + timedelta(hours=1), "delivered", "paper")


async def test_nothing_stands_in_the_ledger_as_sent_that_nobody_carried(alone: Parties) -> None:
    await request_by_hand(alone)

    assert alone.rows("select verb from ledger_event where verb in ('notice:sent', 'packet:sent')") == []


async def test_a_request_carried_after_its_time_counts_from_then(alone: Parties) -> None:
    desk, request, message = await request_by_hand(alone)

    async with alone.work(desk.asked.sender, LATE) as work:
        await record_carried(work, message, LATE, "meeting", heard=HEARD)
        frozen = await read(work, request, "packet")

    desk.clock.instant = LATE
    found = await desk.seen(request)
    assert (found.due_at, found.overdue) == (LATE + timedelta(hours=72), False)
    assert frozen.fields["respond_by"] == "2026-11-28T11:00:00+00:00"


@pytest.mark.parametrize(("at", "ends"), [(SOON, NOW), (LATE, LATE)], ids=["in time", "after it"])
async def test_a_carried_offer_is_sent_and_its_clock_runs(alone: Parties, at: datetime, ends: datetime) -> None:
    sender, lawyer, made, message = await offer_by_hand(alone)

    async with alone.work(sender, LATE) as work:
        await record_carried(work, message, at, "telephone", heard=HEARD)

    async with alone.work(lawyer, LATE) as work:
        found = await referral(work, made)
    assert (found.delivery_status, found.respond_by) == ("sent", ends + timedelta(hours=72))


async def test_what_is_no_record_of_it_is_refused_and_changes_nothing(alone: Parties) -> None:
    desk, request, message = await request_by_hand(alone)
    stranger, hour = alone.organisation(), timedelta(hours=1)

    wrong = [(SOON + hour, "paper"), (NOW - hour, "paper"), (SOON, "pigeon"), (SOON.replace(tzinfo=None), "paper")]
    for at, how in wrong:
        async with alone.work(desk.asked.sender, SOON) as work:
            with pytest.raises(Invalid):
                await record_carried(work, message, at, how, heard=HEARD)
    async with alone.work(stranger, SOON) as work:
        with pytest.raises(NotFound):
            await record_carried(work, message, SOON, "paper", heard=HEARD)

    assert (await desk.seen(request)).delivery_status == "by-hand"
    async with alone.work(desk.asked.sender, SOON) as work:
        await record_carried(work, message, SOON, "paper", heard=HEARD)
        with pytest.raises(Conflict, match="wrong_move"):
            await record_carried(work, message, SOON, "paper", heard=HEARD)
