"""The inventory of evidence: numbered, standing somewhere, and never hashed by staff where a child may be in it."""

import pytest

from hub.cases import repository
from hub.intake.inventory import add_evidence, set_evidence_state
from hub.kit.errors import Invalid, NotFound
from tests.intake.desk import TOLD, Desk
from tests.intake.test_cases import MESSAGE

pytestmark = pytest.mark.anyio


async def test_evidence_is_numbered_and_its_state_is_said_later(desk: Desk) -> None:
    case_id = await desk.case()

    async with desk.parties.work(desk.ngo) as work:
        await add_evidence(work, case_id, [MESSAGE])
        await add_evidence(work, case_id, [{**MESSAGE, "state": "preserved"}])
    async with desk.parties.work(desk.ngo) as work:
        await set_evidence_state(work, case_id, [1], "waived", expected_version=3)
        case = await repository.case(work, case_id)

    assert [(entry.number, entry.state) for entry in case.evidence] == [(1, "waived"), (2, "preserved")]
    assert case.preservation() == "preserved"
    assert case.with_inventory()["evidence_inventory"][0] == {
        "number": 1,
        "kind": "messages",
        "description": "会話の記録",
        "taken_at": "2026-11-21T20:00:00+09:00",
        "state": "waived",
    }


async def test_a_stray_entry_number_is_not_found_and_changes_nothing(desk: Desk) -> None:
    case_id = await desk.case()
    async with desk.parties.work(desk.ngo) as work:
        await add_evidence(work, case_id, [MESSAGE])

    with pytest.raises(NotFound):
        async with desk.parties.work(desk.ngo) as work:
            await set_evidence_state(work, case_id, [1, 2], "preserved", expected_version=2)

    assert desk.parties.rows("select state from evidence where case_file = %(c)s", c=case_id) == [("noted",)]


async def test_staff_hash_nothing_of_a_person_who_may_be_a_minor(desk: Desk) -> None:
    grown = {**TOLD, "age_band_now": "20_or_over", "age_band_at_images": "20_or_over", "harm_code": "SEXTORTION_ADULT"}
    child, adult = await desk.case(), await desk.case(grown)
    entry = {**MESSAGE, "sha256": "ab" * 32}

    async with desk.parties.work(desk.ngo) as work:
        with pytest.raises(Invalid, match="hash_by_staff_of_minor"):
            await add_evidence(work, child, [entry])
    async with desk.parties.work(desk.ngo) as work:
        await add_evidence(work, adult, [entry])
        assert (await repository.case(work, adult)).evidence[0].sha256 == "ab" * 32
