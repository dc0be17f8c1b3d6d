"""Erasure by destroyed keys: an epoch from which a key was destroyed is turned, and its own key leaves the running hub.

At every moment after a turn, no key on the running hub opens what was destroyed before it: not in the database's heap
and log, not in a copy of its files, not in a dump. A step that is cut off is taken up by the next pass.
"""

import logging
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from hub.delivery.engine import Engine
from hub.directory import rotate
from hub.identity import epochs, organisations
from hub.kit import logs
from hub.kit.sealed import Unopenable
from hub.kit.unready import Unready
from hub.withdrawals.rewrap import rewrap


@dataclass(frozen=True)
class Turned:
    """What a pass did. `rewrapped`: copies of data keys that moved; `left`: keys of epochs that left the hub."""

    rewrapped: int = 0
    left: int = 0


async def begin_turns(engine: Engine) -> int:
    """End every epoch that is over, by its age, its number of keys, or a key that was destroyed; how many.

    Then copies of keys for backups are put in order. An organisation whose key does not open is named in the log.
    """
    async with engine.database.transaction(None) as session:
        everybody = await organisations.everybody(session)
    begun = sum([await _begin(engine, organisation) for organisation in everybody])
    engine.keys.tidy(engine.clock.now().date())
    return begun


async def turn_on(engine: Engine) -> Turned:
    """Go on with every turn: wrap what survives anew, then let the keys go that nothing lies under any more.

    A key stays for a minute after its epoch has ended, and through the pass in which the last copy under it moved: who
    had just read that copy still opens it. Where nothing is turning this is one statement.
    """
    async with engine.database.transaction(None) as session:
        waiting = await epochs.turning(session)
    done = [await _turn_on(engine, organisation) for organisation in waiting]
    return Turned(sum(one.rewrapped for one in done), sum(one.left for one in done))


async def _turn_on(engine: Engine, organisation: UUID) -> Turned:
    try:
        moved = await rewrap(engine, organisation)
        return Turned(moved, 0 if moved else await _let_go(engine, organisation))
    except Unopenable:
        logs.record("turn.unopenable", level=logging.ERROR, organisation=organisation)
        return Turned()


async def _begin(engine: Engine, organisation: UUID) -> bool:
    try:
        async with engine.work(organisation) as work:
            over = await epochs.is_over(work.session, organisation, work.now)
            if over:
                await rotate.begin(work.session, work.keys, organisation, work.now)
    except Unopenable:
        logs.record("turn.unopenable", level=logging.ERROR, organisation=organisation)
        return False
    return over


async def _let_go(engine: Engine, organisation: UUID) -> int:
    """The rows first, and only once they are gone the keys: whoever is killed between leaves a key that is known."""
    try:
        async with engine.work(organisation) as work:
            await epochs.empty(work.session, organisation, work.now)
    except IntegrityError:
        return 0  # somebody was late to wrap under it: the next pass moves that copy too
    try:
        async with engine.work(organisation) as work:
            return await epochs.let_go(work.session, work.keys, organisation, work.now)
    except Unready as reason:  # no key to seal a copy to, or a disk that takes nothing: the mark stays
        logs.fault("turn.key_stays", reason)
        return 0
