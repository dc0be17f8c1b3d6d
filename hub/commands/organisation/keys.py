"""`organisation key-add` and `rotate-key`: the public key for downloads, and the key that wraps all others."""

import argparse
from uuid import UUID

from hub.commands.operating import Operation, operate, tell
from hub.commands.organisation.options import command, takes_organisation
from hub.commands.subparsers import Subparsers
from hub.directory.rotate import rotate
from hub.identity.epochs import Epoch
from hub.identity.public_keys.change import add_key
from hub.kit.settings import Settings


def register(subparsers: Subparsers) -> None:
    """A public key; and one organisation's next epoch, or everybody's."""
    parser = command(
        subparsers,
        "key-add",
        "record an organisation's public key; it replaces the present one, but in production there may be none yet",
    )
    takes_organisation(parser)
    parser.add_argument(
        "--public", required=True, help="age1…, as `age-keygen` prints it, or a JWK; never the secret key"
    )
    parser.add_argument(
        "--purpose", choices=("age", "jwe"), default="age", help="for people (age) or for machines (jwe)"
    )
    parser.set_defaults(run=add)
    parser = command(
        subparsers,
        "rotate-key",
        "begin a new epoch of the key that wraps all others, and have the old one leave the hub: the worker wraps "
        "everything anew and lets it go within minutes. Each night it does so by itself where a key was destroyed",
    )
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--organisation", type=UUID, help="the organisation's id")
    whose.add_argument("--all", action="store_true", help="every organisation")
    parser.set_defaults(run=turn)


def add(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print the key's id."""

    async def act(operation: Operation) -> UUID:
        return await add_key(
            operation.session,
            arguments.organisation,
            arguments.public,
            operation.now,
            purpose=arguments.purpose,
            only_first=operation.only_first,
        )

    tell(arguments, key=str(operate(settings, act)))


def turn(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print each organisation's new epoch."""

    async def act(operation: Operation) -> tuple[Epoch, ...]:
        return await rotate(operation.session, operation.keys, arguments.organisation, operation.now)

    turned = operate(settings, act)
    tell(arguments, **{str(one.organisation): one.epoch for one in turned})
