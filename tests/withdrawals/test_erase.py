"""Everything, destroyed now: what is left in the database opens no released byte, with any key that is left."""

from collections.abc import Iterator
from itertools import product
from uuid import UUID

import pytest

from hub.kit.sealed import Unopenable, seal, unseal
from hub.releases.read import by_id
from hub.withdrawals.erase import everything
from tests.parties import Parties
from tests.withdrawals.scene import CALL_NAME, URL, Released, Scene, a_case

pytestmark = pytest.mark.anyio
OWN = {"case_value", "evidence", "consent_grant", "consent_fold", "case_key", "outside_disclosure"}
"""What the case's own organisation keeps until its retention ends: nobody else ever held a key to it."""
PLACES = (
    "organisation_key/{a}/1",
    "release_key/{a}/{b}/1",
    "case_key/{a}/{b}/1",
    "sealed_packet.sealed/{a}",
    "takedown_sealed.sealed/{a}",
    "delivery_body.sealed/{a}",
)


async def keep_more_under_the_key(scene: Scene, sent: Released) -> None:
    """What else lies under a release's key: a request's items, and a message kept for its retry."""
    async with scene.parties.work(scene.ngo) as work:
        key = (await by_id(work, sent.packet)).key
    row = {"sender": scene.ngo.id, "sealed": seal(key, f"delivery_body.sealed/{sent.delivery.id}", URL.encode())}
    scene.parties.insert("delivery_body", delivery=sent.delivery.id, **row)
    recipient = scene.parties.rows("select recipient from takedown where id = %(o)s", o=sent.object)[0][0]
    row = {"sender": scene.ngo.id, "sealed": seal(key, f"takedown_sealed.sealed/{sent.object}", URL.encode())}
    scene.parties.insert("takedown_sealed", request=sent.object, release=sent.packet, recipient=recipient, **row)


def blobs(parties: Parties) -> Iterator[tuple[str, bytes]]:
    """Every sealed value and wrapped key in the database, with its table."""
    columns = parties.rows(
        "select table_name, column_name from information_schema.columns"
        " where table_schema = 'public' and data_type = 'bytea'"
    )
    for table, column in columns:
        for (blob,) in parties.rows(f"select {column} from {table} where {column} is not null"):
            yield table, bytes(blob)


def places(parties: Parties) -> list[str]:
    """Every place that a key or a value of this database may have been sealed for."""
    ids: set[UUID] = set()
    for table, column in parties.rows(
        "select table_name, column_name from information_schema.columns"
        " where table_schema = 'public' and data_type = 'uuid'"
    ):
        ids |= {one for (one,) in parties.rows(f"select distinct {column} from {table} where {column} is not null")}
    holders = {one for (one,) in parties.rows("select id from organisation")}
    single = [form.format(a=a) for form, a in product(PLACES, ids) if "{b}" not in form]
    double = [form.format(a=a, b=b) for form, a, b in product(PLACES, ids, holders) if "{b}" in form]
    return single + double


def opened(parties: Parties) -> dict[str, list[bytes]]:
    """Whatever opens, by table, starting from the root key and going on with each key found inside."""
    sealed, where = list(blobs(parties)), places(parties)
    found: dict[str, list[bytes]] = {}
    keys: list[bytes] = [parties.keys._root.key]
    for key in keys:
        for (table, blob), place in product(sealed, where):
            try:
                plain = unseal(key, place, blob)
            except (Unopenable, ValueError):
                continue
            found.setdefault(table, []).append(plain)
            if len(plain) == 32 and plain not in keys:
                keys.append(plain)
    return found


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
    assert set(after) - OWN == {"organisation_key"}
    left = dump(alone)
    assert CALL_NAME not in left
    assert URL not in left
    assert len(told.releases) == 5
    assert alone.rows("select status from takedown") == [("in-progress",)], "recall is its own explicit yes"


async def test_everything_destroyed_of_an_empty_case_is_acknowledged(parties: Parties) -> None:
    scene = await a_case(parties)

    async with parties.work(scene.ngo) as work:
        told = await everything(work, scene.case)

    assert (told.releases, told.destroy_at) == ((), told.at)
