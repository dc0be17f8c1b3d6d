"""An emergency override: asked by one, confirmed by another within the day for which it waits, or nothing leaves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from hub.acts.decide import confirm, decline
from hub.acts.lists import act_shown
from hub.cases import repository
from hub.emergencies.load import emergencies_of_case
from hub.identity.permissions import Permission, Role
from hub.kit.errors import Conflict, HubError, Reason
from hub.overrides.act import OVERRIDES
from hub.overrides.request import request_override
from tests.acts.people import Person, ledger, person, working
from tests.overrides.danger import CALLED, MINUTE, NAMED, SECOND, WHY, Danger, in_danger
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio
DAY = timedelta(hours=24)


async def test_confirmed_a_second_before_its_end_it_lets_just_these_fields_leave(parties: Parties) -> None:
    danger = await in_danger(parties)
    assert Reason("barred_recipient") in (await danger.gate()).decision.reasons
    act = await danger.asked()
    at = NOW + DAY - SECOND

    await danger.confirmed(act, at)

    found = (await danger.gate(at)).decision
    assert found.allowed
    assert found.emergency
    assert dict(found.fields) == NAMED
    assert found.until == at + DAY
    assert danger.rows() == [(danger.first.id, danger.second.id, at + DAY, None)]
    assert danger.ledger() == [("emergency:overridden", danger.second.id)]
    assert ledger(parties, act) == [("act:requested", danger.first.id), ("act:confirmed", danger.second.id)]
    assert (await danger.gate(at + DAY - SECOND)).decision.allowed
    assert not (await danger.gate(at + DAY)).decision.allowed


@pytest.mark.parametrize("late", [timedelta(0), SECOND, MINUTE])
async def test_confirmed_too_late_nothing_leaves_and_nothing_is_written(parties: Parties, late: timedelta) -> None:
    danger = await in_danger(parties)
    act = await danger.asked()

    with pytest.raises(Conflict, match="act_expired"):
        await danger.confirmed(act, NOW + DAY + late)

    await nothing_happened(danger)


def _same(danger: Danger) -> Person:
    return danger.first


def _auditor(danger: Danger) -> Person:
    return person(danger.parties, danger.scene.ngo, Role.AUDITOR)


def _narrowed(danger: Danger) -> Person:
    return replace(danger.second, permissions=danger.second.permissions - {Permission.EMERGENCY_OVERRIDE})


def _elsewhere(danger: Danger) -> Person:
    return person(danger.parties, danger.parties.organisation(), Role.CASEWORKER)


@pytest.mark.parametrize(
    ("who", "fresh", "code"),
    [
        (_same, True, "act_same_person"),
        (_auditor, True, "not_permitted"),
        (_narrowed, True, "not_permitted"),
        (_elsewhere, True, "not_found"),
        (lambda danger: danger.second, False, "step_up_needed"),
    ],
)
async def test_nobody_else_confirms_and_nothing_is_written(
    parties: Parties, who: Callable[[Danger], Person], fresh: bool, code: str
) -> None:
    danger = await in_danger(parties)
    act = await danger.asked()

    with pytest.raises(HubError) as refused:
        async with working(parties, who(danger), NOW + MINUTE, fresh=fresh) as work:
            await confirm(work, OVERRIDES, act)

    assert code in [reason.code for reason in refused.value.reasons]
    await nothing_happened(danger)


async def test_without_a_second_person_nothing_ever_leaves(parties: Parties) -> None:
    danger = await in_danger(parties)

    await danger.asked()

    await nothing_happened(danger)


async def test_declined_it_can_never_be_confirmed(parties: Parties) -> None:
    danger = await in_danger(parties)
    act = await danger.asked()
    async with working(parties, danger.second, NOW + MINUTE) as work:
        await decline(work, OVERRIDES, act)

    with pytest.raises(Conflict, match="act_decided"):
        await danger.confirmed(act)

    await nothing_happened(danger)


async def test_confirmed_twice_it_stands_once(parties: Parties) -> None:
    danger = await in_danger(parties)
    act = await danger.stands()

    with pytest.raises(Conflict, match="act_decided"):
        await danger.confirmed(act)

    assert len(danger.rows()) == 1
    assert len(danger.ledger()) == 1


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"called_at": NOW + SECOND}, "called_out_of_range", "called_at"),
        ({"called_at": NOW - DAY - SECOND}, "called_out_of_range", "called_at"),
        ({"number": ""}, "malformed", "number"),
        ({"number": "an officer"}, "malformed", "number"),
        ({"number": "1" * 21}, "malformed", "number"),
        ({"fields": {}}, "required", "fields"),
        ({"fields": {"shoe_size": "full"}}, "unknown_field", ""),
        ({"fields": {"wishes": "full"}}, "never_leaves", "wishes"),
        ({"fields": {"narrative": "generalised"}}, "no_generalised_form", "narrative"),
        ({"fields": {"narrative": "full"}, "purpose": "removal"}, "not_needed", "narrative"),
        ({"purpose": "curiosity"}, "malformed", "purpose"),
        ({"reason": "  "}, "required", "reason"),
        ({"reason": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUg"}, "image_content", "reason"),
    ],
)
async def test_what_cannot_be_asked_for_leaves_nothing(
    parties: Parties, changed: dict[str, Any], code: str, field: str
) -> None:
    danger = await in_danger(parties)

    with pytest.raises(HubError) as refused:
        await danger.asked(**changed)

    assert (code, field) in [(reason.code, reason.field) for reason in refused.value.reasons]
    assert parties.rows("select 1 from two_person_act where org = %(o)s", o=danger.scene.ngo.id) == []
    await nothing_happened(danger)


@pytest.mark.parametrize("called_at", [NOW, NOW - DAY], ids=["this second", "a day ago"])
async def test_a_call_of_the_last_day_is_one(parties: Parties, called_at: Any) -> None:
    danger = await in_danger(parties)

    assert await danger.asked(called_at=called_at)


@pytest.mark.parametrize("fresh", [True, False])
async def test_whoever_may_not_ask_leaves_nothing(parties: Parties, fresh: bool) -> None:
    """One without the permission; and one with it who comes with a token, or whose sign-in is not fresh."""
    danger = await in_danger(parties)
    someone = _auditor(danger) if fresh else danger.first

    with pytest.raises(HubError) as refused:
        async with working(parties, someone, NOW, fresh=fresh) as work:
            await request_override(work, danger.scene.case, danger.wanted(), WHY)

    assert [reason.code for reason in refused.value.reasons] == ["not_permitted" if fresh else "step_up_needed"]
    await nothing_happened(danger)


async def test_the_second_person_sees_everything_and_the_page_of_the_case_keeps_it(parties: Parties) -> None:
    danger = await in_danger(parties)
    act = await danger.asked()
    async with working(parties, danger.second, NOW + MINUTE) as work:
        shown = await act_shown(work, OVERRIDES, act)

    assert shown.reason == WHY
    assert {fact.name: fact.value for fact in shown.details} == {
        "case": str(danger.scene.case),
        "recipient": danger.police.name,
        "purpose": "legal_advice",
        "fields": "call_name: full, exposure: full, matter_types: full",
        "number": "110",
        "called_at": CALLED.isoformat(),
    }
    await danger.confirmed(act)
    async with working(parties, danger.first, NOW + 2 * MINUTE) as work:
        (kept,) = await emergencies_of_case(work, await repository.case(work, danger.scene.case))
    assert (kept.asked_by, kept.confirmed_by, kept.confirmed_at) == (danger.first.id, danger.second.id, NOW + MINUTE)
    assert (kept.reason, kept.number, kept.called_at, kept.stands) == (WHY, "110", CALLED, True)
    assert (kept.emergency.recipient, dict(kept.emergency.fields)) == (danger.police.id, NAMED)


async def test_it_is_for_one_recipient_one_purpose_and_one_case(parties: Parties) -> None:
    danger = await in_danger(parties)
    await danger.stands()
    other = replace(danger, police=danger.scene.recipient("police"))
    another = await in_danger(parties)

    assert (await danger.gate()).decision.allowed
    assert not (await danger.gate(purpose="removal")).decision.allowed
    assert not (await other.gate()).decision.allowed
    assert not (await another.gate()).decision.allowed


async def test_the_newest_counts_alone(parties: Parties) -> None:
    danger = await in_danger(parties)
    await danger.stands()
    act = await danger.asked(NOW + 2 * MINUTE, fields={"matter_types": "full"})
    await danger.confirmed(act, NOW + 3 * MINUTE)

    found = (await danger.gate(NOW + 4 * MINUTE)).decision

    assert dict(found.fields) == {"matter_types": "full"}


@pytest.mark.parametrize(
    "lie",
    [
        "confirmed_by = asked_by",
        "until = confirmed_at + interval '24 hours 1 second'",
        "until = confirmed_at",
        "id = gen_random_uuid()",
    ],
)
async def test_the_table_refuses_one_person_and_a_longer_time(parties: Parties, lie: str) -> None:
    danger = await in_danger(parties)
    await danger.stands()

    with pytest.raises(Exception, match=r"two_people|one_day|emergency_org_id_fkey"):
        parties.admin.execute(f"update emergency set {lie} where case_file = %s".encode(), (danger.scene.case,))


async def nothing_happened(danger: Danger) -> None:
    assert not (await danger.gate()).decision.allowed
    assert danger.rows() == []
    assert danger.ledger() == []
