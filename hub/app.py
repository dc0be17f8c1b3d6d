"""The web application: builds the web application and hands every room what it needs; only commands import it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from types import MappingProxyType

import anyio
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from connectors.kit.challenge import Challenges
from connectors.kit.fetch import Fetcher
from connectors.kit.sealing import seal
from connectors.registry import load
from hub.audit.published import PATH, Published, read_published
from hub.cases.team_marks import MEMBERSHIPS, end_forged
from hub.console.console import Console
from hub.console.cookies import SESSION
from hub.console.origin import SameOrigin, from_our_page
from hub.console.routes import CONSOLE_FAULTS, console_routes
from hub.entry.providers.outside import Outside
from hub.entry.providers.provider_keys import KeySets
from hub.exchange.connector import Connector
from hub.identity.keys import Keyring, forget_each_minute
from hub.identity.refusals import Unauthenticated
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from hub.kit.clock import Clock, SystemClock
from hub.kit.db import OUT_OF_REACH, Database
from hub.kit.entry_key import read_entry_key
from hub.kit.http_edge import Front
from hub.kit.key_folder import KeyFolder
from hub.kit.notices import Notices
from hub.kit.patience import Patience
from hub.kit.roles import role_url
from hub.kit.rootkey import read_root_key
from hub.kit.settings import Settings
from hub.kit.signing import previous_token_key_file, read_signing_key, token_key_file
from hub.machines.bearer import presented
from hub.machines.oauth.routes import oauth_routes
from hub.machines.tokens import Issuer, Verifier
from hub.network import network
from hub.registry import TWO_PEOPLE
from hub.releases.download import Papers
from schema.engine.context import Context, OpenWork
from schema.engine.http import ContextFactory, build_graphql_app
from schema.engine.stream import Streams
from schema.root import SCHEMA

PROGRAMS = ("graphql", "oauth")
"""First parts of the paths that programs ask with a token or an assertion of their own."""


def build_app(settings: Settings, clock: Clock | None = None) -> Starlette:
    """The application for these settings; raises `Unready` where a key or password is missing.

    The clock is the machine's unless one is given.
    """
    time = clock or SystemClock()
    database = Database(
        role_url(settings, "hub_web"), entry_key=read_entry_key(settings.root_key_file), beside=MEMBERSHIPS
    )
    issuer = _issuer(settings)
    verifier = Verifier(issuer, database, time, machines_only=settings.mode == "production")
    connectors = load()
    root = read_root_key(settings.root_key_file)
    beyond, challenge = outside(settings), Challenges(network(settings))
    published = read_published(settings.root_key_file, settings.issuer)
    papers = Papers({name: connector.documents for name, connector in connectors.items()}, seal)
    keys = Keyring(KeyFolder.of(settings))
    open_work = _open_work(database, keys, connectors, time, timedelta(days=settings.newcomer_days))

    def context_of(viewer: Viewer) -> Context:
        return Context(viewer, open_work, papers, beyond, challenge, published, TWO_PEOPLE)

    console = Console.over(settings, database, time, root, keys, context_of, beyond)
    notices = Notices(role_url(settings, "hub_web"))
    app = Starlette(
        routes=[
            Route("/graphql", build_graphql_app(SCHEMA, _identify(verifier, console))),
            _follow(_identify(verifier, console, noting=False), notices),
            *oauth_routes(database, issuer, verifier, time),
            Route("/livez", _alive, methods=["GET"]),
            Route(PATH, _ledger_key(published), methods=["GET"]),
            Route("/healthz", _health(database), methods=["GET"]),
            *console_routes(console),
        ],
        middleware=_middleware(settings),
        exception_handlers=CONSOLE_FAULTS,
        lifespan=_lifespan(database, keys, notices),
    )
    app.router.redirect_slashes = False  # a redirected request has shown its token to the wrong address
    return app


def _follow(identify: ContextFactory, notices: Notices) -> Route:
    """Where what changes is followed. `identify`: notes no request, for whoever only listens does nothing."""
    return Route("/graphql/stream", Streams(SCHEMA, identify, notices.of).answer, methods=["GET"])


def _middleware(settings: Settings) -> list[Middleware]:
    return [
        Middleware(Front, production=settings.mode == "production"),
        Middleware(Patience),
        Middleware(SameOrigin, public_url=settings.public_url, programs=PROGRAMS),
    ]


def outside(settings: Settings) -> Outside:
    """The way to organisations' identity providers."""
    fetch = Fetcher(settings.mode)
    return Outside(fetch, KeySets(fetch), settings.public_url, loopback=settings.mode != "production")


def _issuer(settings: Settings) -> Issuer:
    """Who signs tokens, with the key before the present one where there was one."""
    before = previous_token_key_file(settings.root_key_file)
    previous = read_signing_key(before) if before.exists() else None
    key = read_signing_key(token_key_file(settings.root_key_file))
    return Issuer(key, settings.issuer, settings.audience, previous)


def _open_work(
    database: Database, keys: Keyring, connectors: Mapping[str, Connector], clock: Clock, newcomer_for: timedelta
) -> OpenWork:
    forms = MappingProxyType({name: connector.profile for name, connector in connectors.items()})

    @asynccontextmanager
    async def open_work(viewer: Viewer) -> AsyncIterator[Work]:
        async with database.transaction(viewer.organisation, viewer.principal) as session:
            await end_forged(database, session.info["beside"] or (), viewer, clock.now())
            yield Work(session, viewer, clock.now(), keys, forms, newcomer_for)

    return open_work


def _identify(verifier: Verifier, console: Console, *, noting: bool = True) -> ContextFactory:
    async def identify(request: Request, language: str) -> Context:
        """A token, or the session of a browser in which a page of ours asks; never both."""
        if "authorization" in request.headers:
            return console.context_of(await _by_token(verifier, request, language))
        if SESSION not in request.cookies or not from_our_page(request.headers, console.settings.public_url):
            raise Unauthenticated
        viewer = await console.sessions.viewer(request.cookies[SESSION], language, noting=noting)
        return console.context_of(viewer)

    return identify


async def _by_token(verifier: Verifier, request: Request, language: str) -> Viewer:
    shown = presented(request)
    if shown is None:
        raise Unauthenticated
    proof = None if shown.proof is None else (shown.proof, request.method)
    return await verifier.viewer(shown.token, language, proof)


async def _alive(_request: Request) -> Response:
    """That this process answers, whatever the database does: 204, without a word."""
    return Response(status_code=204)


def _health(database: Database) -> Callable[[Request], Awaitable[Response]]:
    async def health(_request: Request) -> Response:
        """Whether requests can be answered: 204 or 503, without a word."""
        try:
            async with database.engine.connect() as connection:
                await connection.execute(text("select 1"))
        except OUT_OF_REACH:
            return Response(status_code=503)
        return Response(status_code=204)

    return health


def _ledger_key(published: Published) -> Callable[[Request], Awaitable[Response]]:
    async def ledger_key(_request: Request) -> Response:
        """The ledger's public key, the same for everybody; members keep it."""
        return JSONResponse(published.document(), headers={"Cache-Control": "no-store"})

    return ledger_key


def _lifespan(
    database: Database, keys: Keyring, notices: Notices
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with anyio.create_task_group() as group:
            group.start_soon(forget_each_minute, keys)
            group.start_soon(notices.listen)
            yield
            group.cancel_scope.cancel()
        await database.close()

    return lifespan
