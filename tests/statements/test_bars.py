"""A bar stands until a counted lift; a minor's own yes lets one body through for a day, and a second looks at it."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from hub.cases import repository
from hub.identity.permissions import Role
from hub.intake.bar import cut_lift
from hub.intake.correct import record_fields
from hub.intake.lift_bar import Lift
from hub.intake.say_death import record_death
from hub.intake.voice import Safety, Spoken
from hub.kit.errors import Conflict, Invalid, NotFound, Reason
from hub.minimisation.gate import ask
from hub.reviews import decide
from hub.reviews.kinds import ReviewDecision, ReviewKind, review_registry
from tests.acts.people import Person, person, working
from tests.parties import NOW, Parties
from tests.statements.night import DAY, FREE, GIRL, HERSELF, HOUR, MINUTE, Night, a_night

pytestmark = pytest.mark.anyio
REVIEWS = review_registry((ReviewKind.BAR_LIFTED, cut_lift))
BARRED = (Reason("barred_recipient"),)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("barred_recipients", [], "use_bar_recipients"),
        ("age_band_now", "20_or_over", "use_state_age"),
        ("age_band_at_images", "20_or_over", "use_state_age"),
        ("safe_contact", None, "use_state_safe_contact"),
        ("wishes", {"police": "yes"}, "use_state_wishes"),
    ],
)
async def test_protection_cannot_be_edited_away(night: Night, field: str, value: object, code: str) -> None:
    before = await night.values()

    async with working(night.parties, night.first) as work:
        with pytest.raises(Invalid) as refused:
            await record_fields(work, night.case, {field: value, "paid": "no"}, expected_version=1)

    assert refused.value.reasons == (Reason(code, field),)
    assert await night.values() == before


async def test_first_words_are_kept_with_who_said_them(night: Night) -> None:
    said = {one.kind: one for one in await night.statements()}

    assert said.keys() == {"bar", "age-now", "age-at-images", "safe-contact", "wish"}
    assert said["bar"].value == {"of": ["police", "school", "guardian"]}
    assert {(one.how.said_by, one.how.method, one.how.said_at, one.counts) for one in said.values()} == {
        ("self", "orally", NOW, True)
    }


async def test_her_own_yes_lets_one_body_through_for_one_purpose_and_a_day(night: Night) -> None:
    other = night.parties.organisation("police", connector="law")
    night.parties.agree(night.ngo, other, {"narrative": "full"}, ("police_report",))
    assert "barred_recipient" in {one.code for one in await night.gate()}

    lift = await night.lifts(at=NOW + HOUR)
    await night.consents(NOW + HOUR + MINUTE)
    await night.consents(NOW + HOUR + MINUTE, to=other)

    assert (lift.counts, lift.not_counted) == (True, ())
    assert await night.gate(NOW + 2 * HOUR) == ()
    assert BARRED[0] in await night.gate(NOW + 2 * HOUR, to=other)
    assert BARRED[0] in await night.gate(NOW + 2 * HOUR, purpose="care")
    assert await night.gate(NOW + HOUR + DAY - MINUTE) == ()
    assert BARRED[0] in await night.gate(NOW + HOUR + DAY)
    assert "police" in (await night.values())["barred_recipients"]
    assert night.ledger() == ["bar:lifted", "review:asked"]


async def test_what_she_lets_through_for_a_day_can_be_taken_up_for_that_day_alone(night: Night) -> None:
    await night.lifts()
    await night.consents(NOW + MINUTE)

    async with working(night.parties, night.first, NOW + HOUR) as work:
        police = night.police.id
        asked = await ask(work, case_id=night.case, recipient_id=police, purpose="police_report", kind="offer")

    assert asked.decision.until == NOW + DAY


async def test_a_lift_opens_nothing_that_was_asked_before(night: Night) -> None:
    await night.consents(NOW)
    await night.lifts(at=NOW + HOUR)

    assert await night.gate(NOW + 2 * HOUR) == (Reason("asked_before_lift"),)
    await night.consents(NOW + 2 * HOUR)
    assert await night.gate(NOW + 2 * HOUR) == ()

    await night.lifts(at=NOW + 3 * DAY)
    assert await night.gate(NOW + 3 * DAY + HOUR) == (Reason("asked_before_lift"),), "she barred them in between"


@pytest.mark.parametrize(
    ("safety", "spoken", "code"),
    [
        (Safety(), HERSELF, "not_alone"),
        (Safety(alone=False), HERSELF, "not_alone"),
        (FREE, Spoken(said_by="third-party"), "not_her_own_word"),
        (FREE, Spoken(said_by="staff"), "not_her_own_word"),
    ],
)
async def test_a_yes_that_could_not_be_said_freely_is_kept_and_does_not_count(
    night: Night, safety: Safety, spoken: Spoken, code: str
) -> None:
    lift = await night.lifts(safety=safety, spoken=spoken)
    await night.consents(NOW + HOUR)

    assert (lift.counts, lift.not_counted) == (False, (code,))
    assert BARRED[0] in await night.gate(NOW + HOUR)
    assert night.ledger() == ["statement:recorded"]
    assert night.parties.rows("select 1 from review where case_file = %(c)s", c=night.case) == []


async def test_a_guardians_yes_is_not_even_recorded_where_she_bars_him(night: Night) -> None:
    said = await night.statements()

    with pytest.raises(Invalid) as refused:
        await night.lifts(spoken=Spoken(said_by="guardian"))

    assert refused.value.reasons == (Reason("guardian_barred", "said_by"),)
    assert await night.statements() == said


async def reviewed(night: Night, decision: ReviewDecision, by: Person, at: datetime = NOW + DAY / 2) -> None:
    ((review,),) = night.parties.rows("select id from review where case_file = %(c)s", c=night.case)
    async with working(night.parties, by, at) as work:
        await decide.decide(work, REVIEWS, review, decision, narrow=night.narrowed)


@pytest.mark.parametrize("who", ["second", "supervisor"])
async def test_a_second_person_cuts_the_days_lift_and_it_narrows(night: Night, who: str) -> None:
    await night.lifts()
    await night.consents(NOW + MINUTE)
    assert await night.gate(NOW + HOUR) == ()

    with pytest.raises(Conflict, match="review_same_person"):
        await reviewed(night, "cut", night.first)
    await reviewed(night, "cut", getattr(night, who), NOW + 2 * HOUR)

    assert BARRED[0] in await night.gate(NOW + 2 * HOUR)
    assert night.narrowed.places == [("bar", night.police.id, None, None)]
    assert "bar:restored" in night.ledger()


async def test_upheld_it_goes_on_to_its_end(night: Night) -> None:
    await night.lifts()
    await night.consents(NOW + MINUTE)

    await reviewed(night, "upheld", night.second)

    assert await night.gate(NOW + DAY - MINUTE) == ()
    assert night.narrowed.places == []


async def test_she_bars_again_and_the_days_lift_is_over(night: Night) -> None:
    await night.lifts()
    await night.consents(NOW + MINUTE)

    await night.bars("police", at=NOW + HOUR)

    assert BARRED[0] in await night.gate(NOW + HOUR)


async def test_police_no_but_this_desk(parties: Parties) -> None:
    night = await a_night(parties, {name: told for name, told in GIRL.items() if name != "barred_recipients"})
    other = parties.organisation("police", connector="law")

    await night.bars("police", excepted=[night.police.id])
    await night.consents(NOW + MINUTE)
    await night.consents(NOW + MINUTE, to=other)

    assert await night.gate(NOW + 30 * DAY) == ()
    assert BARRED[0] in await night.gate(NOW + 30 * DAY, to=other)
    assert (await night.values())["barred_recipients"] == ["police"]
    await night.bars("police", at=NOW + HOUR)
    assert BARRED[0] in await night.gate(NOW + HOUR)


async def test_an_exception_to_a_bar_that_stands_is_a_lift(night: Night) -> None:
    with pytest.raises(Invalid, match="exception_is_a_lift"):
        await night.bars("police", excepted=[night.police.id])
    with pytest.raises(Invalid, match="except_not_barred"):
        await night.bars("medical", excepted=[night.police.id])
    with pytest.raises(NotFound):
        await night.bars("medical", excepted=[uuid4()])


@pytest.mark.parametrize(
    ("lift", "code"),
    [
        (Lift(), "required"),
        (Lift(word="police"), "lift_of_a_kind_lasts"),
        (Lift(word="medical", lasting=True), "nothing_barred"),
        (Lift(word="everybody", lasting=True), "malformed"),
    ],
)
async def test_a_lift_of_nothing_is_none(night: Night, lift: Lift, code: str) -> None:
    with pytest.raises((Invalid, Conflict), match=code):
        await night.lifts(lift)
    with pytest.raises(Invalid, match="required:purpose"):
        await night.lifts(Lift(night.police.id))
    with pytest.raises(Conflict, match="nothing_barred"):
        await night.lifts(Lift(night.lawyer.id, purpose="legal_advice"))


async def test_dates_out_of_reason_are_refused(night: Night) -> None:
    for wrong in (NOW + MINUTE, NOW - timedelta(days=800)):
        with pytest.raises(Invalid, match="out_of_range:said_at"):
            await night.bars("medical", spoken=replace(HERSELF, said_at=wrong))


async def test_after_death_bars_stand_and_nothing_new_goes_out(night: Night) -> None:
    await night.lifts()
    await night.consents(NOW + MINUTE)
    await night.consents(NOW + MINUTE, to=night.lawyer, purpose="legal_advice")
    async with working(night.parties, night.first, NOW + HOUR) as work:
        death = await record_death(work, night.case, "ご家族から電話。", Spoken("third-party"), narrow=night.narrowed)

    assert await night.gate(NOW + HOUR, to=night.lawyer, purpose="legal_advice") == (Reason("person_died"),)
    assert {Reason("person_died"), BARRED[0]} <= set(await night.gate(NOW + HOUR))
    with pytest.raises(Conflict, match="person_died"):
        await night.lifts(at=NOW + HOUR)
    assert ("death", None, None, None) in night.narrowed.places
    assert "death:recorded" in night.ledger()

    with pytest.raises(Conflict, match="act_same_person"):
        await night.settles(death, "earlier", NOW + 2 * HOUR, by=night.first)
    await night.settles(death, "earlier", NOW + 2 * HOUR)
    assert await night.gate(NOW + 2 * HOUR, to=night.lawyer, purpose="legal_advice") == ()


async def test_what_was_there_before_statements_had_a_history_is_kept_as_the_first(night: Night) -> None:
    with night.parties.database.connect() as admin:
        admin.execute("delete from statement where case_file = %s", (night.case,))

    await night.bars("medical", at=NOW + HOUR)

    said = await night.statements()
    assert said[0].value == {"of": ["police", "school", "guardian"]}
    assert (said[0].recorded_by, said[0].recorded_at, said[0].how.said_by) == (None, NOW, "staff")
    assert (await night.values())["barred_recipients"] == ["police", "school", "guardian", "medical"]


async def test_outside_the_team_there_is_no_such_case(night: Night) -> None:
    stranger = person(night.parties, night.ngo, Role.CASEWORKER)

    async with working(night.parties, stranger) as work:
        with pytest.raises(NotFound):
            await repository.case(work, night.case)
    with pytest.raises(NotFound):
        await replace(night, first=stranger).lifts()
