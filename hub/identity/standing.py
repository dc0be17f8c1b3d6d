"""Who the caller is now, whatever a token said ten minutes ago: asked in every request, in one statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from hub.identity.claims import Claims
from hub.identity.clients.client_id import ClientId
from hub.identity.clients.rules import that_count
from hub.identity.membership import asking
from hub.identity.permissions import Role

# One statement for everybody. Clients and revoked tokens stand behind policies: CASE sets the organisation of this
# statement before it looks at either, and that organisation is what the token says, which the hub itself has signed.
_MEMBERSHIP = asking("""
select p.role, p.kind = 'machine' as machine, o.suspended_at is not null as suspended,
  (select jsonb_build_object('rate', c.rate, 'scopes', c.scopes, 'bound', c.binding = 'dpop',
      'confirmed', c.act is not null)
    from client c where c.org = :organisation and c.id = :client
    and c.principal = :principal and (c.ended_at is null or c.ended_at > :now)) as client
from principal p join organisation o on o.id = p.organisation
where p.id = :principal and p.organisation = :organisation
  and $person_admitted and (o.suspended_at is null or p.kind = 'person')
  and case when set_config('app.org', cast(cast(:organisation as uuid) as text), true) = '' then false
    else not exists (select from revoked_token r where r.org = :organisation and r.jti = :token) end
""")


@dataclass(frozen=True)
class Standing:
    """What the membership behind a token is. `rate`: requests a minute; None for whoever is no client.

    `suspended`, `machine`: see `hub.identity.viewer.Viewer`; of a suspended organisation no machine has any standing.
    `scopes`: those of the token that count now; of a machine fewer than it says where some do not count any more.
    """

    role: Role
    rate: int | None
    scopes: frozenset[str]
    suspended: bool = False
    machine: bool = False


async def standing(engine: AsyncEngine, claims: Claims, now: datetime) -> Standing | None:
    """The membership behind a token; None where principal, organisation, client or token is good no more.

    `engine` commits each statement by itself.
    """
    client = ClientId.parse(claims.client)
    asked = {
        "principal": claims.principal,
        "organisation": claims.organisation,
        "client": client.client if client else None,
        "token": claims.id,
        "now": now,
    }
    async with engine.connect() as connection:
        row = (await connection.execute(_MEMBERSHIP, asked)).one_or_none()
    if row is None or (client is not None and row.client is None):
        return None
    role, known = Role(row.role), row.client or {}
    scopes = _that_count(claims, role, known) if row.machine else claims.scopes
    return Standing(role, known.get("rate"), scopes, row.suspended, row.machine)


def _that_count(claims: Claims, role: Role, client: Mapping[str, Any]) -> frozenset[str]:
    """Of a machine's token, what its own row still gives it; `client` is empty for a machine that is none."""
    given = claims.scopes & frozenset(client.get("scopes", claims.scopes))
    bound = bool(client.get("bound")) and claims.thumbprint is not None
    return that_count(given, role, bound=bound, confirmed=bool(client.get("confirmed")))
