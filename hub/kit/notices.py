"""That something of an organisation was sealed into its ledger, heard by each process on one connection of its own.

A notice is the organisation's id and nothing else: what changed is asked of the database by whoever may see it. Whoever
waits hears as well that the connection was lost, and then waits no longer: better silent and known than believed.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final
from uuid import UUID

import anyio
import psycopg

from hub.kit.conninfo import conninfo
from hub.kit.logs import fault

CHANNEL: Final = "tsunagu_sealed"
_AGAIN: Final = 5.0
"""Seconds until a connection that was lost is tried again."""


class Listener:
    """What one waiter hears: whether there was a notice since it last asked, and whether the connection is gone."""

    def __init__(self) -> None:
        """Nothing was heard yet."""
        self.lost = False
        self._heard = asyncio.Event()

    def wake(self, *, lost: bool = False) -> None:
        """Something was heard; notices that come before somebody looks are one."""
        self.lost = self.lost or lost
        self._heard.set()

    async def heard(self, seconds: float) -> bool:
        """Whether something is heard within this time; what was heard before counts too."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._heard.wait(), seconds)
        heard = self._heard.is_set()
        self._heard.clear()
        return heard


class Notices:
    """The process's one listening connection, and who waits for which organisation."""

    def __init__(self, url: str) -> None:
        """`url`: of the role that answers requests. Nothing is connected before `listen`."""
        self._url = url
        self._listeners: dict[UUID, set[Listener]] = {}
        self.up = False

    @contextmanager
    def of(self, organisation: UUID) -> Iterator[Listener]:
        """A listener for notices of this organisation; lost from the beginning where nothing is listened to."""
        listener = Listener()
        if not self.up:
            listener.wake(lost=True)
        self._listeners.setdefault(organisation, set()).add(listener)
        try:
            yield listener
        finally:
            self._listeners[organisation].discard(listener)
            if not self._listeners[organisation]:
                del self._listeners[organisation]

    async def listen(self) -> None:
        """Listen until cancelled; a connection that is lost is made again."""
        while True:
            try:
                await self._listen()
            except psycopg.Error as error:
                fault("notices.lost", error)
            finally:
                self.close()
            await anyio.sleep(_AGAIN)

    def close(self) -> None:
        """Nothing is heard any more: whoever waits is told."""
        self.up = False
        for listeners in list(self._listeners.values()):
            for listener in list(listeners):
                listener.wake(lost=True)

    async def _listen(self) -> None:
        connection = await psycopg.AsyncConnection.connect(conninfo(self._url), autocommit=True)
        async with connection:
            await connection.execute(f"listen {CHANNEL}")
            self.up = True
            async for notice in connection.notifies():
                self._tell(notice.payload)

    def _tell(self, payload: str) -> None:
        with suppress(ValueError):
            for listener in list(self._listeners.get(UUID(payload), ())):
                listener.wake()
