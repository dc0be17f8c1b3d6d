"""For every hand-over one record for the giver and one for the taker; none where nothing was handed over."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from hub.cases.origin import originate
from hub.cases.outside import Handover
from hub.intake.hand_over import record_outside_disclosure
from hub.kit.clock import FixedClock
from hub.kit.errors import HubError, Refused
from hub.kit.pages import Page
from hub.own_duty.purging import OF_A_PURGED_CASE
from hub.referrals.accept import accept
from hub.referrals.cancel import cancel
from hub.referrals.offer import offer
from hub.referrals.reject import reject
from hub.releases import provision
from hub.releases.make import make
from hub.releases.provision import ShownProvision
from hub.withdrawals.narrow import narrow
from hub.withdrawals.purge import PROVISIONS_KEPT, purge
from tests.again import AGAIN
from tests.consultations import consent
from tests.delivery.desk import Receiver, engine_of
from tests.parties import NOW, Parties, Party
from tests.referrals.handoff import Handoff, handoff, offered
from tests.releases.packets import case_of, packet_of
from tests.takedowns.removal import removal, sent
from tests.withdrawals.scene import everything

pytestmark = pytest.mark.anyio
LATER = NOW + timedelta(hours=1)


async def records(parties: Parties, party: Party) -> list[ShownProvision]:
    """What the organisation's auditor sees."""
    async with parties.work(party) as work:
        return [one for _, one in (await provision.provisions(work, Page())).items]


async def test_an_accepted_referral_is_on_record_with_both_from_the_moment_it_opened(parties: Parties) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)
    assert await records(parties, handed.sender) == await records(parties, handed.lawyer) == []

    async with parties.work(handed.lawyer, LATER) as work:
        await accept(work, made)

    (given,), (taken,) = [await records(parties, party) for party in (handed.sender, handed.lawyer)]
    for one, side in ((given, "giver"), (taken, "taker")):
        assert (one.side, one.object, one.at, one.purpose, one.channel) == (
            *(side, made, LATER),
            *("legal_advice", "legal_handoff"),
        )
        assert (one.sender, one.recipient) == (handed.sender.id, handed.lawyer.id)
        assert {"narrative", "call_name"} <= set(one.fields)
        assert one.agreement == agreement(parties, handed.sender)
    assert given.consent == consent_of(parties, handed.case)
    assert taken.consent is None


async def test_a_request_to_remove_is_on_record_when_it_is_sent(parties: Parties) -> None:
    asked = await removal(parties)

    made = await sent(parties, asked)

    (given,), (taken,) = [await records(parties, party) for party in (asked.sender, asked.platform)]
    assert (given.object, given.at, given.channel) == (taken.object, taken.at, taken.channel)
    assert (given.object, given.at, given.channel) == (made, NOW, "platform_webhook")
    assert "items" in given.fields


async def test_a_legal_notice_rests_on_no_agreement(parties: Parties) -> None:
    asked = await removal(parties, connector="dsa_notice")

    await sent(parties, asked)

    (given,) = await records(parties, asked.sender)
    assert given.agreement is None
    assert given.consent == consent_of(parties, asked.case)


async def test_what_was_told_outside_is_on_record_at_the_time_it_was_told(parties: Parties) -> None:
    handed = await handoff(parties)
    at = NOW - timedelta(days=1)
    told = Handover(handed.lawyer.id, "legal_advice", at, "telephone", {"call_name": "full"})
    await consent(parties, handed.sender, handed.case, handed.lawyer, "legal_advice", "outside", {"call_name": "full"})

    async with parties.work(handed.sender) as work:
        await record_outside_disclosure(work, handed.case, told)

    for party in (handed.sender, handed.lawyer):
        (one,) = await records(parties, party)
        assert (one.at, one.channel, list(one.fields)) == (at, "outside", ["call_name"])
        assert (one.consent is not None) == (party is handed.sender)


async def test_what_was_told_outside_without_her_word_is_on_record_and_rests_on_nothing(parties: Parties) -> None:
    handed = await handoff(parties)
    told = Handover(handed.lawyer.id, "legal_advice", NOW, "telephone", {"call_name": "full"})

    async with parties.work(handed.sender) as work:
        await record_outside_disclosure(work, handed.case, told)

    for party in (handed.sender, handed.lawyer):
        (one,) = await records(parties, party)
        assert (one.channel, one.consent, one.emergency) == ("outside", None, None)


@pytest.mark.parametrize("how", ["refused", "rejected", "cancelled", "withdrawn"])
async def test_what_was_never_opened_is_on_nobodys_record(parties: Parties, how: str) -> None:
    handed = await handoff(parties)
    if how == "refused":
        async with parties.work(handed.sender) as work:
            with pytest.raises(HubError):
                await offer(work, handed.wanted(purpose="care"))
            await work.session.rollback()
    else:
        await ended(parties, handed, how)

    assert await records(parties, handed.sender) == await records(parties, handed.lawyer) == []
    assert parties.rows("select 1 from provision where sender = %(s)s and at is not null", s=handed.sender.id) == []


async def ended(parties: Parties, handed: Handoff, how: str) -> None:
    made = await offered(parties, handed)
    party = handed.lawyer if how == "rejected" else handed.sender
    async with parties.work(party) as work:
        if how == "rejected":
            await reject(work, made, reason="no-capacity")
        elif how == "cancelled":
            await cancel(work, made, reason="declined-by-person", narrow=narrow)
        else:
            await everything(work, handed.case)


async def test_a_record_outlives_the_keys_and_stays_three_years(alone: Parties) -> None:
    asked = await removal(alone)
    await sent(alone, asked)
    async with alone.work(asked.sender) as work:
        await everything(work, asked.case, recall=True)

    await purge(engine_of(alone, Receiver(), clock=FixedClock(NOW + PROVISIONS_KEPT)), OF_A_PURGED_CASE)
    kept = [len(await records(alone, party)) for party in (asked.sender, asked.platform)]
    await purge(
        engine_of(alone, Receiver(), clock=FixedClock(NOW + PROVISIONS_KEPT + timedelta(seconds=1))), OF_A_PURGED_CASE
    )

    assert alone.rows("select 1 from release_key") == []
    assert kept == [1, 1]
    assert alone.rows("select 1 from provision") == []


async def test_a_page_is_narrowed_to_one_side_and_goes_on(parties: Parties) -> None:
    asked = await removal(parties)
    for _ in range(3):
        await sent(parties, asked, duplicate_reason=AGAIN)

    async with parties.work(asked.sender) as work:
        first = await provision.provisions(work, Page(2), side="giver")
        rest = await provision.provisions(work, Page(2, first.items[-1][0]), side="giver")
        none = await provision.provisions(work, Page(2), side="taker")

    assert [len(first.items), len(rest.items), len(none.items)] == [2, 1, 0]
    assert first.more
    assert not rest.more


async def test_nothing_is_frozen_that_no_consent_stands_behind(parties: Parties) -> None:
    """Behind the gate: there would be nothing to put on record."""
    sender, recipient = parties.organisation(), parties.organisation("legal_aid")
    case, packet = case_of(parties, sender), packet_of(sender, recipient, UUID(int=7))

    async with parties.work(sender) as work:
        about = {"recipient": recipient.id, "purpose": "legal_advice", "channel": "nowhere"}
        await originate(work, packet.object, case_id=case, **about)  # type: ignore[arg-type]
        with pytest.raises(Refused, match="no_consent"):
            await make(work, packet, opened=True, readable_until=LATER)
        await work.session.rollback()

    assert parties.rows("select 1 from release where id = %(r)s", r=packet.id) == []


def agreement(parties: Parties, sender: Party) -> Any:
    return parties.rows("select id from agreement where sender = %(s)s", s=sender.id)[0][0]


def consent_of(parties: Parties, case: UUID) -> Any:
    return parties.rows("select record_id from consent_fold where case_file = %(c)s", c=case)[0][0]
