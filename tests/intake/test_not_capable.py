"""She cannot be asked: a guardian who is not named as offender, or a lawyer, answers; a second person looks at it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from hub.cases import repository
from hub.consent.load import overview
from hub.identity.permissions import Role
from hub.intake.answer_duty import record_onward_answer
from hub.intake.answers import About, HowSaid, Minority, NotCapable, last_answer_about
from hub.intake.give import Yes, record_consent
from hub.intake.refuse import record_refusal
from hub.intake.say_age import state_age
from hub.intake.settle import settle_contradiction
from hub.intake.voice import Safety, Spoken
from hub.kit.errors import Invalid, Refused
from hub.minimisation.gate import ask
from hub.narrowing.causes import Cause, Narrowing
from hub.registry import REVIEWS
from hub.reviews.decide import decide
from tests.acts.people import person, working
from tests.cases.team import put_on_team
from tests.intake.desk import ADVICE, MINOR, Desk
from tests.intake.test_guardian import ADULT, BARRED, CHILD
from tests.parties import NOW

pytestmark = pytest.mark.anyio
HOUR = timedelta(hours=1)
WHY = NotCapable("意識がなく、いつ話せるか分からない。", guardian_is_not_offender=True)
FACTS: dict[str, Any] = {"guardian_consent": "given", "guardian_informed": True}
BY_LAWYER: dict[str, Any] = {"guardian_consent": "absent", "guardian_reason": "不在", "guardian_informed": True}


async def answered(
    desk: Desk,
    case: UUID,
    given_by: Any = "guardian",
    why: NotCapable = WHY,
    facts: dict[str, Any] = FACTS,
    at: timedelta = HOUR,
) -> UUID:
    minority, about = Minority(**facts, not_capable=why), About(desk.lawyer.id, "legal_advice")
    async with desk.parties.work(desk.ngo, NOW + at) as work:
        seen = await last_answer_about(work, case, about)
        yes = Yes(about, ADVICE, None, HowSaid(given_by), minority, seen)
        return await record_consent(work, case, yes, narrow=desk.narrowed)


async def leaves(desk: Desk, case: UUID, at: timedelta = 2 * HOUR) -> list[str]:
    """Why nothing may leave for the lawyer; empty where it may."""
    async with desk.parties.work(desk.ngo, NOW + at) as work:
        found = await ask(work, case_id=case, recipient_id=desk.lawyer.id, purpose="legal_advice", kind="packet")
    return [reason.code for reason in found.decision.reasons]


def reviews_of(desk: Desk, case: UUID) -> list[Any]:
    return desk.parties.rows("select id from review where case_file = %(c)s and kind = 'not-capable'", c=case)


@pytest.mark.parametrize(
    ("given_by", "why", "facts"),
    [("guardian", WHY, FACTS), ("lawyer", NotCapable("意識がない。"), BY_LAWYER)],
    ids=["guardian", "lawyer"],
)
async def test_it_counts_at_once_and_a_second_person_is_asked(
    desk: Desk, given_by: str, why: NotCapable, facts: dict[str, Any]
) -> None:
    case = await desk.case(CHILD)

    await answered(desk, case, given_by, why, facts)

    assert await leaves(desk, case) == []
    assert len(reviews_of(desk, case)) == 1
    async with desk.parties.work(desk.ngo) as work:
        (consent,) = await overview(work, await repository.case(work, case))
    assert (consent.given_by, consent.fold.facts.assent) == (given_by, "not_capable")
    assert consent.fold.facts.not_capable_reason == why.reason


@pytest.mark.parametrize(
    ("given_by", "why", "code"),
    [
        ("self", WHY, "not_capable_giver"),
        ("representative", WHY, "not_capable_giver"),
        ("guardian", NotCapable("意識がない。"), "guardian_may_be_offender"),
        ("guardian", NotCapable("意識がない。", guardian_is_not_offender=False), "guardian_may_be_offender"),
        ("guardian", NotCapable(" ", guardian_is_not_offender=True), "required:not_capable"),
    ],
)
async def test_nobody_else_answers_and_nothing_is_written(
    desk: Desk, given_by: str, why: NotCapable, code: str
) -> None:
    case = await desk.case(CHILD)

    with pytest.raises(Refused, match=code):
        await answered(desk, case, given_by, why)

    assert await leaves(desk, case) == ["no_consent"]
    assert reviews_of(desk, case) == []


async def test_never_against_a_refusal_of_hers(desk: Desk) -> None:
    case = await desk.case(CHILD)
    async with desk.parties.work(desk.ngo) as work:
        about = About(desk.lawyer.id, "care", "outside")
        await record_refusal(work, case, about, HowSaid(), text="いや", narrow=desk.narrowed)

    with pytest.raises(Refused, match="not_capable_against_no"):
        await answered(desk, case)


@pytest.mark.parametrize(
    "more",
    [{"barred_recipients": ["legal_aid"]}, {"wishes": {"legal_advice": "no"}}],
    ids=["bar", "wish"],
)
async def test_never_against_a_bar_or_a_wish_of_hers(desk: Desk, more: dict[str, Any]) -> None:
    case = await desk.case({**CHILD, **more})

    with pytest.raises(Refused, match="not_capable_against_no"):
        await answered(desk, case)


async def test_never_against_her_no_to_a_duty_of_the_recipient(desk: Desk) -> None:
    case = await desk.case(CHILD)
    duty = desk.parties.rows("select id from reporting_duty where organisation = %(o)s", o=desk.lawyer.id)[0][0]
    async with desk.parties.work(desk.ngo) as work:
        said = {"duty": duty, "version": 1, "answer": False}
        await record_onward_answer(work, case, desk.lawyer.id, narrow=desk.narrowed, **said)

    with pytest.raises(Refused, match="not_capable_against_no"):
        await answered(desk, case)


async def test_never_over_an_answer_of_her_own(desk: Desk) -> None:
    case = await desk.case(CHILD)
    await desk.consent(case, desk.lawyer)

    with pytest.raises(Refused, match="not_capable_answered_before"):
        await answered(desk, case)


async def test_never_by_a_barred_guardian_and_never_for_a_person_of_age(desk: Desk) -> None:
    with pytest.raises(Refused, match="guardian_barred"):
        await answered(desk, await desk.case(BARRED))
    for given_by in ("guardian", "lawyer"):
        with pytest.raises(Refused, match="adult_answers_herself"):
            await answered(desk, await desk.case(ADULT), given_by)


async def test_never_beside_an_assent(desk: Desk) -> None:
    case = await desk.case(CHILD)

    with pytest.raises(Invalid, match="not_capable_or_assent"):
        await answered(desk, case, facts={**FACTS, "assent": True})


async def test_a_lawyer_answers_nothing_that_she_can_answer_herself(desk: Desk) -> None:
    case = await desk.case(CHILD)
    yes = Yes(About(desk.lawyer.id, "legal_advice"), ADVICE, None, HowSaid("lawyer"), MINOR)

    async with desk.parties.work(desk.ngo) as work:
        with pytest.raises(Refused, match="lawyer_answers_not_capable"):
            await record_consent(work, case, yes, narrow=desk.narrowed)


async def test_the_second_person_cuts_it_and_what_rests_on_it_narrows(desk: Desk) -> None:
    case = await desk.case(CHILD)
    await answered(desk, case)

    async with working(desk.parties, person(desk.parties, desk.ngo, Role.SUPERVISOR), NOW + 2 * HOUR) as work:
        await decide(work, REVIEWS, reviews_of(desk, case)[0][0], "cut", narrow=desk.narrowed)

    assert desk.narrowed.said == [Narrowing(Cause.WITHDRAWAL, case, desk.lawyer.id, "legal_advice", "law")]
    assert await leaves(desk, case, 3 * HOUR) == ["consent_withdrawn"]
    last = desk.parties.rows(
        "select event_type, given_by from consent_grant where case_file = %(c)s order by recorded_at desc limit 1",
        c=case,
    )
    assert last == [("withdrawn", "reviewer")]


async def test_a_cut_by_a_second_person_is_no_sign_of_hers(desk: Desk) -> None:
    case = await desk.case(CHILD)
    await answered(desk, case)
    async with working(desk.parties, person(desk.parties, desk.ngo, Role.SUPERVISOR), NOW + 2 * HOUR) as work:
        await decide(work, REVIEWS, reviews_of(desk, case)[0][0], "cut", narrow=desk.narrowed)

    await answered(desk, case, "lawyer", WHY, BY_LAWYER, 3 * HOUR)

    assert await leaves(desk, case, 4 * HOUR) == []


async def test_her_own_answer_since_is_not_cut(desk: Desk) -> None:
    case = await desk.case(CHILD)
    await answered(desk, case)
    await desk.consent(case, desk.lawyer, now=NOW + 2 * HOUR)

    before = list(desk.narrowed.said)
    async with working(desk.parties, person(desk.parties, desk.ngo, Role.SUPERVISOR), NOW + 3 * HOUR) as work:
        await decide(work, REVIEWS, reviews_of(desk, case)[0][0], "cut", narrow=desk.narrowed)

    assert desk.narrowed.said == before
    assert await leaves(desk, case, 4 * HOUR) == []


async def test_the_day_she_is_of_age_she_is_asked_anew(desk: Desk) -> None:
    case = await desk.case(CHILD)
    year = timedelta(days=366)
    await answered(desk, case, at=year - 2 * HOUR)
    assert await leaves(desk, case, year - HOUR) == []

    async with desk.parties.work(desk.ngo, NOW + year) as work:
        said = await state_age(work, case, "now", "18_19", Spoken(), Safety(alone=True), narrow=desk.narrowed)
    second = person(desk.parties, desk.ngo, Role.CASEWORKER)
    put_on_team(desk.parties, desk.ngo, case, second.id)
    async with working(desk.parties, second, NOW + year) as work:
        await settle_contradiction(work, case, said, "later", "本人に確かめた。", narrow=desk.narrowed)

    assert await leaves(desk, case, year + HOUR) == ["adult_not_asked"]
