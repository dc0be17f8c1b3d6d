"""Invented machines that ask the real application for tokens and call it with them, each with keys of its own."""

import base64
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

import httpx
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc.jwk import ECKey, Key

from hub.acts import lists
from hub.acts.decide import confirm
from hub.identity.permissions import Role
from hub.identity.work import Work
from hub.kit.clock import FixedClock
from hub.kit.settings import Settings
from hub.machines.acts import client_admission
from hub.machines.clients import end, keys
from hub.machines.clients.client_id import ClientId
from hub.machines.clients.rules import Binding, ClientWanted, on_content
from hub.machines.dpop.proof import hash_of
from hub.registry import ACTS
from tests.acts.people import person, working
from tests.parties import Parties, Party

FORM = "application/x-www-form-urlencoded"
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
SCOPE = "directory:read"
VIEWER = "{ viewer { organisationId principalId role permissions } }"


@dataclass(frozen=True)
class Shop:
    """The application, its clock, and who there is."""

    http: httpx.AsyncClient = field(repr=False)
    clock: FixedClock
    parties: Parties = field(repr=False)
    settings: Settings = field(repr=False)

    @property
    def token_url(self) -> str:
        """Where tokens are asked for, as proofs name it."""
        return f"{self.settings.issuer}/oauth/token"

    async def machine(
        self,
        party: Party | None = None,
        *,
        binding: Binding = "bearer",
        role: Role = Role.REVIEWER,
        scopes: tuple[str, ...] = (SCOPE, "delivery:read"),
        rate: int = 600,
    ) -> "Machine":
        """A new machine with one key, taken in by the organisation's own use cases: by two people where it reads."""
        party, key = party or self.parties.organisation(), new_key()
        wanted = ClientWanted("gateway", role, binding, frozenset(scopes), rate)
        async with self._as_administrator(party) as work:
            client = await client_admission.ask_or_add(work, ACTS, wanted, public(key))
        if on_content(wanted.scopes):
            async with self._as_administrator(party) as work:
                act = await lists.act_shown(work, ACTS, client)
                await confirm(work, ACTS, act.id)
                client = act.object
        return Machine(self, party, ClientId(party.id, client), key, binding)

    @asynccontextmanager
    async def _as_administrator(self, party: Party) -> AsyncIterator[Work]:
        """One who has just signed in; each time another one."""
        async with working(self.parties, person(self.parties, party), self.clock.now()) as work:
            yield work

    async def ask(self, path: str, content: str | bytes, headers: Any = ()) -> httpx.Response:
        """One request with a form."""
        return await self.http.post(path, content=content, headers=[("content-type", FORM), *headers])

    async def call(self, *headers: tuple[str, str]) -> httpx.Response:
        """One request to the API, which says who asks."""
        return await self.http.post("/graphql", json={"query": VIEWER}, headers=list(headers))

    def rows(self, query: str, machine: "Machine") -> list[Any]:
        """What stands in the database about this machine's organisation: `%(org)s`."""
        return self.parties.rows(query, org=machine.party.id)


@dataclass(frozen=True)
class Machine:
    """One client. `bound`: the key of the moment to which its tokens are bound."""

    shop: Shop = field(repr=False)
    party: Party
    id: ClientId
    key: Key = field(repr=False)
    binding: str
    bound: Key = field(default_factory=lambda: new_key("bound"), repr=False)

    def claims(self, **changed: Any) -> dict[str, Any]:
        """What a good assertion says; None takes a claim out."""
        now = int(self.shop.clock.now().timestamp())
        good: dict[str, Any] = {"iss": self.id.text(), "sub": self.id.text(), "aud": self.shop.settings.issuer}
        good |= {"jti": uuid4().hex, "iat": now, "nbf": now, "exp": now + 60}
        return _without_none({**good, **changed})

    def assertion(self, header: Mapping[str, Any] | None = None, key: Key | None = None, **changed: Any) -> str:
        """A good assertion, or one with these words changed."""
        whole = {"alg": "ES256", "kid": self.key.kid, **(header or {})}
        return signed(_without_none(whole), self.claims(**changed), key or self.key)

    def form(self, assertion: str | None = None, **changed: str | None) -> str:
        """The body of a good request, or of one with these parameters changed."""
        good = {"grant_type": "client_credentials", "scope": SCOPE, "client_assertion_type": ASSERTION_TYPE}
        good |= {"client_assertion": assertion or self.assertion()}
        return urlencode(_without_none({**good, **changed}))

    def proof(self, header: Mapping[str, Any] | None = None, key: Key | None = None, **changed: Any) -> str:
        """A proof for the token endpoint, or with these words changed; without a nonce unless one is given."""
        own = key or self.bound
        whole = {"alg": "ES256", "typ": "dpop+jwt", "jwk": own.as_dict(private=False), **(header or {})}
        now = int(self.shop.clock.now().timestamp())
        good = {"htm": "POST", "htu": self.shop.token_url, "iat": now, "jti": uuid4().hex}
        return signed(_without_none(whole), _without_none({**good, **changed}), own)

    def call_proof(self, token: str, header: Mapping[str, Any] | None = None, **changed: Any) -> str:
        """A proof for the API with this token."""
        return self.proof(header, **{"htu": self.shop.settings.audience, "ath": hash_of(token), **changed})

    async def nonce(self) -> str:
        """A word of the hub's for these minutes, as it is told to whoever comes without one."""
        answer = await self.shop.ask("/oauth/token", self.form(), [("dpop", self.proof())])
        assert answer.json() == {"error": "use_dpop_nonce"}
        return answer.headers["dpop-nonce"]

    async def token(self, **changed: str | None) -> str:
        """A good token."""
        headers = [] if self.binding == "bearer" else [("dpop", self.proof(nonce=await self.nonce()))]
        answer = await self.shop.ask("/oauth/token", self.form(**changed), headers)
        assert answer.status_code == 200, answer.text
        token: str = answer.json()["access_token"]
        return token

    async def call(self, token: str) -> httpx.Response:
        """The API with this token, in the right way."""
        if self.binding == "bearer":
            return await self.shop.call(("authorization", f"Bearer {token}"))
        proof = self.call_proof(token, nonce=await self.nonce())
        return await self.shop.call(("authorization", f"DPoP {token}"), ("dpop", proof))

    async def end(self) -> None:
        """Its organisation lets it go."""
        async with self.shop.parties.work(self.party, self.shop.clock.now()) as work:
            await end.end(work, self.id.client)

    async def second_key(self, kid: str = "second") -> "Machine":
        """The same machine with a further key."""
        key = new_key(kid)
        async with self.shop.parties.work(self.party, self.shop.clock.now()) as work:
            await keys.add(work, self.id.client, public(key))
        return replace(self, key=key)

    async def end_key(self) -> None:
        """Its key ends."""
        async with self.shop.parties.work(self.party, self.shop.clock.now()) as work:
            await keys.end(work, self.id.client, str(self.key.kid))

    def principal(self) -> UUID:
        """Whom its organisation's ledger names."""
        found: UUID = self.shop.rows(f"select principal from client where id = '{self.id.client}'", self)[0][0]
        return found


def new_key(kid: str | None = None) -> Key:
    """A key on P-256 with a name."""
    return ECKey.generate_key("P-256", {"kid": kid or f"key-{uuid4().hex[:8]}"})


def public(key: Key) -> str:
    """Its public half as an administrator pastes it."""
    return json.dumps(key.as_dict(private=False))


def signed(header: Mapping[str, Any], claims: Mapping[str, Any], key: Key) -> str:
    """As an attacker or a careless client makes it: any words, signed as ES256 whatever the header says."""
    message = f"{encoded(json.dumps(header).encode())}.{encoded(json.dumps(claims).encode())}"
    private: Any = key.private_key
    r, s = decode_dss_signature(private.sign(message.encode(), ECDSA(SHA256())))
    return f"{message}.{encoded(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


def encoded(raw: bytes) -> str:
    """As JWS writes bytes."""
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def at(now: datetime) -> int:
    """Seconds since 1970."""
    return int(now.timestamp())


def _without_none(words: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in words.items() if value is not None}
