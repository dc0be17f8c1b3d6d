"""How an operator's command acts: as `hub_operator`, in one transaction, which no case's table is open to."""

import argparse
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import anyio
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.identity.keys import Keyring
from hub.kit.clock import SystemClock
from hub.kit.db import Database
from hub.kit.entry_key import read_entry_key
from hub.kit.errors import HubError, Reason
from hub.kit.key_folder import KeyFolder
from hub.kit.postgres.running import database_server
from hub.kit.roles import role_url
from hub.kit.settings import Settings
from hub.kit.unready import Unready

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Operation:
    """One act of the operator: the transaction, the keys to wrap with, and its instant (UTC).

    `only_first`: in production the operator brings an organisation's first route and key; what is there already is
    changed by two of its own people.
    """

    session: AsyncSession
    keys: Keyring
    now: datetime
    only_first: bool


def operate(settings: Settings, act: Callable[[Operation], Awaitable[Answer]]) -> Answer:
    """What `act` answers once it is committed; raises `Unready` with the sentences where it is refused."""
    with database_server(settings) as served:
        try:
            return anyio.run(_operated, served, act)
        except HubError as refusal:
            raise Unready("\n".join(_sentence(reason) for reason in refusal.reasons)) from None


def tell(arguments: argparse.Namespace, **facts: object) -> None:
    """Print what was done: one line a fact, or one JSON object where `--json` asks for it."""
    if arguments.json:
        print(json.dumps(facts, ensure_ascii=False, sort_keys=True))
    else:
        for name, fact in facts.items():
            print(f"{name}: {fact}")


def speaks_json(parser: argparse.ArgumentParser) -> None:
    """Give the command the option `--json`."""
    parser.add_argument("--json", action="store_true", help="print one JSON object, for programs")


async def _operated(settings: Settings, act: Callable[[Operation], Awaitable[Answer]]) -> Answer:
    entry_key = read_entry_key(settings.root_key_file)
    database = Database(role_url(settings, "hub_operator"), entry_key=entry_key, pool_size=1)
    keys = Keyring(KeyFolder.of(settings))
    try:
        async with database.transaction(None) as session:
            return await act(Operation(session, keys, SystemClock().now(), only_first=settings.mode == "production"))
    finally:
        await database.close()


def _sentence(reason: Reason) -> str:
    return f"{reason.field}: {reason.sentence('en')}" if reason.field else reason.sentence("en")
