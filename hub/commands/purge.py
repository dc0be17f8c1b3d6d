"""`purge`: what the worker does every night, now."""

import argparse

import anyio

from hub.commands.subparsers import Subparsers
from hub.kit.postgres.running import database_server
from hub.kit.production import check_turning
from hub.kit.settings import Settings
from hub.own_duty.purging import OF_A_PURGED_CASE
from hub.withdrawals.purge import Purged, purge
from hub.withdrawals.turning import Turned, begin_turns, turn_on
from hub.worker import open_context


def register(subparsers: Subparsers) -> None:
    """`purge` takes no arguments."""
    parser = subparsers.add_parser(
        "purge",
        help="remove what is past its retention, and turn keys",
        description="Remove keys of mutations older than 30 days, and the content and keys of cases past their "
        "retention. Then end every epoch from which a key was destroyed, wrap anew what survives, and let the epoch's "
        "key leave this hub, a minute after its end. The worker does this every night. Safe to repeat.",
    )
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace, settings: Settings) -> None:
    """Say how much went."""
    check_turning(settings)
    with database_server(settings) as served:
        gone, begun, turned = anyio.run(_purged, served)
    print(f"Removed {gone.mutations} keys of mutations, the content of {gone.cases} cases.")
    print(f"Removed {gone.spent} assertions, proofs and revocations of machines that have ended by themselves.")
    print(f"Ended {begun} epochs, wrapped {turned.rewrapped} keys anew; {turned.left} keys of epochs have left.")
    if begun:
        print("The keys of the epochs that have just ended leave in a minute: by `work`, or by another `purge`.")


async def _purged(settings: Settings) -> tuple[Purged, int, Turned]:
    worker = open_context(settings)
    try:
        return (
            await purge(worker.engine, OF_A_PURGED_CASE),
            await begin_turns(worker.engine),
            await turn_on(worker.engine),
        )
    finally:
        await worker.close()
