"""Of what a member received, nobody reads more than offers and rows unless she is assigned; the walled off nothing."""

from collections.abc import Awaitable, Callable
from uuid import UUID, uuid4

import pytest

import hub.referrals.lists
import hub.takedowns.lists
from hub.identity.permissions import Role
from hub.identity.work import Work
from hub.kit.errors import Conflict, HubError, NotFound
from hub.kit.pages import Page
from hub.received.lists import teams
from hub.referrals.accept import accept
from hub.referrals.conflict import check_conflict
from hub.referrals.progress import complete, start
from hub.referrals.reject import reject
from hub.referrals.repository import referral
from hub.releases.download import Papers, download
from hub.releases.history import of_object
from hub.releases.read import read
from hub.takedowns.answer import answer
from hub.takedowns.outcome import ItemAnswer
from hub.takedowns.progress import turn_down
from hub.takedowns.queue import queue
from hub.takedowns.repository import takedown
from hub.tasks.lists import Filter, Whose
from hub.tasks.received import received
from tests.parties import NOW, Parties
from tests.received.office import Member, Office, office
from tests.referrals.handoff import Handoff, handoff, offered
from tests.takedowns.removal import ACCOUNT, URL, Removal, removal, sent

pytestmark = pytest.mark.anyio
FIRST = Page()
Reading = Callable[[Work], Awaitable[object]]


async def outcome_of(there: Office, member: Member, reading: Reading) -> str:
    """What this member gets: the kind of refusal with its codes, or "read"."""
    async with there.work(member) as work:
        try:
            await reading(work)
        except NotFound:
            return "absent"
        except HubError as refused:
            return repr(refused)
    return "read"


@pytest.fixture
async def handed(parties: Parties) -> tuple[Handoff, Office, UUID]:
    """A referral that the first of an office accepted, and from which a colleague is walled off."""
    given = await handoff(parties)
    there, made = office(parties, given.lawyer, Role.LAWYER), await offered(parties, given)
    await there.take(made)
    async with there.work(there.first) as work:
        await accept(work, made)
    return given, there, made


@pytest.fixture
async def asked(parties: Parties) -> tuple[Removal, Office, UUID]:
    """A request that the first of a platform took, and from which a colleague is walled off."""
    given = await removal(parties)
    there, made = office(parties, given.platform, Role.REVIEWER), await sent(parties, given, items=[URL])
    await there.take(made)
    return given, there, made


async def test_nothing_of_an_accepted_referral_is_read_by_whoever_is_not_assigned(
    handed: tuple[Handoff, Office, UUID],
) -> None:
    given, there, made = handed
    readings: dict[str, Reading] = {
        "node": lambda work: referral(work, made),
        "packet": lambda work: read(work, made, "packet"),
        "offer": lambda work: read(work, made, "offer"),
        "document": lambda work: download(work, made, Papers()),
        "start": lambda work: start(work, made),
        "complete": lambda work: complete(work, made, outcome="advice-given"),
    }
    for name, member in there.others().items():
        for what, reading in readings.items():
            assert await outcome_of(there, member, reading) == "absent", (name, what)
        async with there.work(member) as work:
            assert (await of_object(work, given.sender.id, made, FIRST)).items == ()
            assert await received(work, made) is None
            assert [one.walled for one in (await teams(work, [made])).values()] in ([], [()])
        assert there.lines_of(member) == []

    async with there.work(there.first) as work:
        assert (await read(work, made, "packet")).object == made
        assert (await of_object(work, given.sender.id, made, FIRST)).items
        assert await received(work, made) is not None
        assert [one.principal for one in (await teams(work, [made]))[made].walled] == [there.walled.principal]


async def test_nothing_of_a_request_is_read_or_answered_by_whoever_is_not_assigned(
    asked: tuple[Removal, Office, UUID],
) -> None:
    given, there, made = asked
    said = [ItemAnswer(1, "removed")]
    readings: dict[str, Reading] = {
        "node": lambda work: takedown(work, made),
        "packet": lambda work: read(work, made, "packet"),
        "answer": lambda work: answer(work, made, said),
    }
    for name, member in there.others().items():
        for what, reading in readings.items():
            assert await outcome_of(there, member, reading) == "absent", (name, what)
        async with there.work(member) as work:
            assert (await of_object(work, given.sender.id, made, FIRST)).items == ()
        assert there.lines_of(member) == []

    async with there.work(there.first) as work:
        assert (await takedown(work, made)).id == made
        await answer(work, made, said)


async def test_an_intake_sees_the_offer_and_nothing_is_answered_before_somebody_is_assigned(parties: Parties) -> None:
    given = await handoff(parties)
    there, made = office(parties, given.lawyer, Role.LAWYER), await offered(parties, given)

    async with there.work(there.second) as work:
        assert (await referral(work, made)).assigned is False
        assert (await read(work, made, "offer")).kind == "offer"
    steps: tuple[Reading, ...] = (
        lambda work: reject(work, made, reason="no-capacity"),
        lambda work: check_conflict(work, made, ["ookami"]),
    )
    for step in steps:
        async with there.work(there.second) as work:
            with pytest.raises(NotFound, match="assign_first"):
                await step(work)
    for member in (there.machine, there.admin, there.auditor):
        async with there.work(member) as work:
            with pytest.raises(NotFound, match="not_found"):
                await referral(work, made)
            with pytest.raises(NotFound):
                await read(work, made, "offer")

    async with there.work(there.second) as work:
        await accept(work, made)
        assert (await referral(work, made)).assigned
    assert [verb for (verb,) in there.lines_of(there.second)] == [
        *("offer:read", "received:taken", "packet:opened", "referral:accepted")
    ]


async def test_a_wall_stands_around_an_offer_and_before_an_assignment(parties: Parties) -> None:
    given = await handoff(parties)
    there, made = office(parties, given.lawyer, Role.LAWYER), await offered(parties, given)
    await there.take(made)
    readings: tuple[Reading, ...] = (
        lambda work: referral(work, made),
        lambda work: read(work, made, "offer"),
        lambda work: accept(work, made),
    )
    for reading in readings:
        assert await outcome_of(there, there.walled, reading) == "absent"

    row = {"org": given.lawyer.id, "object": made, "principal": there.walled.principal, "assigned_at": NOW}
    parties.insert("received_team", id=uuid4(), how="alone", assigned_by=there.walled.principal, **row)
    for reading in readings:
        assert await outcome_of(there, there.walled, reading) == "absent", "a row that crossed with the wall"


async def test_lists_and_the_queue_show_rows_to_the_intake_and_nothing_to_the_walled_off(
    asked: tuple[Removal, Office, UUID],
) -> None:
    _, there, made = asked
    listed: dict[str, list[list[UUID]]] = {}
    for name in ("first", "second", "walled", "machine"):
        async with there.work(getattr(there, name)) as work:
            rows = (await hub.takedowns.lists.listed(work, Filter("inbox"), FIRST)).items
            queued = (await queue(work, FIRST)).items
        listed[name] = [[one.id for _, one in rows], [one.id for _, one in queued]]

    assert listed == {
        "first": [[made], [made]],
        "second": [[made], [made]],
        "walled": [[], []],
        "machine": [[made], []],
    }


async def test_lists_are_narrowed_by_who_is_on_them(asked: tuple[Removal, Office, UUID]) -> None:
    given, there, mine = asked
    nobodys = await sent(there.parties, given, items=[ACCOUNT])

    async def found(member: Member, whose: Whose) -> tuple[set[UUID], set[UUID]]:
        async with there.work(member) as work:
            rows = (await hub.takedowns.lists.listed(work, Filter("inbox", assigned=whose), FIRST)).items
            queued = (await queue(work, FIRST, assigned=whose)).items
        return {one.id for _, one in rows}, {one.id for _, one in queued}

    assert await found(there.first, "me") == ({mine}, {mine})
    assert await found(there.second, "me") == (set(), set())
    assert await found(there.second, "nobody") == ({nobodys}, {nobodys})
    assert await found(there.second, "anybody") == ({mine}, {mine})
    assert await found(there.walled, "anybody") == (set(), set())


async def test_where_one_person_alone_answers_opening_is_the_assignment(parties: Parties) -> None:
    given = await handoff(parties)
    made = await offered(parties, given)
    for role in (Role.ADMIN, Role.AUDITOR):
        parties.person(given.lawyer, role)
    parties.person(given.lawyer, Role.LAWYER, ended_at=NOW)

    async with parties.work(given.lawyer) as work:
        assert (await referral(work, made)).assigned
        await check_conflict(work, made, ["ookami"])
        (on_it,) = (await teams(work, [made]))[made].assigned

    assert (on_it.principal, on_it.how) == (given.lawyer.principal, "alone")
    kept = parties.rows(
        "select principal, recipient from ledger_event where object = %(o)s and verb = 'received:taken'", o=made
    )
    assert kept == [(given.lawyer.principal, None)], "its sender has no such line"
    async with parties.work(given.sender) as work:
        assert await teams(work, [made]) == {}


async def test_a_referral_lists_for_the_intake_and_never_for_the_walled_off(
    handed: tuple[Handoff, Office, UUID],
) -> None:
    _, there, made = handed
    shown = {}
    for name, member in {"first": there.first, **there.others()}.items():
        async with there.work(member) as work:
            shown[name] = [one.id for _, one in (await hub.referrals.lists.listed(work, Filter("inbox"), FIRST)).items]

    assert shown["first"] == shown["second"] == [made]
    assert shown["walled"] == []


async def test_a_reviewer_with_a_conflict_steps_aside_and_another_takes_it(
    asked: tuple[Removal, Office, UUID],
) -> None:
    _, there, made = asked
    async with there.work(there.first) as work:
        await turn_down(work, made, reason="conflict-of-interest")
    async with there.work(there.first) as work:
        with pytest.raises(NotFound, match="not_found"):
            await takedown(work, made)
    async with there.work(there.second) as work:
        assert (await takedown(work, made)).status == "requested", "she is the only one left: opening is enough"
        with pytest.raises(Conflict, match="reviewer_conflict"):
            await turn_down(work, made, reason="conflict-of-interest")
