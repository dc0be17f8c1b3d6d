"""Each connection to the hub: heads come in time and are small, answers are taken, and there are only so many at once.

uvicorn ends a connection that is silent between two requests (`timeout_keep_alive`); for one that sends a letter now
and then it has no setting, and its own limit of connections (`limit_concurrency`) answers, without our headers, only
after it has waited for the head. For one that asks and takes no answer it has none either.
"""

import asyncio
from typing import Final

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_SECONDS: Final = 10.0
"""How long the head of a request may take."""
ANSWER_SECONDS: Final = 12.0
"""How long whoever asked may take nothing, or next to nothing, of an answer that waits."""
LEAST_TAKEN: Final = 8_192
"""Bytes of it that have to be taken in that time, where there are so many."""
LARGEST_HEAD: Final = 65_536
"""Bytes that may come before a head is complete."""
MOST: Final = 900
"""Connections at once; below the 1,024 open files that a process usually may have."""


def as_served(app: ASGIApp, *, drain_seconds: int | None = None) -> uvicorn.Config:
    """How the hub is served, everywhere. `drain_seconds`: what requests under way get to end; None for all they need.

    The log's own formatter has no prose; URLs and addresses of callers are written nowhere. Nobody speaks WebSocket.
    """
    return uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=drain_seconds,
    )


class Connection(HttpToolsProtocol):
    """A connection that waits for nobody."""

    _late: asyncio.TimerHandle | None = None
    _seen: int = 0
    _untaken: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        """Begin the time of the first head; one connection too many is closed without a word."""
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=0)  # so that it is said when anything at all waits to be taken
        self._begin()
        if self._is_too_many():
            transport.abort()

    def data_received(self, data: bytes) -> None:
        """Take what came; whatever comes while no request is under way belongs to the head of the next."""
        if self._is_new_head():
            self._begin()
        self._seen += len(data)
        super().data_received(data)
        if self._is_too_large():
            self.transport.abort()

    def on_headers_complete(self) -> None:
        """The head is here."""
        self._end()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is waited for any more."""
        self._end()
        self._taken()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Something of an answer waits to be taken."""
        super().pause_writing()
        self._taken()
        self._wait()

    def resume_writing(self) -> None:
        """All of it was."""
        self._taken()
        super().resume_writing()

    def _is_too_many(self) -> bool:
        return len(self.connections) > MOST

    def _is_new_head(self) -> bool:
        return self._late is None and (self.cycle is None or self.cycle.response_complete)

    def _is_too_large(self) -> bool:
        return self._late is not None and self._seen > LARGEST_HEAD

    def _begin(self) -> None:
        self._seen = 0
        self._late = self.loop.call_later(HEAD_SECONDS, self.transport.abort)

    def _end(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _wait(self) -> None:
        waiting = self.transport.get_write_buffer_size()
        self._untaken = self.loop.call_later(ANSWER_SECONDS, self._look_again, waiting)

    def _look_again(self, waited: int) -> None:
        """Give up whoever took next to nothing meanwhile, also where the connection is being closed already."""
        if waited - self.transport.get_write_buffer_size() < LEAST_TAKEN:
            self.transport.abort()
        else:
            self._wait()

    def _taken(self) -> None:
        if self._untaken is not None:
            self._untaken.cancel()
            self._untaken = None
