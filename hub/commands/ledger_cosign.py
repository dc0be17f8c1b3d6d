"""`ledger-cosign`: keeps what an outside witness signed, once it is shown to be the witness's."""

import argparse
from pathlib import Path

import anyio

from hub.audit.proofs import cosign
from hub.commands.subparsers import Subparsers
from hub.kit.db import Database
from hub.kit.postgres.running import database_server
from hub.kit.roles import role_url
from hub.kit.settings import Settings
from hub.kit.unready import Unready


def register(subparsers: Subparsers) -> None:
    """The witness by its vkey, the checkpoint by its size, the signature line in a file."""
    parser = subparsers.add_parser(
        "ledger-cosign",
        help="keep an outside witness's signature of a checkpoint",
        description="Check a witness's signature line (C2SP tlog-cosignature) and show it to members with the "
        "checkpoint from then on. Members decide for themselves which witnesses they trust.",
    )
    parser.add_argument("--witness", required=True, help="the witness's vkey (C2SP signed-note)")
    parser.add_argument("--size", type=int, required=True, help="size of the checkpoint that it signed")
    parser.add_argument("file", type=Path, help="file that holds its signature lines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> None:
    """Keep it; raises `Unready` where no line is this witness's over that checkpoint."""
    try:
        lines = arguments.file.read_text("utf-8").splitlines()
    except (OSError, ValueError):
        raise Unready(f"{arguments.file} cannot be read.") from None
    with database_server(settings) as served:
        kept = anyio.run(_kept, served, arguments.witness, arguments.size, lines)
    if not kept:
        raise Unready("No line is this witness's signature of the checkpoint of that size. Nothing was kept.")
    print("Kept: members see it with the checkpoint.")


async def _kept(settings: Settings, vkey: str, size: int, lines: list[str]) -> bool:
    database = Database(role_url(settings, "hub_sealer"), pool_size=1)
    try:
        async with database.transaction(None) as session:
            return any([await cosign(session, vkey, size, line) for line in lines])
    except ValueError:
        raise Unready(f"{vkey!r} is no vkey of an Ed25519 witness.") from None
    finally:
        await database.close()
