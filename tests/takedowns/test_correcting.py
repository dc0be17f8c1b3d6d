"""Reviewers who would overwrite each other meet on a version, and a final answer changes by a correction alone."""

from asyncio import gather
from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from hub.identity.work import Work
from hub.kit.errors import Conflict, HubError, Invalid, NotFound
from hub.takedowns.answer import answer, record
from hub.takedowns.correct import correct, corrections
from hub.takedowns.outcome import ItemAnswer, correction_reasons
from hub.takedowns.progress import complete, fail, pause, start, turn_down
from hub.takedowns.repository import OpenTakedown, takedown
from hub.takedowns.words import ANSWERED, FINAL, RECIPIENTS_WORDS, SENDERS_WORDS
from hub.tasks.versions import MovedOnError
from tests.depth import deep
from tests.parties import NOW, Parties
from tests.takedowns.removal import Removal, removal, sent

pytestmark = pytest.mark.anyio
LATER = NOW + timedelta(days=2)


async def answered(parties: Parties) -> tuple[Removal, UUID]:
    """A request whose first item was removed and whose second was refused."""
    asked = await removal(parties)
    made = await sent(parties, asked)
    async with parties.work(asked.platform) as work:
        await answer(work, made, [ItemAnswer(1, "removed"), ItemAnswer(2, "refused", "not-found")], expected_version=1)
    return asked, made


async def seen(parties: Parties, asked: Removal, made: UUID) -> OpenTakedown:
    async with parties.work(asked.sender) as work:
        return await takedown(work, made)


async def test_an_answer_from_an_older_page_is_refused_and_shows_what_changed_since(parties: Parties) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)
    async with parties.work(asked.platform) as work:
        await answer(work, made, [ItemAnswer(2, "under-review")], expected_version=1)
        await pause(work, made, reason="waiting-for-third-party", expected_version=3)

    with pytest.raises(MovedOnError) as refused:
        async with parties.work(asked.platform) as work:
            await answer(work, made, [ItemAnswer(2, "removed")], expected_version=1)

    found = refused.value.present
    assert [(reason.code, reason.field) for reason in refused.value.reasons] == [("stale", "expected_version")]
    assert (found.status, found.reason, found.version) == ("on-hold", "waiting-for-third-party", 4)
    assert [step.status for step in found.steps] == ["accepted", "on-hold"]
    assert [(item.number, item.status, item.version) for item in found.items] == [(2, "under-review", 3)]
    assert (await seen(parties, asked, made)).item_status == ["sent", "under-review"]


@pytest.mark.parametrize("step", ["start", "pause", "complete", "fail", "reject"])
async def test_a_step_from_an_older_page_is_refused(parties: Parties, step: str) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)
    if step != "reject":
        async with parties.work(asked.platform) as work:
            await answer(work, made, [ItemAnswer(1, "removed"), ItemAnswer(2, "removed")], expected_version=1)
    steps: dict[str, Callable[[Work], Awaitable[None]]] = {
        "start": lambda work: start(work, made, expected_version=9),
        "complete": lambda work: complete(work, made, expected_version=9),
        "pause": lambda work: pause(work, made, reason="other", expected_version=9),
        "fail": lambda work: fail(work, made, reason="other", expected_version=9),
        "reject": lambda work: turn_down(work, made, reason="other", expected_version=9),
    }

    with pytest.raises(MovedOnError):
        async with parties.work(asked.platform) as work:
            await steps[step](work)

    assert (await seen(parties, asked, made)).version == (2 if step == "reject" else 3)


async def test_a_record_from_an_older_page_is_refused_too(parties: Parties) -> None:
    asked = await removal(parties, connector="dsa_notice")
    made = await sent(parties, asked)
    async with parties.work(asked.sender) as work:
        await record(work, made, [ItemAnswer(1, "no-answer")], expected_version=1)

    with pytest.raises(MovedOnError):
        async with parties.work(asked.sender) as work:
            await record(work, made, [ItemAnswer(1, "removed")], expected_version=1)
    async with parties.work(asked.sender) as work:
        await record(work, made, [ItemAnswer(1, "removed")], expected_version=4)

    assert (await seen(parties, asked, made)).item_status == ["removed", "sent"]


async def test_of_two_reviewers_at_once_one_is_told_what_the_other_said(parties: Parties) -> None:
    for _ in range(deep(4, 100)):
        asked = await removal(parties)
        made = await sent(parties, asked)

        async def says(word: str, made: UUID = made, asked: Removal = asked) -> str:
            try:
                async with parties.work(asked.platform) as work:
                    await answer(work, made, [ItemAnswer(1, word, "other")], expected_version=1)
            except MovedOnError as refused:
                return refused.present.items[0].status
            return word

        told = await gather(says("removed"), says("refused"))

        assert set(told) == {(await seen(parties, asked, made)).item_status[0]}


async def test_a_final_answer_is_not_answered_again_but_said_again(parties: Parties) -> None:
    asked, made = await answered(parties)

    with pytest.raises(Invalid, match=r"answered_finally:answers\.0\.number"):
        async with parties.work(asked.platform) as work:
            await answer(work, made, [ItemAnswer(1, "refused", "other")])
    async with parties.work(asked.platform) as work:
        await answer(work, made, [ItemAnswer(1, "removed")])

    assert (await seen(parties, asked, made)).item_status == ["removed", "refused"]


async def test_a_correction_keeps_the_earlier_answer_for_both_sides_and_lengthens_nothing(parties: Parties) -> None:
    asked, made = await answered(parties)
    before = await seen(parties, asked, made)

    async with parties.work(asked.platform, LATER) as work:
        await correct(work, made, ItemAnswer(2, "removed"), why="complaint-upheld", expected_version=3)

    after = await seen(parties, asked, made)
    assert (after.item_status, after.item_reason, after.outcome) == (["removed", "removed"], ["", ""], "removed")
    assert (after.version, after.item_version) == (4, [3, 4])
    assert (after.due_at, after.updated_at, after.status) == (before.due_at, before.updated_at, before.status)
    for party in (asked.sender, asked.platform):
        async with parties.work(party) as work:
            (kept,) = await corrections(work, made)
        assert (kept.item, kept.earlier_status, kept.earlier_reason) == (2, "refused", "not-found")
        assert (kept.status, kept.why, kept.corrected_by, kept.at) == (
            "removed",
            "complaint-upheld",
            asked.platform.id,
            LATER,
        )
    noted = parties.rows(
        "select actor, recipient from ledger_event where verb = 'answer:corrected' and object = %(r)s", r=made
    )
    assert noted == [(asked.platform.id, asked.platform.id)]


async def test_after_the_end_a_correction_is_final_too(parties: Parties) -> None:
    asked, made = await answered(parties)
    async with parties.work(asked.platform) as work:
        await complete(work, made)

    with pytest.raises(Invalid, match="malformed:status"):
        async with parties.work(asked.platform) as work:
            await correct(work, made, ItemAnswer(1, "under-review"), why="back-online", expected_version=4)
    async with parties.work(asked.platform) as work:
        await correct(work, made, ItemAnswer(1, "refused", "other"), why="wrong-item", expected_version=4)

    found = await seen(parties, asked, made)
    assert (found.status, found.outcome, found.item_status) == ("completed", "not-removed", ["refused", "refused"])


@pytest.mark.parametrize(
    ("said", "why", "expected"),
    [
        (ItemAnswer(1, "removed"), "other", "malformed:status"),
        (ItemAnswer(1, "refused"), "other", "reason_required:reason"),
        (ItemAnswer(3, "removed"), "other", "out_of_range:number"),
        (ItemAnswer(1, "no-answer"), "other", "malformed:status"),
        (ItemAnswer(1, "refused", "other"), "because", "malformed:why"),
    ],
)
async def test_what_is_no_correction_is_refused_and_nothing_is_written(
    parties: Parties, said: ItemAnswer, why: str, expected: str
) -> None:
    asked, made = await answered(parties)

    with pytest.raises(Invalid, match=expected):
        async with parties.work(asked.platform) as work:
            await correct(work, made, said, why=why, expected_version=3)

    assert (await seen(parties, asked, made)).version == 3
    assert parties.rows("select from takedown_correction where request = %(r)s", r=made) == []


async def test_only_who_answers_corrects(parties: Parties) -> None:
    asked, made = await answered(parties)

    for party, refusal in ((asked.sender, Conflict), (parties.organisation("platform"), NotFound)):
        with pytest.raises(refusal):
            async with parties.work(party) as work:
                await correct(work, made, ItemAnswer(1, "refused", "other"), why="other", expected_version=3)


async def test_an_open_item_is_answered_and_not_corrected(parties: Parties) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)

    with pytest.raises(HubError, match="not_answered_finally:number"):
        async with parties.work(asked.platform) as work:
            await correct(work, made, ItemAnswer(1, "removed"), why="other", expected_version=1)


async def test_the_database_changes_no_final_answer_without_a_correction(parties: Parties) -> None:
    asked, made = await answered(parties)

    with pytest.raises(DBAPIError, match="answered_finally"):
        async with parties.work(asked.platform) as work:
            await work.session.execute(
                text("update takedown set item_status = '{refused,refused}', version = version + 1 where id = :id"),
                {"id": made},
            )


@given(
    st.sampled_from(sorted(SENDERS_WORDS | {"sent", "withdrawn"})),
    st.sampled_from(sorted(SENDERS_WORDS)),
    st.booleans(),
)
def test_a_correction_replaces_a_final_answer_by_another_one(had: str, word: str, still_open: bool) -> None:
    said = ItemAnswer(1, word, "other")

    against = correction_reasons(said, [had], [""], RECIPIENTS_WORDS, still_open=still_open)

    allowed = had in ANSWERED and word in RECIPIENTS_WORDS and (still_open or word in FINAL)
    assert (against == ()) == allowed
