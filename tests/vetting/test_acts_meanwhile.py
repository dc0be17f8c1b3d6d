"""What waited for a second person while its member was stopped, or while the machine it was about was let go."""

from datetime import timedelta
from uuid import UUID

import anyio
import pytest

from hub.identity.permissions import Role
from hub.kit.errors import HubError, NotFound
from hub.machines.clients import end
from hub.registry import ACTS
from hub.vetting import admissions
from hub.vetting.suspend import SuspendedFor
from tests.acts.office import Office, office
from tests.acts.people import working
from tests.entry.desk import EntryDesk
from tests.entry.sessions.test_stays import is_in
from tests.machines import test_machines_by_two
from tests.machines.test_machines_by_two import READS, jwk
from tests.parties import Parties
from tests.vetting.newcomers import Gate

pytestmark = pytest.mark.anyio
MINUTE = timedelta(minutes=1)
TRIES = 8


async def asked_for_a_key(there: test_machines_by_two.Office) -> tuple[UUID, UUID]:
    """A machine that reads, and the act of one who wants another key for it."""
    client = await there.machine(READS, jwk())
    return client, await there.asks_key(client, jwk("mine"))


async def tried(deed: object) -> str:
    try:
        await deed  # type: ignore[misc]
    except HubError as refused:
        return ",".join(reason.code for reason in refused.reasons)
    return "done"


async def test_what_waited_when_somebody_may_have_broken_in_is_confirmed_by_nobody_afterwards(
    gate: Gate, parties: Parties
) -> None:
    there = test_machines_by_two.Office(parties)
    client, act = await asked_for_a_key(there)
    people: Office = office(parties)
    colleague = people.colleague(Role.ADMIN)
    asked = await people.ask(people.admin, Role.CASEWORKER)
    for party in (there.party, people.party):
        await gate.suspend(party)
        await gate.resume(party)

    assert await tried(there.confirms(act)) == "act_expired"
    assert there.keys(client) == 1
    assert await tried(people.confirm(colleague, asked.act)) == "act_expired"


async def test_an_invitation_that_was_open_when_somebody_may_have_broken_in_lets_nobody_in(
    gate: Gate, parties: Parties
) -> None:
    people: Office = office(parties)
    asked = await people.ask(people.admin, Role.ADMIN)
    code = (await people.confirm(people.colleague(Role.ADMIN), asked.act))["code"]
    await gate.suspend(people.party)
    await gate.resume(people.party)

    with pytest.raises(HubError):
        await people.take_up(asked.link, code, Role.ADMIN)


@pytest.mark.parametrize(("why", "stays"), [("security", False), ("request", True)])
async def test_whoever_was_signed_in_when_somebody_may_have_broken_in_signs_in_anew(
    gate: Gate, parties: Parties, why: SuspendedFor, stays: bool
) -> None:
    desk, party = EntryDesk.on(parties), parties.organisation()
    person = await desk.with_passkey(party)
    handle = (await desk.enter(person)).handle
    await gate.suspend(party, why=why)
    await gate.resume(party)

    assert await is_in(desk, handle) is stays
    assert (await desk.enter(person)).handle


async def test_what_waits_while_its_people_are_trusted_waits_on(gate: Gate, parties: Parties) -> None:
    people: Office = office(parties)
    asked = await people.ask(people.admin, Role.CASEWORKER)
    await gate.suspend(people.party, why="request")
    await gate.resume(people.party)

    assert (await people.confirm(people.colleague(Role.ADMIN), asked.act))["code"]


async def test_the_operator_takes_nobody_into_a_member_that_is_stopped(gate: Gate, parties: Parties) -> None:
    people: Office = office(parties)
    asked = await people.ask(people.admin, Role.ADMIN)
    await gate.suspend(people.party, why="request")

    async with gate.operator.transaction(None) as session:
        with pytest.raises(NotFound):
            await admissions.confirm_by_operator(
                session, parties.keys, ACTS, people.party.id, asked.act, people.now + MINUTE
            )
    assert parties.rows("select status from two_person_act where id = %(a)s", a=asked.act) == [("waiting",)]


async def test_no_key_comes_to_a_machine_that_was_let_go_while_it_waited(parties: Parties) -> None:
    there = test_machines_by_two.Office(parties)
    client, act = await asked_for_a_key(there)
    async with working(parties, there.first) as work:
        await end.end(work, client)

    assert await tried(there.confirms(act)) != "done"
    assert living_keys(there, client) == 0


async def test_of_letting_go_and_a_new_key_at_once_no_key_is_left(parties: Parties) -> None:
    there = test_machines_by_two.Office(parties)
    for _ in range(TRIES):
        client, act = await asked_for_a_key(there)

        async def lets_go(client: UUID = client) -> None:
            async with working(parties, there.first) as work:
                await end.end(work, client)

        async with anyio.create_task_group() as group:
            group.start_soon(tried, there.confirms(act))
            group.start_soon(lets_go)
        assert living_keys(there, client) == 0


async def test_of_a_key_and_a_suspension_at_once_nothing_is_half_done(gate: Gate, parties: Parties) -> None:
    there = test_machines_by_two.Office(parties)
    for _ in range(TRIES):
        client, act = await asked_for_a_key(there)
        async with anyio.create_task_group() as group:
            group.start_soon(tried, there.confirms(act))
            group.start_soon(gate.suspend, there.party)
        await gate.resume(there.party)

        ((status,),) = there.rows("status from two_person_act where id = %(a)s", a=act)
        assert (status, there.keys(client)) in (("done", 2), ("expired", 1))


def living_keys(there: test_machines_by_two.Office, client: UUID) -> int:
    return int(there.rows("count(*) from client_key where client = %(c)s and ended_at is null", c=client)[0][0])
