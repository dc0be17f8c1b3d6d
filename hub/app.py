"""The front door: builds the web application and hands every room what it needs; only commands import it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from types import MappingProxyType

from sqlalchemy import text
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from connectors.kit.challenge import Challenges
from connectors.kit.mail import MailServer
from connectors.kit.network import Network
from connectors.kit.sealing import seal
from connectors.registry import load
from hub.exchange.connector import Connector
from hub.identity.bearer import bearer
from hub.identity.keys import Keyring
from hub.identity.tokens import Issuer, Unauthenticated, Verifier
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from hub.kit.clock import Clock, SystemClock
from hub.kit.db import Database
from hub.kit.front import Front
from hub.kit.roles import role_url
from hub.kit.rootkey import read_root_key
from hub.kit.settings import Settings
from hub.kit.signing import read_signing_key, token_key_file
from hub.releases.download import Papers
from schema.context import Context, OpenWork
from schema.execution import OUT_OF_REACH
from schema.http import ContextFactory, build_graphql_app
from schema.root import SCHEMA


def build_app(settings: Settings, clock: Clock | None = None) -> Starlette:
    """The application for these settings; raises `Unready` where a key or password is missing.

    The clock is the machine's unless one is given.
    """
    time = clock or SystemClock()
    database = Database(role_url(settings, "hub_web"))
    key = read_signing_key(token_key_file(settings.root_key_file))
    verifier = Verifier(Issuer(key, settings.issuer, settings.audience), database, time)
    connectors = load()
    keys = Keyring(read_root_key(settings.root_key_file))
    challenge = Challenges(Network(settings.mode, _mail_server(settings)))
    identify = _identify(verifier, _open_work(database, keys, connectors, time), connectors, challenge)
    app = Starlette(
        routes=[
            Route("/graphql", build_graphql_app(SCHEMA, identify)),
            Route("/healthz", _health(database), methods=["GET"]),
        ],
        middleware=[Middleware(Front, production=settings.mode == "production")],
        lifespan=_lifespan(database),
    )
    app.router.redirect_slashes = False  # a redirected request has shown its token to the wrong address
    return app


def _open_work(database: Database, keys: Keyring, connectors: Mapping[str, Connector], clock: Clock) -> OpenWork:
    forms = MappingProxyType({name: connector.profile for name, connector in connectors.items()})

    @asynccontextmanager
    async def open_work(viewer: Viewer) -> AsyncIterator[Work]:
        async with database.transaction(viewer.organisation) as session:
            yield Work(session, viewer, clock.now(), keys, forms)

    return open_work


def _mail_server(settings: Settings) -> MailServer | None:
    given = settings.mail
    return MailServer(given.host, given.port, given.sender, given.ca_file) if given else None


def _identify(
    verifier: Verifier, open_work: OpenWork, connectors: Mapping[str, Connector], challenge: Challenges
) -> ContextFactory:
    papers = Papers({name: connector.documents for name, connector in connectors.items()}, seal)

    async def identify(request: Request, language: str) -> Context:
        token = bearer(request) if len(request.headers.getlist("authorization")) == 1 else None
        if token is None:
            raise Unauthenticated
        return Context(await verifier.viewer(token, language), open_work, papers, challenge)

    return identify


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


def _lifespan(database: Database) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        await database.close()

    return lifespan
