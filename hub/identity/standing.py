"""Who the caller is now, whatever a token said ten minutes ago: asked in every request, in one statement."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from hub.identity.claims import Claims
from hub.identity.clients.client_id import ClientId
from hub.identity.membership import asking
from hub.identity.permissions import Role

# One statement for everybody. Clients and revoked tokens stand behind policies: CASE sets the organisation of this
# statement before it looks at either, and that organisation is what the token says, which the hub itself has signed.
_MEMBERSHIP = asking("""
select p.role, o.suspended_at is not null as suspended,
  (select c.rate from client c where c.org = :organisation and c.id = :client
    and c.principal = :principal and (c.ended_at is null or c.ended_at > :now)) as rate
from principal p join organisation o on o.id = p.organisation
where p.id = :principal and p.organisation = :organisation
  and $person_admitted and (o.suspended_at is null or p.kind = 'person')
  and case when set_config('app.org', cast(cast(:organisation as uuid) as text), true) = '' then false
    else not exists (select from revoked_token r where r.org = :organisation and r.jti = :token) end
""")


@dataclass(frozen=True)
class Standing:
    """What the membership behind a token is. `rate`: requests a minute; None for whoever is no client.

    `suspended`: see `hub.identity.viewer.Viewer`; of a suspended organisation no machine has any standing.
    """

    role: Role
    rate: int | None
    suspended: bool = False


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
    if row is None or (client is not None and row.rate is None):
        return None
    return Standing(Role(row.role), row.rate, row.suspended)
