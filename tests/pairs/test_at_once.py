"""Two changes at the same moment: numbered in one order and committed in the other, both narrow."""

from asyncio import Task, create_task, sleep

import pytest

from hub.directory import enrol
from hub.directory.enrol import DeclaredDuty
from hub.narrowing.causes import Cause
from hub.vetting.suspend import suspend
from tests.consultations import ADULT
from tests.pairs.pair import LATER, POLICE, TODAY, changes, operator_of
from tests.pairs.test_sweep import swept
from tests.parties import NOW, Parties
from tests.referrals.handoff import handoff, offered

pytestmark = pytest.mark.anyio


async def a_sweep_waits_for_it(parties: Parties) -> "Task[int]":
    """A sweep that has begun, and waits for a change under way."""
    begun = create_task(swept(parties))
    for _ in range(1000):
        if parties.rows("select from pg_locks where locktype = 'advisory' and not granted"):
            return begun
        await sleep(0.01)
    raise AssertionError("it waits for nothing")


@pytest.mark.parametrize("first", ["duty", "suspension"])
async def test_of_two_changes_at_the_same_moment_the_one_that_is_committed_last_narrows_too(
    alone: Parties, first: str
) -> None:
    """Numbered first: what the sweep of the other one has seen is not taken to have seen it."""
    handed = await handoff(alone, {**ADULT, "barred_recipients": ["police"]})
    made, meanwhile = await offered(alone, handed), {"duty": Cause.DUTY, "suspension": Cause.RECIPIENT_SUSPENDED}
    async with operator_of(alone) as operator:
        async with operator.acting() as session:
            if first == "duty":
                await enrol.duty(session, handed.lawyer.id, DeclaredDuty("police", None, POLICE, "t", TODAY), LATER)
            else:
                await suspend(session, handed.lawyer.id, "security", LATER)
            async with operator.acting() as second:
                await suspend(second, handed.sender.id, "security", LATER, since=NOW)
            begun = await a_sweep_waits_for_it(alone)
        await begun

    await swept(alone)

    noted = alone.rows("select cause from narrowed where object = %(o)s", o=made)
    assert {cause for (cause,) in noted} == {meanwhile[first], Cause.SENDER_SUSPENDED}
    assert all(done for _, done in changes(alone, handed.lawyer))
