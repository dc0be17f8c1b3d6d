"""An organisation whose people sign in through a provider on loopback, and the way to the provider and back."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from connectors.kit.fetch import Fetcher
from connectors.kit.http import Bounds
from hub.entry.handles import Handle
from hub.entry.providers import accounts, begin, check, set_up, show
from hub.entry.providers.begin import SignInBegun
from hub.entry.providers.finish import Proved, finish
from hub.entry.providers.outside import Outside
from hub.entry.providers.provider_keys import KeySets
from hub.entry.providers.set_up import ProviderWanted
from hub.identity.work import Work
from tests.entry.providers.small_provider import CLIENT, SECRET, SmallProvider, small_provider
from tests.parties import NOW, Parties, Party

PUBLIC_URL = "https://hub.example.org"
IMPATIENT = Bounds(connect_seconds=1.5, total_seconds=1.5)


def outside_of_tests(bounds: Bounds = IMPATIENT) -> Outside:
    """The real way out, in mode "test"."""
    fetch = Fetcher("test", bounds=bounds)
    return Outside(fetch, KeySets(fetch), PUBLIC_URL, loopback=True, patience=0)


@dataclass
class Office:
    """One organisation, its person with an account at the provider, and what they do."""

    parties: Parties
    party: Party
    provider: SmallProvider
    outside: Outside
    word: str
    id: UUID

    async def sign_in(self, now: datetime = NOW) -> SignInBegun:
        return await self.sign_in_as(self.word, now)

    async def sign_in_as(self, word: str, now: datetime = NOW) -> SignInBegun:
        return await begin.sign_in(self.parties.web, self.outside, word, now)

    async def step_up(self, session: UUID, now: datetime = NOW) -> SignInBegun:
        async with self.working(session, now) as work:
            return await begin.step_up(work, self.outside)

    async def accept(self, invitation: UUID, now: datetime = NOW) -> SignInBegun:
        async with self.parties.web.transaction(self.party.id) as session:
            return await begin.accept_invitation(session, self.outside, self.party.id, invitation, now)

    async def finish(self, cookie: str, parameters: Sequence[tuple[str, str]], now: datetime = NOW) -> Proved:
        return await finish(self.parties.web, self.parties.keys, self.outside, cookie, parameters, now)

    async def back(self, begun: SignInBegun, now: datetime = NOW, **more: str) -> Proved:
        """To the provider and back with the same browser."""
        return await self.finish(begun.handle.text(), self.provider.visit(begun.url, **more), now)

    @asynccontextmanager
    async def working(self, session: UUID | None = None, now: datetime = NOW) -> AsyncIterator[Work]:
        """A unit of work of the person, in this browser session."""
        async with self.parties.work(self.party, now) as work:
            yield replace(work, viewer=replace(work.viewer, session=session, fresh=True))

    async def set(self, **changed: Any) -> UUID:
        """Set the provider anew; it is not checked yet."""
        wanted = ProviderWanted(
            **{
                "issuer": self.provider.issuer,
                "client_id": CLIENT,
                "method": "client_secret_basic",
                "client_secret": SECRET,
                "sign_in_word": self.word,
                **changed,
            }
        )
        async with self.working() as work:
            seen = await show.provider(work)
            version = seen.version if seen else 0
            self.id = await set_up.set_provider(work, wanted, self.outside, expected_version=version)
        return self.id

    async def check(self, id: UUID | None = None) -> None:
        async with self.working() as work:
            unchecked = await check.to_check(work, id or self.id)
        seen = await check.look(self.outside, unchecked)
        async with self.working() as work:
            await check.record(work, unchecked, seen)

    async def link(self, subject: str = "subject-1", principal: UUID | None = None, now: datetime = NOW) -> None:
        async with self.parties.web.transaction(self.party.id) as session:
            whom = principal or self.party.principal
            await accounts.link(session, self.party.id, whom, self.provider.issuer, subject, now)

    def colleague(self) -> UUID:
        """A further person of the organisation."""
        return self.parties.person(self.party)

    def written(self) -> tuple[list[Any], ...]:
        """What a refused sign-in must leave as it was."""
        org = self.party.id
        return (
            self.parties.rows("select issuer, subject, principal from provider_account where org = %(o)s", o=org),
            self.parties.rows("select id, checked_at, ended_at from identity_provider where org = %(o)s", o=org),
            self.parties.rows("select verb, object, at from ledger_event where actor = %(o)s order by id", o=org),
        )

    def verbs(self) -> list[str]:
        """What stands in the ledger, in alphabetical order, but for the states of rows beside it."""
        query = "select verb from ledger_event where actor = %(o)s and verb <> 'entry:changed' order by verb"
        found = self.parties.rows(query, o=self.party.id)
        return [verb for (verb,) in found]

    def under_way(self) -> int:
        """How many ceremonies are open."""
        found = self.parties.rows("select count(*) from provider_ceremony where org = %(o)s", o=self.party.id)
        return int(found[0][0])


@asynccontextmanager
async def office(parties: Parties, *, ready: bool = True) -> AsyncIterator[Office]:
    """An organisation and a provider of its own; `ready`: set, checked, and the person linked."""
    async with small_provider(NOW) as provider:
        made = Office(parties, parties.organisation(), provider, outside_of_tests(), f"o-{uuid4().hex[:12]}", uuid4())
        if ready:
            await made.set()
            await made.check()
            await made.link()
        yield made


def other_browser(handle: Handle) -> Handle:
    """The same ceremony named by whoever does not have the secret."""
    return Handle.new(handle.organisation, handle.id)
