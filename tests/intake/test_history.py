"""What was recorded before is kept, with who and when; the ledger names the fact, and never says what it was."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from hub.cases import history, repository
from hub.cases.history import FormerState, FormerValue
from hub.intake.answer_duty import record_onward_answer
from hub.intake.bar import bar_recipients
from hub.intake.correct import record_fields
from hub.intake.end_case import close_case
from hub.intake.inventory import add_evidence, set_evidence_state
from hub.intake.voice import Spoken
from hub.kit.errors import Conflict, Reason
from hub.kit.sealed import Unopenable
from hub.kit.sealed_values import unseal_value
from tests.intake.desk import TOLD, Desk
from tests.intake.test_cases import MESSAGE
from tests.intake.test_consent import a_duty
from tests.parties import NOW

pytestmark = pytest.mark.anyio
HOUR = timedelta(hours=1)


def lines(desk: Desk, case: UUID) -> list[tuple[str, str | None]]:
    """What the ledger says of the case since it was opened: verb and field."""
    return desk.parties.rows(
        "select verb, field from ledger_event where object = %(c)s and at > %(n)s order by at, verb, field",
        c=case,
        n=NOW,
    )


async def test_every_value_stays_with_who_recorded_it_and_who_replaced_it_when(desk: Desk) -> None:
    case_id = await desk.case()
    changes: list[tuple[dict[str, str | None], datetime]] = [
        ({"paid": "no"}, NOW + HOUR),
        ({"paid": "yes"}, NOW + 2 * HOUR),
        ({"paid": None}, NOW + 3 * HOUR),
    ]
    for version, (told, at) in enumerate(changes, 1):
        async with desk.parties.work(desk.ngo, at) as work:
            await record_fields(work, case_id, told, expected_version=version)

    async with desk.parties.work(desk.ngo) as work:
        case = await repository.case(work, case_id)
        paid = await history.of_field(work, case, "paid")
        name = await history.of_field(work, case, "call_name")

    us = desk.ngo.principal
    assert paid == (
        FormerValue("paid", "yes", us, NOW + 2 * HOUR, us, NOW + 3 * HOUR),
        FormerValue("paid", "no", us, NOW + HOUR, us, NOW + 2 * HOUR),
    )
    assert name == (FormerValue("call_name", TOLD["call_name"], us, NOW, None, None),)
    assert "paid" not in case.values
    assert lines(desk, case_id) == [("fact:recorded", "paid"), ("fact:changed", "paid"), ("fact:removed", "paid")]


async def test_the_urgency_has_a_history_too(desk: Desk) -> None:
    case_id = await desk.case()
    for version, word in enumerate(("immediate", "routine"), 1):
        async with desk.parties.work(desk.ngo, NOW + version * HOUR) as work:
            await record_fields(work, case_id, {}, urgency=word, expected_version=version)

    async with desk.parties.work(desk.ngo) as work:
        said = await history.of_field(work, await repository.case(work, case_id), "urgency")

    us = desk.ngo.principal
    assert said == (
        FormerValue("urgency", "immediate", us, NOW + HOUR, us, NOW + 2 * HOUR),
        FormerValue("urgency", "urgent", us, NOW, us, NOW + HOUR),
    )
    assert lines(desk, case_id) == [("fact:changed", "urgency")] * 2


async def test_an_opened_case_has_a_line_for_itself_and_one_for_each_fact(desk: Desk) -> None:
    case_id = await desk.case()

    found = desk.parties.rows("select verb, field from ledger_event where object = %(c)s", c=case_id)

    assert sorted(found, key=str) == sorted(
        [("case:opened", None), *(("fact:recorded", name) for name in TOLD)], key=str
    )


async def test_what_is_said_again_as_it_stands_is_no_change(desk: Desk) -> None:
    case_id = await desk.case()

    async with desk.parties.work(desk.ngo, NOW + HOUR) as work:
        told = {"call_name": TOLD["call_name"], "paid": None}
        await record_fields(work, case_id, told, expected_version=1, urgency="urgent")

    assert lines(desk, case_id) == []
    assert desk.parties.rows("select from case_value_history where case_file = %(c)s", c=case_id) == []


async def test_evidence_states_stay_with_who_and_when_and_the_ledger_counts_them(desk: Desk) -> None:
    case_id = await desk.case()
    async with desk.parties.work(desk.ngo, NOW + HOUR) as work:
        await add_evidence(work, case_id, [MESSAGE, MESSAGE])
    for version, state in ((2, "preserved"), (3, "waived")):
        async with desk.parties.work(desk.ngo, NOW + version * HOUR) as work:
            await set_evidence_state(work, case_id, [1, 2][: 4 - version], state, expected_version=version)

    async with desk.parties.work(desk.ngo) as work:
        stood = await history.of_evidence(work, await repository.case(work, case_id))

    us = desk.ngo.principal
    assert stood == (
        FormerState(1, "waived", us, NOW + 3 * HOUR, None, None),
        FormerState(1, "preserved", us, NOW + 2 * HOUR, us, NOW + 3 * HOUR),
        FormerState(1, "noted", us, NOW + HOUR, us, NOW + 2 * HOUR),
        FormerState(2, "preserved", us, NOW + 2 * HOUR, None, None),
        FormerState(2, "noted", us, NOW + HOUR, us, NOW + 2 * HOUR),
    )
    assert lines(desk, case_id) == [
        ("evidence:added", "evidence_inventory:2"),
        ("evidence:state", "evidence_inventory:2"),
        ("evidence:state", "evidence_inventory:1"),
    ]


async def test_evidence_states_from_an_older_page_are_stale(desk: Desk) -> None:
    case_id = await desk.case()
    async with desk.parties.work(desk.ngo) as work:
        await add_evidence(work, case_id, [MESSAGE])

    async with desk.parties.work(desk.ngo) as work:
        with pytest.raises(Conflict) as refused:
            await set_evidence_state(work, case_id, [1], "waived", expected_version=1)

    assert refused.value.reasons == (Reason("stale", "expected_version"),)
    assert desk.parties.rows("select state from evidence where case_file = %(c)s", c=case_id) == [("noted",)]


async def test_an_earlier_answer_to_a_duty_is_kept(desk: Desk) -> None:
    case_id, duty = await desk.case(), a_duty(desk.parties, desk.lawyer)
    for answer, at in ((True, NOW + HOUR), (False, NOW + 2 * HOUR)):
        async with desk.parties.work(desk.ngo, at) as work:
            await record_onward_answer(
                work, case_id, desk.lawyer.id, duty=duty, version=2, answer=answer, narrow=desk.narrowed
            )

    kept = desk.parties.rows(
        "select answer, recorded_by, recorded_at, replaced_by, replaced_at from onward_answer_history"
        " where case_file = %(c)s",
        c=case_id,
    )
    assert kept == [(True, desk.ngo.principal, NOW + HOUR, desk.ngo.principal, NOW + 2 * HOUR)]


async def test_an_earlier_value_opens_in_its_own_place_alone(desk: Desk) -> None:
    """Moved into another field, or back into the one that stands, it does not open."""
    case_id = await desk.case()
    async with desk.parties.work(desk.ngo, NOW + HOUR) as work:
        await bar_recipients(work, case_id, ["platform"], Spoken(), narrow=desk.narrowed)
        key = (await repository.case(work, case_id)).key

    ((sealed,),) = desk.parties.rows("select sealed from case_value_history where case_file = %(c)s", c=case_id)
    assert unseal_value(key, f"case_value_history.sealed/{case_id}/barred_recipients/2", sealed) == [
        "police",
        "school",
        "guardian",
    ]
    for elsewhere in (
        f"case_value.sealed/{case_id}/barred_recipients",
        f"case_value_history.sealed/{case_id}/barred_recipients/3",
        f"case_value_history.sealed/{case_id}/wishes/2",
    ):
        with pytest.raises(Unopenable):
            unseal_value(key, elsewhere, sealed)


async def test_a_line_about_consent_names_the_recipient_who_never_sees_it(desk: Desk) -> None:
    case_id = await desk.case()
    await desk.consent(case_id, desk.lawyer)
    async with desk.parties.work(desk.ngo) as work:
        await close_case(work, case_id, narrow=desk.narrowed)

    found = desk.parties.rows("select about, recipient from ledger_event where verb = 'consent:given'")
    async with desk.parties.work(desk.lawyer) as work:
        seen = (await work.session.connection()).exec_driver_sql("select count(*) from ledger_event")
        theirs = (await seen).scalar_one()

    assert (desk.lawyer.id, None) in found
    assert theirs == 0
    waiting = desk.parties.rows("select count(*) from ledger_pending where org = %(o)s", o=desk.lawyer.id)
    assert waiting == [(0,)]
    assert [
        verb
        for verb, _ in desk.parties.rows(
            "select verb, 1 from ledger_event where object = %(c)s and verb like 'case:%%'", c=case_id
        )
    ] == ["case:opened", "case:closed"]
