"""`organisation suspend` and `resume`: stop a member at once, and let it go on."""

import argparse
from datetime import UTC, datetime
from typing import get_args

from hub.commands.operating import Operation, operate, tell
from hub.commands.organisation.options import command, takes_organisation
from hub.commands.subparsers import Subparsers
from hub.kit.settings import Settings
from hub.vetting import suspend


def register(subparsers: Subparsers) -> None:
    """One stops, one lets go on."""
    parser = command(
        subparsers, "suspend", "refuse a member's sessions and tokens, and hold what it sends and is sent, at once"
    )
    takes_organisation(parser)
    parser.add_argument(
        "--reason",
        required=True,
        choices=get_args(suspend.Why),
        help="security: its people may not be themselves; agreement, request: administrative, its people can still "
        "withdraw for a person",
    )
    parser.add_argument(
        "--since",
        type=_instant,
        help="for security: the instant (ISO 8601 with its zone) from which nothing it released is trusted",
    )
    parser.set_defaults(run=stop)
    parser = command(subparsers, "resume", "let a suspended member go on; what waited is sent")
    takes_organisation(parser)
    parser.set_defaults(run=let_go_on)


def stop(arguments: argparse.Namespace, settings: Settings) -> None:
    """Say who is suspended."""

    async def act(operation: Operation) -> None:
        await suspend.suspend(
            operation.session, arguments.organisation, arguments.reason, operation.now, since=arguments.since
        )

    operate(settings, act)
    tell(arguments, suspended=str(arguments.organisation))


def let_go_on(arguments: argparse.Namespace, settings: Settings) -> None:
    """Say who goes on."""

    async def act(operation: Operation) -> None:
        await suspend.resume(operation.session, arguments.organisation, operation.now)

    operate(settings, act)
    tell(arguments, resumed=str(arguments.organisation))


def _instant(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise argparse.ArgumentTypeError("say the zone, for example 2026-11-22T03:00:00+09:00")
    return found.astimezone(UTC)
