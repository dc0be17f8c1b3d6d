"""The lasting lift of a minor's bar takes two people before it counts; an adult's takes her own word."""

from uuid import UUID

import pytest

from hub.acts import decide
from hub.acts.act import act_registry
from hub.identity.permissions import Role
from hub.intake.end_case import close_case
from hub.intake.lasting_lift import LASTING_LIFT
from hub.intake.lift_bar import Lift
from hub.kit.errors import Conflict, NotFound, Refused
from tests.acts.people import Person, person, working
from tests.parties import NOW, Parties
from tests.statements.night import HOUR, MINUTE, WOMAN, Night, a_night

pytestmark = pytest.mark.anyio
ACTS = act_registry(LASTING_LIFT)


async def confirmed(night: Night, act: str, by: Person) -> None:
    async with working(night.parties, by, NOW + HOUR) as work:
        await decide.confirm(work, ACTS, UUID(act))


async def test_a_minors_lasting_lift_counts_once_another_confirms_it(night: Night) -> None:
    lift = await night.lifts(Lift(word="police", lasting=True))
    assert (lift.counts, lift.not_counted) == (False, ("lift_takes_two",))
    assert "police" in (await night.values())["barred_recipients"]
    with pytest.raises(Conflict, match="act_same_person"):
        await confirmed(night, lift.value["act"], night.first)
    stranger = person(night.parties, night.ngo, Role.CASEWORKER)
    with pytest.raises(NotFound):
        await confirmed(night, lift.value["act"], stranger)

    await confirmed(night, lift.value["act"], night.second)
    await night.consents(NOW + 2 * HOUR)

    assert (await night.values())["barred_recipients"] == ["school", "guardian"]
    assert await night.gate(NOW + 3 * HOUR) == ()
    last = (await night.statements())[-1]
    assert (last.kind, last.counts, last.about, last.recorded_by) == ("bar-lift", True, lift.id, night.second.id)


async def test_a_lasting_lift_needs_a_fresh_sign_in_and_falls_when_she_bars_again(night: Night) -> None:
    with pytest.raises(Refused, match="step_up_needed"):
        await night.lifts(Lift(word="police", lasting=True), fresh=False)
    lift = await night.lifts(Lift(word="police", lasting=True))
    await night.bars("police", at=NOW + MINUTE)

    with pytest.raises(Conflict, match="barred_again"):
        await confirmed(night, lift.value["act"], night.supervisor)

    assert "police" in (await night.values())["barred_recipients"]


async def test_a_lasting_lift_of_a_closed_case_is_not_confirmed(night: Night) -> None:
    lift = await night.lifts(Lift(word="police", lasting=True))
    async with working(night.parties, night.first) as work:
        await close_case(work, night.case, narrow=night.narrowed)

    with pytest.raises(Refused, match="case_closed"):
        await confirmed(night, lift.value["act"], night.second)


async def test_an_adults_lasting_lift_takes_one_and_her_own_word(parties: Parties) -> None:
    night = await a_night(parties, WOMAN)

    lift = await night.lifts(Lift(word="police", lasting=True))

    assert lift.counts
    assert (await night.values())["barred_recipients"] == ["school", "guardian"]
    assert parties.rows("select 1 from review where case_file = %(c)s", c=night.case) == []
