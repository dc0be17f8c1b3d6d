"""One request to an address outside: TLS, checked address, no redirects, bounded in time, and nothing of it in a log.

`Web.request` is the one piece that connects: messages to partners go through it (`Web.post`), and so does what the hub
asks of organisations' identity providers (`connectors.kit.fetch`).
"""

import logging
import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import anyio
import httpx

from connectors.kit.addresses import AddressMode, AddressRefused, Resolver, checked_addresses
from connectors.kit.answers import outcome_of
from hub.exchange.faults import Unanswered
from hub.exchange.network import HttpMethod
from hub.exchange.outcomes import Outcome, Rejected, TryLater

# The library logs each address it asks, and a partner's endpoint may carry a secret in its path.
logging.getLogger("httpx").setLevel(logging.WARNING)
logging.getLogger("httpcore").setLevel(logging.WARNING)

_PORTS = {"http": 80, "https": 443}
_HIGHEST_PORT = 65535
Read = TypeVar("Read")


@dataclass(frozen=True)
class Bounds:
    """How long the other side may take, in seconds: to let the hub in, and for everything together."""

    connect_seconds: float = 15
    total_seconds: float = 30


USUAL_BOUNDS = Bounds()


@dataclass(frozen=True)
class HttpRequest:
    """One request, byte for byte."""

    method: HttpMethod
    url: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True)
class Web:
    """How the hub goes out to endpoints."""

    mode: AddressMode
    trust: ssl.SSLContext
    resolve: Resolver
    bounds: Bounds

    async def post(self, url: str, headers: Mapping[str, str], body: bytes, now: datetime) -> Outcome:
        """Send once. What the partner or the address does is an outcome; nothing raises.

        An answer's body is never read: the status and `Retry-After` say all, so that a giant or slow body costs
        nothing.
        """

        async def outcome(answer: httpx.Response) -> Outcome:
            return outcome_of(answer.status_code, answer.headers.get("retry-after"), now)

        try:
            return await self.request(HttpRequest("POST", url, headers, body), outcome)
        except Unanswered as failed:
            return Rejected(failed.code) if failed.code == "address_refused" else TryLater(failed.code)

    async def request(self, asked: HttpRequest, read: Callable[[httpx.Response], Awaitable[Read]]) -> Read:
        """Ask once, and what `read` makes of the answer, whose body it alone may fetch.

        Raises `Unanswered`: `address_refused`, `timed_out`, `answer_unreadable`, `unreachable`, or what `read` raises.
        """
        try:
            target = self._target(asked.url)
            with anyio.fail_after(self.bounds.total_seconds):
                return await self._send(target, asked, read)
        except AddressRefused:
            raise Unanswered("address_refused") from None
        except (TimeoutError, httpx.TimeoutException):
            raise Unanswered("timed_out") from None
        except httpx.ProtocolError:
            raise Unanswered("answer_unreadable") from None
        except (OSError, httpx.HTTPError):
            raise Unanswered("unreachable") from None

    def _target(self, url: str) -> httpx.URL:
        """The endpoint, if it is one that the hub would call at all."""
        try:
            target = httpx.URL(url)
        except httpx.InvalidURL:
            raise AddressRefused from None
        allowed = {"https"} if self.mode == "production" else {"https", "http"}
        if target.scheme not in allowed or not target.host or target.userinfo:
            raise AddressRefused
        if not 0 < _port(target) <= _HIGHEST_PORT:
            raise AddressRefused
        return target

    async def _send(
        self, target: httpx.URL, asked: HttpRequest, read: Callable[[httpx.Response], Awaitable[Read]]
    ) -> Read:
        host = target.raw_host.decode("ascii")
        *others, last = await checked_addresses(host, _port(target), self.mode, self.resolve)
        for address in others:
            try:
                return await self._send_to(address, target, asked, read)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue  # Nothing was sent yet; the next address of the same name may answer.
        return await self._send_to(last, target, asked, read)

    async def _send_to(
        self, address: str, target: httpx.URL, asked: HttpRequest, read: Callable[[httpx.Response], Awaitable[Read]]
    ) -> Read:
        """Connect to the checked address itself; the certificate and the `Host` header still follow the name."""
        own = {"User-Agent": "hub", "Accept-Encoding": "identity"}
        # A client of its own for each attempt: a connection kept alive under an address would serve another name too.
        async with httpx.AsyncClient(verify=self.trust, trust_env=False, timeout=self._timeout()) as client:
            request = client.build_request(
                asked.method,
                target.copy_with(host=address),
                headers={**own, **asked.headers, "Host": target.netloc.decode()},
                content=asked.body or None,
                extensions={"sni_hostname": target.raw_host.decode("ascii")},
            )
            answer = await client.send(request, stream=True, follow_redirects=False)
            try:
                return await read(answer)
            finally:
                await answer.aclose()

    def _timeout(self) -> httpx.Timeout:
        return httpx.Timeout(self.bounds.total_seconds, connect=self.bounds.connect_seconds)


def _port(target: httpx.URL) -> int:
    return _PORTS[target.scheme] if target.port is None else target.port
