"""The real schema over HTTP on the real database, asked as any party; only the token's check is left out."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast
from uuid import UUID

import httpx
from graphql import GraphQLInputObjectType
from starlette.requests import Request

from hub.audit.published import Published
from hub.entry.providers.outside import Outside
from hub.exchange.network import Challenger
from hub.identity.permissions import ROLES, Permission, Role
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from hub.releases.download import Papers
from schema.engine.context import Context
from schema.engine.http import build_graphql_app
from schema.root import SCHEMA
from tests.parties import NOW, ROLE_OF_KIND, Parties, Party


@dataclass(frozen=True)
class Api:
    """One caller. `role`, `permissions` and `principal`: those of the party's kind, unless others are given.

    `fresh`: a person who signed in anew within the last minutes.
    """

    parties: Parties
    party: Party
    now: datetime = NOW
    role: Role | None = None
    permissions: frozenset[Permission] | None = None
    papers: Papers | None = None
    principal: UUID | None = None
    session: UUID | None = None
    fresh: bool = False
    challenge: Challenger | None = None
    outside: Outside | None = None
    published: Published | None = None

    def at(self, now: datetime) -> "Api":
        """The same caller at another time."""
        return replace(self, now=now)

    def viewer(self) -> Viewer:
        """Who asks."""
        role = self.role or ROLE_OF_KIND.get(self.party.kind, Role.LAWYER)
        allowed = ROLES[role] if self.permissions is None else self.permissions
        who = self.principal or self.party.principal
        return Viewer(self.party.id, who, "test", role, allowed, "en", self.session, self.fresh)

    async def ask(self, document: str, **variables: Any) -> dict[str, Any]:
        """The whole answer as JSON."""
        answer: dict[str, Any] = (await self.post(document, variables)).json()
        return answer

    async def post(self, document: str, variables: Mapping[str, Any]) -> httpx.Response:
        """The answer as it came."""

        async def identify(_request: Request, _language: str) -> Context:
            return Context(self.viewer(), self._open_work, self.papers, self.outside, self.challenge, self.published)

        transport = httpx.ASGITransport(build_graphql_app(SCHEMA, identify))
        async with httpx.AsyncClient(transport=transport, base_url="http://hub.example.org") as client:
            return await client.post("/graphql", json={"query": document, "variables": variables})

    async def data(self, document: str, **variables: Any) -> dict[str, Any]:
        """What was asked for; the test fails where there was any error."""
        answer = await self.ask(document, **variables)
        assert "errors" not in answer, answer
        found: dict[str, Any] = answer["data"]
        return found

    async def do(self, mutation: str, shows: str, **input: Any) -> dict[str, Any]:
        """The payload of a mutation ("openCase") with `errors`; `input` by GraphQL names.

        Who says nothing else has seen the referral or request as it stands.
        """
        kind = mutation[0].upper() + mutation[1:] + "Input"
        fields = cast("GraphQLInputObjectType", SCHEMA.type_map[kind]).fields
        thing = input.get("request") or input.get("referral")
        if "expectedVersion" in fields and "expectedVersion" not in input and thing:
            input["expectedVersion"] = await self._version(thing)
        document = f"mutation($input: {kind}!) {{ {mutation}(input: $input) {{ {shows} errors {{ code field }} }} }}"
        payload: dict[str, Any] = (await self.data(document, input=input))[mutation]
        return payload

    async def _version(self, thing: str) -> int:
        kinds = " ".join(f"... on {kind} {{ version }}" for kind in ("Referral", "TakedownRequest"))
        found = await self.ask(f"query($id: ID!) {{ node(id: $id) {{ {kinds} }} }}", id=thing)
        return int(((found.get("data") or {}).get("node") or {"version": 1})["version"])

    @asynccontextmanager
    async def _open_work(self, viewer: Viewer) -> AsyncIterator[Work]:
        async with self.parties.web.transaction(viewer.organisation, viewer.principal) as session:
            yield Work(session, viewer, self.now, self.parties.keys, self.parties.profiles)
