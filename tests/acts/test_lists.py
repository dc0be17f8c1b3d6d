"""Who sees which act, and what of it."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from hub.acts import lists
from hub.acts.decide import confirm, decline
from hub.acts.lists import ActBox, ListedAct
from hub.identity.permissions import Role
from hub.kit.errors import NotFound
from hub.kit.pages import Page
from tests.acts.people import REGISTRY, TOY, Person, asked_for, person, working
from tests.counting import counted
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio


def told(found: ListedAct) -> dict[str, str]:
    return {fact.name: fact.value for fact in found.details}


async def seen(parties: Parties, someone: Person, box: ActBox, late: timedelta = timedelta()) -> list[UUID]:
    async with working(parties, someone, NOW + late) as work:
        return [one.id for _, one in (await lists.acts(work, REGISTRY, box, Page())).items]


async def test_an_act_waits_for_others_who_may_confirm_and_for_nobody_else(parties: Parties) -> None:
    first = person(parties, parties.organisation())
    second, caseworker = person(parties, first.party), person(parties, first.party, Role.CASEWORKER)
    act = await asked_for(parties, first, uuid4())

    assert await seen(parties, second, "to_confirm") == [act]
    assert await seen(parties, first, "own") == [act]
    assert await seen(parties, first, "to_confirm") == []
    assert await seen(parties, caseworker, "to_confirm") == []
    assert await seen(parties, person(parties, parties.organisation()), "to_confirm") == []
    assert await seen(parties, second, "decided") == []


async def test_an_act_that_ended_waits_for_nobody(parties: Parties) -> None:
    first = person(parties, parties.organisation())
    second = person(parties, first.party)
    act = await asked_for(parties, first, uuid4())

    assert await seen(parties, second, "to_confirm", TOY.lifetime) == []
    assert await seen(parties, second, "decided", TOY.lifetime) == [act]
    async with working(parties, second, NOW + TOY.lifetime) as work:
        assert (await lists.act_shown(work, REGISTRY, act)).status == "expired"


async def test_what_was_decided_is_listed_with_who_decided_and_newest_first(parties: Parties) -> None:
    first = person(parties, parties.organisation())
    second = person(parties, first.party)
    acts = [await asked_for(parties, first, uuid4()) for _ in range(3)]
    for act, use_case in zip(acts, (confirm, decline, confirm), strict=True):
        async with working(parties, second) as work:
            await use_case(work, REGISTRY, act)

    found: list[lists.ListedAct] = []
    after = None
    async with working(parties, second) as work:
        for _ in acts:
            page = await lists.acts(work, REGISTRY, "decided", Page(1, after))
            after = page.items[0][0]
            found += [one for _, one in page.items]

    assert [(one.status, one.decided_by) for one in sorted(found, key=lambda one: acts.index(one.id))] == [
        ("done", second.id),
        ("declined", second.id),
        ("done", second.id),
    ]


async def test_the_second_person_reads_what_she_confirms_and_why(parties: Parties) -> None:
    first = person(parties, parties.organisation())
    act = await asked_for(parties, first, uuid4(), payload={"what": "this"}, reason="because")

    async with working(parties, person(parties, first.party)) as work:
        found = await lists.act_shown(work, REGISTRY, act)

    assert (told(found), found.reason, found.requested_by) == ({"what": "this"}, "because", first.id)


async def test_a_list_costs_one_statement_however_long_it_is(parties: Parties) -> None:
    first = person(parties, parties.organisation())
    costs = set()
    for _ in range(3):
        await asked_for(parties, first, uuid4(), reason="because")
        async with working(parties, first) as work:
            with counted(parties.web) as seen:
                await lists.acts(work, REGISTRY, "own", Page())
        costs.add(len(seen))

    assert costs == {1}


async def test_who_neither_asked_nor_may_confirm_finds_nothing(parties: Parties) -> None:
    first = person(parties, parties.organisation())
    act = await asked_for(parties, first, uuid4())

    for other in (person(parties, first.party, Role.CASEWORKER), person(parties, parties.organisation())):
        with pytest.raises(NotFound):
            async with working(parties, other) as work:
                await lists.act_shown(work, REGISTRY, act)


async def test_words_of_an_act_whose_epoch_is_gone_are_gone_and_the_rest_stands(parties: Parties) -> None:
    first = person(parties, parties.organisation())
    act = await asked_for(parties, first, uuid4(), reason="because")
    parties.admin.execute("delete from organisation_key where organisation = %s", (first.party.id,))

    async with working(parties, first) as work:
        found = await lists.act_shown(work, REGISTRY, act)

    assert (found.reason, told(found), found.requested_by) == (None, {}, first.id)


async def test_what_was_decided_keeps_its_words_for_the_two_alone(parties: Parties) -> None:
    first = person(parties, parties.organisation())
    second, third = person(parties, first.party), person(parties, first.party)
    act = await asked_for(parties, first, uuid4(), payload={"what": "this"}, reason="because")
    async with working(parties, second) as work:
        await confirm(work, REGISTRY, act)

    seen = []
    for someone in (first, second, third):
        async with working(parties, someone) as work:
            ((_, found),) = (await lists.acts(work, REGISTRY, "decided", Page(10))).items
        seen.append((found.reason, told(found)))

    assert seen == [("because", {"what": "this"}), ("because", {"what": "this"}), (None, {})]
