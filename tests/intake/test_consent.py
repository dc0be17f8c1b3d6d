"""What the person said, as it is kept, folded, narrowed and let expire."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from hub.cases import repository
from hub.cases.outside import Handover, of_case
from hub.consent.associated_data import grant_sealed
from hub.consent.facts import open_facts
from hub.consent.load import OUTSIDE, answers_to_duties, overview
from hub.consent.rules import Fold, Grant, fold
from hub.intake.answer_duty import record_onward_answer
from hub.intake.answers import About, HowSaid, last_answer_about
from hub.intake.expire import expire
from hub.intake.give import Yes, record_consent
from hub.intake.hand_over import may_tell, record_outside_disclosure
from hub.intake.refuse import record_refusal
from hub.intake.shorten import shorten_consent
from hub.kit.errors import Conflict, Invalid, NotFound, Reason, Refused
from tests.intake.desk import ADVICE, MINOR, Desk
from tests.parties import NOW, Parties, Party

pytestmark = pytest.mark.anyio
DAY = timedelta(days=1)


async def stands(desk: Desk, case: UUID, now: object = NOW) -> list[Fold]:
    async with desk.parties.work(desk.ngo) as work:
        return [consent.fold for consent in await overview(work, await repository.case(work, case))]


def ledger(desk: Desk) -> list[str]:
    """What was said since the case was opened; its own facts have their test (`test_history.py`)."""
    rows = desk.parties.rows(
        "select verb from ledger_event where sender = %(o)s and verb !~ '^(case|fact):' order by at, verb",
        o=desk.ngo.id,
    )
    return [verb for (verb,) in rows]


async def test_a_yes_lasts_ninety_days_where_no_end_was_named(desk: Desk) -> None:
    case = await desk.case()

    await desk.consent(case, desk.lawyer)

    (standing,) = await stands(desk, case)
    assert standing == Fold("given", ADVICE, NOW + 90 * DAY, MINOR.facts().assent, None)
    due = desk.parties.rows("select kind, at from due where org = %(o)s", o=desk.ngo.id)
    assert due == [("consent.expire", NOW + 90 * DAY)]
    assert ledger(desk) == ["consent:given"]
    assert desk.narrowed.places == []


async def test_the_last_word_is_what_all_answers_fold_to(desk: Desk) -> None:
    case, about = await desk.case(), About(desk.lawyer.id, "legal_advice")
    await desk.consent(case, desk.lawyer)
    async with desk.parties.work(desk.ngo, NOW + DAY) as work:
        await shorten_consent(
            work,
            case,
            about,
            HowSaid(),
            fields={"call_name": "full", "matter_types": "full"},
            until=NOW + 9 * DAY,
            seen=await last_answer_about(work, case, about),
            narrow=desk.narrowed,
        )
    (shortened,) = await stands(desk, case)
    async with desk.parties.work(desk.ngo, NOW + 2 * DAY) as work:
        await record_refusal(work, case, about, HowSaid(), text="やめておく", narrow=desk.narrowed)
    (refused,) = await stands(desk, case)
    await desk.consent(case, desk.lawyer, fields={"paid": "full"}, now=NOW + 3 * DAY)
    (given,) = await stands(desk, case)

    assert (shortened.event, set(shortened.fields), shortened.until) == (
        "shortened",
        {"call_name", "matter_types"},
        NOW + 9 * DAY,
    )
    assert (refused.event, dict(refused.fields)) == ("refused", {})
    assert (given.event, dict(given.fields)) == ("given", {"paid": "full"})
    assert await folded_from_the_record(desk, case) == given
    assert ledger(desk) == ["consent:given", "consent:shortened", "consent:refused", "consent:given"]
    assert desk.narrowed.places == [
        (cause, desk.lawyer.id, "legal_advice", "law") for cause in ("shortening", "refusal", "shortening")
    ]


async def folded_from_the_record(desk: Desk, case_id: UUID) -> Fold | None:
    async with desk.parties.work(desk.ngo) as work:
        key = (await repository.case(work, case_id)).key
    rows = desk.parties.rows(
        "select record_id, event_type, fields, until, sealed, recorded_at from consent_grant where case_file = %(c)s",
        c=case_id,
    )
    grants = []
    for record, event, fields, until, sealed, at in rows:
        facts = open_facts(key, grant_sealed(record), sealed)
        grants.append(Grant(event, at, fields, until, facts.assent, facts.abroad_accepted))
    return fold(grants, NOW + 4 * DAY)


async def test_shortening_never_widens(desk: Desk) -> None:
    case, about = await desk.case(), About(desk.lawyer.id, "legal_advice")
    await desk.consent(case, desk.lawyer)
    before = await stands(desk, case)

    async with desk.parties.work(desk.ngo) as work:
        with pytest.raises(Refused) as refused:
            await shorten_consent(
                work,
                case,
                about,
                HowSaid(),
                fields={"paid": "full", "age_band_now": "full"},
                until=NOW + 91 * DAY,
                seen=await last_answer_about(work, case, about),
                narrow=desk.narrowed,
            )

    assert set(refused.value.reasons) == {
        Reason("widening_needs_given", name) for name in ("paid", "age_band_now", "until")
    }
    assert await stands(desk, case) == before
    assert ledger(desk) == ["consent:given"]


async def test_nothing_is_shortened_where_nothing_stands(desk: Desk) -> None:
    case, about = await desk.case(), About(desk.lawyer.id, "legal_advice")

    async with desk.parties.work(desk.ngo) as work:
        with pytest.raises(Refused, match="no_consent"):
            await shorten_consent(
                work, case, about, HowSaid(), fields=None, until=None, seen=None, narrow=desk.narrowed
            )

    assert await stands(desk, case) == []


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, Reason("required", "fields")),
        ({"wishes": "full"}, Reason("never_leaves", "wishes")),
        ({"call_name": "generalised"}, Reason("no_generalised_form", "call_name")),
        ({"call_name": "all"}, Reason("malformed", "call_name")),
        ({"no such": "full"}, Reason("unknown_field")),
    ],
)
async def test_nobody_can_consent_to_what_cannot_leave(desk: Desk, fields: dict[str, str], reason: Reason) -> None:
    case = await desk.case()

    with pytest.raises(Invalid) as refused:
        await desk.consent(case, desk.lawyer, fields=fields)  # type: ignore[arg-type]

    assert refused.value.reasons == (reason,)
    assert await stands(desk, case) == []


async def test_consent_names_a_member_a_purpose_a_way_and_an_end_that_lies_ahead(desk: Desk) -> None:
    case = await desk.case()
    wrong = {
        "recipient": Yes(About(uuid4(), "legal_advice"), ADVICE),
        "purpose": Yes(About(desk.lawyer.id, "curiosity"), ADVICE),
        "channel": Yes(About(desk.lawyer.id, "legal_advice", "site"), ADVICE),
        "until": Yes(About(desk.lawyer.id, "legal_advice"), ADVICE, NOW),
    }

    for field, yes in wrong.items():
        with pytest.raises((Invalid, NotFound)) as refused:
            async with desk.parties.work(desk.ngo) as work:
                await record_consent(work, case, yes, narrow=desk.narrowed)
        assert refused.value.reasons[0].field == field

    assert await stands(desk, case) == []


async def test_a_consent_expires_once_when_its_end_has_come(desk: Desk) -> None:
    case = await desk.case()
    fold_id = await desk.consent(case, desk.lawyer, until=NOW + DAY)
    answers = []

    for now in (NOW, NOW + DAY, NOW + DAY):
        async with desk.parties.work(desk.ngo, now, hub_itself=True) as work:
            answers.append(await expire(work, fold_id, desk.narrowed))

    assert answers == [False, True, False]
    (standing,) = await stands(desk, case)
    assert (standing.event, dict(standing.fields)) == ("expired", {})
    assert desk.narrowed.places == [("expiry", desk.lawyer.id, "legal_advice", "law")]
    assert ledger(desk) == ["consent:given", "consent:expired"]


def a_duty(parties: Parties, recipient: Party, reports_to: str = "police") -> UUID:
    duty = uuid4()
    parties.insert(
        "reporting_duty",
        id=duty,
        organisation=recipient.id,
        version=2,
        reports_to=reports_to,
        under_age=18,
        sentence_ja="この事業者は警察に報告する義務があります。",
        sentence_en="This provider must report to the police.",
        source="test",
        valid_from=NOW.date(),
    )
    return duty


async def test_the_last_answer_to_a_duty_counts_and_a_no_narrows(desk: Desk) -> None:
    case, duty = await desk.case(), a_duty(desk.parties, desk.lawyer)
    await desk.consent(case, desk.lawyer)

    for answer in (True, False):
        async with desk.parties.work(desk.ngo) as work:
            await record_onward_answer(
                work, case, desk.lawyer.id, duty=duty, version=2, answer=answer, narrow=desk.narrowed
            )
    async with desk.parties.work(desk.ngo) as work:
        (kept,) = await answers_to_duties(work, case)

    assert (kept.duty, kept.version, kept.recipient, kept.answer) == (duty, 2, desk.lawyer.id, False)
    assert desk.narrowed.places == [("duty", desk.lawyer.id, None, None)] * 2, "a yes lets go of what it held"


async def test_an_answer_is_to_this_recipients_duty_in_the_version_that_holds(desk: Desk) -> None:
    case, duty = await desk.case(), a_duty(desk.parties, desk.lawyer)
    wrong = [
        (desk.site.id, duty, 2, NotFound),
        (desk.lawyer.id, uuid4(), 2, NotFound),
        (desk.lawyer.id, duty, 1, Conflict),
    ]

    for recipient, asked, version, error in wrong:
        with pytest.raises(error):
            async with desk.parties.work(desk.ngo) as work:
                await record_onward_answer(
                    work, case, recipient, duty=asked, version=version, answer=True, narrow=desk.narrowed
                )

    assert desk.parties.rows("select 1 from onward_answer where case_file = %(c)s", c=case) == []


async def test_a_handover_by_telephone_is_covered_by_consent_for_it(desk: Desk) -> None:
    case = await desk.case()
    told = Handover(desk.lawyer.id, "legal_advice", NOW - DAY, "telephone", {"call_name": "full"}, "折り返し希望")
    await desk.consent(case, desk.lawyer)

    async with desk.parties.work(desk.ngo) as work:
        before = await may_tell(work, case, told)
    await desk.consent(case, desk.lawyer, fields={"call_name": "full"}, channel=OUTSIDE)
    async with desk.parties.work(desk.ngo) as work:
        after = await may_tell(work, case, told)
        await record_outside_disclosure(work, case, told)
        (kept,) = await of_case(work, await repository.case(work, case))

    assert (before, after) == ((Reason("no_consent"),), ())
    assert (kept.handover, kept.against) == (told, ())
    assert "disclosure:outside" in ledger(desk)
    assert "alarm:raised" not in ledger(desk)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"narrative": "full"}, Reason("not_consented", "narrative")),
        ({"age_band_now": "full"}, Reason("not_consented", "age_band_now")),
        ({"locations": "full"}, Reason("not_agreed", "locations")),
        ({"signer_name": "full"}, Reason("not_consented", "signer_name")),
    ],
)
async def test_no_more_may_be_told_outside_than_was_consented_and_agreed(
    desk: Desk, fields: dict[str, str], reason: Reason
) -> None:
    case = await desk.case()
    agreed = {"age_band_now": "generalised", "locations": "full"}
    await desk.consent(case, desk.lawyer, fields=agreed, channel=OUTSIDE)  # type: ignore[arg-type]
    told = Handover(desk.lawyer.id, "legal_advice", NOW, "telephone", fields)  # type: ignore[arg-type]

    async with desk.parties.work(desk.ngo) as work:
        assert await may_tell(work, case, told) == (reason,)


async def test_nothing_may_be_told_outside_to_somebody_barred_and_nothing_was_told_tomorrow(desk: Desk) -> None:
    case = await desk.case()
    police = desk.parties.organisation("police")
    desk.parties.agree(desk.ngo, police, ADVICE)
    await desk.consent(case, police, fields={"call_name": "full"})
    told = Handover(police.id, "legal_advice", NOW, "meeting", {"call_name": "full"})

    async with desk.parties.work(desk.ngo) as work:
        assert Reason("barred_recipient") in await may_tell(work, case, told)
    with pytest.raises(Invalid, match="told_out_of_range:disclosed_at"):
        async with desk.parties.work(desk.ngo, NOW - DAY) as work:
            await record_outside_disclosure(work, case, told)
