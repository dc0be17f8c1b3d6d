"""The way to an organisation: a connector, that connector's address keys, and signing secrets (sealed)."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.exc import IntegrityError
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.trail import record_of_operator
from hub.audit.verbs import Verb
from hub.directory.endpoints import living_secrets
from hub.directory.models import RouteRow
from hub.exchange.connector import Route
from hub.identity.entry_marks import CountedRow, all_checked, change, checked, entry, sign
from hub.identity.fragments import epoch_key, newest_key, public_keys
from hub.identity.keys import Keyring, OrganisationKey
from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason, Refused

_EVER = text("select 1 from route where organisation = :organisation limit 1")
_CURRENT = text(f"""
select {entry("route", "r")} as route, r.secrets_sealed, k.epoch, k.wrapped,
  {public_keys("r.organisation")} as public_keys
from route r left {epoch_key("k", "r.organisation", "r.epoch")}
where r.organisation = :organisation and r.valid_from <= :now and (r.valid_to is null or r.valid_to > :now)
order by r.valid_from desc limit 1
""")  # noqa: S608 - our own columns
_SEALED_BEFORE = text(f"""
select r.id, r.organisation, r.secrets_sealed, k.epoch, k.wrapped, n.epoch as newest, n.wrapped as newest_wrapped
from route r
{epoch_key("k", "r.organisation", "r.epoch")}
join {newest_key("n", "r.organisation")} on n.epoch > r.epoch
where r.organisation = any(:organisations) and r.secrets_sealed is not null and r.valid_to is null
for no key update of r
""")  # noqa: S608 - fragments of identity's
_RESEAL = text("""
update route set secrets_sealed = given.sealed, epoch = given.epoch
from unnest(cast(:ids as uuid[]), cast(:sealed as bytea[]), cast(:epochs as integer[])) as given(id, sealed, epoch)
where route.id = given.id
""")


async def current_route(work: Work, organisation: UUID) -> Route | None:
    """Where and how the organisation is reached now, secrets open; None where no route is recorded. One statement."""
    row = (await work.session.execute(_CURRENT, {"organisation": organisation, "now": work.now})).one_or_none()
    found = checked(work.session, "route", row.route) if row else None
    if row is None or found is None:
        return None
    keys = {key.purpose: key.public for key in all_checked(work.session, "public_key", row.public_keys)}
    return Route(found.connector, found.address, open_secrets(work, organisation, found, row), keys)


def open_secrets(work: Work, organisation: UUID, found: CountedRow, row: Row[Any]) -> tuple[str, ...]:
    """The signing secrets of this route that count now; `row`: its `secrets_sealed`, and its epoch's key."""
    if row.secrets_sealed is None or row.wrapped is None:
        return ()
    key = work.keys.organisation_key(organisation, row.epoch, row.wrapped)
    opened = json.loads(work.keys.unwrap(key, _place(found.id), row.secrets_sealed))
    return living_secrets(opened, found.valid_from, work.now)


def seal_secrets(keys: Keyring, under: OrganisationKey, route_id: UUID, secrets: Sequence[str]) -> bytes | None:
    """The secrets for the column `secrets_sealed` of this route; None where there are none."""
    return keys.wrap(under, _place(route_id), json.dumps(list(secrets)).encode()) if secrets else None


async def add(
    session: AsyncSession,
    keys: Keyring,
    *,
    organisation: UUID,
    connector: str,
    address: Mapping[str, str],
    secrets: Sequence[str],
    now: datetime,
    only_first: bool = False,
) -> UUID:
    """Record a new route by the operator's hand, which replaces the present one, with a line in the ledger; its id.

    `secrets`: signing secrets, newest first; two during a rotation. `only_first`: refuse where the organisation ever
    had one, with `two_people_needed`: in production only two of its own people move where it is reached. Raises
    `NotFound` for an unknown organisation.
    """
    if only_first and (await session.execute(_EVER, {"organisation": organisation})).one_or_none() is not None:
        raise Refused(Reason("two_people_needed"))
    made = RouteRow(organisation=organisation, connector=connector, address=dict(address), valid_from=now)
    route_id = made.id
    await put(session, keys, made, secrets)
    await record_of_operator(session, Verb.ENDPOINT_CHANGED, org=organisation, object_id=route_id, at=now)
    return route_id


async def put(session: AsyncSession, keys: Keyring, made: RouteRow, secrets: Sequence[str]) -> None:
    """Let this route take the present one's place from its `valid_from` on; three statements.

    The database refuses the program's role where `made.act` is no confirmed act for just this route. Raises `NotFound`
    for an unknown organisation, `Conflict` `stale` where another route came first.
    """
    under = await keys.newest(session, made.organisation)
    present, over = {"organisation": made.organisation}, {"valid_to": made.valid_from}
    await change(session, "route", present, over, at=made.valid_from, only="t.valid_to is null")
    made.secrets_sealed = seal_secrets(keys, under, made.id, secrets)
    made.epoch = under.epoch if secrets else None
    session.add(sign(session, made))
    try:
        await session.flush()
    except IntegrityError as error:
        raise Conflict(Reason("stale")) from error


async def reseal(session: AsyncSession, keys: Keyring, organisations: Sequence[UUID]) -> None:
    """Seal the secrets of present routes under their organisation's newest key; two statements.

    Those of routes that were replaced stay as they are: they die with their epoch.
    """
    rows = (await session.execute(_SEALED_BEFORE, {"organisations": list(organisations)})).all()
    sealed = [_resealed(keys, row) for row in rows]
    given = {"ids": [row.id for row in rows], "sealed": sealed, "epochs": [row.newest for row in rows]}
    await session.execute(_RESEAL, given)


def _resealed(keys: Keyring, row: Row[Any]) -> bytes:
    before = keys.organisation_key(row.organisation, row.epoch, row.wrapped)
    newest = keys.organisation_key(row.organisation, row.newest, row.newest_wrapped)
    return keys.wrap(newest, _place(row.id), keys.unwrap(before, _place(row.id), row.secrets_sealed))


def _place(route_id: UUID) -> str:
    return f"route/{route_id}"
