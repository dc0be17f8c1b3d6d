"""Everything, destroyed now: what is left in the database opens no released byte, with any key that is left."""

import json
from datetime import timedelta

import pytest

from hub.kit.sealed import seal
from hub.minimisation.narrower import NEEDED_TO_GO_ON
from hub.releases.read import by_id
from hub.takedowns.answer import answer
from hub.takedowns.outcome import ItemAnswer
from hub.takedowns.retain import retain
from hub.withdrawals.erase import destroy_when_due
from hub.withdrawals.gate_again import as_the_hub
from tests.parties import NOW, Parties
from tests.withdrawals.scene import CALL_NAME, URL, Released, Scene, a_case, everything
from tests.withdrawals.searching import opened

pytestmark = pytest.mark.anyio
OWN = {"case_value", "evidence", "consent_grant", "consent_fold", "case_key", "outside_disclosure"}
"""What the case's own organisation keeps until its retention ends: nobody else ever held a key to it."""


async def keep_more_under_the_key(scene: Scene, sent: Released) -> None:
    """What else lies under a release's key: a request's items, and a message kept for its retry."""
    async with scene.parties.work(scene.ngo) as work:
        key = (await by_id(work, sent.packet)).key
    row = {"sender": scene.ngo.id, "sealed": seal(key, f"delivery_body.sealed/{sent.delivery.id}", URL.encode())}
    scene.parties.insert("delivery_body", delivery=sent.delivery.id, **row)
    recipient = scene.parties.rows("select recipient from takedown where id = %(o)s", o=sent.object)[0][0]
    row = {"sender": scene.ngo.id, "sealed": seal(key, f"takedown_sealed.sealed/{sent.object}", URL.encode())}
    scene.parties.insert("takedown_sealed", request=sent.object, release=sent.packet, recipient=recipient, **row)


def dump(parties: Parties) -> str:
    """Every row of every table as text."""
    tables = parties.rows("select table_name from information_schema.tables where table_schema in ('public', 'queue')")
    named = [
        name for (name,) in tables if parties.rows(f"select to_regclass('public.{name}') is not null") == [(True,)]
    ]
    return "\n".join(str(parties.rows(f"select * from {name}")) for name in named)


async def test_after_everything_destroyed_now_no_key_opens_a_released_byte(alone: Parties) -> None:
    scene = await a_case(alone)
    lawyer, platform = scene.recipient(), scene.recipient("platform")
    await scene.consent(lawyer)
    await scene.consent(platform, "removal")
    await scene.referral(lawyer)
    await scene.referral(lawyer, "received")
    sent = await scene.request(platform, "in-progress")
    await keep_more_under_the_key(scene, sent)
    before = opened(alone)
    assert {"sealed_packet", "takedown_sealed", "delivery_body", "release_key"} <= set(before), "the search finds"
    assert any(CALL_NAME.encode() in plain for plain in before["sealed_packet"])

    async with alone.work(scene.ngo) as work:
        told = await everything(work, scene.case)

    after = opened(alone)
    kept = {"release_key", "sealed_packet", "takedown_sealed"}
    assert set(after) - OWN == {"organisation_key", *kept}, "the running request alone, lessened"
    assert len(after["sealed_packet"]) == 1
    assert {name for plain in after["sealed_packet"] for name in json.loads(plain)["fields"]} <= NEEDED_TO_GO_ON
    left = dump(alone)
    assert CALL_NAME not in left
    assert URL not in left
    assert len(told.releases) == 5
    assert alone.rows("select status from takedown") == [("in-progress",)], "recall is its own explicit yes"
    async with alone.work(platform, NOW) as work:
        await answer(work, sent.object, [ItemAnswer(1, "removed")])
    async with alone.work(scene.ngo, NOW + timedelta(days=1), hub_itself=True) as work:
        assert await retain(as_the_hub(work), sent.object) is None
    async with alone.work(scene.ngo, NOW + timedelta(days=30), hub_itself=True) as work:
        (living,) = alone.rows("select id from release where destroyed_at is null")[0]
        assert await destroy_when_due(work, living) is None
    assert set(opened(alone)) - OWN == {"organisation_key"}


async def test_everything_destroyed_of_an_empty_case_is_acknowledged(parties: Parties) -> None:
    scene = await a_case(parties)

    async with parties.work(scene.ngo) as work:
        told = await everything(work, scene.case)

    assert (told.releases, told.destroy_at) == ((), told.at)
