"""The person barred one desk by its id: a duty that says only "the police" may reach that very desk."""

from typing import Any
from uuid import UUID

import pytest

from hub.cases import repository
from hub.cases.outside import Handover
from hub.consent.load import OUTSIDE
from hub.delivery.dispatch import drain
from hub.intake.answer_duty import record_onward_answer
from hub.intake.hand_over import may_tell, record_outside_disclosure
from hub.intake.look_ahead import LookAhead, look_ahead
from hub.kit.errors import Reason
from hub.statements.record import New, keep, said_so_far
from tests.delivery.desk import Receiver, engine_of
from tests.intake.desk import ADVICE, TOLD, Desk
from tests.intake.test_consent import a_duty
from tests.intake.test_gate import asked_of
from tests.parties import NOW, Parties
from tests.withdrawals.scene import a_case

pytestmark = pytest.mark.anyio
REACHED = (Reason("duty_reaches_barred"),)


async def told(desk: Desk, *barred: UUID) -> UUID:
    """A case with consent for the lawyer, in which nobody is barred but these."""
    case = await desk.case({**TOLD, "barred_recipients": [str(one) for one in barred]})
    await desk.consent(case, desk.lawyer)
    return case


async def ahead(desk: Desk, case: UUID) -> LookAhead:
    async with desk.parties.work(desk.ngo) as work:
        return await look_ahead(work, case, desk.lawyer.id, purpose="legal_advice", kind="packet", request={})


async def test_a_duty_to_tell_its_kind_reaches_it_until_the_person_says_yes(desk: Desk) -> None:
    police, duty = desk.parties.organisation("police"), a_duty(desk.parties, desk.lawyer)
    case = await told(desk, police.id)

    before = (await asked_of(desk, case, desk.lawyer)).decision
    async with desk.parties.work(desk.ngo) as work:
        await record_onward_answer(work, case, desk.lawyer.id, duty=duty, version=2, answer=True, narrow=desk.narrowed)

    assert (before.reasons, dict(before.fields)) == (REACHED, {})
    assert (await asked_of(desk, case, desk.lawyer)).decision.allowed


async def test_one_of_another_kind_stops_nothing_and_one_that_nobody_knows_does(desk: Desk) -> None:
    a_duty(desk.parties, desk.lawyer)
    school = await told(desk, desk.parties.organisation("school").id)
    nobody = await told(desk, UUID("00000000-0000-4000-8000-0000000000de"))

    assert (await asked_of(desk, school, desk.lawyer)).decision.allowed
    assert (await asked_of(desk, nobody, desk.lawyer)).decision.reasons == REACHED


async def test_the_preview_shows_which_sentence_is_to_be_read_first(desk: Desk) -> None:
    police, duty = desk.parties.organisation("police"), a_duty(desk.parties, desk.lawyer)

    shown = await ahead(desk, await told(desk, police.id))
    free = await ahead(desk, await told(desk))

    assert shown.preview.reasons == REACHED
    marks: dict[Any, tuple[bool, bool]] = {one.duty.id: (one.applies_now, one.reaches_barred) for one in shown.duties}
    assert marks.pop(duty) == (True, True)
    assert set(marks.values()) == {(False, False)}, "that there is no duty is a sentence, too"
    assert {one.reaches_barred for one in free.duties} == {False}


async def test_telling_one_outside_who_must_tell_its_kind_is_refused_beforehand_and_never_covered(desk: Desk) -> None:
    police = desk.parties.organisation("police")
    a_duty(desk.parties, desk.lawyer)
    case = await told(desk, police.id)
    await desk.consent(case, desk.lawyer, channel=OUTSIDE)
    handover = Handover(desk.lawyer.id, "legal_advice", NOW, "telephone", {"call_name": ADVICE["call_name"]})

    async with desk.parties.work(desk.ngo) as work:
        asked = await may_tell(work, case, handover)
        await record_outside_disclosure(work, case, handover)

    assert asked == REACHED
    assert desk.parties.rows("select covered from outside_disclosure where case_file = %(c)s", c=case) == [(False,)]


async def test_what_was_queued_before_she_barred_the_desk_is_not_sent(alone: Parties) -> None:
    scene, police = await a_case(alone), alone.organisation("police")
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    sent = await scene.referral(lawyer, "requested")
    with alone.database.connect() as admin:
        admin.execute("update reporting_duty set reports_to = 'police' where organisation = %s", (lawyer.id,))
    async with alone.work(scene.ngo) as work:
        case = await repository.case(work, scene.case, writing=True)
        await keep(work, case, await said_so_far(work, case), New("bar", {"of": [str(police.id)]}))
    receiver = Receiver()

    await drain(engine_of(alone, receiver), 10)

    assert receiver.log == []
    state = alone.rows("select status, reason from delivery where id = %(d)s", d=sent.delivery.id)
    assert state == [("queued", None)], (
        "it waits for her answer to the sentence (narrowing: a bar reached through a duty)"
    )
