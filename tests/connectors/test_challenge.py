"""A new address is asked to prove itself, and a mailbox gets nothing but a code."""

from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path

import pytest

from connectors.kit.challenge import Challenges
from connectors.kit.mail import MailRelay
from connectors.kit.network import Network
from hub.exchange.faults import Unanswered
from hub.kit.authority import make_authority
from tests.acts.places import SECRET, listening
from tests.connectors.servers import Mailbox, mail_server

pytestmark = [pytest.mark.anyio, pytest.mark.live]
CODE = "k" * 43
NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)


async def test_a_mailbox_gets_the_code_under_a_neutral_subject_and_no_link(tmp_path: Path) -> None:
    authority, certificate, key = make_authority(tmp_path)
    async with mail_server(Mailbox(), (certificate, key)) as mailbox:
        server = MailRelay("127.0.0.1", mailbox.port, "hub@tsunagu.example.org", authority)
        posed = await Challenges(Network("test", server, clock=lambda: NOW)).pose(
            {"mail": "desk@lawyers.example.org"}, (), "act-1", CODE
        )

    assert posed == "sent"
    (envelope,) = mailbox.mails
    assert isinstance(envelope.content, bytes)
    mail = message_from_bytes(envelope.content)
    body = mail.get_payload(decode=True)
    assert isinstance(body, bytes)
    assert CODE in body.decode()
    assert "http" not in body.decode()
    assert CODE not in str(mail["Subject"]) + str(mail["Message-ID"])


async def test_without_a_mail_server_nobody_was_asked() -> None:
    with pytest.raises(Unanswered, match="mail_not_set_up"):
        await Challenges(Network("test")).pose({"mail": "desk@lawyers.example.org"}, (), "act-1", CODE)


async def test_an_endpoint_is_not_asked_without_a_secret_to_sign_with() -> None:
    async with listening() as partner:
        with pytest.raises(Unanswered, match="unsigned"):
            await Challenges(Network("test")).pose({"url": partner.url()}, (), "act-1", CODE)

        assert partner.requests == []


async def test_where_nobody_is_sent_anything_nobody_is_asked() -> None:
    assert await Challenges(Network("test")).pose({}, (SECRET,), "act-1", CODE) == "none"
