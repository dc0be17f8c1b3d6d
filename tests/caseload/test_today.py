"""What waits today: in which order, of whose cases, and until when."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from hub.caseload.answers import new_answers
from hub.caseload.today import ORDER, Waiting, today
from hub.cases.read import read_case
from hub.identity.permissions import Role
from hub.referrals.draft import draft
from hub.referrals.progress import receive_offer
from tests.cases.team import colleague, lines, work_of
from tests.consultations import consent, consultation
from tests.counting import counted
from tests.parties import NOW, Parties, Party
from tests.referrals.handoff import FIELDS, Handoff, handoff, next_lawyer, offered
from tests.telling import offer_told

pytestmark = pytest.mark.anyio


async def sent(parties: Parties) -> tuple[Handoff, UUID]:
    handed = await handoff(parties)
    referral = await offered(parties, handed)
    await offer_told(parties, handed.sender, referral)
    return handed, referral


async def seen(parties: Parties, ngo: Party, now: datetime = NOW, principal: UUID | None = None) -> list[Waiting]:
    async with work_of(parties, ngo, principal or ngo.principal, Role.CASEWORKER, now) as work:
        return list(await today(work))


def short(found: list[Waiting]) -> list[tuple[str, UUID | None]]:
    return [(one.why, one.object) for one in found]


async def test_an_answer_is_due_today_until_midnight_in_japan_and_late_afterwards(parties: Parties) -> None:
    handed, referral = await sent(parties)
    due = NOW + timedelta(hours=72)
    morning = datetime(due.year, due.month, due.day, tzinfo=UTC)

    assert short(await seen(parties, handed.sender, morning - timedelta(hours=10))) == []
    assert short(await seen(parties, handed.sender, morning)) == [("due-today", referral)]
    assert short(await seen(parties, handed.sender, due + timedelta(minutes=1))) == [("overdue", referral)]


async def test_what_nobody_took_shows_at_once(parties: Parties) -> None:
    handed = await handoff(parties)
    referral = await offered(parties, handed)
    parties.admin.execute("update party set delivery = 'failed' where object = %s", (referral,))

    assert short(await seen(parties, handed.sender)) == [("undelivered", referral)]


async def test_an_answer_is_new_until_she_opens_the_case(parties: Parties) -> None:
    handed, referral = await sent(parties)
    later = NOW + timedelta(hours=1)
    async with parties.work(handed.lawyer, later) as work:
        await receive_offer(work, referral)

    assert short(await seen(parties, handed.sender, later)) == [("answered", referral)]
    async with parties.work(handed.sender, later + timedelta(minutes=1)) as work:
        await read_case(work, handed.case)
    assert short(await seen(parties, handed.sender, later + timedelta(minutes=2))) == []


async def test_a_consent_shows_fourteen_days_before_it_ends(parties: Parties) -> None:
    handed = await handoff(parties)
    [(until,)] = parties.rows("select until from consent_fold where case_file = %(c)s", c=handed.case)

    assert await seen(parties, handed.sender, until - timedelta(days=14, minutes=1)) == []
    [one] = await seen(parties, handed.sender, until - timedelta(days=14))
    assert (one.why, one.case_file, one.recipient, one.due_at) == (
        "consent-ends",
        handed.case,
        handed.lawyer.id,
        until,
    )
    assert await seen(parties, handed.sender, until) == []


async def test_a_draft_shows_and_everything_stands_in_one_order(parties: Parties) -> None:
    handed, late = await sent(parties)
    await next_lawyer(parties, handed.sender, handed.case)
    other = Handoff(handed.sender, await next_lawyer(parties, handed.sender, handed.case), handed.case)
    async with parties.work(handed.sender) as work:
        drafted = await draft(work, other.wanted())

    found = await seen(parties, handed.sender, NOW + timedelta(days=80))

    places = [ORDER.index(one.why) for one in found]
    assert places == sorted(places)
    assert (found[0].why, found[0].object) == ("overdue", late)
    assert (found[-1].why, found[-1].object) == ("draft", drafted)
    assert {one.total for one in found if one.why == "consent-ends"} == {3}


async def test_it_is_of_ones_own_cases_and_no_reading(parties: Parties) -> None:
    handed, _ = await sent(parties)
    later = NOW + timedelta(days=4)
    beside, chief = colleague(parties, handed.sender), colleague(parties, handed.sender, Role.SUPERVISOR)

    with counted(parties.web) as asked:
        assert len(await seen(parties, handed.sender, later)) == 1
    assert len(asked) == 1
    assert await seen(parties, handed.sender, later, beside) == []
    async with work_of(parties, handed.sender, chief, Role.SUPERVISOR, later) as work:
        assert await today(work) == ()
    assert await seen(parties, handed.lawyer, later) == []
    assert "case:read" not in [verb for verb, _ in lines(parties, handed.case)]


async def test_more_than_are_shown_are_counted(parties: Parties) -> None:
    ngo = parties.organisation()
    lawyer = parties.organisation("legal_aid", connector="legal_handoff")
    for _ in range(27):
        case = await consultation(parties, ngo)
        await consent(parties, ngo, case, lawyer, "legal_advice", "legal_handoff", FIELDS)
    [(until,)] = parties.rows("select max(until) from consent_fold where org = %(o)s", o=ngo.id)

    found = await seen(parties, ngo, until - timedelta(days=1))

    assert len(found) == 25
    assert {one.total for one in found} == {27}


async def test_new_answers_are_counted_since_a_moment_and_in_ones_own_cases_alone(parties: Parties) -> None:
    handed, referral = await sent(parties)
    later, beside = NOW + timedelta(hours=1), colleague(parties, handed.sender)
    async with parties.work(handed.lawyer, later) as work:
        await receive_offer(work, referral)

    counts = {}
    for name, party, who in (
        ("worker", handed.sender, handed.sender.principal),
        ("beside", handed.sender, beside),
        ("recipient", handed.lawyer, handed.lawyer.principal),
    ):
        async with work_of(parties, party, who) as work:
            counts[name] = await new_answers(work, NOW), await new_answers(work, later)

    assert counts == {"worker": (1, 0), "beside": (0, 0), "recipient": (0, 0)}


async def test_what_has_ended_and_was_not_moved_lately_is_not_asked_about(parties: Parties) -> None:
    handed, referral = await sent(parties)
    later = NOW + timedelta(hours=1)
    async with parties.work(handed.lawyer, later) as work:
        await receive_offer(work, referral)
    parties.admin.execute("update party set status = 'completed' where object = %s", (referral,))

    assert short(await seen(parties, handed.sender, later)) == [("answered", referral)]
    assert short(await seen(parties, handed.sender, later + timedelta(days=14, minutes=1))) == []
