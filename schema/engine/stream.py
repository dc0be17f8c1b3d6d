"""GraphQL over server-sent events, one connection an operation ("distinct connections mode" of graphql-sse).

A subscription is asked anew at each notice, as whoever asks is at that moment: a session that has ended or a role that
was taken away ends it. What is sent is the answer of the subscription and nothing of the notice.
"""

from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Final, Protocol
from uuid import UUID

import orjson
from graphql import GraphQLSchema, OperationDefinitionNode, OperationType
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from hub.identity.refusals import TooManyRequests, Unauthenticated
from hub.kit.db import OUT_OF_REACH
from hub.kit.logs import fault
from schema.engine.context import Context
from schema.engine.documents import Documents, UnfitError, ValidDocument
from schema.engine.execution import answered
from schema.engine.http import ContextFactory, asked_language
from schema.engine.requests import GraphqlRequest, NotARequestError, read_request

MOST: Final = 4
"""Streams of one session or program at once: a browser's tabs; more than six would block its other requests."""
MOST_IN_ALL: Final = 300
"""Of one process: a third of the connections that it takes."""
LOOK: Final = 20.0
"""Seconds after which it is looked whether whoever asks still may, and a proxy sees that the line is alive."""
_HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


class Listener(Protocol):
    """What is heard of one organisation; `lost`: nothing any more."""

    lost: bool

    async def heard(self, seconds: float) -> bool:
        """Whether something is heard within this time."""
        ...


OpenListener = Callable[[UUID], AbstractContextManager[Listener]]
"""Gives a listener for notices of an organisation."""


@dataclass(frozen=True)
class _Asked:
    document: ValidDocument = field(repr=False)
    operation: OperationDefinitionNode = field(repr=False)
    variables: Mapping[str, Any] = field(repr=False)


class Streams:
    """The address for subscriptions of one process."""

    def __init__(self, schema: GraphQLSchema, identify: ContextFactory, listeners: OpenListener) -> None:
        """`identify`: who asks, asked again and again: it must not keep a session alive."""
        self._schema = schema
        self._documents = Documents(schema)
        self._identify = identify
        self._listeners = listeners
        self._open: Counter[object] = Counter()

    async def answer(self, request: Request) -> Response:
        """The stream; 4xx without a word where it is none, 503 where the database is away."""
        try:
            context = await self._identify(request, asked_language(request))
            asked = await self._asked(await read_request(request))
        except NotARequestError as refusal:
            return Response(status_code=refusal.status, headers=refusal.headers)
        except Unauthenticated:
            return Response(status_code=401)
        except TooManyRequests as error:
            return Response(status_code=429, headers={"Retry-After": str(error.wait)})
        except UnfitError:
            return Response(status_code=400)
        except OUT_OF_REACH:
            return Response(status_code=503)
        whose = context.viewer.session or (context.viewer.organisation, context.viewer.client)
        if self._open[whose] >= MOST or self._open.total() >= MOST_IN_ALL:
            return Response(status_code=429, headers={"Retry-After": "60"})
        return StreamingResponse(self._lines(request, asked, whose), 200, _HEADERS, "text/event-stream")

    async def _asked(self, asked: GraphqlRequest) -> _Asked:
        document = await self._documents.read(asked.query)
        operation = document.operation(asked.operation_name)
        if operation.operation is not OperationType.SUBSCRIPTION:
            raise NotARequestError(400, "operation_unknown")
        return _Asked(document, operation, asked.variables)

    async def _lines(self, request: Request, asked: _Asked, whose: object) -> AsyncIterator[bytes]:
        self._open[whose] += 1
        try:
            async for line in self._told(request, asked):
                yield line
        finally:
            self._open[whose] -= 1
            if not self._open[whose]:
                del self._open[whose]
        yield b"event: complete\ndata:\n\n"

    async def _told(self, request: Request, asked: _Asked) -> AsyncIterator[bytes]:
        """Each answer that differs from the one before; ends where nothing can be heard or said any more."""
        before = b""
        context = await self._again(request)
        if context is None:
            return
        with self._listeners(context.viewer.organisation) as listener:
            yield b":\n\n"
            while not listener.lost:
                heard = await listener.heard(LOOK)
                context = await self._again(request)
                if context is None or listener.lost:
                    return
                answer = await self._said(asked, context) if heard else before
                if answer is None:
                    return
                yield b":\n\n" if answer == before else b"event: next\ndata: " + answer + b"\n\n"
                before = answer

    async def _again(self, request: Request) -> Context | None:
        """Who asks, as it is now; None where nobody does any more, or nobody can say."""
        try:
            return await self._identify(request, asked_language(request))
        except (Unauthenticated, TooManyRequests, *OUT_OF_REACH):
            return None

    async def _said(self, asked: _Asked, context: Context) -> bytes | None:
        """The answer; None where it is none, or was refused."""
        kept = False
        try:
            answer = await answered(self._schema, asked.document, asked.operation, asked.variables, context)
            kept = True
        except Exception as error:  # noqa: BLE001 - the edge: whatever it is, no text of it may leave
            fault("stream.fault", error)
            return None
        finally:
            await context.finish(keep=kept)
        return orjson.dumps(answer.content) if answer.fit and "errors" not in answer.content else None
