"""A client as the token endpoint must know it: its living keys, its role, what it may ask for, how often."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from hub.identity.entry_marks import all_checked, checked, entry
from hub.identity.fragments import organisation, principal
from hub.identity.membership import asking
from hub.identity.permissions import Role
from hub.machines.clients.assertion import KnownKey
from hub.machines.clients.client_id import ClientId
from hub.machines.clients.rules import Binding, that_count

_KNOWN = asking(f"""
select {entry("client", "c")} as client, {entry("principal", "p")} as principal,
  array(select {entry("client_key", "k")} from client_key k
    where k.org = c.org and k.client = c.id and k.ended_at is null order by k.id) as keys
from client c
{principal("p", "c.org", "c.principal")}
{organisation("o", "c.org")}
where c.org = :org and c.id = :client and (c.ended_at is null or c.ended_at > :now)
  and $in_office
""")  # noqa: S608 - our own columns


@dataclass(frozen=True)
class KnownClient:
    """A living client of a living organisation. `rate`: requests a minute; `scopes`: those that count now.

    `registered`: all that its row says. It may ask for them; the answer names what it got (RFC 6749, 5.1).
    """

    id: ClientId
    principal: UUID
    binding: Binding
    scopes: frozenset[str]
    rate: int
    keys: tuple[KnownKey, ...]
    registered: frozenset[str] = frozenset()


def nobody(asked: ClientId) -> KnownClient:
    """In the place of a client that there is not: it goes the same way as the others, and nothing opens to it."""
    return KnownClient(asked, UUID(int=0), "bearer", frozenset(), 0, ())


async def known(session: AsyncSession, asked: ClientId, now: datetime) -> KnownClient | None:
    """The client of this name, None where there is none or it has ended. One statement."""
    given = {"org": asked.organisation, "client": asked.client, "now": now}
    row = (await session.execute(_KNOWN, given)).one_or_none()
    client = checked(session, "client", row.client) if row else None
    who = checked(session, "principal", row.principal) if row else None
    if row is None or client is None or who is None:
        return None
    registered = frozenset(client.scopes)
    bound, confirmed = client.binding == "dpop", client.act is not None
    counted = that_count(registered, Role(who.role), bound=bound, confirmed=confirmed)
    keys = tuple(KnownKey(key.kid, key.jwk) for key in all_checked(session, "client_key", row.keys))
    return KnownClient(asked, who.id, client.binding, counted, client.rate, keys, registered)
