"""The real hub behind a real socket on http://localhost, which browsers take for a secure place, as `serve` runs it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from hub.app import build_app
from hub.kit.clock import FixedClock
from hub.kit.settings import Settings
from tests.database import TestDatabase
from tests.live import answering
from tests.parties import NOW


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
