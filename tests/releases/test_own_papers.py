"""A sender prints its own papers again: only its team, only while the release stands, and each time in the ledger."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from pyrage import decrypt, x25519

from connectors.kit.sealing import seal
from connectors.registry import load
from hub.exchange.packets import Form
from hub.kit.errors import Conflict, NotFound
from hub.referrals.draft import OfferWanted
from hub.referrals.offer import offer
from hub.releases.download import Papers
from hub.releases.own_papers import own_papers
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.connectors.reading import text_of
from tests.consultations import ADULT, consent, consultation
from tests.minimisation.samples import VALUES
from tests.parties import NOW, Parties, Party
from tests.referrals.handoff import handoff
from tests.takedowns.removal import URL, queued, removal

pytestmark = pytest.mark.anyio
PAPERS = Papers({name: one.documents for name, one in load().items()}, seal)


def key_of(parties: Parties, party: Party) -> x25519.Identity:
    identity = x25519.Identity.generate()
    public = str(identity.to_public())
    parties.insert("public_key", id=uuid4(), organisation=party.id, purpose="age", public=public, created_at=NOW)
    return identity


async def printed(parties: Parties, party: Party, thing: UUID, at: Any = NOW) -> Any:
    async with parties.work(party, at) as work:
        return await own_papers(work, thing, PAPERS)


def lines(parties: Parties, thing: UUID) -> list[Any]:
    return parties.rows("select from ledger_event where object = %(r)s and verb = 'papers:downloaded'", r=thing)


async def test_the_letter_as_it_was_sent_is_printed_again_and_stands_in_the_ledger(parties: Parties) -> None:
    asked = await removal(parties, connector="dsa_notice")
    identity = key_of(parties, asked.sender)
    made = await queued(parties, asked)

    (file,) = await printed(parties, asked.sender, made)

    assert URL["value"] in text_of(decrypt(file.content, [identity])).replace("\n", "")
    assert len(lines(parties, made)) == 1


async def test_what_was_cut_is_not_printed_any_more(parties: Parties) -> None:
    asked = await removal(parties, connector="dsa_notice")
    key_of(parties, asked.sender)
    made = await queued(parties, asked)
    async with parties.work(asked.sender, NOW + timedelta(hours=1)) as work:
        await withdraw(work, asked.case, ChangeOfMind(asked.platform.id))

    with pytest.raises(Conflict, match="release_closed"):
        await printed(parties, asked.sender, made, NOW + timedelta(hours=2))
    assert lines(parties, made) == []


async def test_before_an_acceptance_nothing_is_printed_that_nobody_carries(parties: Parties) -> None:
    given = await handoff(parties)
    key_of(parties, given.sender)
    async with parties.work(given.sender) as work:
        offered = await offer(work, given.wanted())

    with pytest.raises(Conflict, match="release_closed"):
        await printed(parties, given.sender, offered)


async def test_a_sheet_that_somebody_carries_is_printed_before_anybody_accepted_it(parties: Parties) -> None:
    sender, bank = parties.organisation(), parties.organisation("financial", connector="japan_bank_request")
    identity = key_of(parties, sender)
    ((name,),) = parties.rows("select name from organisation where id = %(o)s", o=bank.id)
    paid = [{**VALUES["payments"][0], "institution": name}, {**VALUES["payments"][0], "account": "9999999"}]
    case = await consultation(parties, sender, {**ADULT, "paid": "yes", "payments": paid})
    fields: dict[str, Form] = {"payments": "full", "paid": "full"}
    await consent(parties, sender, case, bank, "payment_report", "japan_bank_request", fields)
    async with parties.work(sender) as work:
        offered = await offer(work, OfferWanted(case, bank.id, "payment_report", "urgent"))

    (file,) = await printed(parties, sender, offered)

    text = text_of(decrypt(file.content, [identity]))
    assert paid[0]["account"] in text
    assert "9999999" not in text


async def test_neither_its_recipient_nor_a_stranger_prints_the_senders_papers(parties: Parties) -> None:
    asked = await removal(parties, connector="dsa_notice")
    made = await queued(parties, asked)

    with pytest.raises((Conflict, NotFound)):
        await printed(parties, asked.platform, made)
    with pytest.raises(NotFound):
        await printed(parties, parties.organisation(), made)
    assert lines(parties, made) == []
