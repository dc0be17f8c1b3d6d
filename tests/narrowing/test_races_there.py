"""Taking a request, and sending on to the next choice, while a cause is said: wholly before it, or not at all."""

from dataclasses import replace
from functools import partial

import pytest

from hub.cases import repository
from hub.consent.load import ConsentPlace
from hub.consent.record import record
from hub.identity.work import Work
from hub.kit.errors import HubError
from hub.narrowing.causes import Cause
from hub.narrowing.states import ThingState
from hub.referrals.accept import accept
from hub.referrals.reroute import reroute
from hub.releases.read import read
from hub.withdrawals.narrow import narrow
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.depth import deep
from tests.narrowing.races import CAUSES, SOON, Side, Word, a_stage, answering, taking, together
from tests.narrowing.stage import END, FIELDS, LATER, Stage
from tests.narrowing.table import KEPT
from tests.parties import Parties, Party
from tests.racing import Seen
from tests.withdrawals.scene import BY_HER

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
RACES = deep(10, 200)
WAITING = ("requested", "received")
HER_NO = (Cause.WITHDRAWAL, Cause.REFUSAL)


async def taken_before_it_or_not_at_all(on: Stage, cause: Cause, take: Side) -> None:
    """What was taken first is kept, after her no the little that the table names; a slip of the sender's cuts it."""
    status, found = on.status()[0], await on.read()
    if status in (*WAITING, "cancelled") or cause is Cause.SENDER_CANCELS:
        assert found is None
        with pytest.raises(HubError):
            await take(on)
        return
    assert status == "accepted"
    assert found is not None
    assert cause not in HER_NO or (set(found) <= KEPT and set(found["signer"]) <= {"role"})


@pytest.mark.parametrize(
    "cause",
    [*HER_NO, Cause.BAR, Cause.DUTY_REFUSED, Cause.CASE_CLOSED, Cause.AGE_UNDER_18, Cause.SENDER_CANCELS],
)
@pytest.mark.parametrize("take", [taking, answering])
async def test_a_platform_takes_it_before_a_word_or_not_at_all(parties: Parties, cause: Cause, take: Side) -> None:
    seen = Seen()
    for _ in range(RACES):
        on = await a_stage(parties, cause, ThingState.UNTAKEN)
        await together(on, cause, take, seen=seen)
        await taken_before_it_or_not_at_all(on, cause, take)
    seen.both_came()


async def from_all(work: Work, on: Stage) -> None:
    await withdraw(work, on.scene.case, ChangeOfMind(None))


EVERYBODY: dict[Cause, Word] = {
    Cause.WITHDRAWAL: from_all,
    **{cause: CAUSES[cause] for cause in (Cause.BAR, Cause.CASE_CLOSED, Cause.AGE_UNDER_18)},
}
"""What reaches the next choice as well: she bars the kind."""


async def next_choice(on: Stage) -> Party:
    """Another office to which she said yes."""
    other = on.scene.recipient("legal_aid")
    async with on.parties.work(on.scene.ngo) as work:
        case = await repository.case(work, on.scene.case)
        place = ConsentPlace(other.id, "legal_advice", "nowhere")
        await record(work, case, place, "given", BY_HER, fields=dict(FIELDS), until=END)
    return other


async def rerouting(other: Party, on: Stage) -> None:
    async with on.parties.work(on.scene.ngo, LATER) as work:
        await reroute(work, on.sent.object, other.id, narrow=narrow)


async def nobody_reads_or_takes_it(on: Stage, other: Party) -> None:
    """Neither the first choice nor the next."""
    query = "select r.id, r.recipient from referral r join origin o on o.object = r.id where o.case_file = %(c)s"
    for id, recipient in on.parties.rows(query, c=on.scene.case):
        there = replace(on, other=other if recipient == other.id else on.other)
        with pytest.raises(HubError):
            async with on.parties.work(there.other, SOON) as work:
                await read(work, id, "offer")
        with pytest.raises(HubError):
            async with on.parties.work(there.other, SOON) as work:
                await accept(work, id)


@pytest.mark.parametrize("cause", EVERYBODY)
async def test_nothing_is_sent_on_past_a_word_that_narrows(parties: Parties, cause: Cause) -> None:
    seen = Seen()
    for _ in range(RACES):
        on = await a_stage(parties, cause, ThingState.OFFERED)
        other = await next_choice(on)
        await together(on, cause, partial(rerouting, other), EVERYBODY[cause], seen=seen)
        await nobody_reads_or_takes_it(on, other)
    seen.both_came()
