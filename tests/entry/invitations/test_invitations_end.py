"""An invitation by two ends with either of them, with its day and with a no; and the database asks for the act."""

from datetime import timedelta

import psycopg
import pytest

from hub.acts.decide import decline
from hub.entry.invitations.accept import look
from hub.identity.permissions import Role
from hub.kit.errors import Conflict, Refused
from hub.registry import ACTS
from tests.acts.office import Office, office
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio


@pytest.fixture
def here(parties: Parties) -> Office:
    return office(parties)


async def test_an_invitation_that_is_gone_is_not_confirmed(here: Office) -> None:
    second = here.colleague(Role.SUPERVISOR)
    asked = await here.ask(here.admin, Role.CASEWORKER)
    here.parties.admin.execute("delete from invitation where act = %s", (asked.act,))

    with pytest.raises(Refused, match="stale"):
        await here.confirm(second, asked.act)


async def test_declining_ends_the_invitation_too(here: Office) -> None:
    asked = await here.ask(here.admin, Role.CASEWORKER)

    async with here.work(here.colleague(Role.SUPERVISOR)) as work:
        await decline(work, ACTS, asked.act)

    assert here.parties.rows("select 1 from invitation where act = %(a)s", a=asked.act) == []


@pytest.mark.parametrize("leaver", ["asker", "confirmer"])
async def test_an_invitation_ends_with_the_leaving_of_either(here: Office, leaver: str) -> None:
    asker, second = here.colleague(Role.ADMIN), here.colleague(Role.SUPERVISOR)
    asked = await here.ask(asker, Role.CASEWORKER)
    shown = await here.confirm(second, asked.act)
    gone = asker if leaver == "asker" else second

    here.parties.change("principal", gone, ended_at=NOW)

    with pytest.raises(Refused, match="invitation_not_open"):
        await look(here.parties.web, asked.link, shown["code"], NOW)


async def test_a_code_that_was_told_once_is_not_told_again(here: Office) -> None:
    second = here.colleague(Role.SUPERVISOR)
    asked = await here.ask(here.admin, Role.CASEWORKER)
    await here.confirm(second, asked.act)

    with pytest.raises(Conflict, match="act_decided"):
        await here.confirm(second, asked.act)


async def test_after_a_day_nobody_confirms_it_and_the_link_is_gone(here: Office) -> None:
    second = here.colleague(Role.SUPERVISOR)
    asked = await here.ask(here.admin, Role.CASEWORKER)
    here.now = NOW + timedelta(hours=24)

    with pytest.raises(Conflict, match="act_expired"):
        await here.confirm(second, asked.act)


FORGED = {
    "nobody's act": "insert into principal (id, organisation, kind, role, label, created_at) values "
    "(gen_random_uuid(), %(o)s, 'person', 'caseworker', 'x', now())",
    "outside by her own word": "insert into principal (id, organisation, kind, role, label, created_at, let_in_by, "
    "let_in_outside) values (gen_random_uuid(), %(o)s, 'person', 'admin', 'x', now(), %(a)s, true)",
    "a second first administrator": "insert into principal (id, organisation, kind, role, label, created_at, "
    "let_in_outside) values (gen_random_uuid(), %(o)s, 'person', 'admin', 'x', now(), true)",
    "another role": "update principal set role = 'admin', role_since = now() where id = %(p)s",
    "an invitation that is open at once": "insert into invitation (org, id, role, label, digest, code, wrong, "
    "created_at, until, confirmed_at, outside) values (%(o)s, gen_random_uuid(), 'admin', 'x', sha256(''), sha256(''), "
    "0, now(), now(), now(), true)",
    "an invitation that nobody confirmed": "update invitation set confirmed_at = now(), confirmed_by = %(p)s "
    "where act = %(act)s",
    "a longer invitation": "update invitation set until = now() where act = %(act)s",
}


@pytest.mark.parametrize("statement", FORGED.values(), ids=FORGED)
async def test_the_database_itself_asks_for_the_act(here: Office, statement: str) -> None:
    member = here.colleague(Role.CASEWORKER)
    asked = await here.ask(here.admin, Role.CASEWORKER)
    given = {"o": here.party.id, "a": here.admin, "p": member, "act": asked.act}

    with here.parties.database.connect("hub_web") as web:
        web.execute("select set_config('app.org', %s, false)", (str(here.party.id),))
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="two_people_needed"):
            web.execute(statement.encode(), given)
