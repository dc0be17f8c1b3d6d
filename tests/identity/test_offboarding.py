"""Whoever is let go is out at the next request with every token, and nobody else is."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from hub.identity.refusals import Unauthenticated

from hub.identity import people
from hub.identity.permissions import Role
from hub.kit.clock import FixedClock
from hub.kit.db import Database
from hub.kit.errors import NotFound
from hub.machines.tokens import Verifier
from tests.database import TestDatabase
from tests.machines.bad_tokens import ISSUER
from tests.parties import NOW, Parties, Party

pytestmark = pytest.mark.anyio


@dataclass
class Office:
    """An organisation with two people and a machine; `operator` is the pool of the operator's commands."""

    party: Party
    leaving: UUID
    staying: UUID
    machine: UUID
    verifier: Verifier
    clock: FixedClock
    operator: Database

    def token(self, principal: UUID, client: str = "desk") -> str:
        return ISSUER.issue(
            principal=principal,
            organisation=self.party.id,
            client=client,
            scopes=["directory:read"],
            now=self.clock.now(),
        )

    async def let_go(self, principal: UUID) -> None:
        async with self.operator.transaction(None) as session:
            await people.end(session, principal, self.clock.now())


@pytest.fixture
async def office(database: TestDatabase) -> AsyncIterator[Office]:
    parties, clock, operator = Parties(database, {}), FixedClock(NOW), database.pool("hub_operator")
    party, made = parties.organisation(), []
    async with operator.transaction(None) as session:
        for kind, label in (("person", "desk 1"), ("person", "desk 2"), ("machine", "case system")):
            made.append(
                await people.add(
                    session,
                    organisation=party.id,
                    kind=kind,  # type: ignore[arg-type]
                    role=Role.CASEWORKER,
                    label=label,
                    now=NOW - timedelta(days=1),
                )
            )
    yield Office(party, made[0], made[1], made[2], Verifier(ISSUER, parties.web, clock), clock, operator)
    await operator.close()
    await parties.close()


async def is_out(office: Office, token: str) -> bool:
    try:
        await office.verifier.viewer(token, "ja")
    except Unauthenticated:
        return True
    return False


async def test_every_token_of_who_is_let_go_is_refused_at_the_next_request(office: Office) -> None:
    tokens = [office.token(office.leaving, client) for client in ("desk", "telephone", "report")]
    assert [await is_out(office, one) for one in tokens] == [False] * 3

    await office.let_go(office.leaving)

    assert [await is_out(office, one) for one in tokens] == [True] * 3, "remembered or not"
    office.clock.advance(timedelta(seconds=60))
    assert await is_out(office, office.token(office.leaving)), "a token made after it is no better"


async def test_colleagues_and_machines_of_the_same_organisation_go_on(office: Office) -> None:
    others = [office.token(office.staying), office.token(office.machine, "case system")]

    await office.let_go(office.leaving)

    assert [await is_out(office, one) for one in others] == [False, False]


async def test_a_machine_that_is_let_go_leaves_its_people_alone(office: Office) -> None:
    theirs, its = office.token(office.staying), office.token(office.machine, "case system")

    await office.let_go(office.machine)

    assert [await is_out(office, one) for one in (theirs, its)] == [False, True]


async def test_nobody_is_let_go_twice_and_nobody_gets_a_token_after(office: Office) -> None:
    await office.let_go(office.leaving)

    with pytest.raises(NotFound):
        await office.let_go(office.leaving)
    async with office.operator.transaction(None) as session:
        with pytest.raises(NotFound):
            await people.find(session, office.leaving)
