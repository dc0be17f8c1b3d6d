"""A backup from before a turn opens with the offline key until its day, and never after."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest

from connectors.registry import profiles
from hub.kit.entry_key import ensure_entry_key, entry_key_file
from hub.kit.epoch_keys import Backup
from hub.kit.key_folder import KeyFolder
from hub.kit.rootkey import ensure_root_key
from hub.kit.sealed import Unopenable
from hub.releases.read import read
from hub.withdrawals.turning import begin_turns
from tests.database import TestDatabase, new_database
from tests.parties import NOW, Parties, Party
from tests.withdrawals.keys import engine_at, turned
from tests.withdrawals.scene import CALL_NAME, Released, Scene, a_case, everything

pytestmark = pytest.mark.anyio
OFFLINE = pyrage.x25519.Identity.generate()
DAYS = 7


@pytest.fixture
def hub(fresh_database: TestDatabase, tmp_path: Path) -> TestDatabase:
    """A hub with a folder of keys of its own and an offline key."""
    ensure_root_key(tmp_path / "root.key")
    ensure_entry_key(entry_key_file(tmp_path / "root.key"))
    kept = Backup(DAYS, str(OFFLINE.to_public()))
    return TestDatabase(replace(fresh_database.settings, root_key_file=tmp_path / "root.key", backup=kept))


async def handed_over(hub: TestDatabase) -> tuple[Scene, Party, Released]:
    """A packet that its recipient reads; nobody is connected any more."""
    parties = Parties(hub, profiles())
    try:
        scene = await a_case(parties)
        lawyer = scene.recipient()
        await scene.consent(lawyer)
        return scene, lawyer, await scene.referral(lawyer)
    finally:
        await parties.close()


async def destroy(hub: TestDatabase, scene: Scene) -> None:
    """Everything of the case at once, and the night after it."""
    parties = Parties(hub, profiles())
    try:
        async with parties.work(scene.ngo) as work:
            await everything(work, scene.case)
        await begin_turns(engine_at(parties, NOW))
        await turned(parties)
    finally:
        await parties.close()


async def reads(database: TestDatabase, lawyer: Party, sent: Released) -> bool:
    """Whether the recipient reads it in this database, with the keys that are in the folder now."""
    restored = Parties(database, profiles())
    try:
        async with restored.work(lawyer) as work:
            return bool((await read(work, sent.object, "packet")).fields["call_name"] == CALL_NAME)
    except Unopenable:
        return False
    finally:
        await restored.close()


@pytest.mark.parametrize(("days", "opens"), [(DAYS, True), (DAYS + 1, False)])
async def test_a_backup_opens_with_the_offline_key_until_its_day(hub: TestDatabase, days: int, *, opens: bool) -> None:
    scene, lawyer, sent = await handed_over(hub)
    folder = KeyFolder(hub.settings.root_key_file, hub.settings.backup)
    with new_database(hub.settings, hub) as backup:
        before = await reads(backup, lawyer, sent)
        await destroy(hub, scene)
        after = await reads(backup, lawyer, sent)
        folder.tidy((NOW + timedelta(days=days)).date())
        brought = folder.restore(OFFLINE)
        restored = await reads(backup, lawyer, sent)

    assert (before, after) == (True, False)
    assert (brought, restored) == ((2, True) if opens else (0, False))
