"""A complaint about what became of a request: sent by a person alone, once, and no word more than before."""

import asyncio
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from hub.deadlines.law import ROWS
from hub.kit.errors import Conflict, NotFound, Refused
from hub.takedowns.answer import record
from hub.takedowns.clock_events import record_moment
from hub.takedowns.complain import COMPLAINT, UNANSWERED, complain
from hub.takedowns.outcome import ItemAnswer
from hub.takedowns.progress import turn_down
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.parties import NOW, Parties, Party
from tests.schema.api import Api
from tests.takedowns.postman import desk_of
from tests.takedowns.removal import Removal, both_lists, queued, removal, sent

pytestmark = pytest.mark.anyio
HOUR = timedelta(hours=1)
SILENCE = timedelta(days=7, minutes=1)
FACTS = ("eu_hosting", "eu_online_platform")
BY_MAIL = "dsa_notice"
REFUSED = (ItemAnswer(1, "refused", "not-unlawful"), ItemAnswer(2, "removed"))


async def told(parties: Parties, connector: str = BY_MAIL) -> tuple[Removal, UUID]:
    """A notice that the platform's mail server took, to a platform that the law is about."""
    asked = await removal(parties, connector=connector)
    parties.facts(asked.platform, *FACTS)
    return asked, await sent(parties, asked)


async def refused(parties: Parties, asked: Removal, request: UUID) -> None:
    """The platform answered by mail, and the sender recorded it."""
    async with parties.work(asked.sender, NOW + HOUR) as work:
        await record(work, request, REFUSED)


async def complained(parties: Parties, by: Party, request: UUID, now: datetime = NOW + 2 * HOUR) -> None:
    async with parties.work(by, now) as work:
        await complain(work, request)


def complaints(parties: Parties, request: UUID) -> int:
    found = "select from delivery where object = %(r)s and event = any(%(e)s)"
    return len(parties.rows(found, r=request, e=[COMPLAINT, UNANSWERED]))


async def test_after_a_refusal_a_person_complains_once_and_both_lists_stay_equal(alone: Parties) -> None:
    desk = await desk_of(alone, BY_MAIL)
    alone.facts(desk.asked.platform, *FACTS)
    request = await queued(alone, desk.asked)
    await desk.work()
    await refused(alone, desk.asked, request)
    before = both_lists(alone, request)
    for days in (1, 8, 60):
        await desk.work(NOW + timedelta(days=days))
    assert len(desk.postman.bodies) == 1, "the hub complains of nothing by itself"

    desk.clock.instant = NOW + 2 * HOUR
    await complained(alone, desk.asked.sender, request)
    await desk.work(NOW + 2 * HOUR)

    notice, complaint = (body.decode().splitlines() for body in desk.postman.bodies)
    assert "第20条" in complaint[0]
    assert "第20条" not in notice[0]
    more = [line for line in complaint if line not in notice and ": " in line]
    assert not [line for line in more if "example.org" in line or "公開された" in line], (
        "told of the case before or not"
    )
    assert any("措置を行わない" in line or "判断" in line or "回答" in line or "決定" in line for line in more)
    assert both_lists(alone, request) == before
    assert len({status for _, status in before}) == 1
    lines = "select actor, recipient from ledger_event where verb = 'complaint:queued' and object = %(r)s"
    assert alone.rows(lines, r=request) == [(desk.asked.sender.id, desk.asked.platform.id)]
    with pytest.raises(Conflict, match="complained_already"):
        await complained(alone, desk.asked.sender, request, NOW + 3 * HOUR)
    await desk.work(NOW + timedelta(days=30))
    assert len(desk.postman.bodies) == 2


async def test_a_request_that_was_turned_down_as_a_whole_can_be_complained_of(parties: Parties) -> None:
    asked, request = await told(parties)
    async with parties.work(asked.sender, NOW + HOUR) as work:
        await turn_down(work, request, reason="other")

    await complained(parties, asked.sender, request)

    assert complaints(parties, request) == 1
    assert {status for _, status in both_lists(parties, request)} == {"rejected"}


async def test_silence_can_be_complained_of_after_a_week_and_no_sooner(parties: Parties) -> None:
    """Of deadlines.md 1, EU-DSA-DECISION: 24 h, 72 h, 7 d."""
    asked, request = await told(parties)

    with pytest.raises(Conflict, match="nothing_to_complain_of"):
        await complained(parties, asked.sender, request, NOW + timedelta(days=6))
    await complained(parties, asked.sender, request, NOW + SILENCE)

    told_of = "select event from delivery where object = %(r)s order by created_at"
    assert parties.rows(told_of, r=request)[1:] == [(UNANSWERED,)]


async def test_the_window_of_the_law_closes_it(parties: Parties) -> None:
    """Regulation (EU) 2022/2065 art. 20(1): six months from being told."""
    assert {rule.rule_id for rule in ROWS} >= {"EU-DSA-DECISION", "EU-DSA-COMPLAINT"}
    asked, request = await told(parties)
    await refused(parties, asked, request)
    async with parties.work(asked.sender, NOW + HOUR) as work:
        await record_moment(work, request, kind="told", at=NOW + HOUR)

    with pytest.raises(Conflict, match="complaint_too_late"):
        await complained(parties, asked.sender, request, datetime.fromisoformat("2027-05-23T00:00:00+00:00"))

    assert complaints(parties, request) == 0


async def test_once_she_took_it_back_nothing_goes_again(parties: Parties) -> None:
    asked, request = await told(parties)
    async with parties.work(asked.sender, NOW + HOUR) as work:
        await turn_down(work, request, reason="other")
        await withdraw(work, asked.case, ChangeOfMind(None))

    with pytest.raises((Conflict, Refused)):
        await complained(parties, asked.sender, request)

    assert complaints(parties, request) == 0


async def test_two_who_ask_at_once_send_one(parties: Parties) -> None:
    asked, request = await told(parties)
    await refused(parties, asked, request)

    async with parties.work(asked.sender, NOW + 2 * HOUR) as work:
        await complain(work, request)
        second = asyncio.create_task(complained(parties, asked.sender, request))
        await asyncio.wait((second,), timeout=0.5)  # it has asked, and the first has not committed yet
    with pytest.raises(Conflict, match="complained_already"):
        await second

    assert complaints(parties, request) == 1


async def test_a_form_without_a_complaint_says_so_and_nobody_else_complains(parties: Parties) -> None:
    asked, request = await told(parties, "platform_webhook")
    with pytest.raises(Conflict, match="no_complaint_form"):
        await complained(parties, asked.sender, request, NOW + SILENCE)
    with pytest.raises(Conflict, match="not_your_move"):
        await complained(parties, asked.platform, request, NOW + SILENCE)
    with pytest.raises(NotFound):
        await complained(parties, parties.organisation(), request, NOW + SILENCE)

    assert complaints(parties, request) == 0


async def test_what_never_arrived_or_is_held_is_not_complained_of(parties: Parties) -> None:
    asked = await removal(parties, connector=BY_MAIL)
    parties.facts(asked.platform, *FACTS)
    request = await queued(parties, asked)
    with pytest.raises(Conflict, match="nothing_to_complain_of"):
        await complained(parties, asked.sender, request, NOW + SILENCE)

    asked, request = await told(parties)
    await refused(parties, asked, request)
    parties.admin.execute("update release set held_for = '{sender-suspended}' where object = %s", (request,))
    with pytest.raises(Conflict, match="release_held"):
        await complained(parties, asked.sender, request)

    assert complaints(parties, request) == 0


async def test_the_api_shows_it_to_its_sender_and_only_there(parties: Parties) -> None:
    asked, request = await told(parties)
    await refused(parties, asked, request)
    sender, platform = (Api(parties, one, NOW + 2 * HOUR) for one in (asked.sender, asked.platform))
    id, shown = f"TakedownRequest:{request}", "complaint { canBeSent message { event status } }"
    asks = f"query($id: ID!) {{ takedownRequest(id: $id) {{ {shown} }} }}"
    assert (await sender.data(asks, id=id))["takedownRequest"]["complaint"] == {"canBeSent": True, "message": None}

    given = {"request": id, "idempotencyKey": "complaint-of-this-test"}
    payload = await sender.do("complainOfRequest", f"takedownRequest {{ {shown} }}", **given)
    assert payload["errors"] == []
    message = {"event": "TAKEDOWN_REQUEST_DISPUTED", "status": "QUEUED"}
    assert payload["takedownRequest"]["complaint"] == {"canBeSent": False, "message": message}
    assert await sender.do("complainOfRequest", f"takedownRequest {{ {shown} }}", **given) == payload
    assert (await platform.data(asks, id=id))["takedownRequest"]["complaint"] is None
