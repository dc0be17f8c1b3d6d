"""The route finder against the gate: what it proposes is what leaves, and nothing of it reaches whom she barred."""

from collections.abc import Mapping
from datetime import timedelta
from random import Random
from typing import Any
from uuid import uuid4

import pytest

from hub.cases import repository
from hub.consent.load import ConsentPlace
from hub.consent.record import record
from hub.directory.rules import GUARDIAN
from hub.intake.look_ahead import look_ahead
from hub.kit.errors import Invalid, NotFound
from hub.releases.read import read
from hub.takedowns.request import Request, beside_the_gate
from hub.takedowns.send import send
from tests.consultations import ADULT, CHILD, HELD_BY_ASSENT, ORALLY, consultation
from tests.counting import counted
from tests.depth import deep
from tests.intake.routes_town import KINDS, REQUEST, Town, agreed, ids, routes, town
from tests.parties import NOW, Parties
from tests.telling import request_told

pytestmark = pytest.mark.anyio


async def test_what_is_proposed_is_what_the_preview_shows_once_she_agreed(parties: Parties) -> None:
    here = town(parties)
    routes(here, "legal_aid", "hotline", "platform")
    case = await consultation(parties, here.ngo)
    before = await here.found(case, **REQUEST)
    assert {one.state for one in before.proposals} == {"ask-her"}
    assert len(before.proposals) == 3

    await agreed(here, case, before)
    after = await here.found(case, **REQUEST)

    assert {one.state for one in after.proposals} == {"ready"}
    for one in after.proposals:
        async with parties.work(here.ngo) as work:
            seen = await look_ahead(
                work,
                case,
                one.recipient.id,
                purpose=one.route.purpose,
                kind="packet",
                request=REQUEST if one.route.purpose == "removal" else {},
                besides=beside_the_gate,
            )
        assert seen.preview.allowed
        assert one.shown.leaves == seen.preview.leaves
        (earlier,) = (old for old in before.proposals if old.route.id == one.route.id)
        assert {leaving.field for leaving in earlier.shown.leaves} == {leaving.field for leaving in one.shown.leaves}


async def test_what_a_route_shows_is_what_the_platform_reads(parties: Parties) -> None:
    here = town(parties)
    routes(here, "platform")
    case = await consultation(parties, here.ngo)
    await agreed(here, case, await here.found(case, **REQUEST))
    (one,) = (await here.found(case, **REQUEST)).proposals

    async with parties.work(here.ngo) as work:
        sent = await send(work, Request(case=case, recipient=one.recipient.id, urgency="urgent", **REQUEST))
    await request_told(parties, here.ngo, sent)

    async with parties.work(here.bodies["platform"]) as work:
        packet = await read(work, sent, "packet")
    assert set(packet.fields) - {"respond_by"} == {leaving.field for leaving in one.shown.leaves} - {"respond_by"}


async def test_what_nobody_has_written_yet_is_named_and_shows_no_value(parties: Parties) -> None:
    here = town(parties)
    routes(here, "platform")
    case = await consultation(parties, here.ngo)

    (one,) = (await here.found(case)).proposals

    assert one.state == "ask-her"
    assert {"items", "legal_ground", "signer", "good_faith"} <= set(one.to_write)
    assert not {leaving.field for leaving in one.shown.leaves} & set(one.to_write)


async def test_no_proposal_reaches_whom_she_barred_directly_or_through_a_duty(parties: Parties) -> None:
    chance = Random(20261130)
    for _ in range(deep(8, 80)):
        here = town(parties)
        routes(here)
        barred = chance.sample([*KINDS, "school", GUARDIAN], chance.randint(0, 3))
        for body in KINDS:
            if chance.random() < 0.6:
                here.duty(body, chance.choice([*KINDS, "school", GUARDIAN]), kind=chance.choice(("duty", "practice")))
        one_body = [str(here.bodies[chance.choice(KINDS)].id)] if chance.random() < 0.3 else []
        values = {**ADULT, "barred_recipients": [*barred, *one_body]}
        case = await consultation(parties, here.ngo, values)

        found = await here.found(case)

        for one in found.proposals:
            assert not {one.recipient.kind, str(one.recipient.id)} & {*barred, *one_body}
            told = {duty.duty.reports_to for duty in one.duties if duty.applies_now}
            assert not told & set(barred), (barred, told)
        shown = {one.recipient.kind for one in found.proposals} | {one.recipient.kind for one in found.left_out}
        assert shown == set(KINDS)
        assert all(one.reasons for one in found.left_out)


@pytest.mark.parametrize(("body", "code"), [("police", "barred_recipient"), ("hotline", "duty_reaches_barred")])
async def test_a_route_that_reaches_the_police_is_left_out_with_its_reason(
    parties: Parties, body: str, code: str
) -> None:
    here = town(parties)
    routes(here, "hotline", "police", "legal_aid")
    here.duty("hotline", "police")
    case = await consultation(parties, here.ngo, {**ADULT, "barred_recipients": ["police"]})

    found = await here.found(case)

    (out,) = (one for one in found.left_out if one.recipient.kind == body)
    assert code in {reason.code for reason in out.reasons}
    assert [one.recipient.kind for one in found.proposals] == ["legal_aid"]


async def test_a_way_that_she_goes_herself_is_not_shown_where_she_barred_it(parties: Parties) -> None:
    here = town(parties)
    routes(here, "police", "hotline", senders=["person"])
    case = await consultation(parties, here.ngo, {**ADULT, "barred_recipients": ["police"]})

    found = await here.found(case)

    (one,) = found.proposals
    assert (one.recipient.kind, one.state, one.shown.leaves) == ("hotline", "herself", ())


@pytest.mark.parametrize(
    ("values", "expected"),
    [(ADULT, {"adult", "any"}), (CHILD, {"child", "any"}), ({**ADULT, "age_band_at_images": "unknown"}, {"any"})],
)
async def test_age_in_the_images_keeps_child_and_adult_routes_apart_and_unknown_asks(
    parties: Parties, values: Mapping[str, Any], expected: set[str]
) -> None:
    here = town(parties)
    for word in ("adult", "child", "any"):
        here.route("hotline", "hotline_report", age_class=word)
    case = await consultation(parties, here.ngo, values)

    found = await here.found(case)

    assert {one.route.age_class for one in found.proposals} == expected
    assert ("age_band_at_images" in found.missing) == (len(expected) == 1)
    assert found.left_out == ()


async def test_a_harm_code_that_contradicts_her_age_is_refused_with_the_one_that_fits(parties: Parties) -> None:
    here = town(parties)
    case = await consultation(parties, here.ngo, {**CHILD, "harm_code": "NCII_ADULT"})

    with pytest.raises(Invalid, match="harm_code_fits_image_minor:harm_code"):
        await here.found(case)
    with pytest.raises(Invalid, match="malformed:wish"):
        await here.found(case, "moon")


async def test_a_threat_finds_its_own_routes_and_what_is_not_known_is_asked(parties: Parties) -> None:
    here = town(parties)
    wishes = {"wishes": ["not-to-get-there", "tell-police"]}
    threat = here.route("hotline", "hotline_report", exposures=["threatened"], **wishes)
    here.route("platform", "removal", exposures=["published"])
    values = {**ADULT, "harm_code": "SEXTORTION_ADULT", "exposure": "threatened"}
    threatened = await consultation(parties, here.ngo, values)
    unknown = await consultation(parties, here.ngo, {**values, "exposure": "unknown"})

    assert ids(await here.found(threatened, "not-to-get-there")) == [threat]
    assert ids(await here.found(threatened)) == [threat]
    assert ids(await here.found(threatened, "gone-from-places")) == []
    asked = await here.found(unknown)
    assert asked.proposals == ()
    assert "exposure" in asked.missing


async def test_days_countries_languages_and_who_may_use_it(parties: Parties) -> None:
    here = town(parties)
    case = await consultation(parties, here.ngo)
    today = NOW.date()
    right = here.route("hotline", "hotline_report", valid_to=today, countries=["JP"], languages=["ja"])
    for changed in (
        {"valid_to": today - timedelta(days=1)},
        {"valid_from": today + timedelta(days=1)},
        {"countries": ["US"]},
        {"languages": ["ko"]},
        {"wishes": ["lawyer"]},
        {"harms": ["IMAGE_MINOR"]},
    ):
        here.route("hotline", "hotline_report", **changed)
    Town(parties, here.ngo, {"us": here.ngo}).route("us", "care")

    assert ids(await here.found(case, "gone-from-places")) == [right]


async def test_her_no_is_not_asked_again_by_a_proposal(parties: Parties) -> None:
    here = town(parties)
    routes(here, "legal_aid")
    case = await consultation(parties, here.ngo)
    async with parties.work(here.ngo) as work:
        opened = await repository.case(work, case, writing=True)
        place = ConsentPlace(here.bodies["legal_aid"].id, "legal_advice", "legal_handoff")
        await record(work, opened, place, "refused", ORALLY)

    found = await here.found(case)

    assert found.proposals == ()
    assert [reason.code for reason in found.left_out[0].reasons] == ["consent_refused"]


async def test_a_minor_needs_no_guardian_to_see_what_a_route_would_take(parties: Parties) -> None:
    here = town(parties)
    routes(here, "hotline")
    case = await consultation(parties, here.ngo, CHILD)
    before = await here.found(case)

    await agreed(here, case, before, HELD_BY_ASSENT)

    (one,) = (await here.found(case)).proposals
    assert (before.proposals[0].state, one.state) == ("ask-her", "ready")
    assert [leaving.field for leaving in one.shown.leaves] == [
        leaving.field for leaving in before.proposals[0].shown.leaves
    ]


async def test_the_clock_of_a_platform_rules_where_its_fact_holds(parties: Parties) -> None:
    here = town(parties)
    routes(here, "platform", "legal_aid")
    parties.facts(here.bodies["platform"], "us_covered_platform")
    case = await consultation(parties, here.ngo)

    found = {one.recipient.kind: one.ends for one in (await here.found(case, **REQUEST)).proposals}
    lacking = {one.recipient.kind: one.ends for one in (await here.found(case)).proposals}

    assert (found["platform"].rule, found["platform"].at) == ("US-TIDA-48H/1", NOW + timedelta(hours=48))
    assert (found["legal_aid"].rule, found["legal_aid"].at) == (None, NOW + timedelta(hours=72))
    assert (lacking["platform"].rule, lacking["platform"].clocks[0].missing) == (None, ("reply_contact",))


async def test_statements_do_not_grow_with_routes(parties: Parties) -> None:
    here = town(parties)
    case = await consultation(parties, here.ngo)
    routes(here, "hotline")
    with counted(parties.web) as few:
        assert len((await here.found(case)).proposals) == 1

    for _ in range(5):
        routes(here)
    with counted(parties.web) as many:
        assert len((await here.found(case)).proposals) > 15

    assert len(many) == len(few) <= 16


async def test_a_foreign_case_and_none_look_alike_and_nothing_is_written(parties: Parties) -> None:
    here = town(parties)
    routes(here)
    foreign = await consultation(parties, parties.organisation())
    before = parties.rows("select count(*) from release")

    for case in (foreign, uuid4()):
        with pytest.raises(NotFound):
            await here.found(case)
    await here.found(await consultation(parties, here.ngo))

    assert parties.rows("select count(*) from release") == before
