"""A hold because she is under 18 ends in a day; where two ages differ it waits for whoever settles them."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from hub.cases import repository
from hub.consent.facts import AnswerFacts
from hub.consent.load import ConsentPlace
from hub.consent.record import record
from hub.consent.rules import Assent
from hub.delivery.run_due import run_due
from hub.intake.bar import bar_recipients
from hub.intake.say_age import state_age
from hub.intake.settle import settle_contradiction
from hub.intake.voice import Safety, Spoken
from hub.narrowing.causes import Cause, Narrowing
from hub.releases.read import read
from hub.statements.said import Holds
from hub.withdrawals.narrow import narrow
from tests.pairs.test_limits import SUSPENDED, Held, nothing_narrows, waiting
from tests.parties import NOW, Parties, Party
from tests.withdrawals.scene import BY_HER, REMOVAL, Scene

pytestmark = pytest.mark.anyio
HER_OWN_YES = Assent(
    assent=True,
    guardian_consent="absent",
    guardian_reason="本人の希望",
    guardian_informed=False,
    guardian_informed_reason="本人の希望",
)


def a_colleague(parties: Parties, scene: Scene) -> Party:
    """Another caseworker on the case's team."""
    one = parties.person(scene.ngo)
    about = {"org": scene.ngo.id, "case_file": scene.case, "principal": one, "added_by": one, "added_at": NOW}
    parties.insert("case_team", id=uuid4(), **about)
    return replace(scene.ngo, principal=one)


async def settled_to_be_a_child(held: Held) -> None:
    """She is under 18, and another has settled it."""
    async with held.parties.work(held.scene.ngo, SUSPENDED) as work:
        said = [
            await state_age(work, held.scene.case, about, "16_17", Spoken(), Safety(), narrow=narrow)
            for about in ("at_images", "now")
        ]
    async with held.parties.work(a_colleague(held.parties, held.scene), SUSPENDED) as work:
        for one in said:
            await settle_contradiction(work, held.scene.case, one, "later", "本人に確かめた。", narrow=narrow)


async def a_child_now(held: Held) -> None:
    """The same, and she was asked anew as a child."""
    await settled_to_be_a_child(held)
    async with held.parties.work(a_colleague(held.parties, held.scene), SUSPENDED) as work:
        case, place = await repository.case(work, held.scene.case), ConsentPlace(held.platform.id, "removal", "nowhere")
        await record(work, case, place, "given", BY_HER, fields=dict(REMOVAL), facts=AnswerFacts(HER_OWN_YES))


async def test_a_hold_for_her_age_ends_in_a_day_and_the_team_is_informed(alone: Parties) -> None:
    """She was not asked anew as a child."""
    held = await waiting(alone)
    await settled_to_be_a_child(held)
    meanwhile = await held.read()

    assert await held.a_day_passes() == 1

    assert meanwhile is None
    assert await held.read() is None
    assert held.status() == ("cancelled", "ended-by-sender")
    assert held.recorded()[-1] == ("age-under-18", "repack", False)


@pytest.mark.parametrize("holds", ["earlier", "later"])
async def test_two_ages_that_differ_end_nothing_at_the_limit_and_it_goes_on_once_they_are_settled(
    alone: Parties, holds: Holds
) -> None:
    """She is of age and has agreed; only how old she was in the images waits for another of the team."""
    held = await waiting(alone)
    async with alone.work(held.scene.ngo, SUSPENDED) as work:
        said = await state_age(work, held.scene.case, "at_images", "16_17", Spoken(), Safety(), narrow=narrow)
    looked = (await held.a_day_passes(), await held.a_day_passes())
    waits = (await held.read(), held.status(), held.recorded()[-1])
    async with alone.work(a_colleague(alone, held.scene), held.clock.now()) as work:
        await settle_contradiction(work, held.scene.case, said, holds, "本人に確かめた。", narrow=narrow)

    read_again = await held.read()

    assert looked == (1, 1)
    assert waits == (None, ("requested", None), ("age-under-18", "still held", False))
    assert read_again is not None


async def test_where_she_may_be_a_child_today_it_waits_for_whoever_settles_it(alone: Parties) -> None:
    """Nobody could ask her as a child before that."""
    held = await waiting(alone)
    async with alone.work(held.scene.ngo, SUSPENDED) as work:
        await state_age(work, held.scene.case, "now", "16_17", Spoken(), Safety(), narrow=narrow)

    assert [await held.a_day_passes() for _ in range(3)] == [1, 1, 1]

    assert (await held.read(), held.status()) == (None, ("requested", None))
    assert held.recorded()[-1] == ("age-under-18", "still held", False)


async def test_a_request_that_was_asked_anew_as_a_childs_goes_on_with_a_childs_handling(alone: Parties) -> None:
    held = await waiting(alone)
    await a_child_now(held)

    await held.a_day_passes()

    assert held.status() == ("requested", None)
    async with alone.work(held.platform, held.clock.now()) as work:
        packet = await read(work, held.sent.object, "packet")
    assert packet.handling.guardian_informed is False
    assert held.recorded()[-1] == ("age-under-18", "repack", False)


@pytest.mark.parametrize("word", ["a bar", "a yes elsewhere"])
async def test_a_word_about_something_else_lets_a_childs_request_go_on_as_a_childs_alone(
    alone: Parties, word: str
) -> None:
    held = await waiting(alone)
    await a_child_now(held)
    async with alone.work(held.scene.ngo, SUSPENDED) as work:
        if word == "a bar":
            await bar_recipients(work, held.scene.case, ["school"], Spoken(), narrow=narrow)
        else:
            elsewhere = ("hash_matching", "nowhere")
            await narrow(work, Narrowing(Cause.SHORTENING, held.scene.case, held.platform.id, *elsewhere))

    async with alone.work(held.platform, held.clock.now()) as work:
        packet = await read(work, held.sent.object, "packet")

    assert packet.handling.guardian_informed is False


async def test_a_duty_that_reaches_one_she_barred_lets_no_childs_request_go_on(alone: Parties) -> None:
    """All that the frozen request says may stand; but the sentence of the duty was never answered."""
    held = await waiting(alone, tells_the_police=True)
    async with alone.work(held.scene.ngo, SUSPENDED) as work:
        await bar_recipients(work, held.scene.case, ["police"], Spoken(), narrow=nothing_narrows)
    await a_child_now(held)

    await held.a_day_passes()

    assert held.status() == ("cancelled", "ended-by-sender")


async def test_a_hold_that_begins_again_keeps_its_first_limit(alone: Parties) -> None:
    held = await waiting(alone)
    for band in ("16_17", "13_15"):
        async with alone.work(held.scene.ngo, held.clock.now()) as work:
            await state_age(work, held.scene.case, "at_images", band, Spoken(), Safety(), narrow=narrow)
        held.clock.advance(timedelta(hours=12))

    assert await run_due(held.engine, 50) == 1
    assert held.recorded()[-1] == ("age-under-18", "still held", False)
