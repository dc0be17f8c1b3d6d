"""What the pair or the hub changed holds at once, in the statement that reads; before any sweep."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

import hub.vetting.suspend
from hub.agreements.end import AgreementEnd, end_agreement
from hub.exchange.packets import PacketKind
from hub.identity.public_keys.change import revoke
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound
from hub.kit.pages import Page
from hub.referrals.accept import accept
from hub.referrals.offer import offer
from hub.releases.read import read
from hub.takedowns.answer import answer
from hub.takedowns.outcome import ItemAnswer
from hub.takedowns.progress import take_up
from hub.takedowns.queue import queue
from hub.takedowns.repository import takedown
from hub.takedowns.show import items
from hub.vetting.suspend import resume, suspend
from tests.again import AGAIN
from tests.pairs.pair import LATER, TODAY, Operator
from tests.parties import NOW, Parties, Party
from tests.referrals.handoff import AGREED, Handoff, handoff, offered
from tests.takedowns.removal import Removal, removal, sent

pytestmark = pytest.mark.anyio
MUCH_LATER = LATER + timedelta(hours=1)


async def reads(parties: Parties, party: Party, made: UUID, kind: PacketKind = "packet") -> bool:
    """Whether this organisation reads it now."""
    try:
        async with parties.work(party, MUCH_LATER) as work:
            await read(work, made, kind)
    except NotFound:
        return False
    return True


async def accepted(parties: Parties, handed: Handoff) -> UUID:
    made = await offered(parties, handed, duplicate_reason=AGAIN)
    async with parties.work(handed.lawyer, NOW) as work:
        await accept(work, made)
    return made


async def asked(parties: Parties) -> tuple[Removal, UUID]:
    wanted = await removal(parties)
    return wanted, await sent(parties, wanted)


async def values_of(parties: Parties, party: Party, request: UUID) -> tuple[list[bool], list[bool]]:
    """Whether each item's value shows: on the request's own page, and in the queue."""
    async with parties.work(party, MUCH_LATER) as work:
        shown = await items(work, await takedown(work, request))
        queued = [one for _, one in (await queue(work, Page(100, None))).items if one.id == request]
    return [one.value is not None for one in shown], [one.value is not None for row in queued for one in row.items]


def stop(parties: Parties, party: Party, why: hub.vetting.suspend.SuspendedFor, since: datetime | None = None) -> None:
    parties.admin.execute(
        "update organisation set suspended_at = %s, suspended_for = %s, suspended_since = %s where id = %s",
        (LATER, why, since, party.id),
    )


async def test_a_new_duty_holds_an_offer_and_an_accepted_packet_that_nobody_read(
    parties: Parties, operator: Operator
) -> None:
    handed = await handoff(parties)
    waiting, unread, was_read = [await offered(parties, handed), *[await accepted(parties, handed) for _ in range(2)]]
    assert await reads(parties, handed.lawyer, was_read)

    await operator.duty(handed.lawyer)

    assert not await reads(parties, handed.lawyer, waiting, "offer")
    assert not await reads(parties, handed.lawyer, unread)
    assert await reads(parties, handed.lawyer, was_read)
    assert await reads(parties, handed.sender, waiting), "the sender reads what it sent"


async def test_an_ended_agreement_holds_an_offer_and_keeps_what_was_accepted(
    parties: Parties, operator: Operator
) -> None:
    handed = await handoff(parties)
    waiting, unread = await offered(parties, handed), await accepted(parties, handed)

    await operator.end(handed.sender, handed.lawyer)

    assert not await reads(parties, handed.lawyer, waiting, "offer")
    assert await reads(parties, handed.lawyer, unread)


@pytest.mark.parametrize("engaged", [False, True])
async def test_a_breach_shuts_what_was_accepted_unless_the_lawyer_was_retained(
    parties: Parties, operator: Operator, engaged: bool
) -> None:
    handed = await handoff(parties)
    made = await accepted(parties, handed)
    assert await reads(parties, handed.lawyer, made)
    if engaged:
        parties.admin.execute(
            "update referral set engagement = 'engaged', engaged_on = %s where id = %s", (TODAY, made)
        )

    await operator.end(handed.sender, handed.lawyer, "breach")

    assert await reads(parties, handed.lawyer, made) is engaged


@pytest.mark.parametrize("change", ["duty", "agreement", "end"])
async def test_a_change_holds_a_request_that_was_not_taken_and_keeps_one_that_was(
    parties: Parties, operator: Operator, change: str
) -> None:
    wanted, waiting = await asked(parties)
    taken = await sent(parties, wanted, duplicate_reason=AGAIN)
    async with parties.work(wanted.platform, NOW) as work:
        await take_up(work, taken)

    if change == "duty":
        await operator.duty(wanted.platform)
    elif change == "agreement":
        await operator.agree(wanted.sender, wanted.platform, AGREED, ("removal",))
    else:
        await operator.end(wanted.sender, wanted.platform)

    shut, queued = await values_of(parties, wanted.platform, waiting)
    assert not any(shut)
    assert not any(queued)
    shown, queued = await values_of(parties, wanted.platform, taken)
    assert all(shown)
    assert all(queued)
    steps: tuple[Callable[[Work, UUID], Awaitable[None]], ...] = (take_up, answered)
    for step in steps:
        with pytest.raises(Conflict, match="terms_changed"):
            async with parties.work(wanted.platform, MUCH_LATER) as work:
                await step(work, waiting)


async def answered(work: Work, request: UUID) -> None:
    await answer(work, request, [ItemAnswer(1, "removed")])


async def test_a_recipient_suspended_for_security_reads_nothing(parties: Parties) -> None:
    handed = await handoff(parties)
    waiting, made = await offered(parties, handed), await accepted(parties, handed)

    stop(parties, handed.lawyer, "security")

    assert not await reads(parties, handed.lawyer, waiting, "offer")
    assert not await reads(parties, handed.lawyer, made)


@pytest.mark.parametrize("side", ["sender", "lawyer"])
async def test_an_administrative_suspension_keeps_what_is_out(parties: Parties, side: str) -> None:
    handed = await handoff(parties)
    waiting, made = await offered(parties, handed), await accepted(parties, handed)

    stop(parties, getattr(handed, side), "request")

    assert await reads(parties, handed.lawyer, waiting, "offer")
    assert await reads(parties, handed.lawyer, made)


async def test_what_a_sender_released_after_the_named_instant_is_not_read(parties: Parties) -> None:
    handed = await handoff(parties)
    before, made = await offered(parties, handed), await accepted(parties, handed)
    async with parties.work(handed.sender, NOW + timedelta(minutes=30)) as work:
        after = await offer(work, handed.wanted(duplicate_reason=AGAIN))

    stop(parties, handed.sender, "security", NOW + timedelta(minutes=20))

    assert await reads(parties, handed.lawyer, before, "offer")
    assert not await reads(parties, handed.lawyer, after, "offer")
    assert await reads(parties, handed.lawyer, made), "the person's help goes on"


async def test_requests_of_a_sender_suspended_for_security_wait_until_it_goes_on(
    parties: Parties, operator: Operator
) -> None:
    wanted, waiting = await asked(parties)
    async with operator.acting() as session:
        await suspend(session, wanted.sender.id, "security", LATER)

    shut, queued = await values_of(parties, wanted.platform, waiting)
    with pytest.raises(Conflict, match="party_suspended"):
        async with parties.work(wanted.platform, MUCH_LATER) as work:
            await take_up(work, waiting)
    async with operator.acting() as session:
        await resume(session, wanted.sender.id, LATER)
    shown, _ = await values_of(parties, wanted.platform, waiting)

    assert not any(shut)
    assert not any(queued)
    assert all(shown)


@pytest.mark.parametrize("stolen", [False, True])
async def test_a_stolen_key_shuts_accepted_packets_until_there_is_a_new_one(parties: Parties, stolen: bool) -> None:
    handed = await handoff(parties)
    waiting, made = await offered(parties, handed), await accepted(parties, handed)
    key = uuid4()
    given = {"organisation": handed.lawyer.id, "purpose": "age", "created_at": NOW}
    parties.insert("public_key", id=key, public="age1old", **given)

    async with parties.work(handed.lawyer, LATER) as work:
        await revoke(work, key, stolen=stolen)

    assert await reads(parties, handed.lawyer, waiting, "offer")
    assert await reads(parties, handed.lawyer, made) is not stolen
    parties.insert("public_key", id=uuid4(), public="age1new", **given)
    assert await reads(parties, handed.lawyer, made)


async def test_that_a_revoked_key_was_stolen_can_be_said_later(parties: Parties) -> None:
    handed = await handoff(parties)
    key = uuid4()
    parties.insert("public_key", id=key, organisation=handed.lawyer.id, purpose="age", public="age1old", created_at=NOW)
    async with parties.work(handed.lawyer, LATER) as work:
        await revoke(work, key)

    async with parties.work(handed.lawyer, MUCH_LATER) as work:
        await revoke(work, key, stolen=True)

    found = parties.rows("select stolen, revoked_at from public_key where id = %(k)s", k=key)
    assert found == [(True, LATER)]
    with pytest.raises(NotFound):
        async with parties.work(handed.lawyer, MUCH_LATER) as work:
            await revoke(work, key, stolen=True)


@pytest.mark.parametrize("why", ["ended", "breach"])
async def test_what_one_side_ended_the_other_can_still_call_broken_and_not_the_other_way(
    parties: Parties, operator: Operator, why: AgreementEnd
) -> None:
    handed = await handoff(parties)
    agreement = await operator.end(handed.sender, handed.lawyer, why)

    if why == "ended":
        async with parties.work(handed.sender, MUCH_LATER) as work:
            await end_agreement(work, agreement, "breach")
    words: tuple[AgreementEnd, ...] = ("ended", "breach")
    for again in words:
        with pytest.raises(Conflict, match="wrong_move"):
            async with parties.work(handed.lawyer, MUCH_LATER) as work:
                await end_agreement(work, agreement, again)

    found = parties.rows("select ended_at, end_reason from agreement where id = %(a)s", a=agreement)
    assert found == [(LATER, "breach")]
