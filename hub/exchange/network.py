"""The two ways out of the hub, as a connector sees them; who opens the sockets is settled in `connectors.kit`."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from hub.exchange.messages import Message
from hub.exchange.outcomes import Outcome


class Carrier(Protocol):
    """Carries one message out, once. Every failure is an outcome; nothing raises for what a partner does."""

    def now(self) -> datetime:
        """The instant of this attempt, in UTC: a webhook's signature covers it."""
        ...

    async def post(self, url: str, headers: Mapping[str, str], body: bytes, /) -> Outcome:
        """POST these bytes to a partner's endpoint: TLS, no redirects, no private addresses, bounded in time."""
        ...

    async def mail(self, to: str, message_id: str, at: datetime, message: Message, /) -> Outcome:
        """Hand one mail to the hub's mail server over TLS. `message_id` is the same on every attempt."""
        ...
