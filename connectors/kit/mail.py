"""One mail to one recipient: plain text, neutral subject, over STARTTLS with a checked certificate or not at all."""

import contextlib
import hashlib
import logging
import re
import ssl
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

import aiosmtplib
import anyio

from connectors.kit.addresses import AddressMode, permitted
from connectors.kit.http import Bounds
from connectors.kit.replies import outcome_of_refusal, receipt
from hub.exchange.messages import Message
from hub.exchange.outcomes import Delivered, Outcome, Rejected, TryLater

logging.getLogger("aiosmtplib").setLevel(logging.WARNING)  # Below that it may repeat addresses and replies.

_MAILBOX = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}([.][A-Za-z0-9-]{1,63})*")
_IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,128}")


@dataclass(frozen=True)
class MailRelay:
    """The operator's server that takes outgoing mail. `ca_file`: the authority to trust, None for the machine's own."""

    host: str
    port: int
    sender: str
    ca_file: Path | None = None


def letter(sender: str, to: str, message_id: str, at: datetime, message: Message) -> bytes:
    """The mail, byte for byte the same on every attempt.

    Raises `ValueError` where an address or the identifier is malformed or a header would hold a line break.
    """
    for mailbox in (sender, to, *([message.reply_to] if message.reply_to else [])):
        if not _MAILBOX.fullmatch(mailbox):
            raise ValueError("mailbox")
    if not _IDENTIFIER.fullmatch(message_id):
        raise ValueError("message id")
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = sender, to, message.subject
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = f"<{message_id}@{sender.rpartition('@')[2]}>"
    if message.reply_to:
        mail["Reply-To"] = message.reply_to
    mail.set_content(message.body.decode(), cte="base64")
    for document in message.documents:
        kind, _, subkind = document.media_type.partition("/")
        mail.add_attachment(document.content, maintype=kind, subtype=subkind, filename=document.name)
    if message.documents:
        mail.set_boundary(hashlib.sha256(message_id.encode()).hexdigest()[:32])
    return mail.as_bytes()


@dataclass(frozen=True)
class Post:
    """How the hub hands mail to its mail server."""

    mode: AddressMode
    server: MailRelay
    trust: ssl.SSLContext
    bounds: Bounds

    async def send(self, to: str, mail: bytes) -> Outcome:
        """Send once. What the mail server does is an outcome; nothing raises."""
        if self.mode != "production" and not (
            self.server.host == "localhost" or permitted(self.server.host, self.mode)
        ):
            return Rejected("address_refused")
        client = self._client()
        try:
            with anyio.fail_after(self.bounds.total_seconds):
                await client.connect()
                _, reply = await client.sendmail(self.server.sender, [to], mail)
        except (TimeoutError, aiosmtplib.SMTPTimeoutError):
            return TryLater("timed_out")
        except aiosmtplib.SMTPRecipientsRefused as refusal:
            return outcome_of_refusal(refusal.recipients[0].code, refusal.recipients[0].message, of_mailbox=True)
        except aiosmtplib.SMTPResponseException as refusal:
            return outcome_of_refusal(refusal.code, refusal.message, of_mailbox=False)
        except (OSError, aiosmtplib.SMTPException):
            return TryLater("unreachable")  # No connection, no STARTTLS, or a certificate that does not hold.
        else:
            await self._leave(client)
            return Delivered(receipt(reply))
        finally:
            client.close()

    def _client(self) -> aiosmtplib.SMTP:
        """A client that names the hub's domain, not the machine, and gives up where STARTTLS is not offered."""
        return aiosmtplib.SMTP(
            hostname=self.server.host,
            port=self.server.port,
            local_hostname=self.server.sender.rpartition("@")[2],
            start_tls=True,
            tls_context=self.trust,
            timeout=self.bounds.connect_seconds,
        )

    async def _leave(self, client: aiosmtplib.SMTP) -> None:
        """Say goodbye. The mail is taken already: a server that fails now must not cause it to be sent twice."""
        with contextlib.suppress(OSError, TimeoutError, aiosmtplib.SMTPException):
            await client.quit(timeout=self.bounds.connect_seconds)
