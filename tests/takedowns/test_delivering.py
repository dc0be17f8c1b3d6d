"""Sent means sent: what a platform took, what died, what is carried by hand, and what each side then sees."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations

import pytest

from connectors.kit.partner import Partner
from hub.deadlines.ruling import KeptClock
from hub.deadlines.urgency import TARGETS
from hub.delivery.lists import deliveries
from hub.delivery.redeliver import redeliver
from hub.delivery.trouble import sentence, troubles
from hub.exchange.connector import Dispatch
from hub.exchange.faults import FormIncomplete
from hub.exchange.messages import Message
from hub.exchange.outcomes import Gone, Outcome, Rejected, TryLater
from hub.kit.errors import Conflict, Refused
from hub.kit.pages import LARGEST_SIZE, Page
from hub.releases.read import read
from hub.takedowns.answer import record
from hub.takedowns.lists import listed
from hub.takedowns.outcome import ItemAnswer
from hub.takedowns.progress import receive, take_up
from hub.takedowns.queue import queue
from hub.tasks.lists import Filter
from hub.tasks.sent import requests_already_sent
from hub.tasks.undelivered import Undelivered, undelivered
from tests.again import AGAIN
from tests.deadlines.test_ruling import FACTS
from tests.depth import deep
from tests.parties import NOW, Parties
from tests.takedowns.postman import desk_of
from tests.takedowns.removal import queued

pytestmark = pytest.mark.anyio
LATER = NOW + timedelta(days=1)


async def test_nothing_shows_as_sent_before_the_platform_took_it(alone: Parties) -> None:
    desk = await desk_of(alone, "platform_webhook", TryLater("http_503"))
    request = await queued(desk.parties, desk.asked)
    await desk.work()

    waiting = await desk.seen(request)
    assert (waiting.delivery_status, waiting.item_status) == ("waiting", ["", ""])
    assert (waiting.due_at, waiting.received_at, waiting.received_proof) == (None, None, None)
    assert (await desk.trouble(request)).next_step == "wait"
    async with desk.parties.work(desk.asked.sender) as work:
        assert await requests_already_sent(work, desk.asked.case) == {}

    took_at = NOW + timedelta(minutes=10)
    await desk.work(took_at)

    sent = await desk.seen(request)
    assert (sent.delivery_status, sent.item_status) == ("sent", ["sent", "sent"])
    assert (sent.received_at, sent.received_proof, sent.due_at) == (took_at, "api", NOW + timedelta(hours=72))


@pytest.mark.parametrize(
    ("connector", "answer", "code", "step"),
    [
        ("platform_webhook", Gone("http_410"), "delivery_gone", "send-again"),
        ("platform_webhook", Rejected("http_400"), "delivery_refused", "send-again"),
        ("platform_webhook", Rejected("http_401"), "delivery_unauthorised", "send-again"),
        ("dsa_notice", Rejected("smtp_550"), "delivery_refused", "send-again"),
        ("dsa_notice", Rejected("address_refused"), "delivery_route", "send-again"),
    ],
)
async def test_a_dead_delivery_reaches_its_senders_list_within_one_tick_and_starts_no_clock(
    alone: Parties, connector: str, answer: Outcome, code: str, step: str
) -> None:
    desk = await desk_of(alone, connector, answer)
    request = await queued(desk.parties, desk.asked, urgency="immediate")

    await desk.work()

    async with desk.parties.work(desk.asked.sender, LATER) as work:
        failed = await listed(work, Filter("sent", delivery="failed"), Page())
        overdue = await listed(work, Filter("sent", overdue=True), Page())
        assert await undelivered(work) == Undelivered(0, 1)
    (one,) = (shown for _, shown in failed.items)
    assert (one.id, one.item_status, one.due_at, one.overdue) == (request, ["delivery-failed"] * 2, None, False)
    assert overdue.items == ()
    trouble = await desk.trouble(request)
    assert (trouble.code, trouble.next_step) == (code, step)
    assert all(sentence(trouble, language) for language in ("ja", "en"))
    async with desk.parties.work(desk.asked.platform, LATER) as work:
        (waiting,) = (shown for _, shown in (await queue(work, Page())).items)
        assert (waiting.due_at, waiting.overdue) == (None, False)
        assert await troubles(work, [request]) == {}


async def test_after_the_mend_it_is_sent_and_its_clock_runs_from_then_everywhere_the_same(
    alone: Parties,
) -> None:
    desk = await desk_of(alone, "platform_webhook", Gone("http_410"))
    request = await queued(desk.parties, desk.asked, urgency="immediate", facts=frozenset({"jp_designated"}))
    await desk.work()
    desk.clock.instant = LATER

    message = await desk.again(request)
    assert (await desk.seen(request)).delivery_status == "waiting"
    took_at = LATER + timedelta(seconds=1)
    await desk.work(took_at)

    sent, due = await desk.seen(request), LATER + timedelta(hours=4)
    assert (sent.delivery_status, sent.item_status, sent.received_at) == ("sent", ["sent", "sent"], took_at)
    async with desk.parties.work(desk.asked.platform, took_at) as work:
        packet = await read(work, request, "packet")
        (queued_one,) = (shown for _, shown in (await queue(work, Page())).items)
        (in_list,) = (shown for _, shown in (await listed(work, Filter("inbox"), Page())).items)
    said = datetime.fromisoformat(packet.fields["respond_by"])
    told = datetime.fromisoformat(json.loads(desk.postman.bodies[-1])["data"]["due_at"])
    assert {sent.due_at, said, told, queued_one.due_at, in_list.due_at} == {due}
    assert [item.value for item in queued_one.items] == [item["value"] for item in packet.fields["items"]]
    async with desk.parties.work(desk.asked.sender, took_at) as work:
        found = {one.id: (one.status, one.reason) for _, one in (await deliveries(work, Page())).items}
        assert await undelivered(work) == Undelivered(0, 0)
    assert found.pop(message) == ("delivered", None)
    assert list(found.values()) == [("cancelled", "sent_again")]

    async with desk.parties.work(desk.asked.platform, took_at) as work:
        await take_up(work, request)
    assert (await desk.seen(request)).status == "accepted"


async def test_a_statute_that_ends_first_rules_in_packet_list_queue_and_webhook(alone: Parties) -> None:
    """Of every pair of clocks, in a short run of some: four readers, one end."""
    desk = await desk_of(alone)
    pairs, ruled = list(combinations(FACTS, 2)), dict[tuple[str, ...], tuple[str | None, datetime]]()
    for pair in [("jp_designated", "us_covered_platform"), *pairs[:: deep(13, 1)]]:
        asked = {"facts": frozenset(pair), "duplicate_reason": AGAIN if ruled else None}
        request = await queued(desk.parties, desk.asked, urgency="routine", **asked)
        await desk.work()

        sent = await desk.seen(request)
        async with desk.parties.work(desk.asked.platform) as work:
            packet = await read(work, request, "packet")
            shown = {one.id: one.due_at for _, one in (await queue(work, Page(LARGEST_SIZE))).items}
        said = datetime.fromisoformat(packet.fields["respond_by"])
        told = datetime.fromisoformat(json.loads(desk.postman.bodies[-1])["data"]["due_at"])
        target = NOW + TARGETS["routine"]
        due = min([target, *(end for words in sent.clocks if (end := KeptClock.load(words).due_at))])
        assert {sent.due_at, said, told, shown[request]} == {due}, pair
        ruled[pair] = (sent.clock, due)

    assert ruled["jp_designated", "us_covered_platform"] == ("US-TIDA-48H/1", NOW + timedelta(hours=48))


async def test_a_later_acknowledgement_is_kept_and_moves_nothing(alone: Parties) -> None:
    desk = await desk_of(alone)
    request = await queued(desk.parties, desk.asked, facts=frozenset({"us_covered_platform"}))
    await desk.work()
    before = await desk.seen(request)

    async with desk.parties.work(desk.asked.platform, NOW + timedelta(hours=5)) as work:
        await receive(work, request)

    after = await desk.seen(request)
    assert (before.received_proof, after.received_proof) == ("api", "acknowledgement")
    assert (after.due_at, after.clock, after.clocks) == (before.due_at, before.clock, before.clocks)


async def test_a_platform_that_acts_before_its_machine_answers_has_it(alone: Parties) -> None:
    desk = await desk_of(alone, "platform_webhook", Gone("http_410"))
    request = await queued(desk.parties, desk.asked)
    await desk.work()

    async with desk.parties.work(desk.asked.platform, LATER) as work:
        await take_up(work, request)

    found = await desk.seen(request)
    assert (found.delivery_status, found.item_status, found.received_at) == ("sent", ["sent", "sent"], LATER)
    with pytest.raises(Conflict, match="wrong_move"):
        await desk.again(request)


async def test_nowhere_sends_nothing_and_says_what_a_person_does(alone: Parties) -> None:
    desk = await desk_of(alone, "nowhere")
    parties = alone
    request = await queued(parties, desk.asked)
    await desk.work()

    found, trouble = await desk.seen(request), await desk.trouble(request)
    assert (found.delivery_status, found.item_status, found.due_at) == ("by-hand", ["", ""], None)
    assert (trouble.code, trouble.next_step) == ("no_channel", "carry")
    async with parties.work(desk.asked.sender) as work:
        (message,) = (one for _, one in (await deliveries(work, Page(), status="by-hand")).items)
        assert message.reason == "no_channel"
        with pytest.raises(Conflict):
            await redeliver(work, message.id)
        assert await undelivered(work) == Undelivered(0, 1)

    async with parties.work(desk.asked.sender, NOW + timedelta(hours=1)) as work:
        with pytest.raises(Conflict, match="not_delivered"):
            await record(work, request, [ItemAnswer(1, "no-answer")])
    async with parties.work(desk.asked.sender, NOW + timedelta(hours=1)) as work:
        await record(work, request, [ItemAnswer(1, "received")])

    carried = await desk.seen(request)
    assert (carried.delivery_status, carried.item_status) == ("sent", ["received", "sent"])
    assert (carried.received_at, carried.received_proof) == (NOW + timedelta(hours=1), "sent")
    assert carried.due_at == NOW + timedelta(hours=72)


async def test_a_form_that_asks_more_since_names_what_is_missing(alone: Parties) -> None:
    desk = await desk_of(alone, "dsa_notice")
    request = await queued(alone, desk.asked)
    notice = desk.engine.connectors["dsa_notice"]

    def fuller(_: Dispatch) -> Message:
        raise FormIncomplete("explanation", "reply_contact.mail")

    stricter = Partner(notice.profile, fuller, notice.documents, notice.deliver)
    desk.engine = replace(desk.engine, connectors={"dsa_notice": stricter})
    await desk.work()

    found, trouble = await desk.seen(request), await desk.trouble(request)
    assert found.delivery_status == "failed"
    assert (trouble.code, trouble.missing) == ("delivery_form", ("explanation", "reply_contact.mail"))
    assert trouble.next_step == "send-anew"
    assert desk.postman.bodies == []


async def test_what_the_gate_stops_at_the_last_moment_says_so(alone: Parties) -> None:
    desk = await desk_of(alone)
    request = await queued(desk.parties, desk.asked)
    with desk.parties.database.connect() as admin:
        admin.execute("update agreement set valid_to = '2021-01-01', valid_from = '2020-01-01'")

    await desk.work()

    found, trouble = await desk.seen(request), await desk.trouble(request)
    assert (found.delivery_status, found.item_status) == ("failed", ["delivery-failed"] * 2)
    assert (trouble.code, trouble.against, trouble.next_step) == ("delivery_stopped", "no_agreement", "send-anew")


async def test_a_message_whose_own_time_is_over_does_not_leave_and_counts_anew_by_hand(
    alone: Parties,
) -> None:
    desk = await desk_of(alone, "platform_webhook", *[TryLater("http_503")] * 9)
    request = await queued(desk.parties, desk.asked, urgency="immediate")
    over = NOW + timedelta(hours=4)
    for minutes in (0, 1, 10, 50, 200):
        await desk.work(NOW + timedelta(minutes=minutes, seconds=1))

    tried = len(desk.postman.bodies)
    await desk.work(over + timedelta(hours=9))

    assert len(desk.postman.bodies) == tried
    assert (await desk.trouble(request)).code == "delivery_over"
    desk.postman.answers.clear()
    await desk.again(request)
    await desk.work()
    assert (await desk.seen(request)).due_at == over + timedelta(hours=13)


async def test_sending_again_asks_the_gate_at_once_and_changes_nothing_where_it_says_no(
    alone: Parties,
) -> None:
    desk = await desk_of(alone, "platform_webhook", Gone("http_410"))
    request = await queued(desk.parties, desk.asked)
    await desk.work()
    with desk.parties.database.connect() as admin:
        admin.execute("update agreement set valid_to = '2021-01-01', valid_from = '2020-01-01'")
    before = desk.parties.rows("select status, version, due_at from takedown")

    with pytest.raises(Refused, match="no_agreement"):
        await desk.again(request)

    assert desk.parties.rows("select status, version, due_at from takedown") == before
    assert desk.parties.rows("select status from delivery") == [("dead",)]
    assert desk.parties.rows("select count(*) from release where cut_at is null") == [(1,)]
