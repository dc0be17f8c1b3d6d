"""How old she is: the youngest reading rules, nobody makes a child of 16 an adult by typing, and the images stay."""

from datetime import datetime, timedelta

import pytest

from hub.cases import repository
from hub.identity.permissions import Role
from hub.intake.answers import Minority
from hub.intake.correct import record_fields
from hub.intake.open_case import open_case
from hub.intake.settle import settle_contradiction
from hub.intake.voice import Safety, Spoken
from hub.kit.errors import Conflict, Invalid, NotFound, Reason
from tests.acts.people import person, working
from tests.parties import NOW, Parties
from tests.statements.night import DAY, FREE, GIRL, HOUR, MINUTE, WOMAN, Night, a_night

pytestmark = pytest.mark.anyio
NO_ASSENT = Minority()


async def advice(night: Night, at: datetime = NOW + HOUR) -> set[str]:
    """Why nothing may leave for the lawyer."""
    return {one.code for one in await night.gate(at, to=night.lawyer, purpose="legal_advice")}


async def test_typing_an_adult_takes_no_childs_protection_away(night: Night) -> None:
    await night.consents(to=night.lawyer, purpose="legal_advice", minority=NO_ASSENT)

    said = await night.is_aged("20_or_over")

    assert (said.counts, said.contradicts is not None) == (True, True), "she said so freely; it cannot be true"
    assert (await night.values())["age_band_now"] == "16_17"
    assert {"assent_missing", "contradiction_unsettled"} <= await advice(night)
    assert night.narrowed.places == [("age-raised", None, None, None), ("contradiction", None, None, None)]


async def test_what_contradicts_stops_every_route_until_another_settles_it(night: Night) -> None:
    await night.consents(to=night.lawyer, purpose="legal_advice")
    assert await advice(night) == set()
    said = await night.is_aged("20_or_over")
    assert await advice(night) == {"contradiction_unsettled"}

    with pytest.raises(Conflict, match="act_same_person"):
        await night.settles(said.id, "earlier", by=night.first)
    stranger = person(night.parties, night.ngo, Role.CASEWORKER)
    with pytest.raises(NotFound):
        await night.settles(said.id, "earlier", by=stranger)
    await night.settles(said.id, "earlier", NOW + MINUTE)

    assert await advice(night) == set()
    assert (await night.values())["age_band_now"] == "16_17"
    assert night.ledger() == ["statement:recorded", "statement:settled"]
    with pytest.raises(Conflict, match="nothing_to_settle"):
        await night.settles(said.id, "later", NOW + HOUR)


async def test_settled_towards_adult_opens_nothing_that_was_asked_before(night: Night) -> None:
    await night.consents(to=night.lawyer, purpose="legal_advice", minority=NO_ASSENT)
    said = await night.is_aged("20_or_over", NOW + MINUTE)
    images = await night.is_aged("20_or_over", NOW + MINUTE, about="at_images")
    for one in (said, images):
        await night.settles(one.id, "later", NOW + HOUR)

    assert (await night.values())["age_band_now"] == "20_or_over"
    assert "assent_missing" in await advice(night, NOW + 2 * HOUR)
    async with working(night.parties, night.first) as work:
        seen = (await repository.case(work, night.case)).version
        await record_fields(work, night.case, {"harm_code": "SEXTORTION_ADULT"}, expected_version=seen)
    await night.consents(NOW + 3 * HOUR, to=night.lawyer, purpose="legal_advice", minority=NO_ASSENT)
    assert await advice(night, NOW + 4 * HOUR) == set()


@pytest.mark.parametrize("safety", [Safety(), Safety(alone=False)])
async def test_not_said_freely_it_does_not_count_and_settling_makes_it_no_yes(night: Night, safety: Safety) -> None:
    said = await night.is_aged("20_or_over", safety=safety)

    assert (said.counts, said.not_counted) == (False, ("not_alone",))
    with pytest.raises(Conflict, match="not_counted_asks_anew"):
        await night.settles(said.id, "later")
    await night.settles(said.id, "earlier")
    assert (await night.values())["age_band_now"] == "16_17"


async def test_a_birthday_raises_nothing_by_itself_and_stops_nothing(night: Night) -> None:
    await night.consents(to=night.lawyer, purpose="legal_advice")

    said = await night.is_aged("18_19", NOW + MINUTE)

    assert (said.contradicts, said.about is not None) == (None, True)
    assert (await night.values())["age_band_now"] == "16_17"
    assert await advice(night) == set()
    await night.settles(said.id, "later", NOW + HOUR)
    assert (await night.values())["age_band_now"] == "18_19"
    assert night.narrowed.places == [("age-raised", None, None, None), ("settled", None, None, None)]
    assert (await night.values())["age_band_at_images"] == "16_17", "the images do not grow up with her"


async def test_the_age_in_the_images_never_moves_with_birthdays(night: Night) -> None:
    said = await night.is_aged("18_19", NOW + 900 * DAY, about="at_images")

    assert said.contradicts is not None
    assert (await night.values())["age_band_at_images"] == "16_17"


@pytest.mark.parametrize("voice", ["self", "guardian", "third-party", "staff"])
async def test_found_to_be_a_child_she_is_one_at_once_whoever_says_it(parties: Parties, voice: str) -> None:
    night = await a_night(parties, {**WOMAN, "barred_recipients": ["school"]})
    await night.consents(to=night.lawyer, purpose="legal_advice", minority=NO_ASSENT)
    assert await advice(night) == set()

    said = await night.is_aged("16_17", safety=Safety(), spoken=Spoken(said_by=voice))

    assert said.counts
    assert (await night.values())["age_band_now"] == "16_17"
    assert night.narrowed.places == [("age-under-18", None, None, None), ("contradiction", None, None, None)]
    assert {"assent_missing", "contradiction_unsettled", "harm_code_fits_sextortion_minor"} <= await advice(night)


async def test_a_doubt_makes_her_a_child_until_it_is_settled(parties: Parties) -> None:
    night = await a_night(parties, WOMAN)

    said = await night.is_aged("unknown", safety=Safety())

    assert (await night.values())["age_band_now"] == "unknown"
    assert night.narrowed.places == [("age-under-18", None, None, None), ("contradiction", None, None, None)]
    await night.settles(said.id, "earlier")
    assert (await night.values())["age_band_now"] == "20_or_over"


async def test_an_age_that_nobody_had_asked_yet_is_learned(parties: Parties) -> None:
    night = await a_night(parties, {**GIRL, "age_band_now": "unknown", "age_band_at_images": "unknown"})

    freely = await night.is_aged("20_or_over")
    typed = await night.is_aged("20_or_over", about="at_images", safety=Safety())

    assert (freely.counts, freely.contradicts) == (True, None)
    assert typed.counts is False
    values = await night.values()
    assert (values["age_band_now"], values["age_band_at_images"]) == ("20_or_over", "unknown")


async def test_older_in_the_images_than_now_contradicts_from_the_first_word(parties: Parties) -> None:
    night = await a_night(parties, {**GIRL, "age_band_at_images": "20_or_over"})
    await night.consents(to=night.lawyer, purpose="legal_advice")

    assert "contradiction_unsettled" in await advice(night)


@pytest.mark.parametrize(
    ("ages", "code", "fits"),
    [
        (("16_17", "16_17"), "SEXTORTION_ADULT", "harm_code_fits_sextortion_minor"),
        (("20_or_over", "13_15"), "NCII_ADULT", "harm_code_fits_image_minor"),
        (("20_or_over", "16_17"), "NCII_ADULT_SYNTH", "harm_code_fits_image_minor_synth"),
        (("13_15", "unknown"), "SECRET_FILMING", "harm_code_fits_secret_filming_minor"),
        (("20_or_over", "18_19"), "SEXTORTION_MINOR", "harm_code_fits_sextortion_adult"),
        (("20_or_over", "18_19"), "IMAGE_MINOR", "harm_code_fits_ncii_adult"),
        (("20_or_over", "18_19"), "IMAGE_MINOR_SYNTH", "harm_code_fits_ncii_adult_synth"),
        (("20_or_over", "18_19"), "SECRET_FILMING_MINOR", "harm_code_fits_secret_filming"),
    ],
)
async def test_a_harm_code_that_contradicts_the_ages_is_refused_with_the_one_that_fits(
    parties: Parties, ages: tuple[str, str], code: str, fits: str
) -> None:
    told = {**GIRL, "age_band_now": ages[0], "age_band_at_images": ages[1], "harm_code": "DOXXING"}
    night = await a_night(parties, told)

    with pytest.raises(Invalid) as corrected:
        async with working(parties, night.first) as work:
            await record_fields(work, night.case, {"harm_code": code}, expected_version=1)
    with pytest.raises(Invalid) as opened:
        async with parties.work(night.ngo) as work:
            await open_case(work, language="ja", urgency="urgent", fields={**told, "harm_code": code})

    with pytest.raises(Invalid) as further:
        async with working(parties, night.first) as work:
            await record_fields(work, night.case, {"further_harm_codes": [code]}, expected_version=1)

    assert corrected.value.reasons == opened.value.reasons == (Reason(fits, "harm_code"),)
    assert further.value.reasons == (Reason(fits, "further_harm_codes"),)


async def test_a_reason_is_asked_for(night: Night) -> None:
    said = await night.is_aged("20_or_over", NOW + timedelta(days=1), safety=FREE)

    with pytest.raises(Invalid, match="required:reason"):
        async with working(night.parties, night.second) as work:
            await settle_contradiction(work, night.case, said.id, "earlier", " ", narrow=night.narrowed)
