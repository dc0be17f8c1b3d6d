"""Erasure reaches the backups: a dump made before opens nothing that was destroyed since, with every key that lives."""

from datetime import timedelta

import pytest

from hub.withdrawals.purge import EPOCH_KEPT, purge
from tests.parties import NOW, Parties
from tests.withdrawals.keys import engine_at, turn_key
from tests.withdrawals.scene import CALL_NAME, a_case, everything
from tests.withdrawals.searching import Blob, blobs, places, search

pytestmark = pytest.mark.anyio
KEYS = "organisation_key"
"""The table that a backup leaves out: its rows are kept apart, and only as they are today."""
OPENED = {"sealed_packet", "release_key", "case_key"}


def backup(parties: Parties) -> list[Blob]:
    """Everything sealed, but the organisations' keys."""
    return [(table, blob) for table, blob in blobs(parties) if table != KEYS]


def living_keys(parties: Parties, where: list[str]) -> list[bytes]:
    """The root key, and every organisation's keys as they are today."""
    root = parties.keys._root.key
    today = [(table, blob) for table, blob in blobs(parties) if table == KEYS]
    return [root, *search(today, where, [root])[KEYS]]


async def test_a_backup_opens_nothing_that_was_destroyed_before_its_key(alone: Parties) -> None:
    scene, kept = await a_case(alone), await a_case(alone)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    await scene.referral(lawyer)
    where, before = places(alone, epochs=(1, 2)), backup(alone)
    while_it_lived = search(before, where, living_keys(alone, where))

    async with alone.work(scene.ngo) as work:
        await everything(work, scene.case)
    with alone.database.connect() as admin:
        admin.execute("update case_file set retention_until = %s where id = %s", (NOW.date(), scene.case))
    await turn_key(alone)
    retired = search(before, where, living_keys(alone, where))
    await purge(engine_at(alone, NOW + EPOCH_KEPT + timedelta(seconds=1)))
    found = search(before, where, living_keys(alone, where))
    after = search(backup(alone), where, living_keys(alone, where))

    assert set(while_it_lived) >= OPENED, "the search finds"
    assert any(CALL_NAME.encode() in plain for plain in while_it_lived["sealed_packet"])
    assert set(retired) >= OPENED, "until thirty days have passed the backup still opens"
    assert found == {}
    assert len(after["case_key"]) == 1, "the case that was kept is open as ever, under the new key"
    assert alone.rows("select case_file from case_key") == [(kept.case,)]
