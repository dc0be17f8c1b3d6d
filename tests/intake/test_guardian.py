"""A guardian answers guardian questions only: nothing that the person said is replaced, undone or taken by one."""

from datetime import timedelta
from typing import Any, Literal
from uuid import UUID, uuid4

import pytest

from hub.cases import repository
from hub.consent.guardian import GuardianSaid, words
from hub.consent.load import overview
from hub.identity.permissions import Role
from hub.intake.answers import About, HowSaid, Minority, last_answer_about
from hub.intake.give import Yes, record_consent
from hub.intake.guardian_says import record_guardian_word
from hub.intake.refuse import record_refusal
from hub.intake.shorten import shorten_consent
from hub.kit.errors import Invalid, NotFound, Refused
from hub.registry import REVIEWS
from hub.reviews.decide import decide
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.acts.people import person, working
from tests.cases.team import lines
from tests.intake.desk import ADVICE, MINOR, TOLD, Desk
from tests.parties import NOW, Party

pytestmark = pytest.mark.anyio
CHILD: dict[str, Any] = {**TOLD, "barred_recipients": ["police", "school"]}
ADULT: dict[str, Any] = {
    **CHILD,
    "age_band_now": "20_or_over",
    "age_band_at_images": "20_or_over",
    "harm_code": "SEXTORTION_ADULT",
}
BARRED = TOLD
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BY_GUARDIAN = HowSaid("guardian")
LESS: dict[str, Any] = {"fields": {"call_name": "full"}, "until": None}
CANARY = "カナリア：子どものことは親が決める。"


async def says(
    desk: Desk, case: UUID, word: Literal["objection", "agreement"], about: Party | None = None, text: str = CANARY
) -> UUID:
    async with desk.parties.work(desk.ngo, NOW + HOUR) as work:
        said = GuardianSaid(about.id if about else None, word, text=text)
        return await record_guardian_word(work, case, said, narrow=desk.narrowed)


async def answers(desk: Desk, case: UUID) -> list[tuple[str, str]]:
    async with desk.parties.work(desk.ngo) as work:
        return [(one.fold.event, one.given_by) for one in await overview(work, await repository.case(work, case))]


def reviews_of(desk: Desk, case: UUID) -> list[tuple[Any, ...]]:
    query = "select kind, subject, due_at from review where case_file = %(c)s"
    return desk.parties.rows(query, c=case)


async def test_a_guardian_withdraws_nothing_and_is_told_what_to_do(desk: Desk) -> None:
    case = await desk.case(CHILD)
    await desk.consent(case, desk.lawyer)

    async with desk.parties.work(desk.ngo, NOW + HOUR) as work:
        with pytest.raises(Refused, match="guardian_never_withdraws") as refused:
            await withdraw(work, case, ChangeOfMind(None, given_by="guardian"))

    assert "recordGuardianWord" in refused.value.reasons[0].sentence("en")
    assert await answers(desk, case) == [("given", "self")]
    assert desk.parties.rows("select from withdrawal where case_file = %(c)s", c=case) == []


@pytest.mark.parametrize("told", [CHILD, BARRED, ADULT], ids=["child", "barred", "adult"])
async def test_a_guardian_neither_replaces_nor_shortens_nor_refuses_for_her(desk: Desk, told: dict[str, Any]) -> None:
    case, about = await desk.case(told), About(desk.lawyer.id, "legal_advice")
    await desk.consent(case, desk.lawyer)

    async with desk.parties.work(desk.ngo, NOW + HOUR) as work:
        seen = await last_answer_about(work, case, about)
        yes = Yes(about, {"call_name": "full"}, None, BY_GUARDIAN, MINOR, seen)
        with pytest.raises(Refused):
            await record_consent(work, case, yes, narrow=desk.narrowed)
        with pytest.raises(Refused):
            await record_refusal(work, case, about, BY_GUARDIAN, text="", narrow=desk.narrowed)
        with pytest.raises(Refused):
            await shorten_consent(work, case, about, BY_GUARDIAN, seen=seen, narrow=desk.narrowed, **LESS)

    assert await answers(desk, case) == [("given", "self")]
    assert desk.narrowed.said == []


@pytest.mark.parametrize("minority", [MINOR, Minority(assent=True, guardian_consent="given", guardian_informed=True)])
async def test_nobody_is_guardian_of_a_person_of_age(desk: Desk, minority: Minority) -> None:
    case = await desk.case(ADULT)
    said = BY_GUARDIAN if minority == MINOR else HowSaid()
    yes = Yes(About(desk.lawyer.id, "legal_advice"), ADVICE, None, said, minority)

    async with desk.parties.work(desk.ngo) as work:
        with pytest.raises(Refused, match="adult_answers_herself"):
            await record_consent(work, case, yes, narrow=desk.narrowed)
    with pytest.raises(Refused, match="adult_answers_herself"):
        await says(desk, case, "objection")

    assert await answers(desk, case) == []
    assert reviews_of(desk, case) == []


async def test_a_barred_guardians_yes_is_refused_at_recording_and_an_objection_is_kept(desk: Desk) -> None:
    case = await desk.case(BARRED)
    minority = Minority(assent=True, guardian_consent="given", guardian_informed=True)

    with pytest.raises(Refused, match="guardian_barred:guardian_consent"):
        await desk.consent(case, desk.lawyer, minority=minority)
    with pytest.raises(Refused, match="guardian_barred:word"):
        await says(desk, case, "agreement")

    assert await answers(desk, case) == []
    await says(desk, case, "objection")


async def test_an_objection_is_kept_informs_and_asks_a_human_within_a_day(desk: Desk) -> None:
    case = await desk.case(CHILD)
    await desk.consent(case, desk.lawyer)

    word = await says(desk, case, "objection", desk.lawyer)

    assert await answers(desk, case) == [("given", "self")], "her own answer stands"
    assert desk.narrowed.places == [("guardian", desk.lawyer.id, None, None)]
    assert reviews_of(desk, case) == [("guardian-objection", word, NOW + HOUR + DAY)]
    assert ("guardian:heard", desk.ngo.principal) in lines(desk.parties, case)
    async with desk.parties.work(desk.ngo) as work:
        (kept,) = await words(work, await repository.case(work, case))
    assert (kept.said.word, kept.said.recipient, kept.said.text) == ("objection", desk.lawyer.id, CANARY)


async def test_what_a_guardian_said_rests_sealed(desk: Desk) -> None:
    case = await desk.case(CHILD)
    await says(desk, case, "objection")

    (row,) = desk.parties.rows("select guardian_word::text, sealed from guardian_word where case_file = %(c)s", c=case)

    assert CANARY not in row[0]
    assert CANARY.encode() not in bytes(row[1])


async def test_an_agreement_is_kept_and_asks_nobody(desk: Desk) -> None:
    case = await desk.case(CHILD)

    await says(desk, case, "agreement")

    assert reviews_of(desk, case) == []
    assert desk.narrowed.said == []
    assert desk.parties.rows("select word from guardian_word where case_file = %(c)s", c=case) == [("agreement",)]


async def test_a_stray_word_recipient_or_case_is_refused_and_nothing_is_kept(desk: Desk) -> None:
    case = await desk.case(CHILD)
    wrong = [
        (case, GuardianSaid(None, "perhaps"), Invalid),  # type: ignore[arg-type]
        (case, GuardianSaid(None, "objection", method="by_dream"), Invalid),
        (case, GuardianSaid(None, "objection", language="xx"), Invalid),
        (case, GuardianSaid(uuid4(), "objection"), NotFound),
        (uuid4(), GuardianSaid(None, "objection"), NotFound),
    ]

    for id, said, refusal in wrong:
        async with desk.parties.work(desk.ngo) as work:
            with pytest.raises(refusal):
                await record_guardian_word(work, id, said, narrow=desk.narrowed)

    assert desk.parties.rows("select from guardian_word where case_file = %(c)s", c=case) == []


async def test_whoever_upholds_leaves_everything_as_it_is(desk: Desk) -> None:
    case = await desk.case(CHILD)
    await desk.consent(case, desk.lawyer)
    await says(desk, case, "objection")
    review = desk.parties.rows("select id from review where case_file = %(c)s", c=case)[0][0]
    desk.narrowed.said.clear()

    async with working(desk.parties, person(desk.parties, desk.ngo, Role.SUPERVISOR), NOW + 2 * HOUR) as work:
        await decide(work, REVIEWS, review, "upheld", narrow=desk.narrowed)

    assert desk.narrowed.said == []
    assert await answers(desk, case) == [("given", "self")]
