"""The day's head of a member's ledger by mail: once, over STARTTLS, of nobody's case, and good as a saved head."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from psycopg.types.json import Jsonb

from connectors.kit.mail import MailRelay
from connectors.kit.network import Network
from connectors.registry import load
from hub.audit.heads import Head, newest
from hub.audit.lines import LineFilter, ledger
from hub.audit.sealer import seal
from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.delivery.engine import Engine
from hub.delivery.head_mail import mail_heads
from hub.kit.authority import make_authority
from hub.kit.clock import FixedClock
from hub.kit.db import Database
from hub.kit.pages import LARGEST_SIZE, Page
from hub.kit.signing import ledger_key_file, read_signing_key
from tests.audit.verifier import VERIFY
from tests.connectors.servers import Mailbox, mail_server
from tests.parties import NOW, Parties, Party

INBOX = "desk@partner.example.org"


@dataclass
class Office:
    """A member that is told by mail, one that is not, and a legal channel where nobody signs in; and a mail server."""

    parties: Parties
    engine: Engine
    mailbox: Mailbox
    told: Party
    others: tuple[Party, ...]

    @property
    def mails(self) -> list[EmailMessage]:
        """What the mail server took, as a mail program reads it."""
        assert all(self.mailbox.encrypted)
        taken = [mail.content for mail in self.mailbox.mails]
        return [message_from_bytes(one, policy=policy.default) for one in taken if isinstance(one, bytes)]

    async def works(self) -> None:
        """Something happens in each one's own chain, and is sealed."""
        for party in (self.told, *self.others):
            async with self.parties.work(party, NOW) as work:
                record_own(
                    work.session, Verb.CASE_OPENED, org=party.id, principal=party.principal, object_id=party.id, at=NOW
                )
        sealer = Database(self.parties.database.url("hub_sealer"), pool_size=1)
        await seal(sealer, read_signing_key(ledger_key_file(self.parties.database.settings.root_key_file)), NOW)
        await sealer.close()

    def after(self, late: timedelta) -> Engine:
        """The worker, later."""
        return replace(self.engine, clock=FixedClock(NOW + late))


@pytest.fixture
async def office(alone: Parties, tmp_path: Path) -> AsyncIterator[Office]:
    authority, certificate, key = make_authority(tmp_path)
    told, quiet = alone.organisation("legal_aid", connector="legal_handoff"), alone.organisation()
    channel = alone.organisation("platform", connector="legal_handoff")
    alone.database.change("route", address=Jsonb({"mail": INBOX}))
    alone.database.change("principal", {"organisation": channel.id}, ended_at=NOW)
    async with mail_server(Mailbox(), (certificate, key)) as mailbox:
        server = MailRelay("localhost", mailbox.port, "hub@tsunagu.example.org", authority)
        engine = Engine(alone.worker, alone.keys, load(), Network("test", server), FixedClock(NOW))
        made = Office(alone, engine, mailbox, told, (quiet, channel))
        await made.works()
        yield made


async def test_a_member_told_by_mail_gets_its_own_head_once_a_day_and_nobody_else_does(office: Office) -> None:
    assert await mail_heads(office.engine) == 1
    assert await mail_heads(office.engine) == 0
    assert await mail_heads(office.after(timedelta(hours=11))) == 0
    assert await mail_heads(office.after(timedelta(days=1))) == 1

    first, second = office.mails
    assert [first["To"], second["To"]] == [INBOX, INBOX]
    assert first["Message-ID"] != second["Message-ID"]


async def test_the_mailed_head_is_a_saved_head_that_the_members_own_check_takes(office: Office) -> None:
    await mail_heads(office.engine)
    (mail,) = office.mails
    (file,) = mail.iter_attachments()
    saved = json.loads(file.get_content())
    public = read_signing_key(ledger_key_file(office.parties.database.settings.root_key_file)).public

    await office.works()
    async with office.parties.web.transaction(office.told.id) as session:
        now = await newest(session, office.told.id)
    assert now
    lines = await exported(office)

    assert VERIFY.check_export(lines, public, [json.loads(now.export())], [saved], []) == []
    rewritten = {**saved, "hash": "00" * 32}
    assert VERIFY.check_export(lines, public, [json.loads(now.export())], [rewritten], [])


async def test_the_mail_says_nothing_but_the_head(office: Office) -> None:
    await mail_heads(office.engine)

    (mail,) = office.mails
    (file,) = mail.iter_attachments()
    words = set(json.loads(file.get_content()))
    body = mail.get_body(("plain",))
    assert words == {"format", "organisation", "seq", "hash", "at", "signature"}
    assert mail["Subject"] == "お知らせ / Notice"
    assert body is not None
    assert office.told.name not in body.get_content()


async def test_what_the_mail_server_did_not_take_goes_later_with_the_same_bytes(office: Office) -> None:
    office.mailbox.reply_to_data = "451 4.3.0 later"
    assert await mail_heads(office.engine) == 0
    await office.works()
    office.mailbox.reply_to_data = "250 2.0.0 OK"

    assert await mail_heads(office.after(timedelta(minutes=1))) == 0
    assert await mail_heads(office.after(timedelta(minutes=31))) == 1

    (mail,) = office.mails
    (file,) = mail.iter_attachments()
    assert Head.parse(file.get_content().decode()).seq == 1


async def test_a_suspended_member_gets_none(office: Office) -> None:
    office.parties.admin.execute(
        "update organisation set suspended_at = %s, suspended_for = 'request' where id = %s", (NOW, office.told.id)
    )

    assert await mail_heads(office.engine) == 0
    assert office.mails == []


async def exported(office: Office) -> list[object]:
    """Every line of the member's ledger as the API exports it."""
    async with office.parties.web.transaction(office.told.id) as session:
        page = await ledger(session, office.told.id, LineFilter(), Page(LARGEST_SIZE))
    return [json.loads(text) for _, line in page.items if (text := line.exported(office.told.id))]
