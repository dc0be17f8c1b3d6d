"""`organisation suspend`, `resume`, `peer`, `withdraw`: stop a member, let it go on, and who decides meanwhile."""

import argparse
from datetime import UTC, datetime
from typing import get_args
from uuid import UUID

from hub.commands.operating import Operation, operate, tell
from hub.commands.organisation.options import command, takes_organisation
from hub.commands.subparsers import Subparsers
from hub.kit.settings import Settings
from hub.vetting import peers, suspend


def register(subparsers: Subparsers) -> None:
    """One stops, one lets go on."""
    parser = command(
        subparsers, "suspend", "refuse a member's sessions and tokens, and hold what it sends and is sent, at once"
    )
    takes_organisation(parser)
    parser.add_argument(
        "--reason",
        required=True,
        choices=get_args(suspend.SuspendedFor),
        help="security: its people may not be themselves; agreement, request: administrative, its people can still "
        "withdraw for a person",
    )
    parser.add_argument(
        "--since",
        type=_instant,
        help="for security: the instant (ISO 8601 with its zone) from which nothing it released is trusted",
    )
    parser.add_argument(
        "--peer",
        type=UUID,
        help="for security: the support group that decides for it meanwhile; one that vouched for it if not given",
    )
    parser.set_defaults(run=stop)
    parser = command(subparsers, "resume", "let a suspended member go on; what waited is sent")
    takes_organisation(parser)
    parser.set_defaults(run=let_go_on)
    parser = command(subparsers, "peer", "name the support group that decides for a member suspended for security")
    takes_organisation(parser)
    parser.add_argument("--peer", type=UUID, required=True, help="the support group's id")
    parser.set_defaults(run=name)
    parser = command(
        subparsers,
        "withdraw",
        "propose that consent is taken back for a person of a member suspended for security; its peer confirms",
    )
    takes_organisation(parser)
    parser.add_argument("--case", type=UUID, required=True, help="the case as the person told it; it is not looked up")
    parser.add_argument("--recipient", type=UUID, help="from whom; from everybody if not given")
    parser.set_defaults(run=propose)


def stop(arguments: argparse.Namespace, settings: Settings) -> None:
    """Say who is suspended."""

    async def act(operation: Operation) -> None:
        await suspend.suspend(
            operation.session,
            arguments.organisation,
            arguments.reason,
            operation.now,
            since=arguments.since,
            peer=arguments.peer,
        )

    operate(settings, act)
    tell(arguments, suspended=str(arguments.organisation))


def let_go_on(arguments: argparse.Namespace, settings: Settings) -> None:
    """Say who goes on."""

    async def act(operation: Operation) -> None:
        await suspend.resume(operation.session, arguments.organisation, operation.now)

    operate(settings, act)
    tell(arguments, resumed=str(arguments.organisation))


def name(arguments: argparse.Namespace, settings: Settings) -> None:
    """Say who decides."""

    async def act(operation: Operation) -> None:
        await suspend.name_peer(operation.session, arguments.organisation, arguments.peer, operation.now)

    operate(settings, act)
    tell(arguments, peer=str(arguments.peer))


def propose(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print the question that the peer answers; the same for a case of others, or of nobody."""

    async def act(operation: Operation) -> UUID:
        return await peers.propose_withdrawal(
            operation.session, arguments.organisation, arguments.case, arguments.recipient, operation.now
        )

    tell(arguments, question=str(operate(settings, act)))


def _instant(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise argparse.ArgumentTypeError("say the zone, for example 2026-11-22T03:00:00+09:00")
    return found.astimezone(UTC)
