"""However much a case holds, reading and opening it take a fixed number of statements."""

import pytest

from hub.caseload.lists import cases
from hub.cases import repository
from hub.intake.inventory import add_evidence
from hub.intake.open_case import open_case
from hub.kit.pages import Page
from hub.minimisation.gate import ask
from tests.counting import counted
from tests.intake.desk import TOLD, Desk

pytestmark = pytest.mark.anyio
MESSAGE = {"kind": "messages", "description": "会話の記録", "taken_at": "2026-11-21T20:00:00+09:00"}


@pytest.mark.parametrize("entries", [10, 200])
async def test_a_case_is_read_by_one_statement_and_the_gate_asks_eight(desk: Desk, entries: int) -> None:
    case_id = await desk.case()
    await desk.consent(case_id, desk.lawyer)
    async with desk.parties.work(desk.ngo) as work:
        with counted(desk.parties.web) as adding:
            await add_evidence(work, case_id, [MESSAGE] * entries)

    async with desk.parties.work(desk.ngo) as work:
        with counted(desk.parties.web) as reading:
            assert len((await repository.case(work, case_id)).evidence) == entries
        with counted(desk.parties.web) as asking:
            await ask(work, case_id=case_id, recipient_id=desk.lawyer.id, purpose="legal_advice", kind="packet")

    assert len(adding) == 3, "the case held, read, and the entries"
    assert len(reading) == 1
    assert len(asking) == 8


@pytest.mark.parametrize(("fields", "statements"), [(1, 2), (2, 5), (11, 5)])
async def test_a_case_is_opened_by_a_fixed_number_of_statements(desk: Desk, fields: int, statements: int) -> None:
    told = dict(list(TOLD.items())[:fields])

    async with desk.parties.work(desk.ngo) as work:
        with counted(desk.parties.web) as sent:
            await open_case(work, language="ja", urgency="urgent", fields=told)

    assert len(sent) == statements, "the organisation's key, everything; the door, what stands, and her first words"


async def test_a_page_of_cases_is_one_statement(desk: Desk) -> None:
    for _ in range(3):
        await desk.case()

    async with desk.parties.work(desk.ngo) as work:
        with counted(desk.parties.web) as sent:
            await cases(work, Page())

    assert len(sent) == 1
