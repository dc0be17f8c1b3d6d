"""One machine, held: whoever changes its scopes or adds a key waits for the other, and then sees what it did."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text

from hub.identity.entry_marks import all_checked, checked, entry
from hub.identity.fragments import principal
from hub.identity.permissions import Role
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound, Reason
from hub.machines.clients.rules import Binding, ClientWanted

# by itself and first: a statement that waits for a lock and also reads has read before it waited
_HOLD = text("select from client where org = :org and id = :client for no key update")
_READ = text(f"""
select c.label, {entry("client", "c")} as client, {entry("principal", "p")} as principal,
  array(select {entry("client_key", "k")} from client_key k
    where k.org = c.org and k.client = c.id and k.ended_at is null order by k.thumbprint) as keys
from client c {principal("p", "c.org", "c.principal")}
where c.org = :org and c.id = :client
""")  # noqa: S608 - our own columns


@dataclass(frozen=True)
class HeldClient:
    """A living machine. `confirmed`: whether two people let it in; `keys`: thumbprints of those that count."""

    id: UUID
    label: str
    role: Role
    binding: Binding
    scopes: frozenset[str]
    rate: int
    confirmed: bool
    keys: tuple[str, ...]

    def wanting(self, scopes: frozenset[str]) -> ClientWanted:
        """The same machine with these scopes, for the rule what a machine may be."""
        return ClientWanted(self.label, self.role, self.binding, scopes, self.rate)


async def held(work: Work, client: UUID) -> HeldClient:
    """The machine, locked until the transaction ends; two statements.

    Raises `NotFound`, and `Conflict` `client_ended` for one that was let go.
    """
    place = {"org": work.viewer.organisation, "client": client}
    await work.session.execute(_HOLD, place)
    row = (await work.session.execute(_READ, place)).one_or_none()
    found = checked(work.session, "client", row.client) if row else None
    who = checked(work.session, "principal", row.principal) if row else None
    if row is None or found is None or who is None:
        raise NotFound("client")
    if found.ended_at is not None:
        raise Conflict(Reason("client_ended", "client"))
    keys = tuple(key.thumbprint for key in all_checked(work.session, "client_key", row.keys))
    is_confirmed = found.act is not None
    return HeldClient(
        client, row.label, Role(who.role), found.binding, frozenset(found.scopes), found.rate, is_confirmed, keys
    )
