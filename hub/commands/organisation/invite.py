"""`organisation invite`: let an organisation's first administrator in, who invites all others."""

import argparse

from hub.commands.operating import Operation, operate, tell
from hub.commands.organisation.options import command, takes_organisation
from hub.commands.subparsers import Subparsers
from hub.entry.invitations.invite import Invited, invite_first
from hub.identity.permissions import Role
from hub.kit.settings import Settings


def register(subparsers: Subparsers) -> None:
    """For which organisation, and under which label."""
    parser = command(
        subparsers,
        "invite",
        "invite an organisation's first administrator for 72 hours; send the link, and tell the code by telephone",
    )
    takes_organisation(parser)
    parser.add_argument("--role", choices=[Role.ADMIN.value], default=Role.ADMIN.value, help="administrators only")
    parser.add_argument("--label", required=True, help="a role's or a desk's name, never a person's name")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print the link and the code, once: the hub keeps neither."""

    async def act(operation: Operation) -> Invited:
        return await invite_first(operation.session, arguments.organisation, arguments.label, operation.now)

    made = operate(settings, act)
    link = f"{settings.public_url}/invitation/{made.link.text()}"
    tell(arguments, invitation=str(made.id), link=link, code=made.code, until=made.until.isoformat())
