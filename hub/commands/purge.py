"""`purge`: what the worker does every night, now."""

import argparse

import anyio

from hub.commands.subparsers import Subparsers
from hub.kit.postgres.running import database_server
from hub.kit.settings import Settings
from hub.withdrawals.purge import Purged, purge
from hub.worker import open_shop


def register(subparsers: Subparsers) -> None:
    """`purge` takes no arguments."""
    parser = subparsers.add_parser(
        "purge",
        help="remove what is past its retention",
        description="Remove keys of mutations older than 30 days, the content and keys of cases past their retention, "
        "and organisations' keys retired more than 30 days ago; wrap anew what still lies under a retired key. The "
        "worker does this every night. Safe to repeat.",
    )
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace, settings: Settings) -> None:
    """Say how much went."""
    with database_server(settings) as served:
        gone = anyio.run(_purged, served)
    print(f"Removed {gone.mutations} keys of mutations, the content of {gone.cases} cases, {gone.epochs} retired keys.")
    print(f"Removed {gone.spent} assertions, proofs and revocations of machines that have ended by themselves.")
    print(f"Wrapped {gone.rewrapped} keys of cases and releases anew.")


async def _purged(settings: Settings) -> Purged:
    shop = open_shop(settings)
    try:
        return await purge(shop.engine)
    finally:
        await shop.close()
