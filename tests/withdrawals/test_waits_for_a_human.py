"""Two words of hers that differ, or word of her death: what waits is held until a human has settled it, not ended."""

from datetime import timedelta
from uuid import UUID

import pytest

from hub.intake.bar import bar_recipients
from hub.intake.say_age import state_age
from hub.intake.say_wishes import state_wishes
from hub.intake.settle import settle_contradiction
from hub.intake.voice import Safety, Spoken
from hub.narrowing.causes import Cause, Narrowing
from hub.narrowing.states import ThingState
from hub.registry import REVIEWS, UPHELD
from hub.reviews.decide import decide
from hub.reviews.kinds import ReviewDecision
from hub.statements.said import Holds
from hub.withdrawals.died import STANDS, end_what_waits
from hub.withdrawals.narrow import narrow
from tests.acts.people import person, working
from tests.cases.team import put_on_team
from tests.delivery.desk import Receiver, drain_all, engine_of
from tests.narrowing.causes import CAUSES
from tests.narrowing.stage import LATER, Stage, stage
from tests.parties import Parties

pytestmark = pytest.mark.anyio


async def settled(on: Stage, holds: Holds, kind: str | None = None) -> None:
    """Another of the team says which of the two holds; of a death ("earlier") that it was wrong."""
    second = person(on.parties, on.scene.ngo)
    put_on_team(on.parties, on.scene.ngo, on.scene.case, second.id)
    ((later,),) = on.parties.rows(
        "select id from statement where case_file = %(c)s and (contradicts is not null or kind = %(k)s)",
        c=on.scene.case,
        k=kind,
    )
    async with working(on.parties, second, LATER) as work:
        await settle_contradiction(work, on.scene.case, later, holds, "確かめた。", narrow=narrow)


async def asks_the_gate_again(on: Stage) -> None:
    """As the sweep does, say, where a suspension is over."""
    async with on.parties.work(on.scene.ngo, LATER) as work:
        await narrow(work, Narrowing(Cause.AGREEMENT_NARROWED, on.scene.case, on.other.id))


def holds_of(on: Stage) -> set[tuple[str, ...]]:
    return {tuple(held_for) for *_, held_for, _ in on.releases()}


@pytest.mark.parametrize("cause", [Cause.CONTRADICTION, Cause.DEATH])
@pytest.mark.parametrize("state", [ThingState.OFFERED, ThingState.UNTAKEN])
async def test_what_waits_is_held_and_not_ended_where_the_gate_is_asked_again(
    parties: Parties, state: ThingState, cause: Cause
) -> None:
    on = await stage(parties, state)
    status = on.status()

    await CAUSES[cause](on)
    await asks_the_gate_again(on)
    await drain_all(engine_of(parties, Receiver()))

    assert await on.read() is None
    assert on.status() == status
    assert holds_of(on) == {(cause.value,)}
    assert on.message() == ("queued", [cause.value])


async def test_a_younger_age_that_differs_ends_no_request_for_answers_that_nobody_could_give_yet(
    parties: Parties,
) -> None:
    on = await stage(parties, ThingState.UNTAKEN)
    async with parties.work(on.scene.ngo, LATER) as work:
        await state_age(work, on.scene.case, "now", "13_15", Spoken(), Safety(alone=True), narrow=narrow)

    await asks_the_gate_again(on)

    assert await on.read() is None
    assert on.status() == ("requested", None)
    assert {cause for held_for in holds_of(on) for cause in held_for} == {"age-under-18", "contradiction"}


@pytest.mark.parametrize("cause", [Cause.CONTRADICTION, Cause.DEATH])
async def test_it_is_let_go_once_a_human_has_settled_it(parties: Parties, cause: Cause) -> None:
    on = await stage(parties, ThingState.OFFERED)
    await CAUSES[cause](on)

    await settled(on, "earlier", cause.value)

    assert await on.read() is not None
    assert await on.can_accept()
    assert holds_of(on) == {()}
    assert on.message() == ("queued", [])


async def test_what_an_agreement_took_meanwhile_is_gone_when_it_is_let_go(parties: Parties) -> None:
    on = await stage(parties, ThingState.OFFERED)
    await CAUSES[Cause.CONTRADICTION](on)
    parties.admin.execute("update agreement set purposes = '{care}' where recipient = %s", (on.other.id,))

    await settled(on, "later")

    assert await on.read() is None
    assert on.status() == ("cancelled", "ended-by-sender")


async def test_a_wish_against_a_bar_holds_what_waits_at_whom_the_bar_let_through(parties: Parties) -> None:
    on = await stage(parties, ThingState.OFFERED)
    parties.admin.execute("update organisation set kind = 'police' where id = %s", (on.other.id,))
    async with parties.work(on.scene.ngo, LATER) as work:
        await bar_recipients(work, on.scene.case, ["police"], Spoken(), narrow=narrow, excepted=[on.other.id])
    before = await on.read()

    async with parties.work(on.scene.ngo, LATER) as work:
        given = ({"police": "yes"}, Spoken(), Safety(alone=True))
        await state_wishes(work, on.scene.case, *given, narrow=narrow)

    assert before is not None
    assert await on.read() is None
    assert holds_of(on) == {(Cause.CONTRADICTION.value,)}


async def test_what_a_death_held_ends_after_thirty_days_and_not_where_it_was_wrong(parties: Parties) -> None:
    stands, wrong = await stage(parties, ThingState.OFFERED), await stage(parties, ThingState.OFFERED)
    for on in (stands, wrong):
        await CAUSES[Cause.DEATH](on)
        day = parties.rows("select at from due where kind = %(k)s and object = %(c)s", k=STANDS, c=on.scene.case)
        assert day == [(LATER + timedelta(days=30),)]
    await settled(wrong, "earlier", "death")

    for on in (stands, wrong):
        async with parties.work(on.scene.ngo, LATER, hub_itself=True) as work:
            await end_what_waits(work, on.scene.case, narrow)

    assert stands.status() == ("cancelled", "ended-by-sender")
    assert (Cause.DEATH_STANDS.value, "cut") in stands.cause()
    assert wrong.status()[0] == "received"
    assert await wrong.read() is not None


@pytest.mark.parametrize("decision", ["upheld", "cut"])
async def test_another_decides_whether_an_accepted_packet_is_kept_or_cut(
    parties: Parties, decision: ReviewDecision
) -> None:
    on = await stage(parties, ThingState.ACCEPTED)
    await CAUSES[Cause.DEATH](on)
    review: UUID
    ((review,),) = parties.rows("select id from review where kind = 'death' and org = %(o)s", o=on.scene.ngo.id)
    second = person(parties, on.scene.ngo)
    put_on_team(parties, on.scene.ngo, on.scene.case, second.id)
    held = await on.read()

    async with working(parties, second, LATER) as work:
        await decide(work, REVIEWS, review, decision, narrow=narrow, upheld=UPHELD)

    assert held is None
    assert (await on.read() is not None) == (decision == "upheld")
    assert on.status()[0] == ("accepted" if decision == "upheld" else "cancelled")


async def test_nobody_is_asked_about_packets_where_none_was_accepted(parties: Parties) -> None:
    on = await stage(parties, ThingState.OFFERED)

    await CAUSES[Cause.DEATH](on)

    assert parties.rows("select kind from review where org = %(o)s", o=on.scene.ngo.id) == []
