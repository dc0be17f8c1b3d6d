"""What an offer shows before acceptance, what the acceptance opens, and what a decline leaves: nothing."""

from datetime import timedelta

import pytest

from hub.kit.errors import Conflict, Invalid, NotFound, Refused
from hub.referrals.accept import accept
from hub.referrals.cancel import cancel
from hub.referrals.draft import discard, draft
from hub.referrals.expire import expire_referral
from hub.referrals.offer import offer, offer_draft
from hub.referrals.receive import receive_offer
from hub.referrals.reject import reject
from hub.referrals.repository import referral
from hub.releases.find import of_object
from hub.releases.read import read
from hub.withdrawals.erase import destroy_when_due
from hub.withdrawals.narrow import narrow
from tests.consultations import consent
from tests.parties import NOW, Parties
from tests.referrals.handoff import both_lists, handoff, offered
from tests.telling import offer_told

pytestmark = pytest.mark.anyio
IDENTITY = ("call_name", "narrative")


async def test_an_offer_identifies_nobody_and_the_packet_stays_shut(parties: Parties) -> None:
    handed = await handoff(parties)

    made = await offered(parties, handed)

    async with parties.work(handed.lawyer) as work:
        shown = await read(work, made, "offer")
        with pytest.raises(NotFound):
            await read(work, made, "packet")
    assert set(shown.fields) == {"matter_types", "respond_by", "age_band_at_images", "offender_handles"}
    assert shown.fields["age_band_at_images"] == "no"
    assert both_lists(parties, made) == [("inbox", "requested"), ("sent", "requested")]


async def test_acceptance_opens_exactly_what_was_consented_for_the_retention_agreed(parties: Parties) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)

    async with parties.work(handed.lawyer) as work:
        await accept(work, made, capacity="capacity")
        packet = await read(work, made, "packet")

    assert {"call_name", "narrative", "matter_types"} <= set(packet.fields)
    assert not {"locations", "accounts", "no_consent_statement"} & set(packet.fields)
    ends = parties.rows("select readable_until from release where object = %(r)s and kind = 'packet'", r=made)
    assert ends == [(NOW + timedelta(days=365),)]


async def test_the_recipient_never_learns_the_case(parties: Parties) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)

    async with parties.work(handed.lawyer) as work:
        found = await referral(work, made)
        packet = await read(work, made, "offer")

    assert (found.case, found.channel) == (None, None)
    assert str(handed.case) not in packet.canonical().decode()


@pytest.mark.parametrize("ending", ["reject", "cancel", "expire"])
async def test_an_offer_that_ends_unaccepted_leaves_no_key_no_byte_and_no_handle(parties: Parties, ending: str) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)

    if ending == "reject":
        async with parties.work(handed.lawyer) as work:
            await reject(work, made, reason="no-capacity", capacity="no-capacity")
    elif ending == "cancel":
        async with parties.work(handed.sender) as work:
            await cancel(work, made, reason="sent-in-error", narrow=narrow)
        async with parties.work(handed.sender, NOW + timedelta(days=7), hub_itself=True) as work:
            for release in await of_object(work, made):
                assert await destroy_when_due(work, release.id) is None
    else:
        async with parties.work(handed.sender, NOW + timedelta(days=6), hub_itself=True) as work:
            await expire_referral(work, made)

    assert parties.rows("select from release where object = %(r)s and destroyed_at is null", r=made) == []
    for table in ("release_key", "sealed_packet"):
        left = f"select from {table} join release on release.id = release where object = %(r)s"
        assert parties.rows(left, r=made) == []
    assert parties.rows("select from opponent_match where referral = %(r)s", r=made) == []
    for party in (handed.lawyer, handed.sender):
        async with parties.work(party) as work:
            with pytest.raises(NotFound):
                await read(work, made, "offer")


async def test_a_refused_offer_names_each_rule_and_writes_and_sends_nothing(parties: Parties) -> None:
    handed = await handoff(parties)
    await consent(
        parties, handed.sender, handed.case, handed.lawyer, "legal_advice", "legal_handoff", {"matter_types": "full"}
    )

    async with parties.work(handed.sender) as work:
        with pytest.raises(Refused) as refused:
            await offer(work, handed.wanted())
        await work.session.rollback()

    assert [(r.code, r.field) for r in refused.value.reasons] == [("not_consented", "evidence_inventory")]
    for table in ("referral", "release", "origin", "delivery"):
        owner = "org" if table == "origin" else "sender"
        assert parties.rows(f"select from {table} where {owner} = %(o)s", o=handed.sender.id) == []


async def test_a_withdrawn_consent_stops_an_offer(parties: Parties) -> None:
    handed = await handoff(parties)
    await consent(
        parties, handed.sender, handed.case, handed.lawyer, "legal_advice", "legal_handoff", {}, event="withdrawn"
    )

    async with parties.work(handed.sender) as work:
        with pytest.raises(Refused, match="consent_withdrawn"):
            await offer(work, handed.wanted())


async def test_a_foreign_case_and_an_unknown_one_are_the_same(parties: Parties) -> None:
    handed, other = await handoff(parties), await handoff(parties)

    for case in (other.case, other.lawyer.id):
        async with parties.work(handed.sender) as work:
            with pytest.raises(NotFound, match="not_found:case"):
                await offer(work, handed.wanted(case=case))


async def test_times_can_only_be_shortened(parties: Parties) -> None:
    handed = await handoff(parties)

    async with parties.work(handed.sender) as work:
        with pytest.raises(Invalid, match="out_of_range:expires_at"):
            await offer(work, handed.wanted(expires_at=NOW + timedelta(days=7)))

    made = await offered(parties, handed, respond_by=NOW + timedelta(seconds=2), expires_at=NOW + timedelta(seconds=5))
    await offer_told(parties, handed.sender, made)
    async with parties.work(handed.lawyer, NOW + timedelta(seconds=3)) as work:
        assert (await referral(work, made)).overdue


async def test_a_draft_is_the_senders_alone_until_it_is_offered(parties: Parties) -> None:
    handed = await handoff(parties)
    async with parties.work(handed.sender) as work:
        drafted = await draft(work, handed.wanted())
    async with parties.work(handed.lawyer) as work:
        with pytest.raises(NotFound):
            await referral(work, drafted)
    assert both_lists(parties, drafted) == [("sent", "draft")]

    async with parties.work(handed.sender) as work:
        assert await offer_draft(work, drafted) == drafted

    assert both_lists(parties, drafted) == [("inbox", "requested"), ("sent", "requested")]


async def test_a_discarded_draft_was_never_seen(parties: Parties) -> None:
    handed = await handoff(parties)
    async with parties.work(handed.sender) as work:
        drafted = await draft(work, handed.wanted())

    async with parties.work(handed.sender) as work:
        await discard(work, drafted)

    assert both_lists(parties, drafted) == [("sent", "entered-in-error")]


async def test_received_is_not_accepted(parties: Parties) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)

    async with parties.work(handed.lawyer) as work:
        await receive_offer(work, made)

    async with parties.work(handed.lawyer) as work:
        with pytest.raises(NotFound):
            await read(work, made, "packet")
    async with parties.work(handed.sender, NOW + timedelta(hours=73)) as work:
        assert (await referral(work, made)).overdue


async def test_an_offer_cannot_be_accepted_twice(parties: Parties) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)
    async with parties.work(handed.lawyer) as work:
        await accept(work, made)

    async with parties.work(handed.lawyer) as work:
        with pytest.raises(Conflict, match="wrong_move"):
            await accept(work, made)


async def test_an_expired_offer_cannot_be_accepted_even_before_the_hub_has_ended_it(parties: Parties) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)

    async with parties.work(handed.lawyer, NOW + timedelta(days=6)) as work:
        with pytest.raises(Conflict, match="release_closed"):
            await accept(work, made)

    assert both_lists(parties, made) == [("inbox", "requested"), ("sent", "requested")]


async def test_expiry_leaves_an_accepted_packet_to_its_own_end(parties: Parties) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)
    async with parties.work(handed.lawyer) as work:
        await accept(work, made)

    async with parties.work(handed.sender, NOW + timedelta(days=6), hub_itself=True) as work:
        await expire_referral(work, made)

    async with parties.work(handed.lawyer, NOW + timedelta(days=7)) as work:
        assert (await read(work, made, "packet")).fields["call_name"] == "ミナ"
        with pytest.raises(NotFound):
            await read(work, made, "offer")
    due = parties.rows("select at from due where org = %(o)s and kind = 'release.destroy'", o=handed.sender.id)
    assert due == [(NOW + timedelta(days=365),)]


async def test_the_offer_queues_one_notice_and_the_end(parties: Parties) -> None:
    handed = await handoff(parties)

    made = await offered(parties, handed)

    queued = parties.rows("select event, connector, status from delivery where object = %(r)s", r=made)
    assert queued == [("referral.offered", "legal_handoff", "queued")]
    due = parties.rows("select kind, at from due where object = %(r)s", r=made)
    assert due == [("referral.expire", NOW + timedelta(hours=144))]
