"""What a peer answered for a member that is suspended for security is carried out, as that member, opening nothing.

A withdrawal that operator and peer asked for together: with seven days, without recall, and never "now". A case of
somebody else's, or of nobody, is passed over in silence and ticked off alike: neither of the two learns which it was.
"""

from hub.delivery.engine import Engine
from hub.identity.work import Work
from hub.kit import logs
from hub.kit.errors import NotFound
from hub.vetting import peers
from hub.vetting.peers import AnsweredQuestion
from hub.withdrawals.limits import end, go_on
from hub.withdrawals.withdraw import ChangeOfMind, withdraw

AT_ONCE = 50
"""Answers carried out in one go."""


async def carry_out_answers(engine: Engine) -> int:
    """Do what peers have answered, each in a transaction of its own; how many there were. What fails is tried again.

    What one of them left unanswered goes to the peer that was named in its place.
    """
    async with engine.database.transaction(None) as session:
        await peers.hand_on(session, engine.clock.now())
        found = await peers.answered(session, AT_ONCE)
    for one in found:
        await _act(engine, one)
    return len(found)


async def _act(engine: Engine, said: AnsweredQuestion) -> None:
    try:
        async with engine.work(said.org) as work:
            if await peers.done(work, said.id) and said.stands:
                await _do(work, said)
    except Exception as error:  # noqa: BLE001 - one that fails must not keep the others waiting
        logs.fault("peer.failed", error, question=said.id)


async def _do(work: Work, said: AnsweredQuestion) -> None:
    if said.answer == "confirm":
        await _withdraw(work, said)
    elif said.answer == "go-on":
        await go_on(work, said.object)
    elif said.answer == "end":
        await end(work, said.object)


async def _withdraw(work: Work, said: AnsweredQuestion) -> None:
    try:
        await withdraw(work, said.object, ChangeOfMind(said.recipient))
    except NotFound:
        return
