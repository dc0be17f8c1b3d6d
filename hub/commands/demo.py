"""`demo`: the whole job on this machine, with invented people."""

import argparse

from hub.commands.subparsers import Subparsers
from hub.demo.run import run_demo
from hub.kit.settings import Settings


def register(subparsers: Subparsers) -> None:
    """`--once` tells the story and ends."""
    parser = subparsers.add_parser(
        "demo",
        help="run the whole story on invented consultations",
        description="Start PostgreSQL, web, worker and the partners' own servers on loopback, tell the story of the "
        "main job through HTTP, and keep serving until Ctrl-C. Uses HUB_PORT and the two ports after it. A second "
        "run works on the data of the first; removing the data folder begins anew.",
    )
    parser.add_argument("--once", action="store_true", help="end after the story; 0 only if every outcome was checked")
    parser.set_defaults(run=run, mode="demo")


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """0 where every step came out as told."""
    return run_demo(settings, once=arguments.once)
