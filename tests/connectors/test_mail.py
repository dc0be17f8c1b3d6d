"""Mail leaves over TLS to the operator's server, or it stays here."""

import email
import email.policy
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from connectors.kit.http import Bounds
from connectors.kit.mail import MailRelay, letter
from connectors.kit.network import Network
from hub.exchange.messages import Document, Message
from hub.exchange.outcomes import Delivered, Gone, Outcome, Rejected, TryLater
from tests.connectors.servers import Mailbox, mail_server

pytestmark = [pytest.mark.anyio, pytest.mark.live]

AT = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
FROM, TO = "hub@hub.example.org", "office@law.example.org"
NOTICE = Message("text/plain", "お知らせがあります。\n.\nThere is news.\n".encode(), subject="お知らせ / Notice")
WITH_DOCUMENT = replace(
    NOTICE, documents=(Document("a.pdf", "application/pdf", b"%PDF-1.7\r\n\0\xff"),), reply_to="ngo@ngo.example.org"
)
Authority = tuple[Path, Path, Path]


def network(port: int, ca_file: Path | None, host: str = "127.0.0.1", seconds: float = 2) -> Network:
    server = MailRelay(host, port, FROM, ca_file)
    return Network("test", mail_server=server, bounds=Bounds(connect_seconds=seconds, total_seconds=seconds))


@asynccontextmanager
async def postman(authority: Authority, mailbox: Mailbox, seconds: float = 2) -> AsyncIterator[Network]:
    ca_file, *certificate = authority
    async with mail_server(mailbox, (certificate[0], certificate[1])):
        yield network(mailbox.port, ca_file, seconds=seconds)


async def sent(authority: Authority, mailbox: Mailbox, message: Message = NOTICE, to: str = TO) -> Outcome:
    async with postman(authority, mailbox) as carrier:
        return await carrier.mail(to, "msg_1", AT, message)


def parsed(content: bytes | str | None) -> EmailMessage:
    assert isinstance(content, bytes)
    found = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    return found


async def test_a_mail_arrives_encrypted_with_its_text_and_document_unchanged(authority: Authority) -> None:
    mailbox = Mailbox()

    outcome = await sent(authority, mailbox, WITH_DOCUMENT)

    (envelope,) = mailbox.mails
    mail = parsed(envelope.content)
    text = mail.get_body()
    assert text is not None
    assert outcome == Delivered("2.0.0 OK: queued as 4F2A")
    assert mailbox.encrypted == [True]
    assert (envelope.mail_from, envelope.rcpt_tos) == (FROM, [TO])
    assert mail["Message-ID"] == "<msg_1@hub.example.org>"
    assert mail["Reply-To"] == "ngo@ngo.example.org"
    assert text.get_content().replace("\r\n", "\n") == WITH_DOCUMENT.body.decode()
    (document,) = mail.iter_attachments()
    assert (document.get_filename(), document.get_content()) == ("a.pdf", WITH_DOCUMENT.documents[0].content)


async def test_the_host_name_of_the_machine_is_not_told(authority: Authority) -> None:
    mailbox = Mailbox()

    await sent(authority, mailbox)

    assert set(parsed(mailbox.mails[0].content).keys()) == {
        *("From", "To", "Subject", "Date", "Message-ID"),
        *("Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
    }


async def test_without_starttls_nothing_is_sent() -> None:
    mailbox = Mailbox()

    async with mail_server(mailbox, None):
        outcome = await network(mailbox.port, None).mail(TO, "msg_1", AT, NOTICE)

    assert outcome == TryLater("unreachable")
    assert mailbox.mails == []


async def test_without_a_certificate_that_holds_nothing_is_sent(authority: Authority) -> None:
    mailbox = Mailbox()

    async with postman(authority, mailbox) as carrier:
        assert carrier.mail_server is not None
        distrusting = replace(carrier, mail_server=replace(carrier.mail_server, ca_file=None))
        outcome = await distrusting.mail(TO, "msg_1", AT, NOTICE)

    assert outcome == TryLater("unreachable")
    assert mailbox.mails == []


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        ("450 4.2.0 greylisted", TryLater("smtp_450")),
        ("550 5.1.1 unknown", Gone("smtp_550")),
        ("553 5.1.3 malformed", Gone("smtp_553")),
        ("550 5.7.1 policy", Rejected("smtp_550")),
        ("530 5.7.0 sign in", Rejected("smtp_530")),
    ],
)
async def test_a_refused_recipient_becomes_an_outcome(authority: Authority, reply: str, outcome: Outcome) -> None:
    mailbox = Mailbox(reply_to_recipient=reply)

    assert await sent(authority, mailbox) == outcome
    assert mailbox.mails == []


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [("451 4.3.0 later", TryLater("smtp_451")), ("554 5.6.0 no", Rejected("smtp_554"))],
)
async def test_a_refused_mail_becomes_an_outcome(authority: Authority, reply: str, outcome: Outcome) -> None:
    assert await sent(authority, Mailbox(reply_to_data=reply)) == outcome


async def test_a_receipt_is_cut_to_one_short_line(authority: Authority) -> None:
    outcome = await sent(authority, Mailbox(reply_to_data="250 " + "q" * 400))

    assert outcome == Delivered("q" * 200)


async def test_a_slow_mail_server_is_given_up(authority: Authority) -> None:
    async with postman(authority, Mailbox(wait_seconds=1), seconds=0.4) as carrier:
        assert await carrier.mail(TO, "msg_1", AT, NOTICE) == TryLater("timed_out")


async def test_a_closed_port_is_tried_later(authority: Authority) -> None:
    async with postman(authority, Mailbox()) as carrier:
        pass

    assert await carrier.mail(TO, "msg_1", AT, NOTICE) == TryLater("unreachable")


@pytest.mark.parametrize("host", ["mail.example.org", "10.0.0.1", "93.184.216.34", "::ffff:127.0.0.1"])
async def test_outside_production_mail_goes_to_this_machine_only(host: str) -> None:
    assert await network(25, None, host).mail(TO, "msg_1", AT, NOTICE) == Rejected("address_refused")


async def test_a_hub_without_a_mail_server_says_so() -> None:
    assert await Network("test").mail(TO, "msg_1", AT, NOTICE) == Rejected("mail_not_set_up")


@pytest.mark.parametrize(
    "mailbox",
    [
        "",
        "office",
        "office@",
        "@law.example.org",
        "a@b@c",
        "a b@law.example.org",
        "a@law.example.org\r\nBcc: x@example.org",
        "a@law.example.org\nBcc: x@example.org",
        "a@law.example.org, b@law.example.org",
        "<a@law.example.org>",
        "a@law.example.org\0",
        "事務所@law.example.org",
        '"a b"@law.example.org',
        "a" * 65 + "@law.example.org",
    ],
)
async def test_an_odd_mailbox_is_refused_before_anything_is_sent(authority: Authority, mailbox: str) -> None:
    taken = Mailbox()

    assert await sent(authority, taken, to=mailbox) == Rejected("mail_malformed")
    assert taken.mails == []
    if mailbox:
        assert await sent(authority, taken, replace(NOTICE, reply_to=mailbox)) == Rejected("mail_malformed")
    assert taken.mails == []


@pytest.mark.parametrize("subject", ["a\r\nBcc: x@example.org", "a\nX: y", "a\r\n\r\nbody"])
async def test_a_subject_cannot_hold_another_header(authority: Authority, subject: str) -> None:
    taken = Mailbox()

    assert await sent(authority, taken, replace(NOTICE, subject=subject)) == Rejected("mail_malformed")
    assert taken.mails == []


def test_the_same_message_makes_the_same_bytes() -> None:
    first, second = (letter(FROM, TO, "msg_1", AT, WITH_DOCUMENT) for _ in range(2))

    assert first == second
    assert max(map(len, first.split(b"\r\n"))) <= 998
    assert first.isascii()
