"""One asks, another confirms, or nothing happens: every kind of second person, in the database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import anyio
import pytest

from hub.acts.decide import confirm, decline
from hub.identity.permissions import Permission, Role
from hub.kit.errors import Conflict, HubError, NotFound
from tests.acts.people import REGISTRY, SHORT, Person, asked_for, done, ledger, person, working
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio
IN_TIME = NOW + timedelta(hours=23)


async def test_what_one_asks_for_another_confirms_and_both_stand_in_the_ledger(parties: Parties) -> None:
    party, thing = parties.organisation(), uuid4()
    first, second = person(parties, party), person(parties, party)

    act = await asked_for(parties, first, thing)
    assert done(parties, thing) == 0
    async with working(parties, second, IN_TIME) as work:
        shown = await confirm(work, REGISTRY, act)

    assert shown == {"left": "a trace"}
    assert done(parties, thing) == 1
    assert ledger(parties, act) == [("act:requested", first.id), ("act:confirmed", second.id)]


def _same(_parties: Parties, first: Person) -> Person:
    return first


def _without_permission(parties: Parties, first: Person) -> Person:
    return person(parties, first.party, Role.CASEWORKER)


def _narrowed(parties: Parties, first: Person) -> Person:
    return replace(person(parties, first.party), permissions=frozenset({Permission.DIRECTORY_READ}))


def _elsewhere(parties: Parties, _first: Person) -> Person:
    return person(parties, parties.organisation())


@pytest.mark.parametrize(
    ("second", "late", "fresh", "code"),
    [
        pytest.param(_same, timedelta(hours=1), True, "act_same_person", id="the same person"),
        pytest.param(_without_permission, timedelta(hours=1), True, "not_permitted", id="another without the role"),
        pytest.param(_narrowed, timedelta(hours=1), True, "not_permitted", id="another with too narrow a token"),
        pytest.param(_elsewhere, timedelta(hours=1), True, "not_found", id="another organisation"),
        pytest.param(None, timedelta(hours=1), False, "step_up_needed", id="another who has not stepped up"),
        pytest.param(None, timedelta(hours=24), True, "act_expired", id="another at the very end"),
        pytest.param(None, timedelta(hours=24, seconds=1), True, "act_expired", id="another a second too late"),
    ],
)
async def test_nobody_else_confirms_and_nothing_is_done(
    parties: Parties,
    second: Callable[[Parties, Person], Person] | None,
    late: timedelta,
    fresh: bool,
    code: str,
) -> None:
    first, thing = person(parties, parties.organisation()), uuid4()
    other = second(parties, first) if second else person(parties, first.party)
    act = await asked_for(parties, first, thing)

    with pytest.raises(HubError) as refused:
        async with working(parties, other, NOW + late, fresh=fresh) as work:
            await confirm(work, REGISTRY, act)

    assert code in [reason.code for reason in refused.value.reasons]
    assert done(parties, thing) == 0
    assert ledger(parties, act) == [("act:requested", first.id)]


async def test_a_second_before_its_end_an_act_is_still_confirmed(parties: Parties) -> None:
    first, thing = person(parties, parties.organisation()), uuid4()
    act = await asked_for(parties, first, thing, kind="short", reason="now")

    async with working(parties, person(parties, first.party), NOW + SHORT.lifetime - timedelta(seconds=1)) as work:
        await confirm(work, REGISTRY, act)

    assert done(parties, thing) == 1


async def test_an_act_is_confirmed_once(parties: Parties) -> None:
    first, thing = person(parties, parties.organisation()), uuid4()
    act = await asked_for(parties, first, thing)
    async with working(parties, person(parties, first.party)) as work:
        await confirm(work, REGISTRY, act)

    with pytest.raises(Conflict, match="act_decided"):
        async with working(parties, person(parties, first.party)) as work:
            await confirm(work, REGISTRY, act)

    assert done(parties, thing) == 1


@pytest.mark.parametrize("by_the_asker", [True, False])
async def test_a_declined_act_is_never_done(parties: Parties, by_the_asker: bool) -> None:
    first, thing = person(parties, parties.organisation()), uuid4()
    second = person(parties, first.party)
    decliner = first if by_the_asker else second
    act = await asked_for(parties, first, thing)
    async with working(parties, decliner) as work:
        await decline(work, REGISTRY, act)

    with pytest.raises(Conflict, match="act_decided"):
        async with working(parties, second) as work:
            await confirm(work, REGISTRY, act)

    assert done(parties, thing) == 0
    assert ledger(parties, act) == [("act:requested", first.id), ("act:declined", decliner.id)]


async def test_whoever_may_not_confirm_and_did_not_ask_cannot_decline(parties: Parties) -> None:
    first, thing = person(parties, parties.organisation()), uuid4()
    act = await asked_for(parties, first, thing)

    with pytest.raises(Conflict, match="not_permitted"):
        async with working(parties, person(parties, first.party, Role.CASEWORKER)) as work:
            await decline(work, REGISTRY, act)

    assert ledger(parties, act) == [("act:requested", first.id)]


async def test_sixteen_who_confirm_at_once_do_it_once(parties: Parties) -> None:
    first, thing = person(parties, parties.organisation()), uuid4()
    people = [person(parties, first.party) for _ in range(16)]
    act = await asked_for(parties, first, thing)
    outcomes: list[str] = []

    async def confirms(someone: Person) -> None:
        try:
            async with working(parties, someone) as work:
                await confirm(work, REGISTRY, act)
            outcomes.append("done")
        except Conflict as refused:
            outcomes.append(str(refused))

    async with anyio.create_task_group() as group:
        for someone in people:
            group.start_soon(confirms, someone)

    assert sorted(outcomes) == ["act_decided"] * 15 + ["done"]
    assert done(parties, thing) == 1
    assert [verb for verb, _ in ledger(parties, act)] == ["act:requested", "act:confirmed"]


async def test_an_unknown_act_and_a_foreign_one_are_alike(parties: Parties) -> None:
    first = person(parties, parties.organisation())
    act = await asked_for(parties, first, uuid4())
    stranger = person(parties, parties.organisation())

    answers: list[str] = []
    for asked in (act, UUID(int=7)):
        for use_case in (confirm, decline):
            with pytest.raises(NotFound) as refused:
                async with working(parties, stranger) as work:
                    await use_case(work, REGISTRY, asked)
            answers.append(str(refused.value))

    assert set(answers) == {"not_found:id"}
