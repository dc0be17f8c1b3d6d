"""An organisation whose people sign in by passkey, at a hub with a fixed clock."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import UUID

from hub.entry.handles import Handle
from hub.entry.passkeys import own
from hub.entry.passkeys.challenges import SignInChallenges
from hub.entry.passkeys.sign_in import SignIn
from hub.entry.passkeys.site import Site
from hub.entry.sessions.begin import SessionBegun
from hub.entry.sessions.find import Sessions
from hub.identity.permissions import ROLES, Role
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from hub.kit.clock import FixedClock
from hub.kit.sealed import RootKey
from tests.entry.authenticator import ORIGIN, Authenticator
from tests.parties import NOW, Parties, Party

DEVICE = "Firefox, Windows"


@dataclass(frozen=True)
class Person:
    """Somebody of an organisation, with a passkey on a device."""

    organisation: UUID
    id: UUID
    role: Role
    key: Authenticator = field(default_factory=Authenticator)

    def viewer(self, *, session: UUID | None = None, fresh: bool = False) -> Viewer:
        """The person as a session would say."""
        return Viewer(self.organisation, self.id, "test", self.role, ROLES[self.role], "en", session, fresh)


@dataclass
class EntryDesk:
    """The rooms of signing in, on the tests' database."""

    parties: Parties
    clock: FixedClock
    site: Site
    sign_in: SignIn
    sessions: Sessions

    @classmethod
    def on(cls, parties: Parties) -> "EntryDesk":
        clock, site = FixedClock(NOW), Site.of(ORIGIN)
        challenges = SignInChallenges.under(RootKey.read(parties.database.settings.root_key_file))
        sign_in = SignIn(parties.web, site, challenges, clock)
        return cls(parties, clock, site, sign_in, Sessions(parties.web, clock))

    def person(self, party: Party, role: Role = Role.CASEWORKER) -> Person:
        """A further member, without a passkey yet."""
        return Person(party.id, self.parties.person(party, role, label=f"{role.value} desk"), role)

    @asynccontextmanager
    async def work(self, person: Person, *, session: UUID | None = None, fresh: bool = False) -> AsyncIterator[Work]:
        """One unit of work as this person."""
        async with self.parties.work_of(person.viewer(session=session, fresh=fresh), self.clock.now()) as work:
            yield work

    async def with_passkey(self, party: Party, role: Role = Role.CASEWORKER) -> Person:
        """A further member whose passkey is registered."""
        person = self.person(party, role)
        await self.register(person)
        return person

    async def register(self, person: Person, key: Authenticator | None = None) -> UUID:
        """Register the person's passkey, or another one."""
        async with self.work(person, fresh=True) as work:
            answer = (key or person.key).create(await own.begin(work, self.site))
            return await own.finish(work, self.site, answer, DEVICE)

    async def enter(self, person: Person, known: Handle | None = None) -> SessionBegun:
        """Sign in."""
        return await self.sign_in.finish(person.key.get(self.sign_in.begin()), device=DEVICE, known=known)

    def verbs(self, party: Party) -> list[str]:
        """What stands in the organisation's ledger, in no order, but for the states of rows beside it."""
        query = "select verb from ledger_event where sender = %(o)s and verb <> 'entry:changed'"
        return sorted(v for (v,) in self.parties.rows(query, o=party.id))

    def count(self, table: str, party: Party) -> int:
        """How many rows of the organisation."""
        return int(self.parties.rows(f"select count(*) from {table} where org = %(o)s", o=party.id)[0][0])
