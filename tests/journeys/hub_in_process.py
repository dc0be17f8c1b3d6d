"""The whole hub in one process: the real application, tokens, database and delivery, and partners' servers on loopback.

Only two things differ from `serve` and `work`: requests come over ASGI instead of a socket, and the worker's ticks are
made by hand (`Hub.deliver`), so that a test knows when everything has been sent.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
from pyrage import x25519

from connectors.registry import profiles
from hub.app import build_app
from hub.audit.sealer import seal
from hub.console.cookies import SESSION
from hub.delivery.dispatch import drain
from hub.delivery.run_due import run_due
from hub.directory import routes
from hub.entry.sessions.begin import begin_session
from hub.identity.permissions import ROLES, Role
from hub.identity.public_keys.change import add_key
from hub.kit.authority import make_authority
from hub.kit.clock import FixedClock
from hub.kit.db import Database
from hub.kit.settings import MailServer
from hub.kit.signing import read_signing_key, token_key_file
from hub.machines.tokens import Issuer
from hub.worker import WorkerContext, open_context
from tests.connectors.servers import Endpoint, Mailbox, endpoint, mail_server, status
from tests.database import TestDatabase
from tests.parties import NOW, ROLE_OF_KIND, Parties, Party

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
SENDER = "hub@tsunagu.example.org"
AT_ONCE = 32
MOST_ROUNDS = 50


@dataclass(frozen=True)
class Caller:
    """One person or program of one organisation, with a token of its own."""

    hub: "Hub" = field(repr=False)
    party: Party
    principal: UUID
    role: Role
    client: str = "test"
    fresh: bool = False

    def signed_in(self) -> "Caller":
        """The same as a person who has just shown a passkey, for what no token is let in to."""
        return replace(self, fresh=True)

    def token(self) -> str:
        """A token of ten minutes, the same until the clock moves."""
        issued = (self.principal, self.hub.clock.now())
        if issued not in self.hub.tokens:
            self.hub.tokens[issued] = self.hub.issuer.issue(
                principal=self.principal,
                organisation=self.party.id,
                client=self.client,
                scopes=[permission.value for permission in ROLES[self.role]],
                now=self.hub.clock.now(),
            )
        return self.hub.tokens[issued]

    async def post(self, document: str, variables: Mapping[str, Any], **headers: str) -> httpx.Response:
        """The answer as it came; it is kept among what this organisation was told."""
        who = await self._cookie() if self.fresh else {"authorization": f"Bearer {self.token()}"}
        response = await self.hub.post({"query": document, "variables": variables}, **who, **headers)
        self.hub.told[self.party.id].append(response.content)
        return response

    async def enter(self) -> None:
        """Sign in already now, so that a later request leaves no trace of that."""
        if self.fresh:
            await self._cookie()

    async def _cookie(self) -> dict[str, str]:
        """What a page of ours sends along: the session of a sign-in at this instant."""
        hub, now = self.hub, self.hub.clock.now()
        if (self.principal, now) not in hub.sessions:
            async with hub.parties.web.transaction(self.party.id) as session:
                begun = await begin_session(
                    session,
                    organisation=self.party.id,
                    principal=self.principal,
                    method="passkey",
                    device="Firefox, Linux",
                    known=None,
                    now=now,
                )
            hub.sessions[self.principal, now] = begun.handle.text()
        return {"cookie": f"{SESSION}={hub.sessions[self.principal, now]}", "origin": hub.public_url}

    async def ask(self, document: str, **variables: Any) -> dict[str, Any]:
        """What was asked for; the test fails where there was any error."""
        answer = (await self.post(document, variables)).json()
        assert "errors" not in answer, answer
        data: dict[str, Any] = answer["data"]
        return data

    async def try_to(self, mutation: str, shows: str, **given: Any) -> dict[str, Any]:
        """The payload of a mutation with its `errors`."""
        kind = f"{mutation[0].upper()}{mutation[1:]}Input"
        document = (
            f"mutation($input: {kind}!) {{ {mutation}(input: $input) {{ {shows} errors {{ code field sentence }} }} }}"
        )
        payload: dict[str, Any] = (await self.ask(document, input=given))[mutation]
        return payload

    async def do(self, mutation: str, shows: str, *, once: bool = False, **given: Any) -> dict[str, Any]:
        """The same, and it must succeed. `once`: with an idempotency key."""
        key = {"idempotencyKey": uuid4().hex} if once else {}
        payload = await self.try_to(mutation, shows, **given, **key)
        assert payload["errors"] == [], (mutation, payload["errors"])
        return payload


@dataclass(eq=False, repr=False)
class Hub:
    """The hub and what stands around it. `told`: every answer that an organisation was given over the API."""

    parties: Parties
    clock: FixedClock
    issuer: Issuer
    shop: WorkerContext
    client: httpx.AsyncClient
    operator: Database
    webhooks: Endpoint
    mailbox: Mailbox
    public_url: str
    told: dict[UUID, list[bytes]] = field(default_factory=lambda: defaultdict(list))
    tokens: dict[tuple[UUID, datetime], str] = field(default_factory=dict)
    sessions: dict[tuple[UUID, datetime], str] = field(default_factory=dict)
    identities: dict[UUID, x25519.Identity] = field(default_factory=dict)
    members: dict[tuple[UUID, Role], Caller] = field(default_factory=dict)

    async def post(self, body: Any, **headers: str) -> httpx.Response:
        """One request to the API."""
        return await self.client.post("/graphql", json=body, headers={"accept-language": "en", **headers})

    def caller(self, party: Party, role: Role | None = None) -> Caller:
        """The organisation's own person, or a further member with this role: always the same one."""
        own = ROLE_OF_KIND.get(party.kind, Role.LAWYER)
        if role is None or role is own:
            return Caller(self, party, party.principal, own)
        if (party.id, role) not in self.members:
            self.members[party.id, role] = Caller(self, party, self.parties.person(party, role), role)
        return self.members[party.id, role]

    async def route(self, party: Party, connector: str) -> None:
        """Let the organisation be reached at this test's servers, with keys of its own."""
        address = {"url": self.webhooks.url(), "mail": mail_of(party)}
        async with self.operator.transaction(None) as session:
            await routes.add(
                session,
                self.parties.keys,
                organisation=party.id,
                connector=connector,
                address=address,
                secrets=[SECRET],
                now=NOW - timedelta(hours=1),
            )
            self.identities[party.id] = x25519.Identity.generate()
            await add_key(session, party.id, str(self.identities[party.id].to_public()), NOW)

    async def reachable(self, kind: str, connector: str, *, country: str = "JP") -> Party:
        """A new organisation that is reached by this connector."""
        party = self.parties.organisation(kind, country=country)
        await self.route(party, connector)
        return party

    async def deliver(self) -> None:
        """The worker's ticks until nothing is due now."""
        for _ in range(MOST_ROUNDS):
            if not await drain(self.shop.engine, AT_ONCE) and not await run_due(self.shop.engine, AT_ONCE):
                return
        raise AssertionError("there is always something due")

    async def seal(self) -> None:
        """The sealer's tick: every event so far enters the chains."""
        await seal(self.shop.sealer, self.shop.ledger_key, self.clock.now())


@asynccontextmanager
async def running(database: TestDatabase, folder: Path) -> AsyncIterator[Hub]:
    """The hub on this database; `folder` takes the certificates of the mail server."""
    authority, certificate, key = make_authority(folder)
    async with AsyncExitStack() as stack:
        webhooks = await stack.enter_async_context(endpoint(status(204)))
        mailbox = await stack.enter_async_context(mail_server(Mailbox(), (certificate, key)))
        mail = MailServer("127.0.0.1", mailbox.port, SENDER, authority)
        settings = replace(database.settings, mail=mail)
        clock = FixedClock(NOW)
        app = build_app(settings, clock)
        await stack.enter_async_context(app.router.lifespan_context(app))
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        client = await stack.enter_async_context(
            httpx.AsyncClient(transport=transport, base_url="http://hub.example.org")
        )
        shop = open_context(settings, clock)
        stack.push_async_callback(shop.close)
        operator = database.pool("hub_operator", pool_size=1)
        stack.push_async_callback(operator.close)
        parties = Parties(database, profiles())
        stack.push_async_callback(parties.close)
        issuer = Issuer(read_signing_key(token_key_file(settings.root_key_file)), settings.issuer, settings.audience)
        yield Hub(parties, clock, issuer, shop, client, operator, webhooks, mailbox, settings.public_url)


def mail_of(party: Party) -> str:
    """Where the organisation gets its mail."""
    return f"desk-{party.id.hex}@partner.example.org"


def of(party: Party) -> str:
    """The organisation's id as the API says it."""
    return f"Organisation:{party.id}"


def full(names: Sequence[str]) -> list[dict[str, str]]:
    """These fields, each in full, as consent names them."""
    return [{"name": name, "form": "FULL"} for name in names]
