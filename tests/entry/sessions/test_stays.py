"""A session by the clock: idle, absolute, freshness; ended by its owner, by others' hands, by being let go."""

from datetime import timedelta
from uuid import uuid4

import pytest

from hub.entry.handles import Handle
from hub.entry.sessions import end, own
from hub.entry.sessions.begin import begin_session
from hub.entry.sessions.step_up import step_up
from hub.identity import members
from hub.identity.permissions import Role
from hub.identity.refusals import Unauthenticated
from hub.kit.errors import NotFound
from tests.counting import counted
from tests.entry.desk import DEVICE, EntryDesk, Person
from tests.parties import NOW

pytestmark = pytest.mark.anyio


async def is_in(hub: EntryDesk, handle: Handle) -> bool:
    try:
        await hub.sessions.viewer(handle.text(), "en")
    except Unauthenticated:
        return False
    return True


@pytest.fixture
async def person(hub: EntryDesk) -> Person:
    return await hub.with_passkey(hub.parties.organisation())


async def test_half_an_hour_without_a_request_ends_a_stay(hub: EntryDesk, person: Person) -> None:
    handle, late = (await hub.enter(person)).handle, (await hub.enter(person)).handle
    hub.clock.advance(timedelta(minutes=29, seconds=59))
    first = await is_in(hub, handle)
    hub.clock.advance(timedelta(seconds=2))

    assert first
    assert await is_in(hub, handle)
    assert not await is_in(hub, late)


async def test_a_stay_that_ended_is_not_woken_by_the_request_that_found_it_so(hub: EntryDesk, person: Person) -> None:
    handle = (await hub.enter(person)).handle
    hub.clock.advance(timedelta(minutes=30, seconds=1))

    assert not await is_in(hub, handle)
    assert not await is_in(hub, handle)


async def test_twelve_hours_end_a_stay_however_busy(hub: EntryDesk, person: Person) -> None:
    handle, seen = (await hub.enter(person)).handle, []
    for _ in range(12 * 3 - 1):
        hub.clock.advance(timedelta(minutes=20))
        seen.append(await is_in(hub, handle))
    hub.clock.advance(timedelta(minutes=19, seconds=59))
    seen.append(await is_in(hub, handle))
    hub.clock.advance(timedelta(seconds=1))

    assert all(seen)
    assert not await is_in(hub, handle)


async def test_a_request_is_noted_at_most_once_a_minute(hub: EntryDesk, person: Person) -> None:
    handle = (await hub.enter(person)).handle
    noted = []
    for seconds in (30, 30, 59, 1):
        hub.clock.advance(timedelta(seconds=seconds))
        await hub.sessions.viewer(handle.text(), "en")
        ((at,),) = hub.parties.rows("select seen_at from web_session where id = %(id)s", id=handle.id)
        noted.append((at - NOW).total_seconds())

    assert noted == [0, 60, 60, 120]


async def test_who_asks_costs_one_statement(hub: EntryDesk, person: Person) -> None:
    handle = (await hub.enter(person)).handle
    hub.clock.advance(timedelta(minutes=2))

    with counted(hub.parties.web) as seen:
        await hub.sessions.viewer(handle.text(), "en")

    assert len(seen) == 1


async def test_a_stay_is_fresh_for_five_minutes(hub: EntryDesk, person: Person) -> None:
    handle, fresh = (await hub.enter(person)).handle, []
    for seconds in (0, 299, 2):
        hub.clock.advance(timedelta(seconds=seconds))
        fresh.append((await hub.sessions.viewer(handle.text(), "en")).fresh)

    assert fresh == [True, True, False]


async def test_a_sign_in_at_a_provider_is_not_fresh_by_itself(hub: EntryDesk, person: Person) -> None:
    given = {"organisation": person.organisation, "principal": person.id, "device": DEVICE, "known": None, "now": NOW}
    async with hub.parties.web.transaction(person.organisation) as session:
        begun = await begin_session(session, method="provider", **given)  # type: ignore[arg-type]

    assert not (await hub.sessions.viewer(begun.handle.text(), "en")).fresh


async def test_every_sign_in_has_a_secret_of_its_own_and_the_hub_keeps_none(hub: EntryDesk, person: Person) -> None:
    handles = [(await hub.enter(person)).handle for _ in range(3)]
    kept = hub.parties.rows("select digest from web_session where org = %(o)s", o=person.organisation)

    assert len({one.secret for one in handles}) == 3
    assert {digest for (digest,) in kept} == {one.digest for one in handles}
    assert not {digest for (digest,) in kept} & {one.secret for one in handles}


@pytest.mark.parametrize("lie", ["organisation", "id", "secret", "text"])
async def test_a_cookie_that_is_not_the_one_given_out_finds_nobody(hub: EntryDesk, person: Person, lie: str) -> None:
    handle = (await hub.enter(person)).handle
    other = hub.parties.organisation()
    made_up = {
        "organisation": Handle(other.id, handle.id, handle.secret).text(),
        "id": Handle(handle.organisation, uuid4(), handle.secret).text(),
        "secret": Handle(handle.organisation, handle.id, bytes(32)).text(),
        "text": "not a handle",
    }

    with pytest.raises(Unauthenticated):
        await hub.sessions.viewer(made_up[lie], "en")


async def test_whoever_is_let_go_is_out_at_the_next_request(hub: EntryDesk) -> None:
    ngo = hub.parties.organisation()
    boss, person = await hub.with_passkey(ngo, Role.ADMIN), await hub.with_passkey(ngo)
    await hub.with_passkey(ngo, Role.ADMIN)
    handle = (await hub.enter(person)).handle
    assert await is_in(hub, handle)

    async with hub.work(boss) as work:
        await members.end_member(work, person.id)

    assert not await is_in(hub, handle)
    left = hub.parties.rows("select 1 from passkey where principal = %(p)s", p=person.id)
    left += hub.parties.rows("select 1 from web_session where principal = %(p)s", p=person.id)
    left += hub.parties.rows("select 1 from known_device where principal = %(p)s", p=person.id)
    assert left == []


async def test_whoever_is_gone_by_the_row_alone_is_out_although_the_stay_is_there(
    hub: EntryDesk, person: Person
) -> None:
    """The trigger that deletes stays is one wall, the question for membership another."""
    handle = (await hub.enter(person)).handle
    with hub.parties.admin.transaction():
        hub.parties.admin.execute("alter table principal disable trigger principal_let_go")
        hub.parties.change("principal", person.id, ended_at=NOW)
        hub.parties.admin.execute("alter table principal enable trigger principal_let_go")

    assert not await is_in(hub, handle)
    assert hub.parties.rows("select count(*) from web_session where id = %(id)s", id=handle.id) == [(1,)]


async def test_an_organisation_that_ended_has_nobody_signed_in(hub: EntryDesk, person: Person) -> None:
    handle = (await hub.enter(person)).handle
    hub.parties.admin.execute("update organisation set ended_at = %s where id = %s", (NOW, person.organisation))

    assert not await is_in(hub, handle)


async def test_a_person_sees_and_ends_own_stays_and_nobody_elses(hub: EntryDesk) -> None:
    ngo = hub.parties.organisation()
    person, other = await hub.with_passkey(ngo), await hub.with_passkey(ngo)
    here, there, third = [(await hub.enter(person)).handle for _ in range(3)]
    theirs = (await hub.enter(other)).handle

    async with hub.work(person, session=here.id) as work:
        stays = await own.mine(work)
        await end.end(work, there.id)
        with pytest.raises(NotFound):
            await end.end(work, theirs.id)

    assert {one.id for one in stays} == {here.id, there.id, third.id}
    assert [one.id for one in stays if one.current] == [here.id]
    assert [await is_in(hub, one) for one in (here, there, third, theirs)] == [True, False, True, True]


async def test_a_stay_that_has_ended_is_not_listed_any_more(hub: EntryDesk, person: Person) -> None:
    old = (await hub.enter(person)).handle
    hub.clock.advance(timedelta(minutes=30))

    async with hub.work(person) as work:
        listed = await own.mine(work)

    assert listed == ()
    assert hub.parties.rows("select count(*) from web_session where id = %(id)s", id=old.id) == [(1,)]


async def test_a_person_ends_all_others_and_then_signs_out(hub: EntryDesk, person: Person) -> None:
    here, *others = [(await hub.enter(person)).handle for _ in range(3)]
    async with hub.work(person, session=here.id) as work:
        assert await end.end_others(work, here.id) == 2
    still = [await is_in(hub, one) for one in (here, *others)]

    async with hub.work(person, session=here.id) as work:
        await end.end_own(work)

    assert still == [True, False, False]
    assert not await is_in(hub, here)
    ended = hub.parties.rows(
        "select count(*) from ledger_event where sender = %(o)s and verb = 'session:ended'", o=person.organisation
    )
    assert ended == [(3,)]


async def test_a_stay_that_ended_meanwhile_is_not_made_fresh(hub: EntryDesk, person: Person) -> None:
    handle = (await hub.enter(person)).handle
    hub.clock.advance(timedelta(minutes=31))

    async with hub.parties.web.transaction(person.organisation) as session:
        with pytest.raises(Unauthenticated):
            await step_up(session, organisation=person.organisation, session_id=handle.id, now=hub.clock.now())


async def test_stays_that_were_left_are_swept_away_at_the_next_sign_in(hub: EntryDesk) -> None:
    ngo = hub.parties.organisation()
    person, other = await hub.with_passkey(ngo), await hub.with_passkey(ngo)
    await hub.enter(person)
    hub.clock.advance(timedelta(hours=24))
    await hub.enter(other)
    assert hub.count("web_session", ngo) == 2, "a form that was written in it may still come"
    hub.clock.advance(timedelta(hours=1))

    await hub.enter(other)

    assert hub.count("web_session", ngo) == 2


async def test_what_only_looks_keeps_no_stay_alive(hub: EntryDesk, person: Person) -> None:
    handle = (await hub.enter(person)).handle
    hub.clock.advance(timedelta(minutes=20))
    await hub.sessions.viewer(handle.text(), "en", noting=False)
    hub.clock.advance(timedelta(minutes=11))

    assert not await is_in(hub, handle)
