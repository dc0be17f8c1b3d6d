"""Whose word an invitation rests on: the operator's lets in the first administrator alone, a leaver's nobody."""

from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from hub.entry.invitations.invite import Invited, invite_first
from hub.identity import members, people
from hub.identity.permissions import Role
from hub.kit.conninfo import conninfo
from hub.kit.db import Database
from hub.kit.errors import Refused
from tests.entry.authenticator import Authenticator
from tests.entry.desk import EntryDesk, Person
from tests.entry.invitations.inviting import invited, refused, take_up
from tests.parties import Party

pytestmark = pytest.mark.anyio

_FORGED = """
insert into invitation (org, id, principal, role, label, digest, code, wrong, created_at, until)
values (%(org)s, %(id)s, %(back)s, %(role)s, 'x', sha256(''), sha256(''), 0, now(), now())
"""


@pytest.fixture
async def operator(hub: EntryDesk) -> AsyncIterator[Database]:
    database = hub.parties.database.pool("hub_operator", pool_size=1)
    yield database
    await database.close()


async def first(hub: EntryDesk, operator: Database, party: Party) -> Invited:
    async with operator.transaction(None) as session:
        return await invite_first(session, party.id, "代表", hub.clock.now())


async def test_who_is_let_go_leaves_no_invitation_behind(hub: EntryDesk, ngo: Party, admin: Person) -> None:
    other = hub.person(ngo, Role.ADMIN)
    hers, another = await invited(hub, admin, Role.SUPERVISOR), await invited(hub, other)

    async with hub.work(other) as work:
        await members.end_member(work, admin.id)

    await refused(hub, hers.link.text(), hers.code)
    await take_up(hub, another, Authenticator())


async def test_what_the_operator_does_to_its_people_stands_in_the_organisations_ledger(
    hub: EntryDesk, operator: Database, ngo: Party
) -> None:
    made = await first(hub, operator, ngo)
    async with operator.transaction(None) as session:
        await people.end(session, ngo.principal, hub.clock.now())

    lines = hub.parties.rows(
        "select verb, object, principal from ledger_event where sender = %(o)s order by verb", o=ngo.id
    )
    assert lines == [
        ("entry:changed", ngo.principal, None),
        ("invitation:made", made.id, None),
        ("member:ended", ngo.principal, None),
    ]


async def test_the_operator_who_lets_every_administrator_go_makes_no_new_one(
    hub: EntryDesk, operator: Database, ngo: Party, admin: Person
) -> None:
    async with operator.transaction(None) as session:
        await people.end(session, admin.id, hub.clock.now())
    hub.clock.advance(timedelta(minutes=1))

    with pytest.raises(Refused, match="has_admin"):
        await first(hub, operator, ngo)

    assert hub.count("invitation", ngo) == 0


async def test_of_two_invitations_of_the_operator_only_one_lets_anybody_in(
    hub: EntryDesk, operator: Database, ngo: Party
) -> None:
    kept_back, sent = await first(hub, operator, ngo), await first(hub, operator, ngo)
    await take_up(hub, sent, Authenticator())

    with pytest.raises(Refused, match="invitation_not_open"):
        await take_up(hub, kept_back, Authenticator())

    assert hub.parties.rows(
        "select count(*) from principal where organisation = %(o)s and role = 'admin'", o=ngo.id
    ) == [(1,)]


@pytest.mark.parametrize(("role", "back"), [("supervisor", False), ("admin", True)])
async def test_the_operator_writes_no_invitation_but_a_first_administrators(
    hub: EntryDesk, ngo: Party, admin: Person, role: str, *, back: bool
) -> None:
    given: dict[str, UUID | str | None] = {
        "org": ngo.id,
        "id": uuid4(),
        "role": role,
        "back": admin.id if back else None,
    }
    with psycopg.connect(conninfo(hub.parties.database.url("hub_operator"))) as connection:
        connection.execute("select set_config('app.org', %s, true)", (str(ngo.id),))
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(_FORGED, given)
