"""A worker of its own process that wraps keys anew one at a time, and hangs in the middle of a batch."""

import sys
import time
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import anyio

from connectors.registry import profiles
from hub.identity.keys import Keyring, OrganisationKey
from hub.kit.key_folder import KeyFolder
from hub.kit.settings import Settings
from hub.withdrawals.rewrap import rewrap
from tests.database import TestDatabase
from tests.delivery.desk import Receiver, engine_of
from tests.parties import Parties

WRAPS_BEFORE = 3


class Hanging(Keyring):
    """Wraps three keys and never comes back from the fourth."""

    wrapped = 0

    def wrap(self, under: OrganisationKey, place: str, data_key: bytes) -> bytes:
        """Say so, and hang."""
        if self.wrapped == WRAPS_BEFORE:
            print("hangs", flush=True)
            time.sleep(3600)
        self.wrapped += 1
        return super().wrap(under, place, data_key)


async def main(*words: str) -> None:
    """Wrap this organisation's copies anew, two in a batch, as `hub_worker` of the database that the words name."""
    root_key, passwords, url, organisation = words
    given = Settings.read({"HUB_MODE": "test", "HUB_DATA": "/nonexistent", "HUB_ROOT_KEY_FILE": root_key})
    settings = replace(given, database_url=url, role_passwords=Path(passwords))
    engine = engine_of(Parties(TestDatabase(settings), profiles()), Receiver())
    await rewrap(replace(engine, keys=Hanging(KeyFolder(Path(root_key)))), UUID(organisation), batch=2)


if __name__ == "__main__":
    anyio.run(main, *sys.argv[1:])
