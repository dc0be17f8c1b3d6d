"""What a message carries: the packet only where its channel may, and nothing that a dump would show."""

import pytest

from hub.delivery.dispatch import drain
from tests.delivery.desk import Receiver, engine_of, state
from tests.parties import Parties
from tests.withdrawals.scene import URL, a_case

pytestmark = pytest.mark.anyio


async def test_a_legal_notice_by_mail_carries_the_packet_and_a_request_passes_the_gate_twice(alone: Parties) -> None:
    scene = await a_case(alone)
    platform = scene.recipient("platform")
    await scene.consent(platform, "removal")
    sent = await scene.request(platform)
    receiver = Receiver(channel="mail")

    await drain(engine_of(alone, receiver), 10)

    assert state(alone, sent) == ("delivered", None)
    assert [packet.fields["items"][0]["value"] for packet in receiver.packets] == [URL]
    assert alone.rows("select verb from ledger_event where verb in ('packet:sent', 'notice:sent')") == [
        ("packet:sent",)
    ]


async def test_a_notification_carries_no_packet(alone: Parties) -> None:
    scene = await a_case(alone)
    platform = scene.recipient("platform")
    await scene.consent(platform, "removal")
    await scene.request(platform)
    receiver = Receiver(channel="webhook")

    await drain(engine_of(alone, receiver), 10)

    assert len(receiver.log) == 1
    assert receiver.packets == []
    assert alone.rows("select verb from ledger_event where verb in ('packet:sent', 'notice:sent')") == [
        ("notice:sent",)
    ]


async def test_the_kept_message_shows_nothing_in_a_dump(alone: Parties) -> None:
    scene = await a_case(alone)
    platform = scene.recipient("platform")
    await scene.consent(platform, "removal")
    await scene.request(platform)

    await drain(engine_of(alone, Receiver(channel="mail")), 10)

    (body,) = alone.rows("select sealed from delivery_body")[0]
    assert URL.encode() not in body
