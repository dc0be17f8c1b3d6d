"""`organisation admission-confirm`: the operator stands outside, where nobody inside can confirm who comes in."""

import argparse
from uuid import UUID

from hub.acts.act import ShownToBoth
from hub.commands.operating import Operation, operate, tell
from hub.commands.organisation.options import command, takes_organisation
from hub.commands.subparsers import Subparsers
from hub.kit.settings import Settings
from hub.registry import ACTS
from hub.vetting.admissions import confirm_by_operator, vouch_for_member


def register(subparsers: Subparsers) -> None:
    """An act that waits; or somebody who came in before two people were needed."""
    parser = command(
        subparsers,
        "admission-confirm",
        "confirm whom an organisation takes in, where nobody inside can; tell the code to the newcomer alone",
    )
    takes_organisation(parser)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--act", type=UUID, help="the id of the act that its administrator asked for")
    which.add_argument(
        "--member", type=UUID, help="a member who came in by one person's word: you know her to be a human of her own"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print the code, once, or who was vouched for."""
    organisation, act, member = arguments.organisation, arguments.act, arguments.member

    async def confirm(operation: Operation) -> ShownToBoth:
        return await confirm_by_operator(operation.session, operation.keys, ACTS, organisation, act, operation.now)

    async def vouch(operation: Operation) -> None:
        await vouch_for_member(operation.session, organisation, member, operation.now)

    if act is not None:
        tell(arguments, **operate(settings, confirm))
    else:
        operate(settings, vouch)
        tell(arguments, vouched=str(member))
