"""The gate on real rows: needed, consented and agreed, for this recipient, this purpose, this field, now."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from hub.agreements.load import terms
from hub.kit.errors import NotFound, Reason, Refused
from hub.minimisation.gate import GateAnswer, ask
from hub.minimisation.packer import preview
from hub.minimisation.refusal import DisclosureRefused, note
from tests.intake.desk import ADVICE, MINOR, REMOVAL, TOLD, Desk
from tests.intake.test_consent import a_duty
from tests.parties import NOW, Party

pytestmark = pytest.mark.anyio
DAY = timedelta(days=1)
ITEMS: dict[str, Any] = {"items": [{"kind": "url", "value": "https://video.example.org/w/1", "service": "video"}]}


async def asked_of(
    desk: Desk, case: UUID, recipient: Party, purpose: str = "legal_advice", now: Any = NOW, **more: Any
) -> GateAnswer:
    async with desk.parties.work(desk.ngo, now) as work:
        given = {"kind": "packet", **more}
        return await ask(work, case_id=case, recipient_id=recipient.id, purpose=purpose, **given)


async def test_what_was_consented_and_agreed_and_is_needed_may_leave(desk: Desk) -> None:
    case = await desk.case()
    await desk.consent(case, desk.lawyer)

    asked = await asked_of(desk, case, desk.lawyer)

    assert asked.decision.allowed
    assert dict(asked.decision.fields) == {k: v for k, v in ADVICE.items() if k != "evidence_inventory"}
    withheld = {w.field: w.rule for w in asked.decision.withheld}
    assert withheld["barred_recipients"] == "never_leaves"
    assert withheld["locations"] == "not_needed"
    assert withheld["paid"] == "not_consented"
    assert asked.decision.until == NOW + 90 * DAY
    asked.require()


async def test_the_preview_shows_the_very_values_that_would_leave(desk: Desk) -> None:
    case = await desk.case()
    await desk.consent(case, desk.lawyer)

    asked = await asked_of(desk, case, desk.lawyer)
    shown = preview(asked.decision, asked.facts)

    leaves = {row.field: row.value for row in shown.leaves}
    assert leaves == {
        "call_name": TOLD["call_name"],
        "age_band_now": "yes",
        "narrative": TOLD["narrative"],
        "matter_types": TOLD["matter_types"],
    }
    assert shown.handling.do_not_contact == ("guardian", "police", "school")
    assert shown.handling.guardian_informed is False


async def test_without_consent_nothing_leaves_and_the_refusal_is_noted_by_itself(desk: Desk) -> None:
    case = await desk.case()

    asked = await asked_of(desk, case, desk.lawyer)
    with pytest.raises(Refused) as refused:
        asked.require()
    assert isinstance(refused.value, DisclosureRefused)
    async with desk.parties.work(desk.ngo) as work:
        await note(work, refused.value)

    assert refused.value.reasons == (Reason("no_consent"),)
    assert asked.decision.fields == {}
    rows = desk.parties.rows(
        "select verb, recipient, object from ledger_event where sender = %(o)s and verb like 'disclosure%%'",
        o=desk.ngo.id,
    )
    assert rows == [("disclosure:refused", None, case)]


async def test_consent_to_one_is_no_consent_to_another_recipient_purpose_or_case(desk: Desk) -> None:
    case, second = await desk.case(), await desk.case()
    other = desk.parties.organisation("legal_aid", connector="law")
    desk.parties.agree(desk.ngo, other, ADVICE)
    await desk.consent(case, desk.lawyer)

    assert (await asked_of(desk, case, other)).decision.reasons == (Reason("no_consent"),)
    assert (await asked_of(desk, second, desk.lawyer)).decision.reasons == (Reason("no_consent"),)
    assert Reason("no_consent") in (await asked_of(desk, case, desk.lawyer, "care")).decision.reasons


async def test_consent_to_one_channel_is_none_to_the_next_route(desk: Desk) -> None:
    case = await desk.case()
    await desk.consent(case, desk.lawyer)
    desk.parties.insert(
        "route",
        id=uuid4(),
        organisation=desk.lawyer.id,
        connector="site",
        address="{}",
        valid_from=NOW,
        valid_to=NOW + DAY,
    )

    asked = await asked_of(desk, case, desk.lawyer)

    assert Reason("no_consent") in asked.decision.reasons


async def test_consent_ends_by_itself_at_its_end(desk: Desk) -> None:
    case = await desk.case()
    await desk.consent(case, desk.lawyer, until=NOW + DAY)

    assert (await asked_of(desk, case, desk.lawyer, now=NOW + DAY - timedelta(seconds=1))).decision.allowed
    ended = await asked_of(desk, case, desk.lawyer, now=NOW + DAY)

    assert ended.decision.reasons == (Reason("consent_expired"),)


async def test_a_minor_s_own_assent_is_needed(desk: Desk) -> None:
    case = await desk.case()
    no = type(MINOR)(**{**vars(MINOR), "assent": False})
    await desk.consent(case, desk.lawyer, minority=no)

    assert (await asked_of(desk, case, desk.lawyer)).decision.reasons == (Reason("assent_missing"),)


async def test_a_recipient_barred_or_bound_to_report_to_one_barred_is_refused(desk: Desk) -> None:
    case = await desk.case()
    police = desk.parties.organisation("police", connector="law")
    desk.parties.agree(desk.ngo, police, ADVICE)
    await desk.consent(case, police)
    await desk.consent(case, desk.lawyer)
    a_duty(desk.parties, desk.lawyer)

    assert (await asked_of(desk, case, police)).decision.reasons == (Reason("barred_recipient"),)
    assert (await asked_of(desk, case, desk.lawyer)).decision.reasons == (Reason("duty_reaches_barred"),)


async def test_a_recipient_without_dated_duties_or_route_or_agreement_is_refused(desk: Desk) -> None:
    case = await desk.case()
    unknown = desk.parties.organisation("legal_aid", duties=False)

    asked = await asked_of(desk, case, unknown)

    assert {r.code for r in asked.decision.reasons} >= {"no_route", "duties_unknown", "no_agreement", "no_consent"}


async def test_a_legal_channel_needs_no_agreement_but_evidence_and_a_signer(desk: Desk) -> None:
    case = await desk.case({**TOLD, "exposure": "threatened"})
    await desk.consent(case, desk.site, "removal", REMOVAL)

    waiting = await asked_of(desk, case, desk.site, "removal", request=ITEMS)
    open_case = await desk.case()
    await desk.consent(open_case, desk.site, "removal", REMOVAL)
    published = await asked_of(desk, open_case, desk.site, "removal", request=ITEMS)

    assert waiting.decision.reasons == (Reason("evidence_not_preserved"),)
    assert published.decision.allowed
    assert set(published.decision.fields) == {"items", "harm_code", "signer"}
    assert published.facts.terms is not None
    assert published.facts.terms.source == "statutory_notice"


async def test_an_unknown_recipient_is_not_found(desk: Desk) -> None:
    case = await desk.case()

    with pytest.raises(NotFound) as refused:
        async with desk.parties.work(desk.ngo) as work:
            await ask(work, case_id=case, recipient_id=uuid4(), purpose="care", kind="packet")

    assert refused.value.reasons == (Reason("not_found", "recipient"),)


async def test_values_of_higher_rooms_count_as_the_case_s_own(desk: Desk) -> None:
    case = await desk.case()
    sent = [{"recipient": "掲載先", "sent_at": NOW.isoformat()}]

    asked = await asked_of(desk, case, desk.lawyer, derived={"requests_already_sent": sent})

    assert asked.facts.value("requests_already_sent") == sent


async def test_the_agreement_in_force_that_serves_the_purpose_comes_first(desk: Desk) -> None:
    desk.parties.agree(desk.ngo, desk.lawyer, {"paid": "full"}, ("care",))
    stranger = desk.parties.organisation()

    async with desk.parties.work(desk.ngo) as work:
        care = await terms(work, desk.ngo.id, desk.lawyer.id, "care", NOW.date())
        advice = await terms(work, desk.ngo.id, desk.lawyer.id, "legal_advice", NOW.date())
        before = await terms(work, desk.ngo.id, desk.lawyer.id, "care", NOW.date().replace(year=2019))
        back = await terms(work, desk.lawyer.id, desk.ngo.id, "care", NOW.date())
    async with desk.parties.work(stranger) as work:
        foreign = await terms(work, desk.ngo.id, desk.lawyer.id, "care", NOW.date())

    assert care is not None
    assert dict(care.fields) == {"paid": "full"}
    assert advice is not None
    assert advice.purposes == {"legal_advice"}
    assert (before, back, foreign) == (None, None, None)
