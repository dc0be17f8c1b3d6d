"""`postgres`: the embedded database alone, in the foreground."""

import argparse
import time

from hub.commands.subparsers import Subparsers
from hub.kit.postgres.cluster import Cluster
from hub.kit.settings import Settings

LOOK_SECONDS = 0.5


def register(subparsers: Subparsers) -> None:
    """`postgres` takes no arguments."""
    parser = subparsers.add_parser(
        "postgres",
        help="run the embedded database until Ctrl-C",
        description="Run the embedded PostgreSQL of the data folder (HUB_DATA) until Ctrl-C, and start it again should "
        "it die. `serve` and `work` then use it and may come and go. Not needed with HUB_DATABASE_URL.",
    )
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace, settings: Settings) -> None:
    """Keep the server alive."""
    with Cluster.running(settings.data) as cluster:
        print(f"PostgreSQL runs in {settings.data}. Ctrl-C stops it.", flush=True)
        while True:
            time.sleep(LOOK_SECONDS)
            cluster.start()
