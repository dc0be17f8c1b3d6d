"""Challenges are counted over all acts: the hub is no tool to flood somebody's mailbox or server."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.acts.challenge_limits import DAY, HOUR, OF_ORGANISATION, TO_ADDRESS, TooOften, count, possible_at, target
from hub.directory import send_challenge
from hub.registry import ACTS
from schema.endpoints import PoseChallenge
from tests.acts.changes import asked
from tests.acts.people import Person, person, working
from tests.parties import NOW, Parties


async def counted(parties: Parties, someone: Person, act: UUID, now: datetime = NOW) -> None:
    """What comes before anything is sent."""
    async with working(parties, someone, now) as work:
        await send_challenge.prepare(work, ACTS, act)


async def by_mail(parties: Parties, someone: Person, mailbox: str) -> UUID:
    return (await asked(parties, someone, mailbox, "legal_handoff")).act


def a_mailbox() -> str:
    return f"desk-{uuid4().hex}@partner.example.org"


async def test_an_address_is_asked_five_times_an_hour_whoever_asks_and_however_it_is_written(parties: Parties) -> None:
    one, other = (person(parties, parties.organisation("legal_aid")) for _ in range(2))
    name, _, host = a_mailbox().partition("@")
    acts = [(who, await by_mail(parties, who, f"{name}+{n}@{host.title()}")) for n, who in enumerate([one, other, one])]
    for minute, (who, act) in enumerate([*acts, *acts][:5]):
        await counted(parties, who, act, NOW + timedelta(minutes=minute))

    for who, act in acts:
        with pytest.raises(TooOften, match="too_many_challenges_lately") as refused:
            await counted(parties, who, act, NOW + timedelta(minutes=30))
        assert refused.value.possible_at == NOW + HOUR

    await counted(parties, *acts[0], NOW + HOUR)


async def test_an_organisation_asks_twenty_times_an_hour_at_whichever_addresses(parties: Parties) -> None:
    who = person(parties, parties.organisation("legal_aid"))
    acts = [await by_mail(parties, who, a_mailbox()) for _ in range(5)]
    for act in acts[:4]:
        for _ in range(5):
            await counted(parties, who, act)

    with pytest.raises(TooOften):
        await counted(parties, who, acts[4])

    posed = parties.rows("select posed from two_person_act where id = %(a)s", a=acts[4])
    lines = parties.rows("select 1 from ledger_event where object = %(a)s and verb = 'endpoint:challenged'", a=acts[4])
    assert (posed, lines) == ([(0,)], [])


async def test_of_eight_acts_at_once_five_are_asked(parties: Parties) -> None:
    who, mailbox = person(parties, parties.organisation("legal_aid")), a_mailbox()
    acts, refused = [await by_mail(parties, who, mailbox) for _ in range(8)], list[UUID]()

    async def one(act: UUID) -> None:
        try:
            await counted(parties, who, act)
        except TooOften:
            refused.append(act)

    async with anyio.create_task_group() as together:
        for act in acts:
            together.start_soon(one, act)

    assert len(refused) == 3


async def test_what_is_counted_names_nobody_and_goes_after_a_day(alone: Parties) -> None:
    who, mailbox = person(alone, alone.organisation("legal_aid")), a_mailbox()
    await counted(alone, who, await by_mail(alone, who, mailbox))
    kept = alone.rows("select id, to_jsonb(c)::text from challenge_sent c")

    later = NOW + DAY
    async with working(alone, who, later) as work:
        await count(work, {"mail": a_mailbox()})

    assert len(kept) == 2
    assert not [row for _, row in kept if mailbox in row or str(who.party.id) in row]
    assert alone.rows("select count(*) from challenge_sent where id <= %(id)s", id=kept[-1][0]) == [(0,)]


@given(st.lists(st.integers(0, 100_000), max_size=60), st.integers(0, 100_000))
def test_one_more_may_go_from_that_instant_on_and_not_before(seconds: list[int], late: int) -> None:
    now = NOW + timedelta(seconds=100_000 + late)
    sent = sorted((NOW + timedelta(seconds=one) for one in seconds), reverse=True)

    for limits in (OF_ORGANISATION, TO_ADDRESS):
        found = possible_at(sent, limits, now)
        assert found >= now
        assert all(sum(found - span < one for one in sent) < most for span, most in limits.items())
        just_before = found - timedelta(microseconds=1)
        assert found == now or any(
            sum(just_before - span < one for one in sent) >= most for span, most in limits.items()
        )


@pytest.mark.parametrize(
    ("address", "who"),
    [
        ({"mail": " Desk+a@Partner.example.org"}, "desk@partner.example.org"),
        ({"url": "https://user@Hook.example.org:8443/a/b?c"}, "hook.example.org:8443"),
        ({"url": "https://hook.example.org/other"}, "hook.example.org"),
    ],
)
def test_who_is_asked_has_one_writing(address: dict[str, str], who: str) -> None:
    assert target(address) == who


def test_the_answer_says_when_it_is_possible_again() -> None:
    assert PoseChallenge.refused(TooOften(NOW)) == {"possible_at": NOW}
