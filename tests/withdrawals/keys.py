"""Turning keys in tests: as the operator does it, and as the worker follows."""

from datetime import datetime

from hub.delivery.engine import Engine
from hub.directory.rotate import rotate
from hub.identity.epochs import LATE
from hub.kit.clock import FixedClock
from hub.withdrawals.turning import Turned, turn_on
from tests.delivery.desk import Receiver, engine_of
from tests.parties import NOW, Parties, Party


async def turn_key(parties: Parties, party: Party | None = None, now: datetime = NOW) -> None:
    """A new epoch for one organisation or all, made by the operator's own role."""
    operator = parties.database.pool("hub_operator", pool_size=1)
    try:
        async with operator.transaction(None) as session:
            await rotate(session, parties.keys, party.id if party else None, now)
    finally:
        await operator.close()


async def turned(parties: Parties, now: datetime = NOW) -> Turned:
    """What the worker's two passes do, at this instant and once a key may leave."""
    first, second = [await turn_on(engine_at(parties, at)) for at in (now, now + LATE)]
    return Turned(first.rewrapped + second.rewrapped, first.left + second.left)


def engine_at(parties: Parties, now: datetime) -> Engine:
    """The worker's engine on that instant."""
    return engine_of(parties, Receiver(), clock=FixedClock(now))


def epochs_in_use(parties: Parties) -> set[int]:
    """Under which epochs copies of data keys and secrets lie."""
    rows = parties.rows(
        "select epoch from case_key union select epoch from release_key"
        " union select epoch from identity_provider where secret_sealed is not null"
    )
    return {epoch for (epoch,) in rows}
