"""Reading what was received is watched: an alarm to the administrators, which its own cause never puts away."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from hub.cases.alarms import alarms, see
from hub.cases.unusual_reading import MANY_CASES, WITHIN
from hub.identity.permissions import Role
from hub.kit.errors import Conflict
from hub.kit.pages import Page
from hub.referrals.accept import accept
from hub.releases.read import read
from tests.parties import NOW, Parties
from tests.received.office import Member, office
from tests.referrals.handoff import Handoff, handoff, offered

pytestmark = pytest.mark.anyio


@pytest.fixture
async def opened(parties: Parties) -> tuple[Handoff, UUID]:
    given = await handoff(parties)
    made = await offered(parties, given)
    async with parties.work(given.lawyer) as work:
        await accept(work, made)
    return given, made


def read_before(parties: Parties, given: Handoff, count: int, *, ago: timedelta = timedelta(minutes=1)) -> list[UUID]:
    """So many other packets were read by this lawyer."""
    others = [uuid4() for _ in range(count)]
    us, who = given.lawyer.id, given.lawyer.principal
    for one in others:
        line = {"actor": us, "principal": who, "sender": given.sender.id, "recipient": us, "object": one}
        parties.insert("ledger_event", id=uuid4(), verb="packet:read", at=NOW - ago, salt=b"0" * 32, **line)
    return others


def raised(parties: Parties, given: Handoff) -> list[tuple[str, UUID, int]]:
    return parties.rows("select kind, principal, count from alarm where org = %(o)s", o=given.lawyer.id)


async def test_twenty_received_things_in_five_minutes_raise_one_alarm_that_somebody_else_puts_away(
    parties: Parties, opened: tuple[Handoff, UUID]
) -> None:
    given, made = opened
    read_before(parties, given, MANY_CASES, ago=WITHIN)
    read_before(parties, given, MANY_CASES - 2)
    async with parties.work(given.lawyer) as work:
        await read(work, made, "packet")
    assert raised(parties, given) == []

    read_before(parties, given, 1)
    for _ in range(2):
        async with parties.work(given.lawyer) as work:
            await read(work, made, "packet")
    assert raised(parties, given) == [("many_received_read", given.lawyer.principal, MANY_CASES)]

    there = office(parties, given.lawyer, Role.LAWYER)
    async with there.work(there.admin) as work:
        ((_, alarm),) = (await alarms(work, Page())).items
    async with there.work(Member(given.lawyer, given.lawyer.principal, Role.LAWYER)) as work:
        with pytest.raises(Conflict, match="own_alarm"):
            await see(work, alarm.id)
    async with there.work(there.admin) as work:
        assert (await see(work, alarm.id)).seen_by == there.admin.principal


async def test_what_its_sender_reads_of_it_is_not_what_it_received(
    parties: Parties, opened: tuple[Handoff, UUID]
) -> None:
    given, made = opened
    read_before(parties, given, MANY_CASES - 1)
    async with parties.work(given.sender) as work:
        await read(work, made, "packet")
    assert raised(parties, given) == []
