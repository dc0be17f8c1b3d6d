"""`organisation add`: one of the first organisations of a hub, its first key, and the way to reach it."""

import argparse
from uuid import UUID

from hub.commands.operating import Operation, operate, tell
from hub.commands.organisation.options import LANGUAGES, command, read_address, read_secrets, takes_route
from hub.commands.organisation.routes import check_connector
from hub.commands.subparsers import Subparsers
from hub.directory import enrol, routes
from hub.directory.rules import KINDS
from hub.identity.organisations import Enrolment
from hub.kit.settings import Settings
from hub.vetting.found import found


def register(subparsers: Subparsers) -> None:
    """Name, kind, country, languages, and a route where there is one."""
    parser = command(
        subparsers, "add", "take one of the first two organisations in; later ones come by vetting (activate)"
    )
    parser.add_argument("--name", required=True, help="its name in its own language")
    parser.add_argument("--name-en", required=True, help="its name in English")
    parser.add_argument("--kind", required=True, choices=sorted(KINDS), help="what it is")
    parser.add_argument("--country", required=True, help="ISO 3166-1 alpha-2, e.g. JP")
    parser.add_argument("--language", required=True, action="append", choices=LANGUAGES, help="may be given again")
    takes_route(parser, required=False)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print the organisation's id."""
    enrolment = Enrolment(
        arguments.name, arguments.name_en, arguments.kind, arguments.country, tuple(arguments.language)
    )
    address, secrets = read_address(arguments.address), read_secrets(arguments.secret_file)
    if arguments.connector:
        check_connector(arguments.connector)

    # whom nobody vouched for comes in alone where everybody is invented
    enter = found if settings.mode == "production" else enrol.enter

    async def act(operation: Operation) -> UUID:
        made = await enter(operation.session, operation.keys, enrolment, operation.now)
        if arguments.connector:
            await routes.add(
                operation.session,
                operation.keys,
                organisation=made,
                connector=arguments.connector,
                address=address,
                secrets=secrets,
                now=operation.now,
            )
        return made

    tell(arguments, organisation=str(operate(settings, act)))
