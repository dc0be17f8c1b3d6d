"""The way out, as the operator set it: the one value that opens sockets to partners."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from connectors.kit.addresses import AddressMode, Resolver, system_resolver
from connectors.kit.http import USUAL_BOUNDS, Bounds, HttpRequest, Web
from connectors.kit.mail import MailRelay, Post, letter
from connectors.kit.steps import step
from connectors.kit.tls import trust
from hub.exchange.messages import Message
from hub.exchange.network import ApiAnswer, HttpMethod
from hub.exchange.outcomes import Outcome, Rejected


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Network:
    """Fulfils `hub.exchange.network.Carrier`; holds no connection, so it may be shared and needs no closing.

    `mode`: in production only public addresses and https; in demo and test only this machine.
    `mail_server`: None where no mail leaves this hub. `ca_file`: the authority to trust for partners' endpoints, None
    for the machine's own.
    """

    mode: AddressMode
    mail_server: MailRelay | None = None
    ca_file: Path | None = None
    resolve: Resolver = system_resolver
    clock: Callable[[], datetime] = _utc_now
    bounds: Bounds = USUAL_BOUNDS

    def now(self) -> datetime:
        """The instant of this attempt, in UTC."""
        return self.clock()

    async def post(self, url: str, headers: Mapping[str, str], body: bytes, /) -> Outcome:
        """POST these bytes to a partner's endpoint."""
        web = Web(self.mode, trust(self.ca_file), self.resolve, self.bounds)
        return await web.post(url, headers, body, self.now())

    async def ask(self, method: HttpMethod, url: str, headers: Mapping[str, str], body: bytes, /) -> ApiAnswer:
        """One step of a partner's API."""
        web = Web(self.mode, trust(self.ca_file), self.resolve, self.bounds)
        return await step(web, HttpRequest(method, url, headers, body), self.now())

    async def mail(self, to: str, message_id: str, at: datetime, message: Message, /) -> Outcome:
        """Hand one mail to the hub's mail server."""
        if self.mail_server is None:
            return Rejected("mail_not_set_up")
        try:
            mail = letter(self.mail_server.sender, to, message_id, at, message)
        except ValueError:
            return Rejected("mail_malformed")
        return await Post(self.mode, self.mail_server, trust(self.mail_server.ca_file), self.bounds).send(to, mail)
