"""The ways out of the hub, as those who use them see them; who opens the sockets is settled in `connectors.kit`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

from hub.exchange.messages import Message
from hub.exchange.outcomes import Outcome

HttpMethod = Literal["GET", "POST", "PUT", "DELETE"]


@dataclass(frozen=True)
class ApiAnswer:
    """What a partner's API answered. `outcome`: what its status means; `found`: its JSON object, empty where none."""

    status: int
    outcome: Outcome
    found: Mapping[str, Any] = field(default_factory=dict, repr=False)


class Carrier(Protocol):
    """Carries one message out, once. Every failure is an outcome; nothing raises for what a partner does."""

    def now(self) -> datetime:
        """The instant of this attempt, in UTC: a webhook's signature covers it."""
        ...

    async def post(self, url: str, headers: Mapping[str, str], body: bytes, /) -> Outcome:
        """POST these bytes to a partner's endpoint: TLS, no redirects, no private addresses, bounded in time."""
        ...

    async def ask(self, method: HttpMethod, url: str, headers: Mapping[str, str], body: bytes, /) -> ApiAnswer:
        """One step of a partner's API, as `post`; of the answer no more than 64 KiB of JSON is read.

        Where nobody answered, the status is 0.
        """
        ...

    async def mail(self, to: str, message_id: str, at: datetime, message: Message, /) -> Outcome:
        """Hand one mail to the hub's mail server over TLS. `message_id` is the same on every attempt."""
        ...


class Fetch(Protocol):
    """Asks a server outside and brings its answer: one JSON object with status 200, or `Unanswered`.

    https to public addresses only (outside production: to this machine only), no redirects, at most 64 KiB and ten
    seconds, nothing in a log.
    """

    async def get(self, url: str, /) -> dict[str, Any]:
        """GET a JSON object. Raises `hub.exchange.faults.Unanswered`."""
        ...

    async def post_form(self, url: str, headers: Mapping[str, str], form: str, /) -> dict[str, Any]:
        """POST a form (application/x-www-form-urlencoded) and get a JSON object. Raises `Unanswered`."""
        ...


Posed = Literal["none", "sent", "answered"]
"""What became of a challenge: nobody is there to ask, it is on its way by mail, or it came back at once."""


class Challenger(Protocol):
    """Asks whoever is at a new address to prove that what the hub sends there is wanted."""

    async def pose(
        self, address: Mapping[str, str], secrets: Sequence[str], message_id: str, challenge: str, /
    ) -> Posed:
        """Ask once. Raises `hub.exchange.faults.Unanswered` where nobody is there, or it is not given back.

        To `address["url"]` goes a signed POST, whose JSON answer must hold the same `challenge`; to `address["mail"]` a
        mail with it; without either nothing.
        """
        ...
