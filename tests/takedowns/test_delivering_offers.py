"""Sent means sent, of the notice of an offer: it died, is sent again, or was taken without its message."""

from datetime import datetime, timedelta

import pytest
from psycopg.types.json import Jsonb

from hub.delivery.trouble import troubles
from hub.exchange.outcomes import Rejected
from hub.kit.errors import Refused
from hub.referrals.accept import accept
from hub.referrals.receive import receive_offer
from hub.referrals.repository import referral
from hub.referrals.send_again import offer_again
from hub.releases.read import read
from hub.tasks.undelivered import Undelivered, undelivered
from tests.parties import NOW, Parties
from tests.referrals.handoff import handoff, offered
from tests.takedowns.postman import desk_of

pytestmark = pytest.mark.anyio
LATER = NOW + timedelta(days=1)


async def test_the_notice_of_an_offer_that_died_is_seen_sent_again_and_its_clock_runs_then(
    alone: Parties,
) -> None:
    desk = await desk_of(alone, "platform_webhook", Rejected("smtp_550"))
    handed = await handoff(desk.parties)
    desk.parties.database.change("route", address=Jsonb({"mail": "desk@office.example.org"}))
    made = await offered(desk.parties, handed)
    await desk.work()

    async with desk.parties.work(handed.sender, LATER) as work:
        found = await referral(work, made)
        assert (found.delivery_status, found.respond_by, found.overdue) == ("failed", None, False)
        assert await undelivered(work) == Undelivered(1, 0)
        await offer_again(work, made, (await troubles(work, [made]))[made].message)
        assert (await referral(work, made)).delivery_status == "waiting"
    await desk.work(LATER)

    async with desk.parties.work(handed.sender, LATER) as work:
        found = await referral(work, made)
    assert (found.delivery_status, found.respond_by) == ("sent", LATER + timedelta(hours=72))
    assert found.expires_at == LATER + timedelta(hours=144)


async def test_an_offer_whose_time_was_over_says_a_new_one_everywhere(alone: Parties) -> None:
    """In the list, in the offer and in the packet behind it, and it does not end before that."""
    desk = await desk_of(alone, "platform_webhook", Rejected("smtp_550"))
    handed = await handoff(desk.parties)
    desk.parties.database.change("route", address=Jsonb({"mail": "desk@office.example.org"}))
    made = await offered(desk.parties, handed)
    await desk.work()
    over = NOW + timedelta(hours=73)
    ends = over + timedelta(hours=72)

    async with desk.parties.work(handed.sender, over) as work:
        await offer_again(work, made, (await troubles(work, [made]))[made].message)
    await desk.work(over)

    async with desk.parties.work(handed.lawyer, over + timedelta(hours=71)) as work:
        found, shown = await referral(work, made), await read(work, made, "offer")
        await accept(work, made, capacity="capacity")
        assert "call_name" in (await read(work, made, "packet")).fields
    assert (found.respond_by, found.overdue) == (ends, False)
    assert datetime.fromisoformat(shown.fields["respond_by"]) == ends
    assert desk.parties.rows("select at from due where object = %(r)s and kind = 'referral.expire'", r=made) == [
        (over + timedelta(hours=144),)
    ]


async def test_a_recipient_that_acts_on_an_offer_has_it(alone: Parties) -> None:
    handed = await handoff(alone)
    made = await offered(alone, handed)
    async with alone.work(handed.lawyer, NOW + timedelta(hours=1)) as work:
        before = await referral(work, made)
        await receive_offer(work, made)

    async with alone.work(handed.lawyer, NOW + timedelta(hours=73)) as work:
        found = await referral(work, made)
    assert (before.delivery_status, before.respond_by) == ("waiting", None)
    assert (found.delivery_status, found.respond_by) == ("sent", NOW + timedelta(hours=72))
    assert found.overdue


async def test_a_notice_of_what_may_not_leave_any_more_is_not_sent_again(alone: Parties) -> None:
    desk = await desk_of(alone, "platform_webhook", Rejected("smtp_550"))
    handed = await handoff(alone)
    alone.database.change("route", address=Jsonb({"mail": "desk@office.example.org"}))
    made = await offered(alone, handed)
    await desk.work()
    with alone.database.connect() as admin:
        admin.execute("update agreement set valid_to = '2021-01-01', valid_from = '2020-01-01'")

    async with alone.work(handed.sender) as work:
        message = (await troubles(work, [made]))[made].message
        with pytest.raises(Refused, match="no_agreement"):
            await offer_again(work, made, message)

    assert alone.rows("select status from delivery where object = %(r)s", r=made) == [("dead",)]
