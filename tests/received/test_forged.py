"""Whoever has the database alone puts nobody on what was received: neither by a row, nor by one that was over."""

from collections.abc import Awaitable, Callable
from uuid import UUID, uuid4

import pytest

from hub.acts.decide import confirm
from hub.identity.permissions import Role
from hub.identity.verify_entries import verify_entries
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.pages import Page
from hub.received import standing
from hub.received.assign import assign, unassign
from hub.received.marks import WITHOUT_A_MARK
from hub.referrals.accept import accept
from hub.referrals.progress import start
from hub.referrals.repository import referral
from hub.registry import ACTS
from hub.releases.download import Papers, download
from hub.releases.holding import answer_holding
from hub.releases.read import read
from hub.takedowns.answer import answer
from hub.takedowns.outcome import ItemAnswer
from hub.takedowns.queue import queue
from hub.takedowns.repository import takedown
from hub.tasks.received import received
from tests.acts.people import working
from tests.parties import NOW, Parties
from tests.received.office import Member, Office, office
from tests.received.test_standing import asked_for, at_the_page
from tests.referrals.handoff import handoff, offered
from tests.takedowns.removal import URL, Removal, removal, sent

pytestmark = pytest.mark.anyio
Reading = Callable[[Work], Awaitable[object]]
MARKS = ("null", "sha256('x')", "(select entry_mark from received_team where entry_mark is not null limit 1)")
_INSERTED = """
insert into received_team (id, org, object, principal, how, assigned_by, assigned_at, entry_mark)
values (%(id)s, %(org)s, %(object)s, %(one)s, '{how}', {by}, %(at)s, {mark})
"""


def put_past_the_hub(there: Office, made: UUID, member: Member, *, how: str = "alone", mark: str = "null") -> None:
    """A row as the database's owner writes one."""
    by = "null" if how == "standing" else "%(one)s"
    given = {"id": uuid4(), "org": member.party.id, "object": made, "one": member.principal, "at": NOW}
    there.parties.admin.execute(_INSERTED.format(how=how, by=by, mark=mark).encode(), given)


async def absent(there: Office, member: Member, readings: dict[str, Reading]) -> list[str]:
    """Those of these readings to which it is not."""
    found = []
    for name, reading in readings.items():
        async with there.work(member) as work:
            try:
                got = await reading(work)
            except NotFound:
                continue
            found += [name] if got is not None else []
    return found


async def strays(there: Office) -> set[str]:
    """The tables of this office in which the night finds rows that the hub did not write."""
    found = await verify_entries(there.parties.web, WITHOUT_A_MARK)
    return {one.table for one in found if one.organisation == there.first.party.id}


@pytest.fixture
async def asked(parties: Parties) -> tuple[Removal, Office, UUID]:
    given = await removal(parties)
    there, made = office(parties, given.platform, Role.REVIEWER), await sent(parties, given, items=[URL])
    await there.take(made)
    return given, there, made


@pytest.mark.parametrize("mark", MARKS)
async def test_nothing_of_a_referral_is_read_by_a_row_that_the_hub_did_not_write(parties: Parties, mark: str) -> None:
    given = await handoff(parties)
    there, made = office(parties, given.lawyer, Role.LAWYER), await offered(parties, given)
    await there.take(made)
    async with there.work(there.first) as work:
        await accept(work, made)
    readings: dict[str, Reading] = {
        "node": lambda work: referral(work, made),
        "packet": lambda work: read(work, made, "packet"),
        "offer": lambda work: read(work, made, "offer"),
        "document": lambda work: download(work, made, Papers()),
        "start": lambda work: start(work, made),
        "what a case came from": lambda work: received(work, made),
    }
    for member in (there.machine, there.second, there.auditor):
        put_past_the_hub(there, made, member, mark=mark)
        assert await absent(there, member, readings) == []
        assert there.lines_of(member) == []


@pytest.mark.parametrize("how", ["alone", "standing"])
async def test_nothing_of_a_request_is_read_by_a_row_that_the_hub_did_not_write(
    asked: tuple[Removal, Office, UUID], how: str
) -> None:
    _, there, made = asked
    put_past_the_hub(there, made, there.machine, how=how)
    readings: dict[str, Reading] = {
        "node": lambda work: takedown(work, made),
        "packet": lambda work: read(work, made, "packet"),
        "answer": lambda work: answer(work, made, [ItemAnswer(1, "removed")]),
    }
    assert await absent(there, there.machine, readings) == []
    async with there.work(there.machine) as work:
        assert [item.value for _, one in (await queue(work, Page())).items for item in one.items] == [None]
    assert await strays(there) == {"received_team"}


async def test_a_question_is_not_answered_by_a_row_that_the_hub_did_not_write(
    asked: tuple[Removal, Office, UUID],
) -> None:
    given, there, made = asked
    (release,) = there.parties.rows("select id from release where object = %(o)s", o=made)[0]
    question = uuid4()
    ids = {"sender": given.sender.id, "recipient": given.platform.id}
    there.parties.insert("holding", id=question, release=release, asked_at=NOW, asks="all", **ids)
    put_past_the_hub(there, made, there.machine)

    with pytest.raises(NotFound):
        async with there.work(there.machine) as work:
            await answer_holding(work, question, "deleted")
    assert there.parties.rows("select answer from holding where id = %(q)s", q=question) == [(None,)]


async def test_an_assignment_that_is_over_does_not_come_back(asked: tuple[Removal, Office, UUID]) -> None:
    _, there, made = asked
    async with there.work(there.first) as work:
        await assign(work, [made], there.machine.principal)
    kept = there.parties.rows(
        "select row_to_json(t)::text from received_team t where principal = %(m)s", m=there.machine.principal
    )
    async with there.work(there.machine) as work:
        assert (await takedown(work, made)).id == made
    async with there.work(there.first) as work:
        await unassign(work, [made], there.machine.principal)
    for (row,) in kept:
        there.parties.admin.execute(
            "update received_team t set (ended_at, ended_by, entry_state, entry_mark) ="
            " (old.ended_at, old.ended_by, old.entry_state, old.entry_mark)"
            " from json_populate_record(null::received_team, %s) old where t.id = old.id",
            (row,),
        )
    async with there.work(there.machine) as work:
        with pytest.raises(NotFound):
            await takedown(work, made)


async def test_no_machine_stands_by_a_row_that_the_hub_did_not_write(parties: Parties) -> None:
    given = await removal(parties)
    there = office(parties, given.platform, Role.REVIEWER)
    act = await asked_for(there)
    parties.admin.execute(
        "insert into received_standing (id, org, principal, act, since) values (%s, %s, %s, %s, %s)",
        (uuid4(), given.platform.id, there.machine.principal, act, NOW),
    )
    made = await sent(parties, given)
    async with there.work(there.machine) as work:
        with pytest.raises(NotFound):
            await takedown(work, made)
    assert await strays(there) == {"received_standing"}


async def test_what_came_before_two_people_said_so_is_not_the_machines(parties: Parties) -> None:
    given = await removal(parties)
    there = office(parties, given.platform, Role.REVIEWER)
    act = await asked_for(there)
    async with working(parties, at_the_page(there.second)) as work:
        await confirm(work, ACTS, act)
    made = await sent(parties, given)
    async with there.work(there.machine) as work:
        assert (await takedown(work, made)).id == made
    assert await strays(there) == set()

    parties.admin.execute(
        "update received_team set assigned_at = assigned_at - interval '1 hour' where object = %s", (made,)
    )
    async with there.work(there.machine) as work:
        with pytest.raises(NotFound):
            await takedown(work, made)
    async with there.work(there.first) as work:
        await standing.end(work, there.machine.principal)
    assert await strays(there) == {"received_team"}


async def test_a_standing_assignment_that_is_over_gives_the_machine_nothing_new(parties: Parties) -> None:
    given = await removal(parties)
    there = office(parties, given.platform, Role.REVIEWER)
    act = await asked_for(there)
    async with working(parties, at_the_page(there.second)) as work:
        await confirm(work, ACTS, act)
    ((before,),) = parties.rows("select entry_mark from received_standing where act = %(a)s", a=act)
    async with there.work(there.first) as work:
        await standing.end(work, there.machine.principal)
    parties.admin.execute(
        "update received_standing set ended_at = null, ended_by = null, entry_state = 1, entry_mark = %s"
        " where act = %s",
        (before, act),
    )
    made = await sent(parties, given)

    async with there.work(there.machine) as work:
        with pytest.raises(NotFound):
            await takedown(work, made)
    assert await strays(there) == {"received_standing"}
