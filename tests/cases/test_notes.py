"""What a team notes of its work: for the team alone, sealed, gone with the case's key, and in nothing that leaves."""

import json
import logging
from datetime import date, timedelta
from uuid import UUID

import pytest

from hub.caseload.today import today
from hub.cases import next_step, notes, purging, repository
from hub.exports.document import document
from hub.intake.inventory import add_evidence
from hub.intake.note_case import note_case, plan_next_step
from hub.kit.errors import Conflict, Invalid, NotFound
from hub.minimisation.fields import CATALOGUE
from tests.cases.team import colleague, put_on_team, work_of
from tests.consultations import consultation
from tests.parties import NOW, Parties, Party

pytestmark = pytest.mark.anyio
WORDS = "ヒソヒソ鳥"
TOMORROW = date(NOW.year, NOW.month, NOW.day) + timedelta(days=1)


async def a_case(parties: Parties) -> tuple[Party, UUID]:
    ngo = parties.organisation()
    return ngo, await consultation(parties, ngo)


async def noted(parties: Parties, ngo: Party, case: UUID) -> None:
    """A note, a plan, and who holds the original of something, each with the words."""
    async with parties.work(ngo) as work:
        await note_case(work, case, kind="tried", way="telephone", words=f"{WORDS}に電話。留守。")
        await plan_next_step(work, case, words=f"{WORDS}にもう一度", due_on=TOMORROW)
        await add_evidence(work, case, [{"kind": "messages", "description": "会話", "held_by": f"{WORDS}の姉"}])


async def test_a_note_says_when_by_which_way_and_by_whom_and_stays(parties: Parties) -> None:
    ngo, case = await a_case(parties)
    beside, earlier = colleague(parties, ngo), NOW - timedelta(hours=3)
    put_on_team(parties, ngo, case, beside)

    async with work_of(parties, ngo, beside) as work:
        await note_case(work, case, kind="talked", way="chat", words="話せた。", at=earlier)
    async with parties.work(ngo) as work:
        await note_case(work, case, kind="noted", words="あすは休み。")
        found = await notes.of_case(work, await repository.case(work, case))

    assert [(one.number, one.kind, one.way, one.at, one.written_by) for one in found] == [
        (2, "noted", None, NOW, ngo.principal),
        (1, "talked", "chat", earlier, beside),
    ]


async def test_a_plan_takes_the_place_of_the_one_before_and_shows_from_its_day_on(parties: Parties) -> None:
    ngo, case = await a_case(parties)
    async with parties.work(ngo) as work:
        await plan_next_step(work, case, words="電話する", due_on=TOMORROW + timedelta(days=5))
        await plan_next_step(work, case, words="チャットを見る", due_on=TOMORROW)
        found = await next_step.of_case(work, await repository.case(work, case))
        assert await today(work) == ()

    assert found is not None
    assert (found.words, found.due_on) == ("チャットを見る", TOMORROW)
    async with work_of(parties, ngo, ngo.principal, now=NOW + timedelta(days=1)) as work:
        [one] = await today(work)
        assert (one.why, one.case_file, one.recipient, one.total) == ("next-step", case, None, 1)
        await plan_next_step(work, case, words=None, due_on=None)
        assert await today(work) == ()


async def test_notes_and_plans_are_the_teams_alone(parties: Parties) -> None:
    ngo, case = await a_case(parties)
    await noted(parties, ngo, case)
    stranger = parties.organisation()

    for party, who in ((ngo, colleague(parties, ngo)), (stranger, stranger.principal)):
        async with work_of(parties, party, who, now=NOW + timedelta(days=2)) as work:
            assert await today(work) == ()
            with pytest.raises(NotFound):
                await note_case(work, case, kind="noted", words="x")
            with pytest.raises(NotFound):
                await plan_next_step(work, case, words="x", due_on=TOMORROW + timedelta(days=2))


async def test_they_are_sealed_and_neither_ledger_nor_log_says_them(
    parties: Parties, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        ngo, case = await a_case(parties)
        await noted(parties, ngo, case)

    for table in ("case_note", "case_next_step", "evidence"):
        for (sealed,) in parties.rows(f"select sealed from {table} where case_file = %(c)s", c=case):
            assert WORDS.encode() not in bytes(sealed)
    said = parties.rows(
        "select verb, field from ledger_event where object = %(c)s and verb in ('case:noted', 'case:next-step')"
        " order by verb",
        c=case,
    )
    assert said == [("case:next-step", None), ("case:noted", None)]
    assert WORDS not in caplog.text


async def test_they_are_in_no_field_and_in_no_copy_of_the_case(parties: Parties) -> None:
    ngo, case = await a_case(parties)
    await noted(parties, ngo, case)

    async with parties.work(ngo) as work:
        opened = await repository.case(work, case)
        copy = document(opened, (), (), (), NOW)

    assert opened.evidence[-1].held_by == f"{WORDS}の姉"
    assert WORDS not in json.dumps(opened.with_inventory(), ensure_ascii=False)
    assert WORDS.encode() not in copy.content
    assert "held_by" not in {part.name for part in CATALOGUE["evidence_inventory"].parts}


def test_they_go_with_the_key_of_their_case() -> None:
    tables = {statement.split()[2] for statement in purging.OF_A_PURGED_CASE}

    assert {"case_key", "case_note", "case_next_step", "evidence"} <= tables


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"kind": "talked"}, "required", "way"),
        ({"words": " "}, "required", "words"),
        ({"words": "data:image/png;base64,iVBORw0KGgo="}, "image_content", "words"),
        ({"words": "あ" * 2_001}, "too_long", "words"),
        ({"at": NOW + timedelta(hours=1)}, "note_out_of_range", "at"),
    ],
    ids=["way", "nothing", "picture", "long", "tomorrow"],
)
async def test_a_note_that_cannot_be_is_refused(
    parties: Parties, given: dict[str, object], code: str, field: str
) -> None:
    ngo, case = await a_case(parties)

    async with parties.work(ngo) as work:
        with pytest.raises(Invalid) as refusal:
            await note_case(work, case, **{"kind": "noted", "words": "メモ", **given})  # type: ignore[arg-type]

    assert [(one.code, one.field) for one in refusal.value.reasons] == [(code, field)]
    assert parties.rows("select 1 from case_note where case_file = %(c)s", c=case) == []


@pytest.mark.parametrize(
    ("due_on", "code"),
    [(None, "required"), (TOMORROW - timedelta(days=2), "step_out_of_range"), (date(2100, 1, 1), "step_out_of_range")],
    ids=["none", "past", "far"],
)
async def test_a_plan_has_a_day_within_reach(parties: Parties, due_on: date | None, code: str) -> None:
    ngo, case = await a_case(parties)

    async with parties.work(ngo) as work:
        with pytest.raises(Invalid) as refusal:
            await plan_next_step(work, case, words="電話する", due_on=due_on)

    assert [(one.code, one.field) for one in refusal.value.reasons] == [(code, "due_on")]


async def test_a_closed_case_takes_none_and_waits_for_none(parties: Parties) -> None:
    ngo, case = await a_case(parties)
    await noted(parties, ngo, case)
    parties.admin.execute("update case_file set status = 'closed' where id = %s", (case,))

    async with work_of(parties, ngo, ngo.principal, now=NOW + timedelta(days=2)) as work:
        assert await today(work) == ()
        with pytest.raises(Conflict):
            await note_case(work, case, kind="noted", words="x")
