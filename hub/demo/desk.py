"""A platform's webhook receiver on loopback, which believes nothing that is not signed."""

import json
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from standardwebhooks import Webhook, WebhookVerificationError

MOST_BYTES = 20_000


@dataclass
class Desk:
    """What arrived and was signed, oldest first; a repeat under the same id is taken once.

    `gone`: it answers that it is no longer there.
    """

    port: int
    secret: str = field(repr=False)
    forged: int = 0
    gone: bool = False
    news: dict[str, dict[str, Any]] = field(default_factory=dict)
    _server: ThreadingHTTPServer | None = None

    def start(self) -> None:
        """Listen on 127.0.0.1; raises `OSError` where the port is taken."""
        desk = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(min(int(self.headers.get("Content-Length", 0)), MOST_BYTES))
                self.send_response(desk.take(body, {k.lower(): v for k, v in self.headers.items()}))
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Write nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Stop listening."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()

    def take(self, body: bytes, headers: dict[str, str]) -> int:
        """The status to answer with: 204 where the signature holds, 401 where not, 410 while it is gone."""
        if self.gone:
            return 410
        try:
            Webhook(self.secret).verify(body, headers)
        except WebhookVerificationError:
            self.forged += 1
            return 401
        self.news.setdefault(headers["webhook-id"], json.loads(body))
        return 204

    def news_of(self, request: str) -> list[dict[str, Any]]:
        """What came about this request."""
        return [n for n in self.news.values() if n["data"]["id"] == request]
