"""`ledger-checkpoint`: what an outside witness is sent, so that it can sign that the log only grew."""

import argparse
import base64

import anyio

from hub.audit.proofs import Grown, grown_since
from hub.commands.subparsers import Subparsers
from hub.kit.db import Database
from hub.kit.postgres.running import database_server
from hub.kit.roles import role_url
from hub.kit.settings import Settings
from hub.kit.unready import Unready


def register(subparsers: Subparsers) -> None:
    """The checkpoint that the witness signed last is given by its size."""
    parser = subparsers.add_parser(
        "ledger-checkpoint",
        help="print the log's newest checkpoint for an outside witness",
        description="Print the body of an add-checkpoint request (C2SP tlog-witness): the proof that the log only grew "
        "since the witness signed last, and the newest checkpoint. Shows nothing of any organisation.",
    )
    parser.add_argument("--old", type=int, default=0, help="size of the checkpoint that it signed last; 0 if none")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print it; raises `Unready` before the first day and for a size that the log never had."""
    with database_server(settings) as served:
        grown = anyio.run(_grown, served, arguments.old)
    if grown is None:
        raise Unready("There is no checkpoint yet, or the log was never that long. `work` makes one each day.")
    proof = "".join(f"{base64.b64encode(one).decode()}\n" for one in grown.proof)
    print(f"old {grown.old}\n{proof}\n{grown.checkpoint.note}", end="")


async def _grown(settings: Settings, old: int) -> Grown | None:
    database = Database(role_url(settings, "hub_sealer"), pool_size=1)
    try:
        async with database.transaction(None) as session:
            return await grown_since(session, old)
    finally:
        await database.close()
