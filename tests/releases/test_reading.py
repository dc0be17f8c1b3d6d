"""Who reads a release, until when, and what the ledger keeps of it."""

from datetime import timedelta
from uuid import uuid4

import pytest

from hub.kit.errors import Conflict, NotFound
from hub.releases.cut import cut, destroy, restore
from hub.releases.open import open_packet
from hub.releases.read import by_id, read
from tests.parties import NOW, Parties, Party
from tests.releases.packets import SECRET, case_of, packet_of, released

pytestmark = pytest.mark.anyio
LATER = NOW + timedelta(days=7)
UNTIL = NOW + timedelta(days=365)


@pytest.fixture
def sender(parties: Parties) -> Party:
    return parties.organisation()


@pytest.fixture
def recipient(parties: Parties) -> Party:
    return parties.organisation("legal_aid")


async def test_a_recipient_reads_what_was_released_and_the_ledger_says_so(
    parties: Parties, sender: Party, recipient: Party
) -> None:
    packet = packet_of(sender, recipient, uuid4())
    async with parties.work(sender) as work:
        made = await released(work, packet, case_of(parties, sender))

    async with parties.work(recipient) as work:
        found = await read(work, packet.object, "packet")

    assert found == packet
    events = parties.rows(
        "select actor, verb, digest from ledger_event where object = %(o)s and verb like 'packet:%%' order by verb",
        o=packet.object,
    )
    assert events == [(recipient.id, "packet:read", made.digest), (sender.id, "packet:released", made.digest)]


async def test_a_dump_of_the_rows_shows_nothing_of_the_packet(
    parties: Parties, sender: Party, recipient: Party
) -> None:
    packet = packet_of(sender, recipient, uuid4())
    async with parties.work(sender) as work:
        await released(work, packet, case_of(parties, sender))

    dump = parties.rows("select sealed from sealed_packet where release = %(r)s", r=packet.id)[0][0]

    assert SECRET.encode() not in dump


async def test_a_stranger_finds_nothing_and_nothing_is_written(
    parties: Parties, sender: Party, recipient: Party
) -> None:
    stranger = parties.organisation("legal_aid")
    packet = packet_of(sender, recipient, uuid4())
    async with parties.work(sender) as work:
        await released(work, packet, case_of(parties, sender))

    async with parties.work(stranger) as work:
        with pytest.raises(NotFound):
            await read(work, packet.object, "packet")

    assert parties.rows("select from ledger_event where actor = %(o)s", o=stranger.id) == []


async def test_an_unopened_packet_is_the_senders_alone_until_the_recipient_opens_it(
    parties: Parties, sender: Party, recipient: Party
) -> None:
    packet = packet_of(sender, recipient, uuid4())
    async with parties.work(sender) as work:
        await released(work, packet, case_of(parties, sender), opened=False)
    async with parties.work(recipient) as work:
        with pytest.raises(NotFound):
            await read(work, packet.object, "packet")

    async with parties.work(recipient) as work:
        await open_packet(work, packet.object, readable_until=UNTIL)
        found = await read(work, packet.object, "packet")

    assert found == packet


async def test_a_packet_opens_once(parties: Parties, sender: Party, recipient: Party) -> None:
    packet = packet_of(sender, recipient, uuid4())
    async with parties.work(sender) as work:
        await released(work, packet, case_of(parties, sender), opened=False)
    async with parties.work(recipient) as work:
        await open_packet(work, packet.object, readable_until=UNTIL)

    async with parties.work(recipient) as work:
        with pytest.raises(Conflict):
            await open_packet(work, packet.object, readable_until=UNTIL + timedelta(days=9))

    assert parties.rows("select readable_until from release where id = %(r)s", r=packet.id) == [(UNTIL,)]


async def test_reading_ends_with_the_time_agreed(parties: Parties, sender: Party, recipient: Party) -> None:
    packet = packet_of(sender, recipient, uuid4())
    async with parties.work(sender) as work:
        await released(work, packet, case_of(parties, sender))

    async with parties.work(recipient, NOW + timedelta(days=30)) as work:
        with pytest.raises(NotFound):
            await read(work, packet.object, "packet")


async def test_a_cut_release_is_read_again_only_after_it_was_restored(
    parties: Parties, sender: Party, recipient: Party
) -> None:
    packet = packet_of(sender, recipient, uuid4())
    async with parties.work(sender) as work:
        await released(work, packet, case_of(parties, sender))
        assert await cut(work, [packet.id], destroy_at=LATER) == (packet.id,)
    async with parties.work(recipient) as work:
        with pytest.raises(NotFound):
            await read(work, packet.object, "packet")

    async with parties.work(sender) as work:
        assert await restore(work, [packet.id]) == (packet.id,)

    async with parties.work(recipient) as work:
        assert await read(work, packet.object, "packet") == packet


async def test_a_cut_packet_cannot_be_opened(parties: Parties, sender: Party, recipient: Party) -> None:
    packet = packet_of(sender, recipient, uuid4())
    async with parties.work(sender) as work:
        await released(work, packet, case_of(parties, sender), opened=False)
        await cut(work, [packet.id], destroy_at=LATER)

    async with parties.work(recipient) as work:
        with pytest.raises(Conflict):
            await open_packet(work, packet.object, readable_until=UNTIL)

    assert parties.rows("select opened_at from release where id = %(r)s", r=packet.id) == [(None,)]


@pytest.mark.parametrize("destroyer", ["sender", "recipient"])
async def test_destroying_deletes_every_key_and_every_sealed_byte_whoever_does_it(
    parties: Parties, sender: Party, recipient: Party, destroyer: str
) -> None:
    packet = packet_of(sender, recipient, uuid4())
    async with parties.work(sender) as work:
        await released(work, packet, case_of(parties, sender))

    async with parties.work(sender if destroyer == "sender" else recipient) as work:
        assert await destroy(work, [packet.id]) == (packet.id,)

    for table in ("release_key", "sealed_packet"):
        assert parties.rows(f"select from {table} where release = %(r)s", r=packet.id) == []
    for party in (sender, recipient):
        async with parties.work(party) as work:
            with pytest.raises(NotFound):
                await read(work, packet.object, "packet")


async def test_a_stranger_cannot_destroy(parties: Parties, sender: Party, recipient: Party) -> None:
    stranger = parties.organisation("legal_aid")
    packet = packet_of(sender, recipient, uuid4())
    async with parties.work(sender) as work:
        await released(work, packet, case_of(parties, sender))

    async with parties.work(stranger) as work:
        assert await destroy(work, [packet.id]) == ()

    assert len(parties.rows("select from release_key where release = %(r)s", r=packet.id)) == 2


async def test_the_hub_itself_reads_for_sending_and_not_what_was_cut(
    parties: Parties, sender: Party, recipient: Party
) -> None:
    packet = packet_of(sender, recipient, uuid4())
    async with parties.work(sender) as work:
        await released(work, packet, case_of(parties, sender))
    async with parties.work(sender, hub_itself=True) as work:
        assert (await by_id(work, packet.id, lock=True)).packet == packet
    async with parties.work(sender, hub_itself=True) as work:
        await cut(work, [packet.id], destroy_at=LATER)

    async with parties.work(sender, hub_itself=True) as work:
        with pytest.raises(NotFound):
            await by_id(work, packet.id, lock=True)
