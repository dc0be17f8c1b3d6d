"""Asking whoever is at a new address to prove it: a signed POST that must be echoed, or a mail with a code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from connectors.kit.fetch import SHORT_BOUNDS, json_object
from connectors.kit.http import HttpRequest, Web
from connectors.kit.network import Network
from connectors.kit.signing import signed_headers
from connectors.kit.tls import trust
from hub.exchange.faults import Unanswered
from hub.exchange.messages import Message
from hub.exchange.network import Posed
from hub.exchange.outcomes import Delivered
from hub.exchange.packets import canonical_bytes

EVENT = "endpoint.challenge"
_LETTER = """ハブの送り先として、このアドレスが登録されようとしています。
心当たりがあれば、次の文字列をハブの画面に入れてください。なければ、何もしないでください。

This address is about to be registered with the hub. If you expect this, enter the following in the hub.
If you do not, do nothing.

{code}
"""


@dataclass(frozen=True)
class Challenges:
    """Fulfils `hub.exchange.network.Challenger` over the hub's own network."""

    network: Network

    async def pose(
        self, address: Mapping[str, str], secrets: Sequence[str], message_id: str, challenge: str, /
    ) -> Posed:
        """Ask once. Raises `Unanswered` where the address could not be asked or did not echo."""
        if "url" in address:
            return await self._post(address["url"], secrets, message_id, challenge)
        if "mail" in address:
            return await self._mail(address["mail"], message_id, challenge)
        return "none"

    async def _post(self, url: str, secrets: Sequence[str], message_id: str, challenge: str) -> Posed:
        now = self.network.now()
        body = canonical_bytes({"type": EVENT, "timestamp": _iso(now), "data": {"challenge": challenge}})
        try:
            signature = signed_headers(secrets, message_id, now, body)
        except ValueError:
            raise Unanswered("unsigned") from None
        headers = {"Content-Type": "application/json", "Accept": "application/json", **signature}
        web = Web(self.network.mode, trust(self.network.ca_file), self.network.resolve, SHORT_BOUNDS)
        found = await web.request(HttpRequest("POST", url, headers, body), json_object)
        if found.get("challenge") != challenge:
            raise Unanswered("not_echoed")
        return "answered"

    async def _mail(self, to: str, message_id: str, challenge: str) -> Posed:
        letter = Message("text/plain", _LETTER.format(code=challenge).encode(), subject="お知らせ / Notice")
        outcome = await self.network.mail(to, message_id, self.network.now(), letter)
        if not isinstance(outcome, Delivered):
            raise Unanswered(outcome.code)
        return "sent"


def _iso(instant: datetime) -> str:
    return instant.isoformat().replace("+00:00", "Z")
