"""Answers item by item, who gives them, what they add up to, and how a request is taken back."""

from datetime import timedelta

import pytest

from hub.kit.errors import Conflict, Invalid, NotFound, Refused
from hub.kit.pages import Page
from hub.releases.cut import cut
from hub.releases.find import of_object
from hub.releases.read import read
from hub.takedowns.answer import answer, record
from hub.takedowns.outcome import ItemAnswer
from hub.takedowns.progress import complete, pause, receive, start, take_up, turn_down
from hub.takedowns.queue import queue
from hub.takedowns.recall import cancel_request, recall
from hub.takedowns.repository import takedown
from hub.tasks.sent import requests_already_sent
from hub.tasks.timeline import timeline
from hub.withdrawals.erase import destroy_when_due
from hub.withdrawals.narrow import narrow
from tests.parties import NOW, Parties
from tests.takedowns.removal import both_lists, removal, sent

pytestmark = pytest.mark.anyio


async def test_a_platform_answers_item_by_item_and_the_outcome_is_partial(parties: Parties) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)

    async with parties.work(asked.platform) as work:
        await answer(work, made, [ItemAnswer(1, "removed")])
    async with parties.work(asked.sender) as work:
        found = await takedown(work, made)
    assert (found.status, found.item_status, found.outcome) == ("accepted", ["removed", "sent"], "partly-removed")

    async with parties.work(asked.platform) as work:
        await answer(work, made, [ItemAnswer(2, "refused", "not-found")])
        await complete(work, made)
    async with parties.work(asked.sender) as work:
        found = await takedown(work, made)
    assert (found.status, found.item_reason, found.outcome) == ("completed", ["", "not-found"], "partly-removed")
    assert both_lists(parties, made) == [("inbox", "completed"), ("sent", "completed")]


async def test_a_request_is_not_closed_over_an_unanswered_item(parties: Parties) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)
    async with parties.work(asked.platform) as work:
        await answer(work, made, [ItemAnswer(1, "removed"), ItemAnswer(2, "under-review")])

    async with parties.work(asked.platform) as work:
        with pytest.raises(Conflict, match="items_unanswered"):
            await complete(work, made)

    assert both_lists(parties, made)[0] == ("inbox", "accepted")


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], "required:answers"),
        ([ItemAnswer(3, "removed")], "out_of_range:answers.0.number"),
        ([ItemAnswer(1, "withdrawn")], "malformed:answers.0.status"),
        ([ItemAnswer(1, "no-answer")], "malformed:answers.0.status"),
        ([ItemAnswer(1, "refused")], "reason_required:answers.0.reason"),
        ([ItemAnswer(1, "refused", "we do not believe her")], "malformed:answers.0.reason"),
        ([ItemAnswer(1, "removed"), ItemAnswer(1, "refused", "other")], "malformed:answers"),
    ],
)
async def test_a_wrong_answer_is_named_and_nothing_is_written(
    parties: Parties, answers: list[ItemAnswer], expected: str
) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)

    async with parties.work(asked.platform) as work:
        with pytest.raises(Invalid, match=expected):
            await answer(work, made, answers)

    assert parties.rows("select item_status, version from takedown where id = %(r)s", r=made) == [(["sent", "sent"], 2)]


async def test_nobody_answers_for_a_platform_that_answers_by_itself(parties: Parties) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)

    async with parties.work(asked.sender) as work:
        with pytest.raises(Conflict, match="not_your_move"):
            await answer(work, made, [ItemAnswer(1, "removed")])
        with pytest.raises(Conflict, match="not_your_move"):
            await record(work, made, [ItemAnswer(1, "removed")])
        with pytest.raises(Conflict, match="not_your_move"):
            await take_up(work, made)
    async with parties.work(parties.organisation("platform")) as work:
        with pytest.raises(NotFound):
            await answer(work, made, [ItemAnswer(1, "removed")])

    assert both_lists(parties, made)[0] == ("inbox", "requested")


async def test_the_sender_records_what_a_platform_answered_by_mail(parties: Parties) -> None:
    asked = await removal(parties, connector="dsa_notice")
    made = await sent(parties, asked)

    async with parties.work(asked.sender) as work:
        await record(work, made, [ItemAnswer(1, "removed"), ItemAnswer(2, "no-answer")])
        await complete(work, made)

    assert both_lists(parties, made) == [("inbox", "completed"), ("sent", "completed")]
    async with parties.work(asked.sender) as work:
        steps = await timeline(work, made)
    assert [(step.status, step.actor) for step in steps] == [
        ("requested", asked.sender.id),
        ("accepted", asked.sender.id),
        ("completed", asked.sender.id),
    ]


async def test_the_work_goes_on_step_by_step(parties: Parties) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)

    async with parties.work(asked.platform) as work:
        await receive(work, made)
        await take_up(work, made)
        await start(work, made)
        await pause(work, made, reason="waiting-for-third-party")
        await start(work, made)
        steps = await timeline(work, made)

    told = ["requested", "received", "accepted", "in-progress", "on-hold", "in-progress"]
    assert [step.status for step in steps] == told


async def test_a_rejected_request_takes_no_more_answers(parties: Parties) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)
    async with parties.work(asked.platform) as work:
        await turn_down(work, made, reason="not-eligible")

    async with parties.work(asked.platform) as work:
        with pytest.raises(Conflict, match="wrong_move"):
            await answer(work, made, [ItemAnswer(1, "removed")])


async def test_a_recalled_request_withdraws_what_is_open_and_can_be_read_no_more(parties: Parties) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)
    async with parties.work(asked.platform) as work:
        await answer(work, made, [ItemAnswer(1, "removed")])

    async with parties.work(asked.sender) as work:
        with pytest.raises(Invalid):
            await recall(work, made, her_own_yes=False, narrow=narrow)
        await recall(work, made, her_own_yes=True, narrow=narrow)

    rows = parties.rows("select status, reason, item_status from takedown where id = %(r)s", r=made)
    assert rows == [("cancelled", "ended-by-sender", ["removed", "withdrawn"])]
    async with parties.work(asked.platform) as work:
        with pytest.raises(NotFound):
            await read(work, made, "packet")
    told = parties.rows("select event, status from delivery where object = %(r)s order by event", r=made)
    assert told == [("takedown.request.created", "cancelled"), ("takedown.request.withdrawn", "queued")]
    async with parties.work(asked.sender, NOW + timedelta(days=7), hub_itself=True) as work:
        for release in await of_object(work, made):
            assert await destroy_when_due(work, release.id) is None
    for table in ("takedown_sealed", "item_match"):
        assert parties.rows(f"select from {table} where request = %(r)s", r=made) == []


@pytest.mark.parametrize("reason", ["duplicate", "declined-by-person", "other"])
async def test_what_a_platform_has_taken_is_recalled_on_her_own_yes_alone(parties: Parties, reason: str) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)
    async with parties.work(asked.platform) as work:
        await take_up(work, made)

    async with parties.work(asked.sender) as work:
        with pytest.raises(Refused, match="recall_needs_her_yes"):
            await cancel_request(work, made, reason=reason, narrow=narrow)

    assert parties.rows("select status from takedown where id = %(r)s", r=made) == [("accepted",)]


async def test_a_senders_own_slip_never_says_that_the_person_withdrew(parties: Parties) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)
    async with parties.work(asked.platform) as work:
        await receive(work, made)

    async with parties.work(asked.sender) as work:
        await cancel_request(work, made, reason="sent-in-error", narrow=narrow)

    rows = parties.rows("select status, reason, item_status from takedown where id = %(r)s", r=made)
    assert rows == [("cancelled", "sent-in-error", ["sent", "sent"])]
    events = parties.rows("select event from delivery where object = %(r)s and release is null", r=made)
    assert events == [("takedown.request.cancelled",)]


async def test_a_reviewers_conflict_ends_no_request(parties: Parties) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)

    async with parties.work(asked.platform) as work:
        with pytest.raises(Conflict, match="reviewer_conflict"):
            await cancel_request(work, made, reason="conflict-of-interest", narrow=narrow)

    assert parties.rows("select status from takedown where id = %(r)s", r=made) == [("requested",)]


async def test_the_queue_shows_a_cut_request_without_its_values(parties: Parties) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)
    async with parties.work(asked.sender) as work:
        releases = [release.id for release in await of_object(work, made)]
        await cut(work, releases, destroy_at=NOW + timedelta(days=7))

    async with parties.work(asked.platform) as work:
        page = await queue(work, Page(5))

    assert [(item.number, item.value) for _, one in page.items for item in one.items] == [(1, None), (2, None)]


async def test_a_lawyer_may_be_told_what_was_sent_already(parties: Parties) -> None:
    asked = await removal(parties)
    await sent(parties, asked)

    async with parties.work(asked.sender) as work:
        told = (await requests_already_sent(work, asked.case))["requests_already_sent"]

    assert [(row["recipient"], row["status"], row["items"]) for row in told] == [(asked.platform.name, "requested", 2)]
