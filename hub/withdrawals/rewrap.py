"""In a turn every copy of a data key that survives moves under its holder's newest key, a batch at a time.

Each batch is one transaction: whoever is killed in the middle leaves copies that are whole, under the old key or the
new one. Only when none is left under it does an epoch's key leave (see `turning`).
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from hub.acts.copies import ACTS_KEPT
from hub.delivery.engine import Engine
from hub.identity import epochs
from hub.identity.copies import Copies
from hub.identity.keys import OrganisationKey
from hub.identity.work import Work
from hub.kit import logs
from hub.kit.sealed import Unopenable
from hub.withdrawals.copies import KINDS

BATCH = 500
"""Copies in one transaction: some milliseconds, so that a withdrawal that deletes one of them hardly waits."""
_BEFORE_ALL = UUID(int=0)


@dataclass(frozen=True)
class Epochs:
    """An organisation's newest key, and the retired ones under which something may still lie."""

    newest: OrganisationKey
    retired: dict[int, OrganisationKey]


async def rewrap(engine: Engine, organisation: UUID, batch: int = BATCH) -> int:
    """Wrap anew what this organisation holds under epochs whose key has to leave; how many copies. Twice is as once."""
    return sum([await _all(engine, organisation, copies, batch) for copies in KINDS])


async def _all(engine: Engine, organisation: UUID, copies: Copies, batch: int) -> int:
    done, after = 0, _BEFORE_ALL
    while True:
        async with engine.work(organisation) as work:
            known = await _epochs(work, organisation)
            if known is None:
                return done
            rows = await _next(work, copies, known, after, batch)
            done += await _wrap_anew(work, copies, known, rows)
        if len(rows) < batch:
            return done
        after = rows[-1].id


async def _epochs(work: Work, organisation: UUID) -> Epochs | None:
    """None where nothing was retired. Asked in each batch: a rotation may come in between."""
    rows = await epochs.rows(work.session, organisation)
    newest = next((row for row in rows if not row.retired), None)
    retired = [row for row in rows if row.retired]
    if newest is None or not retired:
        return None
    return Epochs(
        work.keys.organisation_key(organisation, newest.epoch, newest.wrapped),
        {row.epoch: work.keys.organisation_key(organisation, row.epoch, row.wrapped) for row in retired},
    )


async def _next(work: Work, copies: Copies, known: Epochs, after: UUID, batch: int) -> Sequence[Row[Any]]:
    given = {"org": known.newest.organisation, "retired": list(known.retired), "after": after, "batch": batch}
    times = {"now": work.now, "kept": work.now - ACTS_KEPT}
    return (await work.session.execute(copies.next, {**given, **times})).all()


async def _wrap_anew(work: Work, copies: Copies, known: Epochs, rows: Sequence[Row[Any]]) -> int:
    """Write the copies that open under the newest key; one that does not open keeps its key alive, and is named."""
    wrapped: dict[UUID, bytes] = {}
    for row in rows:
        place = copies.place(row.id)
        try:
            key = work.keys.unwrap(known.retired[row.epoch], place, row.wrapped)
        except Unopenable:
            logs.record("turn.unopenable", level=logging.ERROR, copy=place, epoch=row.epoch)
            continue
        wrapped[row.id] = work.keys.wrap(known.newest, place, key)
    if wrapped:
        given = {"org": known.newest.organisation, "epoch": known.newest.epoch}
        await work.session.execute(copies.write, {**given, "ids": list(wrapped), "wrapped": list(wrapped.values())})
    return len(wrapped)
