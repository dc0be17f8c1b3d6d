"""`serve`: answer requests."""

import argparse
import socket
import sys

import uvicorn

from hub.app import build_app
from hub.commands.subparsers import Subparsers
from hub.kit import logs
from hub.kit.connections import as_served
from hub.kit.offload import TURN_SECONDS
from hub.kit.postgres.running import database_server
from hub.kit.production import check_production
from hub.kit.settings import Settings
from hub.kit.unready import Unready

DRAIN_SECONDS = 10


def register(subparsers: Subparsers) -> None:
    """`serve` takes no arguments; HUB_HOST and HUB_PORT say where."""
    parser = subparsers.add_parser(
        "serve",
        help="answer requests on HUB_HOST and HUB_PORT",
        description="Answer requests on HUB_HOST (127.0.0.1) and HUB_PORT (8000) until Ctrl-C. Run `migrate` first. "
        "Any number of these may run, on any number of machines. TLS is the business of the proxy in front.",
    )
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace, settings: Settings) -> None:
    """Serve until Ctrl-C; requests under way get 10 seconds to end."""
    check_production(settings, pages=True)
    sys.setswitchinterval(TURN_SECONDS)
    with take_port(settings) as listening, database_server(settings) as served:
        logs.configure()
        print(f"Serving on http://{settings.host}:{settings.port}. Ctrl-C stops it.", flush=True)
        uvicorn.Server(as_served(build_app(served), drain_seconds=DRAIN_SECONDS)).run(sockets=[listening])


def take_port(settings: Settings) -> socket.socket:
    """The listening socket; raises `Unready` before anything else is started where the port is not to be had."""
    try:
        return socket.create_server((settings.host, settings.port), backlog=1024)
    except OSError as error:
        raise Unready(
            f"Port {settings.port} on {settings.host} cannot be used ({error.strerror}). Stop the program that holds "
            "it, or set HUB_PORT to another."
        ) from None
