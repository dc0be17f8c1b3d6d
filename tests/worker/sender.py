"""A worker of its own process that begins a send, says so, and never comes back from it."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import anyio

from connectors.registry import profiles
from hub.delivery.dispatch import drain
from hub.exchange.connector import Dispatch
from hub.kit.settings import Settings
from tests.database import TestDatabase
from tests.delivery.desk import Receiver, engine_of
from tests.parties import Parties


async def hang(dispatch: Dispatch) -> NoReturn:
    """The message is with the partner, who does not answer."""
    print(dispatch.message_id, flush=True)
    await anyio.sleep_forever()
    raise AssertionError


async def main(*words: str) -> None:
    """Drain once, as `hub_worker` of the database that the words name."""
    root_key, passwords, url = words
    given = Settings.read({"HUB_MODE": "test", "HUB_DATA": "/nonexistent", "HUB_ROOT_KEY_FILE": root_key})
    settings = replace(given, database_url=url, role_passwords=Path(passwords))
    parties = Parties(TestDatabase(settings), profiles())
    await drain(engine_of(parties, Receiver(answering=hang)), 10)


if __name__ == "__main__":
    anyio.run(main, *sys.argv[1:])
