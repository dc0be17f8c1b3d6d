"""`organisation person-add`, `machine-add` and `person-end`: who may ask in an organisation's name."""

import argparse
from uuid import UUID

from hub.commands.operating import Operation, operate, tell
from hub.commands.organisation.options import command, takes_organisation
from hub.commands.subparsers import Subparsers
from hub.identity import people
from hub.identity.permissions import Role
from hub.kit.errors import Reason
from hub.kit.settings import Settings
from hub.kit.unready import Unready

TAKES_IN = {
    "person": "take a person of an organisation in; in production people come by invitation",
    "machine": "take a machine of an organisation in; in production its administrator does",
}


def register(subparsers: Subparsers) -> None:
    """One command takes in, for people and for machines; one lets go."""
    for kind, does in TAKES_IN.items():
        parser = command(subparsers, f"{kind}-add", does)
        takes_organisation(parser)
        parser.add_argument("--role", required=True, choices=[role.value for role in Role], help="what it may do")
        parser.add_argument("--label", required=True, help="a role or machine name, never a person's name")
        parser.set_defaults(run=take_in, kind=kind)
    parser = command(subparsers, "person-end", "let a person or machine go; every token is refused at once")
    parser.add_argument("--principal", type=UUID, required=True, help="the id that person-add or machine-add printed")
    parser.set_defaults(run=let_go)


def take_in(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print the principal's id."""
    if settings.mode == "production":
        # whoever comes in so could not sign in, and an operator's own people in two members would vouch in both names
        raise Unready(Reason("invited_by_its_own").sentence("en"))

    async def act(operation: Operation) -> UUID:
        return await people.take_in(
            operation.session,
            organisation=arguments.organisation,
            kind=arguments.kind,
            role=Role(arguments.role),
            label=arguments.label,
            now=operation.now - people.FOR_A_WHILE,
        )

    tell(arguments, principal=str(operate(settings, act)))


def let_go(arguments: argparse.Namespace, settings: Settings) -> None:
    """Say who went."""

    async def act(operation: Operation) -> None:
        await people.end(operation.session, arguments.principal, operation.now)

    operate(settings, act)
    tell(arguments, ended=str(arguments.principal))
