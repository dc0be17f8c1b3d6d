"""One POST to a partner: TLS, checked address, no redirects, bounded in time, and nothing of it in a log.

An answer's body is never read: the status and `Retry-After` say all, so that a giant or slow body costs nothing.
"""

import logging
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import anyio
import httpx

from connectors.kit.addresses import AddressRefused, Mode, Resolver, checked_addresses
from connectors.kit.answers import outcome_of
from hub.exchange.outcomes import Outcome, Rejected, TryLater

# The library logs each address it asks, and a partner's endpoint may carry a secret in its path.
logging.getLogger("httpx").setLevel(logging.WARNING)
logging.getLogger("httpcore").setLevel(logging.WARNING)

_PORTS = {"http": 80, "https": 443}
_HIGHEST_PORT = 65535


@dataclass(frozen=True)
class Bounds:
    """How long a partner may take, in seconds: to let the hub in, and for everything together."""

    connect_seconds: float = 15
    total_seconds: float = 30


USUAL_BOUNDS = Bounds()


@dataclass(frozen=True)
class Web:
    """How the hub goes out to partners' endpoints."""

    mode: Mode
    trust: ssl.SSLContext
    resolve: Resolver
    bounds: Bounds

    async def post(self, url: str, headers: Mapping[str, str], body: bytes, now: datetime) -> Outcome:
        """Send once. What the partner or the address does is an outcome; nothing raises."""
        try:
            target = self._target(url)
            with anyio.fail_after(self.bounds.total_seconds):
                return await self._send(target, headers, body, now)
        except AddressRefused:
            return Rejected("address_refused")
        except (TimeoutError, httpx.TimeoutException):
            return TryLater("timed_out")
        except httpx.ProtocolError:
            return TryLater("answer_unreadable")
        except (OSError, httpx.HTTPError):
            return TryLater("unreachable")

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

    async def _send(self, target: httpx.URL, headers: Mapping[str, str], body: bytes, now: datetime) -> Outcome:
        host = target.raw_host.decode("ascii")
        *others, last = await checked_addresses(host, _port(target), self.mode, self.resolve)
        for address in others:
            try:
                return await self._send_to(address, host, target, headers, body, now)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue  # Nothing was sent yet; the next address of the same name may answer.
        return await self._send_to(last, host, target, headers, body, now)

    async def _send_to(
        self, address: str, host: str, target: httpx.URL, headers: Mapping[str, str], body: bytes, now: datetime
    ) -> Outcome:
        """Connect to the checked address itself; the certificate and the `Host` header still follow the name."""
        # A client of its own for each attempt: a connection kept alive under an address would serve another name too.
        async with httpx.AsyncClient(verify=self.trust, trust_env=False, timeout=self._timeout()) as client:
            request = client.build_request(
                "POST",
                target.copy_with(host=address),
                headers={"User-Agent": "hub", "Accept-Encoding": "identity", **headers, "Host": target.netloc.decode()},
                content=body,
                extensions={"sni_hostname": host},
            )
            answer = await client.send(request, stream=True, follow_redirects=False)
            await answer.aclose()
        return outcome_of(answer.status_code, answer.headers.get("retry-after"), now)

    def _timeout(self) -> httpx.Timeout:
        return httpx.Timeout(self.bounds.total_seconds, connect=self.bounds.connect_seconds)


def _port(target: httpx.URL) -> int:
    return _PORTS[target.scheme] if target.port is None else target.port
