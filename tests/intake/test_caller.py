"""A parent, a friend or a teacher calls: what she was advised is kept, and nobody says yes for the person."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import pytest

from hub.cases import repository
from hub.intake.answer_duty import record_onward_answer
from hub.intake.answers import About, HowSaid, last_answer_about
from hub.intake.correct import record_fields
from hub.intake.lift_bar import Lift, lift_bar
from hub.intake.refuse import record_refusal
from hub.intake.voice import Safety, Spoken
from hub.kit.errors import Refused
from hub.statements.load import statements_of_case
from tests.intake.desk import TOLD, Desk
from tests.intake.test_consent import a_duty

pytestmark = pytest.mark.anyio


async def called(desk: Desk, caller: str) -> UUID:
    return await desk.case({**TOLD, "speaks_with_us": caller, "caller_advised": "証拠を消さないように伝えた。"})


async def told(desk: Desk, case: UUID, values: Mapping[str, Any]) -> None:
    async with desk.parties.work(desk.ngo) as work:
        version = (await repository.case(work, case)).version
        await record_fields(work, case, values, expected_version=version)


@pytest.mark.parametrize("caller", ["guardian", "friend", "teacher", "other"])
async def test_no_yes_is_recorded_while_only_somebody_else_has_spoken(desk: Desk, caller: str) -> None:
    case = await called(desk, caller)

    with pytest.raises(Refused) as refused:
        await desk.consent(case, desk.lawyer)

    assert [(one.code, one.field) for one in refused.value.reasons] == [("person_not_heard", "given_by")]
    assert desk.parties.rows("select 1 from consent_fold where case_file = %(c)s", c=case) == []
    async with desk.parties.work(desk.ngo) as work:
        assert (await repository.case(work, case)).values["caller_advised"] == "証拠を消さないように伝えた。"


async def test_a_no_is_always_taken(desk: Desk) -> None:
    case, about = await called(desk, "teacher"), About(desk.lawyer.id, "legal_advice")

    async with desk.parties.work(desk.ngo) as work:
        await record_refusal(work, case, about, HowSaid(), text="", narrow=desk.narrowed)
        assert await last_answer_about(work, case, about) is not None


async def test_once_she_speaks_with_us_herself_she_may_say_yes_and_who_called_first_stays(desk: Desk) -> None:
    case = await called(desk, "friend")

    await told(desk, case, {"speaks_with_us": "self"})

    await desk.consent(case, desk.lawyer)
    kept = desk.parties.rows(
        "select 1 from case_value_history where case_file = %(c)s and field = 'speaks_with_us'", c=case
    )
    assert len(kept) == 1


async def test_nobody_agrees_for_her_to_what_a_recipient_must_report(desk: Desk) -> None:
    case, duty = await called(desk, "guardian"), a_duty(desk.parties, desk.lawyer)

    async def answer(word: bool) -> None:
        async with desk.parties.work(desk.ngo) as work:
            await record_onward_answer(
                work, case, desk.lawyer.id, duty=duty, version=2, answer=word, narrow=desk.narrowed
            )

    with pytest.raises(Refused):
        await answer(word=True)
    await answer(word=False)

    assert desk.parties.rows("select answer from onward_answer where case_file = %(c)s", c=case) == [(False,)]


async def test_what_lowers_protection_is_recorded_and_does_not_count(desk: Desk) -> None:
    case = await called(desk, "guardian")

    async with desk.parties.work(desk.ngo) as work:
        id = await lift_bar(work, case, Lift(word="school", lasting=True), Spoken(), Safety(alone=True))
        said = await statements_of_case(work, await repository.case(work, case))

    lift = next(one for one in said if one.id == id)
    assert (lift.counts, "person_not_heard" in lift.not_counted) == (False, True)
