"""Who the caller is now, whatever a token said ten minutes ago: asked in every request, in one statement."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from hub.identity.entry_marks import CountedRow, checked_with, entry
from hub.identity.fragments import PEOPLE, organisation
from hub.identity.membership import asking
from hub.identity.permissions import Role
from hub.kit.entry_key import EntryKey
from hub.machines.claims import Claims
from hub.machines.clients.client_id import ClientId
from hub.machines.clients.rules import that_count

# One statement for everybody. Clients and revoked tokens stand behind policies: CASE sets the organisation of this
# statement before it looks at either, and that organisation is what the token says, which the hub itself has signed.
_MEMBERSHIP = asking(f"""
select {entry("principal", "p")} as principal, o.suspended_at is not null as suspended,
  (select {entry("client", "c")} from client c where c.org = :organisation and c.id = :client
    and c.principal = :principal and (c.ended_at is null or c.ended_at > :now)) as client
{PEOPLE} {organisation("o", "p.organisation")}
where p.id = :principal and p.organisation = :organisation
  and $person_admitted and (o.suspended_at is null or p.kind = 'person')
  and case when set_config('app.org', cast(cast(:organisation as uuid) as text), true) = '' then false
    else not exists (select from revoked_token r where r.org = :organisation and r.jti = :token) end
""")  # noqa: S608 - our own columns


@dataclass(frozen=True)
class TokenStanding:
    """What the membership behind a token is. `rate`: requests a minute; None for whoever is no client.

    `suspended`, `machine`: see `hub.identity.viewer.Viewer`; of a suspended organisation no machine has any standing.
    `scopes`: those of the token that count now; of a machine fewer than it says where some do not count any more.
    """

    role: Role
    rate: int | None
    scopes: frozenset[str]
    suspended: bool = False
    machine: bool = False


async def standing(engine: AsyncEngine, key: EntryKey, claims: Claims, now: datetime) -> TokenStanding | None:
    """The membership behind a token; None where principal, organisation, client or token is good no more.

    `engine` commits each statement by itself; `key`: of the hub's marks.
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
    who = checked_with(key, "principal", row.principal) if row else None
    known = checked_with(key, "client", row.client) if row and row.client is not None else None
    if row is None or who is None or (client is not None and known is None):
        return None
    role, is_machine = Role(who.role), who.kind == "machine"
    scopes = _that_count(claims, role, known) if is_machine else claims.scopes
    return TokenStanding(role, known.rate if known else None, scopes, row.suspended, is_machine)


def _that_count(claims: Claims, role: Role, client: CountedRow | None) -> frozenset[str]:
    """Of a machine's token, what its own row still gives it; `client` is None for a machine that is none."""
    given = claims.scopes & frozenset(client.scopes if client else claims.scopes)
    bound = client is not None and client.binding == "dpop" and claims.thumbprint is not None
    return that_count(given, role, bound=bound, confirmed=client is not None and client.act is not None)
