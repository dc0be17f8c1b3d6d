"""`work`: deliver what is queued, do what is due, seal the ledger."""

import argparse
import signal

import anyio

from hub.commands.subparsers import Subparsers
from hub.identity.keys import forget_each_minute
from hub.kit import logs
from hub.kit.postgres.running import database_server
from hub.kit.production import check_production, check_turning
from hub.kit.settings import Settings
from hub.worker import open_context, work_on


def register(subparsers: Subparsers) -> None:
    """`work` takes no arguments."""
    parser = subparsers.add_parser(
        "work",
        help="deliver, expire and seal in the background",
        description="Deliver what is queued, expire and destroy what is due, and seal the ledger, until Ctrl-C. Run "
        "`migrate` first. Any number of these may run, on any number of machines; one that dies is replaced by the "
        "others within a minute, and no message gets a second id.",
    )
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace, settings: Settings) -> None:
    """Work until Ctrl-C; sends under way get a few seconds to end."""
    check_production(settings)
    check_turning(settings)
    with database_server(settings) as served:
        logs.configure()
        print("Working. Ctrl-C stops it.", flush=True)
        anyio.run(_work, served)


async def _work(settings: Settings) -> None:
    worker = open_context(settings)
    try:
        async with anyio.create_task_group() as group:
            group.start_soon(_stop_when_told, group.cancel_scope)
            group.start_soon(forget_each_minute, worker.engine.keys)
            await work_on(worker)
    finally:
        with anyio.CancelScope(shield=True):
            await worker.close()


async def _stop_when_told(scope: anyio.CancelScope) -> None:
    with anyio.open_signal_receiver(signal.SIGINT, signal.SIGTERM) as signals:
        async for _ in signals:
            scope.cancel()
            return
