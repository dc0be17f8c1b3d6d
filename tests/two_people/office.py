"""An office whose people are let in by whom the test says, asked over the API, each step kept."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from connectors.kit.sealing import seal
from hub.entry.invitations.accept import accept, look
from hub.identity.permissions import Role
from hub.releases.download import Papers
from tests.parties import NOW, Parties, Party
from tests.schema.api import Api
from tests.schema.casework import a_key
from tests.two_people.house import LONG_AGO, let_in
from tests.two_people.oracle import Identity


def stranger(role: str = "admin", since: int = LONG_AGO) -> Identity:
    """Somebody let in from outside."""
    return Identity("", role, since, outside=True)


def made_by(by: str, role: str = "admin", beside: str | None = None, since: int = LONG_AGO) -> Identity:
    """Somebody whom `by` let in."""
    return Identity("", role, since, by, beside)


@dataclass
class Office:
    """One organisation. `ids`: its people by the names of the test."""

    parties: Parties
    party: Party
    ids: dict[str, UUID] = field(default_factory=dict)
    now: datetime = NOW

    def take_in(self, **people: Identity) -> "Office":
        """Write these people, in order."""
        for name, one in people.items():
            self.ids[name] = let_in(self.parties, self.party, one, self.ids)
        return self

    def api(self, who: str, *, fresh: bool = True) -> Api:
        """One of them, as she is now."""
        ((role,),) = self.parties.rows("select role from principal where id = %(p)s", p=self.ids[who])
        papers = Papers(seal=seal)
        return Api(
            self.parties, self.party, now=self.now, role=Role(role), principal=self.ids[who], fresh=fresh, papers=papers
        )

    async def ask(self, who: str, mutation: str, shows: str, **given: Any) -> dict[str, Any]:
        """One mutation with a key of its own."""
        return await self.api(who).do(mutation, shows, idempotencyKey=a_key(), **given)

    async def invites(self, who: str, role: str = "ADMIN") -> dict[str, Any]:
        """Ask to take somebody in."""
        told = await self.ask(who, "inviteMember", "act { id } link", role=role, label="受付")
        assert told["errors"] == [], told
        return told

    async def confirms(self, who: str, act: str) -> dict[str, Any]:
        """Try to."""
        return await self.api(who).do("confirmAct", "act { status } shownOnce { name value }", act=act)

    async def takes_up(self, link: str, code: str) -> UUID:
        """Somebody who was told both; raises what opening raises."""
        found = await look(self.parties.web, link, code, self.now)
        async with self.parties.web.transaction(self.party.id) as session:
            return await accept(session, found.taken, _no_passkey, self.now)

    def person(self, who: str) -> str:
        """Her global id."""
        return f"Principal:{self.ids[who]}"


async def _no_passkey(_session: object, _member: UUID) -> None:
    """How they sign in is shown elsewhere."""


def shown(told: dict[str, Any]) -> dict[str, str]:
    """What a confirmation showed once."""
    return {one["name"]: one["value"] for one in told["shownOnce"] or ()}
