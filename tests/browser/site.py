"""The real hub behind a real socket on http://localhost, which browsers take for a secure place, as `serve` runs it."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

import uvicorn
from starlette.types import ASGIApp

from hub.app import build_app
from hub.kit.clock import FixedClock
from hub.kit.settings import Settings
from tests.database import TestDatabase
from tests.parties import NOW

PATIENCE = 20


@dataclass(frozen=True)
class Site:
    """Where it is, and the clock that it goes by."""

    settings: Settings
    clock: FixedClock

    @property
    def url(self) -> str:
        """The origin."""
        return self.settings.public_url


@contextmanager
def served(database: TestDatabase, now: datetime = NOW) -> Iterator[Site]:
    """The hub on a free port, with a clock that moves only when told."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        settings = replace(database.settings, port=port, public_url=f"http://localhost:{port}", demo_sign_in=True)
        clock = FixedClock(now)
        with answering(build_app(settings, clock), door):
            yield Site(settings, clock)


@contextmanager
def answering(app: ASGIApp, door: socket.socket) -> Iterator[None]:
    """An application behind a socket, in a thread with a loop of its own."""
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, server_header=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
    thread.start()
    give_up = time.monotonic() + PATIENCE
    while not server.started and thread.is_alive() and time.monotonic() < give_up:
        time.sleep(0.01)
    assert server.started
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
