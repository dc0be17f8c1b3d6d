"""`organisation key-add`: the public key to which downloads are sealed."""

import argparse
from uuid import UUID

from hub.commands.operating import Operation, operate, tell
from hub.commands.organisation.options import command, takes_organisation
from hub.commands.subparsers import Subparsers
from hub.identity import public_keys
from hub.kit.settings import Settings


def register(subparsers: Subparsers) -> None:
    """An age public key."""
    parser = command(subparsers, "key-add", "record an organisation's age public key; it replaces the present one")
    takes_organisation(parser)
    parser.add_argument("--public", required=True, help="age1…, as `age-keygen` prints it; never the secret key")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print the key's id."""

    async def act(operation: Operation) -> UUID:
        return await public_keys.add(operation.session, arguments.organisation, arguments.public, operation.now)

    tell(arguments, key=str(operate(settings, act)))
