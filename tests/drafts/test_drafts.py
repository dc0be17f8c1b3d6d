"""What was refused, or sent after the sign-in had ended, comes back to whoever wrote it, and to nobody else."""

from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import UUID

import pytest

from hub.drafts.keep import KEPT, MOST, keep_form, kept_form, my_drafts
from hub.drafts.purging import purge_ended
from hub.identity.permissions import ROLES, Role
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from tests.browser.people import Person, member
from tests.console.at_desk import AtDesk, at_desk
from tests.console.test_new_case import begun, case_of
from tests.database import TestDatabase
from tests.parties import NOW, Parties, Party

pytestmark = pytest.mark.anyio
PAGE = "/cases/new/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/happened"
CANARY = "カナリア7"


@pytest.fixture
def worker(parties: Parties) -> Person:
    return member(parties, parties.organisation(), Role.CASEWORKER)


@pytest.fixture
async def desk(database: TestDatabase, worker: Person) -> AsyncIterator[AtDesk]:
    async with at_desk(database) as desk:
        await desk.comes_in(worker)
        yield desk


def colleague(parties: Parties, worker: Person, role: Role = Role.CASEWORKER) -> Person:
    ngo = Party(worker.organisation, worker.principal, "support_ngo", "JP", "")
    return member(parties, ngo, role, "隣の窓口")


def viewer(person: Person) -> Viewer:
    return Viewer(person.organisation, person.principal, "test", person.role, ROLES[person.role])


async def kept(parties: Parties, person: Person, page: str = PAGE, at: timedelta = timedelta()) -> UUID:
    async with parties.web.transaction(person.organisation) as session:
        work = Work(session, viewer(person), NOW + at, parties.keys, parties.profiles)
        return await keep_form(work, page, {"narrative": CANARY}, None)


async def found(parties: Parties, person: Person, at: timedelta = timedelta()) -> str | None:
    async with parties.web.transaction(person.organisation) as session:
        draft = await kept_form(Work(session, viewer(person), NOW + at, parties.keys, parties.profiles), PAGE)
    return draft.form["narrative"] if draft else None


async def listed(parties: Parties, person: Person) -> int:
    async with parties.web.transaction(person.organisation) as session:
        return len(await my_drafts(Work(session, viewer(person), NOW, parties.keys, parties.profiles)))


async def test_nobody_else_sees_it_neither_a_colleague_nor_a_supervisor(parties: Parties, worker: Person) -> None:
    await kept(parties, worker)

    assert await found(parties, worker) == CANARY
    for role in (Role.CASEWORKER, Role.SUPERVISOR, Role.ADMIN):
        other = colleague(parties, worker, role)
        assert (await found(parties, other), await listed(parties, other)) == (None, 0)


async def test_it_lies_sealed_and_names_nothing(parties: Parties, worker: Person) -> None:
    await kept(parties, worker)

    ((row,),) = parties.rows("select row_to_json(d)::text from draft d where principal = %(p)s", p=worker.principal)
    assert CANARY not in row
    assert CANARY.encode().hex() not in row


async def test_it_ends_after_seven_days_and_its_key_goes_with_it(parties: Parties, worker: Person) -> None:
    await kept(parties, worker)

    assert await found(parties, worker, KEPT) is None
    async with parties.worker.transaction(worker.organisation) as session:
        await purge_ended(session, worker.organisation, NOW + KEPT)
    assert parties.rows("select 1 from draft where principal = %(p)s", p=worker.principal) == []
    marked = parties.rows("select 1 from key_destroyed where organisation = %(o)s", o=worker.organisation)
    assert marked != [], "what was destroyed is destroyed in backups too"


async def test_one_for_each_page_and_the_oldest_make_room(parties: Parties, worker: Person) -> None:
    for number in range(MOST + 2):
        await kept(parties, worker, f"{PAGE}{number}", timedelta(seconds=number))
    await kept(parties, worker, f"{PAGE}{MOST}", timedelta(seconds=99))

    assert await listed(parties, worker) == MOST


async def test_a_form_of_a_session_that_has_ended_comes_back_after_signing_in(
    desk: AtDesk, worker: Person, parties: Parties
) -> None:
    form = await begun(desk, "happened")
    desk.site.clock.advance(timedelta(minutes=45))

    sent = await desk.sends(form, narrative=CANARY, demand_amount_jpy="30000")

    assert sent.path == "/sign-in"
    assert "書いたもの" in sent.text
    assert CANARY not in sent.text
    assert parties.rows("select 1 from case_team where principal = %(p)s", p=worker.principal) == []
    await desk.comes_in(worker)
    start = await desk.opens("/")
    assert f'href="{form.path}"' in start.text
    back = await desk.opens(form.path)
    assert (back.form["narrative"], back.form["demand_amount_jpy"]) == (CANARY, "30000")
    saved = await desk.sends(back)
    place = f"/cases/{case_of(saved)}/steps/happened"
    assert (await desk.opens(place)).form["narrative"] == CANARY
    assert parties.rows("select 1 from draft where principal = %(p)s", p=worker.principal) == []


async def test_who_signed_out_leaves_nothing_behind(desk: AtDesk, worker: Person, parties: Parties) -> None:
    form = await begun(desk, "happened")
    parties.admin.execute("delete from web_session where principal = %s", (worker.principal,))

    sent = await desk.sends(form, narrative=CANARY)

    assert sent.path == "/sign-in"
    assert parties.rows("select 1 from draft where principal = %(p)s", p=worker.principal) == []


async def test_what_was_refused_stands_there_until_it_is_given_up(
    desk: AtDesk, worker: Person, parties: Parties
) -> None:
    refused = await desk.sends(await begun(desk, "happened"), narrative="記録", demand_amount_jpy="たくさん")
    place = refused.address

    again = await desk.opens(place)

    assert (again.form["demand_amount_jpy"], again.form["narrative"]) == ("たくさん", "記録")
    dropped = await desk.sends(again, deed="drop")
    assert dropped.form["demand_amount_jpy"] == ""
    assert parties.rows("select 1 from draft where principal = %(p)s", p=worker.principal) == []
