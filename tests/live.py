"""A web application behind a real socket, for those who can only ask over the network: browsers and other programs."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from hub.kit.connections import as_served

PATIENCE = 20


@contextmanager
def answering(app: ASGIApp, door: socket.socket) -> Iterator[None]:
    """An application behind a socket, in a thread with a loop of its own."""
    server = uvicorn.Server(as_served(app))
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
