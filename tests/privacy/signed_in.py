"""A person whose sign-in is fresh, for what no token may do: the real schema and database behind the same words."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import httpx
from starlette.requests import Request

from hub.identity.permissions import ROLES
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from schema.context import Context
from schema.http import build_graphql_app
from schema.root import SCHEMA
from tests.journeys.hub_in_process import Caller
from tests.privacy.surface import RootField


class SignedIn(Caller):
    """The same person as the caller with a token, only that a passkey was shown within the last minutes."""

    async def post(self, document: str, variables: Mapping[str, Any], **headers: str) -> httpx.Response:
        """The answer as it came."""
        viewer = Viewer(self.party.id, self.principal, self.client, self.role, ROLES[self.role], "en", fresh=True)

        async def identify(_request: Request, _language: str) -> Context:
            return Context(viewer, self._open_work)

        transport = httpx.ASGITransport(build_graphql_app(SCHEMA, identify))
        async with httpx.AsyncClient(transport=transport, base_url="http://hub.example.org") as client:
            response = await client.post("/graphql", json={"query": document, "variables": variables}, headers=headers)
        self.hub.told[self.party.id].append(response.content)
        return response

    @asynccontextmanager
    async def _open_work(self, viewer: Viewer) -> AsyncIterator[Work]:
        parties = self.hub.parties
        async with parties.web.transaction(viewer.organisation) as session:
            yield Work(session, viewer, self.hub.clock.now(), parties.keys, parties.profiles)


def able(caller: Caller, field: RootField) -> Caller:
    """The caller as one who gets past the door of the field: signed in anew, where it asks for that."""
    if not field.field.rule.step_up:
        return caller
    return SignedIn(caller.hub, caller.party, caller.principal, caller.role, caller.client)
