"""The endpoints: what is needed is read first, Authlib decides in a worker thread, and what it leaves is written last.

No connection to the database waits for the thread. Whatever the request came to, an assertion that was good once is
spent: it opens nothing a second time.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

import orjson
from anyio import to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from hub.identity.jwk import payload_of
from hub.identity.refusals import Unauthenticated
from hub.kit.clock import Clock
from hub.kit.db import OUT_OF_REACH, Database
from hub.kit.logs import fault
from hub.machines.clients.client_id import ClientId
from hub.machines.clients.known import known, nobody
from hub.machines.clients.replay import Spent, spend
from hub.machines.clients.revoke import revoke
from hub.machines.dpop import replay
from hub.machines.oauth.form import FormRefused, read_form
from hub.machines.oauth.metadata import Places, jwks, metadata
from hub.machines.oauth.server import OneRequest
from hub.machines.oauth.token_request import Deed, OAuthCall, ShownToken
from hub.machines.tokens import Issuer, Verifier, nonces_of

Decide = Callable[[OneRequest], Deed]
SLOW_DOWN: Final = "slow_down"
"""RFC 6749 has no word for it; this one is RFC 8628's."""


def oauth_routes(database: Database, issuer: Issuer, verifier: Verifier, clock: Clock) -> list[Route]:
    """All of them; raises `Unready` for an issuer that machines could not ask safely."""
    places, server = Places(issuer.issuer), Endpoints(database, issuer, verifier, clock)
    return [
        Route(places.metadata, _document(metadata(places)), methods=["GET"]),
        Route("/oauth/jwks", _document(jwks(issuer)), methods=["GET"]),
        Route("/oauth/token", server.answering(OneRequest.token), methods=["POST"]),
        Route("/oauth/revoke", server.answering(OneRequest.revoke), methods=["POST"]),
        Route("/oauth/introspect", server.answering(OneRequest.introspect), methods=["POST"]),
    ]


class Endpoints:
    """The three endpoints at which a machine shows who it is."""

    def __init__(self, database: Database, issuer: Issuer, verifier: Verifier, clock: Clock) -> None:
        """`database`: the pool of the role that answers requests."""
        self._database = database
        self._issuer = issuer
        self._verifier = verifier
        self._clock = clock
        self._nonces = nonces_of(issuer)

    def answering(self, decide: Decide) -> Callable[[Request], Any]:
        """The endpoint that answers as `decide` does."""

        async def endpoint(request: Request) -> Response:
            try:
                return await self._answer(request, decide)
            except FormRefused as refusal:
                return _said(refusal.status, {"error": refusal.code}, refusal.headers)
            except OUT_OF_REACH as error:
                fault("oauth.unavailable", error)
                return _said(503, {"error": "temporarily_unavailable"}, {"Retry-After": "1"})
            except ClientDisconnect:
                return Response(status_code=400)

        return endpoint

    async def _answer(self, request: Request, decide: Decide) -> Response:
        form = await read_form(request)
        shown = tuple(request.headers.getlist("dpop"))
        asked = await self._looked_up(form, shown)
        headers = {"DPoP-Nonce": self._nonces.fresh(self._clock.now())} if shown else {}
        if asked is None:
            return _said(400, {"error": "invalid_client"}, headers)
        deed = await to_thread.run_sync(lambda: decide(OneRequest(asked, self._issuer, self._nonces)))
        return await self._written(asked, deed, headers)

    async def _looked_up(self, form: Mapping[str, str], shown: tuple[str, ...]) -> OAuthCall | None:
        """The client that the assertion names, with the token that it is about; None where it names none in our form.

        Where there is no such client nobody stands in its place: which there are is told to nobody.
        """
        name = (payload_of(form.get("client_assertion", "")) or {}).get("sub")
        client_id = ClientId.parse(name) if isinstance(name, str) else None
        if client_id is None:
            return None
        in_place = nobody(client_id)
        now = self._clock.now()
        async with self._database.transaction(in_place.id.organisation) as session:
            client = await known(session, in_place.id, now) or in_place
        return OAuthCall(form, shown, client, await self._token(form.get("token")), now)

    async def _token(self, text: str | None) -> ShownToken | None:
        """The token, if it is one of this hub's that has not ended."""
        now = self._clock.now()
        try:
            claims = self._verifier.claims(text or "", now)
        except Unauthenticated:
            return None
        try:
            await self._verifier.standing(claims, now)
        except Unauthenticated:
            return ShownToken(claims, living=False)
        return ShownToken(claims, living=True)

    async def _written(self, asked: OAuthCall, deed: Deed, headers: Mapping[str, str]) -> Response:
        """The answer, once what it leaves behind is committed."""
        if deed.assertion is None:
            return _said(deed.status, deed.body, headers)
        organisation = asked.client.id.organisation
        async with self._database.transaction(organisation) as session:
            spent = await spend(session, asked.client, deed.assertion, asked.now)
            if spent is Spent.AGAIN:
                return _said(400, {"error": "invalid_client"}, headers)
            if isinstance(spent, int):
                return _said(429, {"error": SLOW_DOWN}, {**headers, "Retry-After": str(spent)})
            if deed.proof is not None and not await replay.spend(session, organisation, deed.proof):
                return _said(400, {"error": "invalid_dpop_proof"}, headers)
            if deed.revoked is not None:
                await revoke(session, deed.revoked, asked.now)
        return _said(deed.status, deed.body, headers)


def _document(content: dict[str, Any]) -> Callable[[Request], Any]:
    async def show(_request: Request) -> Response:
        """The same for everybody."""
        return _said(200, content)

    return show


def _said(status: int, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Response:
    """JSON that nobody may keep (RFC 6749, 5.1)."""
    kept = {"Cache-Control": "no-store", "Pragma": "no-cache", **(headers or {})}
    return Response(orjson.dumps(body), status, kept, media_type="application/json")
