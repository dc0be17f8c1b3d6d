"""`organisation service-add`: what an organisation offers."""

import argparse
from uuid import UUID

from hub.commands.operating import Operation, operate, tell
from hub.commands.organisation.options import LANGUAGES, command, takes_organisation
from hub.commands.subparsers import Subparsers
from hub.directory import enrol
from hub.exchange.vocabulary.purposes import PURPOSES
from hub.exchange.vocabulary.tasks import CAPACITIES
from hub.kit.settings import Settings


def register(subparsers: Subparsers) -> None:
    """The words of Open Referral HSDS."""
    parser = command(subparsers, "service-add", "record a service that an organisation offers")
    takes_organisation(parser)
    parser.add_argument("--name", required=True, help="the service's name")
    parser.add_argument(
        "--purpose", action="append", required=True, choices=sorted(PURPOSES.codes()), help="may be given again"
    )
    parser.add_argument("--language", action="append", required=True, choices=LANGUAGES, help="may be given again")
    parser.add_argument("--area", action="append", default=[], help="service area, e.g. JP-13; may be given again")
    parser.add_argument("--eligibility", default="", help="for whom it is")
    parser.add_argument("--minimum-age", type=int, help="in years")
    parser.add_argument("--maximum-age", type=int, help="in years")
    parser.add_argument("--hours", default="", help="when it answers")
    parser.add_argument("--capacity", default="capacity", choices=CAPACITIES.codes(), help="what it can take on")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print the service's id."""
    given = enrol.DeclaredService(
        name=arguments.name,
        purposes=tuple(arguments.purpose),
        service_area=tuple(arguments.area),
        languages=tuple(arguments.language),
        eligibility_description=arguments.eligibility,
        minimum_age=arguments.minimum_age,
        maximum_age=arguments.maximum_age,
        hours=arguments.hours,
        capacity=arguments.capacity,
    )

    async def act(operation: Operation) -> UUID:
        return await enrol.service(operation.session, arguments.organisation, given, operation.now)

    tell(arguments, service=str(operate(settings, act)))
