"""`organisation sign-in-link`: the demo's way in for one invented person, or for each of them."""

import argparse
from collections.abc import Sequence
from uuid import UUID

from hub.commands.operating import Operation, operate, tell
from hub.commands.organisation.options import command
from hub.commands.subparsers import Subparsers
from hub.entry.passkeys.user_handles import UserHandle
from hub.entry.sessions.demo_links import DemoLinks
from hub.identity import people
from hub.identity.people import SomebodyHere
from hub.kit.rootkey import read_root_key
from hub.kit.settings import Settings
from hub.kit.unready import Unready


def register(subparsers: Subparsers) -> None:
    """For whom."""
    parser = command(subparsers, "sign-in-link", "print links that sign invented people in once, in a demo only")
    parser.add_argument("--principal", type=UUID, help="the id that person-add printed; everybody if not given")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print the links by role; raises `Unready` wherever such a link would not work."""
    if not settings.demo_sign_in:
        raise Unready("Sign-in links are for the demo only: people of a real hub come in by invitation.")
    links = DemoLinks.under(read_root_key(settings.root_key_file))

    def link(person: SomebodyHere, operation: Operation) -> str:
        return f"{settings.public_url}/demo/{links.new(UserHandle(person.organisation, person.id), operation.now)}"

    async def one(operation: Operation) -> dict[str, str]:
        return {"link": link(await people.find(operation.session, arguments.principal), operation)}

    async def each(operation: Operation) -> dict[str, str]:
        return _by_role([(one, link(one, operation)) for one in await people.everybody(operation.session)])

    tell(arguments, **operate(settings, one if arguments.principal else each))


def _by_role(links: Sequence[tuple[SomebodyHere, str]]) -> dict[str, str]:
    """Role, label and id to the link."""
    return {f"{one.role}, {one.label} ({one.id})": link for one, link in sorted(links, key=lambda of: of[0].role)}
