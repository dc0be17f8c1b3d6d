"""How long a body may take: every address of the hub reads with the same patience."""

import asyncio
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SECONDS: Final = 12.0
"""From the head to the body's last byte; the API and the token endpoint say in their own words, a little earlier."""


class Patience:
    """To the application a caller who is too slow is one who has left.

    The caller is answered 408 where nothing was said yet, and the connection is closed.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Around this application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body = _Body(receive, send)
        try:
            await self._app(scope, body.receive, body.send)
        except Exception:
            if not body.cut:
                raise
        if body.cut and not body.answered:
            await body.send({"type": "http.response.start", "status": 408, "headers": [(b"content-length", b"0")]})
            await body.send({"type": "http.response.body", "body": b""})


class _Body:
    """One request's body and answer. `cut`: the time was over before the body was."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive = receive
        self._send = send
        self._over = asyncio.get_running_loop().time() + SECONDS
        self._complete = False
        self.cut = False
        self.answered = False

    async def receive(self) -> Message:
        """What comes next; that the caller has left, once the time is over."""
        if self.cut:
            return {"type": "http.disconnect"}
        if self._complete:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._over):
                message = await self._receive()
        except TimeoutError:
            self.cut = True
            return {"type": "http.disconnect"}
        self._complete = not message.get("more_body", False)
        return message

    async def send(self, message: Message) -> None:
        """Answer; the connection of a body that was cut ends with it."""
        if message["type"] == "http.response.start":
            self.answered = True
            if self.cut:
                MutableHeaders(scope=message)["Connection"] = "close"
        await self._send(message)
