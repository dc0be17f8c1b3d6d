"""Several people write into one case at the same moment."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from hub.cases import repository
from hub.consent.load import overview
from hub.identity.work import Work
from hub.intake.answers import About, HowSaid
from hub.intake.correct import record_fields
from hub.intake.inventory import add_evidence
from hub.intake.refuse import record_refusal
from hub.kit.errors import Conflict
from tests.intake.desk import Desk
from tests.parties import NOW

pytestmark = pytest.mark.anyio
ENTRY = {"kind": "messages", "description": "会話"}


async def all_at_once(desk: Desk, *steps: Callable[[Work], Awaitable[object]]) -> list[object]:
    """What each answered, or the error that it met."""

    async def one(number: int, step: Callable[[Work], Awaitable[object]]) -> object:
        async with desk.parties.work(desk.ngo, NOW + timedelta(seconds=number)) as work:
            return await step(work)

    return await asyncio.gather(*(one(n, step) for n, step in enumerate(steps)), return_exceptions=True)


async def test_entries_added_at_once_get_each_its_own_number(desk: Desk) -> None:
    case_id = await desk.case()

    answers = await all_at_once(desk, *[lambda work: add_evidence(work, case_id, [ENTRY, ENTRY])] * 8)

    assert answers == [case_id] * 8
    async with desk.parties.work(desk.ngo) as work:
        case = await repository.case(work, case_id)
    assert [entry.number for entry in case.evidence] == list(range(1, 17))
    assert case.version == 9


async def test_of_corrections_of_one_version_one_is_kept_and_the_others_are_stale(desk: Desk) -> None:
    case_id = await desk.case()

    answers = await all_at_once(
        desk,
        *[
            lambda work: record_fields(work, case_id, {"paid": "no"}, expected_version=1),
        ]
        * 6,
    )

    assert answers.count(None) == 1
    assert sum(isinstance(answer, Conflict) for answer in answers) == 5


async def test_first_answers_given_at_once_are_all_kept_and_one_is_the_last_word(desk: Desk) -> None:
    case_id, about = await desk.case(), About(desk.lawyer.id, "legal_advice")

    answers = await all_at_once(
        desk,
        *[lambda work: record_refusal(work, case_id, about, HowSaid(), text="", narrow=desk.narrowed)] * 6,
    )

    assert len(set(answers)) == 1, "one fold"
    kept = desk.parties.rows("select count(*) from consent_grant where case_file = %(c)s", c=case_id)
    assert kept == [(6,)]
    async with desk.parties.work(desk.ngo) as work:
        (standing,) = await overview(work, await repository.case(work, case_id))
    assert standing.fold.event == "refused"
