"""`organisation sign-in-link`: the demo's way in for one invented person."""

import argparse
from uuid import UUID

from hub.commands.operating import Operation, operate, tell
from hub.commands.organisation.options import command
from hub.commands.subparsers import Subparsers
from hub.identity import people
from hub.identity.passkeys.user_handles import UserHandle
from hub.identity.sessions.demo_links import DemoLinks
from hub.kit.rootkey import read_root_key
from hub.kit.settings import Settings
from hub.kit.unready import Unready


def register(subparsers: Subparsers) -> None:
    """For whom."""
    parser = command(subparsers, "sign-in-link", "print a link that signs an invented person in once, in a demo only")
    parser.add_argument("--principal", type=UUID, required=True, help="the id that person-add printed")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print the link; raises `Unready` wherever such a link would not work."""
    if not settings.demo_sign_in:
        raise Unready("Sign-in links are for the demo only: people of a real hub come in by invitation.")

    async def act(operation: Operation) -> str:
        person = await people.find(operation.session, arguments.principal)
        links = DemoLinks.under(read_root_key(settings.root_key_file))
        return links.new(UserHandle(person.organisation, person.id), operation.now)

    tell(arguments, link=f"{settings.public_url}/demo/{operate(settings, act)}")
