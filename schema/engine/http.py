"""GraphQL over HTTP: from a request to an answer.

401, 405, 406, 408, 413, 414, 415, 429 and 400 where HTTP's own words say what is wrong. For a well-formed request whose
document or variables do not fit: 400 as `application/graphql-response+json`, and 200 as `application/json`, because
older clients take anything else for a proxy's answer. (The draft of August 2026 would say 422, and 294 for partial
answers; the published audits and today's clients want 400 and 200, so these stay until both agree.) 500 and 503 are
our own faults: such an answer holds no data, and nothing that the operation wrote has stayed.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

import orjson
from graphql import GraphQLSchema, OperationType
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from hub.identity.refusals import TooManyRequests, Unauthenticated
from hub.kit.db import OUT_OF_REACH
from hub.kit.errors import Reason
from schema.engine.context import Context
from schema.engine.documents import Complaint, Documents, UnfitError
from schema.engine.errors import Formatted, formatted, masked
from schema.engine.execution import answered
from schema.engine.requests import GRAPHQL, JSON, GraphqlRequest, NotARequestError, answer_type, drain, read_request

ContextFactory = Callable[[Request, str], Awaitable[Context]]
"""Finds the viewer and the language; raises `Unauthenticated`, `TooManyRequests`. Opens no transaction."""

_NO_STORE: Final = {"Cache-Control": "no-store"}


def build_graphql_app(schema: GraphQLSchema, context_factory: ContextFactory) -> ASGIApp:
    """The endpoint, an ASGI application for GET (queries) and POST."""
    return _Endpoint(schema, context_factory)


class _Endpoint:
    def __init__(self, schema: GraphQLSchema, context_factory: ContextFactory) -> None:
        self._schema = schema
        self._documents = Documents(schema)
        self._context = context_factory

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            response = await self.answer(Request(scope, receive))
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    async def answer(self, request: Request) -> Response:
        language = asked_language(request)
        media = JSON
        try:
            _check_method(request)
            context = await self._identified(request, language)
            media = answer_type(request.headers.getlist("accept"))
            return await self._operation(request.method, await read_request(request), context, media)
        except NotARequestError as refusal:
            await drain(request)
            return _refused(refusal.status, media, [formatted(refusal.reason, language)], refusal.headers)
        except UnfitError as unfit:
            return _refused(_unfit(media), media, [one.formatted(language) for one in unfit.complaints])
        except OUT_OF_REACH as error:
            masked(error, language)
            return _refused(503, media, [formatted(Reason("unavailable"), language)], {"Retry-After": "1"})
        except ClientDisconnect:
            raise
        except Exception as error:  # noqa: BLE001 - the edge: whatever it is, no text of it may leave
            return _refused(500, media, [masked(error, language)])

    async def _identified(self, request: Request, language: str) -> Context:
        try:
            return await self._context(request, language)
        except TooManyRequests as error:
            raise NotARequestError(429, "too_many_requests", headers={"Retry-After": str(error.wait)}) from error
        except Unauthenticated as error:
            raise NotARequestError(401, "unauthenticated", headers=error.challenge) from error

    async def _operation(self, method: str, asked: GraphqlRequest, context: Context, media: str) -> Response:
        document = await self._documents.read(asked.query)
        operation = document.operation(asked.operation_name)
        if operation.operation is OperationType.SUBSCRIPTION:  # it has an address of its own
            raise UnfitError(Complaint(Reason("document_invalid")))
        if method == "GET" and operation.operation is not OperationType.QUERY:
            raise NotARequestError(405, "method_not_allowed", headers={"Allow": "POST"})
        kept = False
        try:
            answer = await answered(self._schema, document, operation, asked.variables, context)
            response = _response(200 if answer.fit else _unfit(media), media, answer.content)
            kept = True
        finally:
            await context.finish(keep=kept)
        return response


def asked_language(request: Request) -> str:
    """The language of sentences: English where it is asked for before Japanese, otherwise Japanese."""
    wished = request.headers.get("accept-language", "").lower()
    places = {language: wished.find(language) for language in ("ja", "en")}
    return "en" if places["en"] >= 0 and (places["ja"] < 0 or places["en"] < places["ja"]) else "ja"


def _check_method(request: Request) -> None:
    if request.method not in ("GET", "POST"):
        raise NotARequestError(405, "method_not_allowed", headers={"Allow": "GET, POST"})


def _unfit(media: str) -> int:
    return 400 if media == GRAPHQL else 200


def _refused(status: int, media: str, errors: list[Formatted], headers: Mapping[str, str] | None = None) -> Response:
    return _response(status, media, {"errors": errors}, headers)


def _response(status: int, media: str, content: Any, headers: Mapping[str, str] | None = None) -> Response:
    body = orjson.dumps(content)
    return Response(body, status, {**_NO_STORE, **(headers or {})}, media_type=f"{media}; charset=utf-8")
