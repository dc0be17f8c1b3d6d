"""What stands around every answer: headers that restrict the browser, one line of log, no fault that speaks."""

import time
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hub.kit.logs import fault, record

_DEVICES: Final = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": f"{_DEVICES}, publickey-credentials-get=(), publickey-credentials-create=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Where a page needs more it says so itself: what is set already is left. No CORS header exists anywhere."""
PAGE: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Permissions-Policy": f"{_DEVICES}, publickey-credentials-get=(self), publickey-credentials-create=(self)",
}
"""What a page of ours says instead: its own sheet and script, forms to itself, and a passkey."""
TLS_ONLY: Final = "max-age=63072000; includeSubDomains"
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"})


class Front:
    """The outermost layer.

    Its line of log holds method, first part of the path, status and time: no address of the caller, no query string,
    nothing that somebody typed.
    """

    def __init__(self, app: ASGIApp, *, production: bool) -> None:
        """`production`: tell browsers to come by TLS only (the proxy in front speaks it)."""
        self._app = app
        self._headers = {**HEADERS, **({"Strict-Transport-Security": TLS_ONLY} if production else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 0

        async def dressed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self._app(scope, receive, dressed)
        except ClientDisconnect:
            record("http.left")
            return
        except Exception as error:  # noqa: BLE001 - the outermost edge: the server would log the exception's text
            fault("http.fault", error)
            if status == 0:
                await _answer_500(dressed)
        _note(scope, status, time.perf_counter() - began)


async def _answer_500(send: Send) -> None:
    await send({"type": "http.response.start", "status": 500, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})


def _note(scope: Scope, status: int, seconds: float) -> None:
    """One line; a path that is no route of ours is not repeated."""
    route = "/" + scope["path"].split("/")[1] if "endpoint" in scope else "unknown"
    method = scope["method"] if scope["method"] in _METHODS else "other"
    record("http.answered", method=method, route=route, status=status, milliseconds=round(seconds * 1000, 1))
