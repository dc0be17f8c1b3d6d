"""`organisation fact-add`: what is true of a platform from one day to another, for the clocks of law."""

import argparse
from datetime import UTC, datetime
from uuid import UUID

from hub.agreements.rules import today
from hub.commands.operating import Operation, operate, tell
from hub.commands.organisation.options import command, takes_days, takes_organisation
from hub.commands.subparsers import Subparsers
from hub.directory import enrol
from hub.directory.entries import KnownFact
from hub.exchange.vocabulary.deadlines import PLATFORM_FACTS
from hub.kit.settings import Settings


def register(subparsers: Subparsers) -> None:
    """A closed list of words, with dates and the source in which they were read."""
    parser = command(subparsers, "fact-add", "record what is true of a platform, e.g. that it is designated")
    takes_organisation(parser)
    parser.add_argument("--fact", required=True, choices=sorted(PLATFORM_FACTS.codes()), help="what is true")
    parser.add_argument("--source", required=True, help="where it was read, with its date")
    takes_days(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print the fact's id."""
    first = arguments.valid_from or today(datetime.now(UTC))
    given = KnownFact(arguments.fact, arguments.source, first, arguments.valid_to)

    async def act(operation: Operation) -> UUID:
        return await enrol.platform_fact(operation.session, arguments.organisation, given, operation.now)

    tell(arguments, fact=str(operate(settings, act)))
