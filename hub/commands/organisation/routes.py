"""`organisation route-add`: the way to an organisation."""

import argparse
from uuid import UUID

from connectors.registry import profiles
from hub.commands.operating import Operation, operate, tell
from hub.commands.organisation.options import command, read_address, read_secrets, takes_organisation, takes_route
from hub.commands.subparsers import Subparsers
from hub.directory import routes
from hub.kit.settings import Settings
from hub.kit.unready import Unready


def register(subparsers: Subparsers) -> None:
    """The connector, its address and its secrets."""
    parser = command(
        subparsers,
        "route-add",
        "record the way to an organisation; it replaces the present one, but in production there may be none yet",
    )
    takes_organisation(parser)
    takes_route(parser, required=True)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print the route's id."""
    check_connector(arguments.connector)
    address, secrets = read_address(arguments.address), read_secrets(arguments.secret_file)

    async def act(operation: Operation) -> UUID:
        return await routes.add(
            operation.session,
            operation.keys,
            organisation=arguments.organisation,
            connector=arguments.connector,
            address=address,
            secrets=secrets,
            now=operation.now,
            only_first=operation.only_first,
        )

    tell(arguments, route=str(operate(settings, act)))


def check_connector(name: str) -> None:
    """Raise `Unready` where no partner's folder has this name."""
    known = profiles()
    if name not in known:
        raise Unready(f"There is no connector {name!r}. There are: {', '.join(sorted(known))}.")
