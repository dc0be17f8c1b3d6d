"""After a rotation every copy of a data key moves under its holder's newest key, a batch at a time.

Each batch is one transaction: whoever is killed in the middle leaves copies that are whole, under the old key or the
new one. Only when none is left under it may a retired key be destroyed (see `purge`).
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, TextClause, text

from hub.cases.places import case_key
from hub.delivery.engine import Engine
from hub.identity.keys import OrganisationKey
from hub.identity.providers.client import place as provider_secret
from hub.identity.work import Work
from hub.kit import logs
from hub.kit.sealed import Unopenable
from hub.releases.keys import place as release_key

BATCH = 500
"""Copies in one transaction: some milliseconds, so that a withdrawal that deletes one of them hardly waits."""
_BEFORE_ALL = UUID(int=0)

_EPOCHS = text("""
select epoch, wrapped, retired_at is not null as retired from organisation_key
where organisation = :org order by epoch desc
""")
# rows that somebody holds are passed over: they are being deleted, or they wait for the next night
_CASES = text("""
select case_file as id, epoch, wrapped from case_key
where org = :org and epoch = any(:retired) and case_file > :after
order by case_file limit :batch for no key update skip locked
""")
_RELEASES = text("""
select release as id, epoch, wrapped from release_key
where org = :org and epoch = any(:retired) and release > :after
order by release limit :batch for no key update skip locked
""")
_SECRETS = text("""
select id, epoch, secret_sealed as wrapped from identity_provider
where org = :org and epoch = any(:retired) and id > :after and secret_sealed is not null
order by id limit :batch for no key update skip locked
""")
_WRITE_CASES = text("""
update case_key set epoch = :epoch, wrapped = given.wrapped
from unnest(cast(:ids as uuid[]), cast(:wrapped as bytea[])) as given(id, wrapped)
where org = :org and case_file = given.id
""")
_WRITE_RELEASES = text("""
update release_key set epoch = :epoch, wrapped = given.wrapped
from unnest(cast(:ids as uuid[]), cast(:wrapped as bytea[])) as given(id, wrapped)
where org = :org and release = given.id
""")

_WRITE_SECRETS = text("""
update identity_provider set epoch = :epoch, secret_sealed = given.wrapped
from unnest(cast(:ids as uuid[]), cast(:wrapped as bytea[])) as given(id, wrapped)
where org = :org and identity_provider.id = given.id
""")


@dataclass(frozen=True)
class Copies:
    """Copies of one kind: what they are sealed for, how the next are found, and how they are written back."""

    place: Callable[[UUID], str]
    next: TextClause
    write: TextClause


@dataclass(frozen=True)
class Epochs:
    """An organisation's newest key, and the retired ones under which something may still lie."""

    newest: OrganisationKey
    retired: dict[int, OrganisationKey]


_KINDS = (
    Copies(case_key, _CASES, _WRITE_CASES),
    Copies(release_key, _RELEASES, _WRITE_RELEASES),
    Copies(provider_secret, _SECRETS, _WRITE_SECRETS),
)


async def rewrap(engine: Engine, organisation: UUID, batch: int = BATCH) -> int:
    """Wrap every copy that this organisation holds under a retired key anew; answers how many. Twice is as once."""
    return sum([await _all(engine, organisation, copies, batch) for copies in _KINDS])


async def _all(engine: Engine, organisation: UUID, copies: Copies, batch: int) -> int:
    done, after = 0, _BEFORE_ALL
    while True:
        async with engine.work(organisation) as work:
            epochs = await _epochs(work, organisation)
            if epochs is None:
                return done
            rows = await _next(work, copies, epochs, after, batch)
            done += await _wrap_anew(work, copies, epochs, rows)
        if len(rows) < batch:
            return done
        after = rows[-1].id


async def _epochs(work: Work, organisation: UUID) -> Epochs | None:
    """None where nothing was retired. Asked in each batch: a rotation may come in between."""
    rows = (await work.session.execute(_EPOCHS, {"org": organisation})).all()
    newest = next((row for row in rows if not row.retired), None)
    retired = [row for row in rows if row.retired]
    if newest is None or not retired:
        return None
    return Epochs(
        work.keys.organisation_key(organisation, newest.epoch, newest.wrapped),
        {row.epoch: work.keys.organisation_key(organisation, row.epoch, row.wrapped) for row in retired},
    )


async def _next(work: Work, copies: Copies, epochs: Epochs, after: UUID, batch: int) -> Sequence[Row[Any]]:
    given = {"org": epochs.newest.organisation, "retired": list(epochs.retired), "after": after, "batch": batch}
    return (await work.session.execute(copies.next, given)).all()


async def _wrap_anew(work: Work, copies: Copies, epochs: Epochs, rows: Sequence[Row[Any]]) -> int:
    """Write the copies that open under the newest key; one that does not open keeps its key alive, and is named."""
    wrapped: dict[UUID, bytes] = {}
    for row in rows:
        place = copies.place(row.id)
        try:
            key = work.keys.unwrap(epochs.retired[row.epoch], place, row.wrapped)
        except Unopenable:
            logs.record("purge.unopenable", level=logging.ERROR, copy=place, epoch=row.epoch)
            continue
        wrapped[row.id] = work.keys.wrap(epochs.newest, place, key)
    if wrapped:
        given = {"org": epochs.newest.organisation, "epoch": epochs.newest.epoch}
        await work.session.execute(copies.write, {**given, "ids": list(wrapped), "wrapped": list(wrapped.values())})
    return len(wrapped)
