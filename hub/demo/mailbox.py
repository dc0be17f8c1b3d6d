"""The partners' mail server: real SMTP with STARTTLS on loopback, which keeps what it got and can be busy."""

import ssl
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

TAKEN = "250 2.0.0 taken"
BUSY = "451 4.3.2 try again later"


@dataclass
class Mailbox:
    """All mail of the demo's partners. `busy`: addresses that answer "later" for now."""

    port: int
    certificate: Path
    key: Path
    busy: set[str] = field(default_factory=set)
    _mail: list[tuple[str, bool, EmailMessage]] = field(default_factory=list)
    _controller: Controller | None = None

    def start(self) -> None:
        """Listen on 127.0.0.1; raises `OSError` where the port is taken."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.certificate, self.key)
        self._controller = Controller(
            self, hostname="127.0.0.1", port=self.port, tls_context=context, require_starttls=True
        )
        self._controller.start()

    def stop(self) -> None:
        """Stop listening."""
        if self._controller:
            self._controller.stop()

    async def handle_RCPT(self, _server: SMTP, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: ANN401, N802 - aiosmtpd's own names
        """Turn away for now whoever is marked busy."""
        if address in self.busy:
            return BUSY
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server: SMTP, _session: Any, envelope: Any) -> str:  # noqa: ANN401, N802 - aiosmtpd's own names
        """Keep the mail and whether it came over TLS."""
        mail = message_from_bytes(envelope.content, policy=policy.default)
        encrypted = server.transport is not None and server.transport.get_extra_info("sslcontext") is not None
        self._mail.extend((address, encrypted, mail) for address in envelope.rcpt_tos)
        return TAKEN

    def mail_of(self, address: str) -> list[EmailMessage]:
        """What this address got, over TLS, oldest first, but for the daily head of its ledger."""
        got = [mail for to, encrypted, mail in self._mail if to == address and encrypted]
        # a long id is folded: its header begins with a blank
        return [mail for mail in got if not str(mail["Message-ID"]).lstrip().startswith("<head-")]
