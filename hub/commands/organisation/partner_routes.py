"""`organisation partner-route-add`: a way that a member offers, as dated data, so that it can be proposed."""

import argparse
from datetime import UTC, datetime
from uuid import UUID

from hub.agreements.rules import today
from hub.commands.operating import Operation, operate, tell
from hub.commands.organisation.options import LANGUAGES, command, takes_days, takes_organisation
from hub.commands.subparsers import Subparsers
from hub.directory import partner_routes
from hub.directory.partner_routes import DeclaredRoute
from hub.exchange.vocabulary.code_set import CodeSet
from hub.exchange.vocabulary.harm import EXPOSURE, HARM_CODES
from hub.exchange.vocabulary.purposes import PURPOSES
from hub.exchange.vocabulary.routes import AGE_CLASSES, ROUTE_SENDERS, ROUTE_WISHES
from hub.kit.settings import Settings
from hub.kit.text import Bilingual


def register(subparsers: Subparsers) -> None:
    """What for, for which wish, harm, exposure and age class, who may use it, from where, in which days."""
    parser = command(subparsers, "partner-route-add", "record a way that a member offers, so that it can be proposed")
    takes_organisation(parser)
    parser.add_argument("--purpose", required=True, choices=PURPOSES.codes(), help="what for")
    parser.add_argument("--title-ja", required=True, help="its name in Japanese")
    parser.add_argument("--title-en", required=True, help="its name in English")
    _several(parser, "--wish", ROUTE_WISHES, "a wish that it serves", required=True)
    _several(parser, "--sender", ROUTE_SENDERS, "who may use it", required=True)
    parser.add_argument("--age-class", required=True, choices=AGE_CLASSES.codes(), help="whose images it takes")
    _several(parser, "--harm", HARM_CODES, "a harm code that it takes; all if not given")
    _several(parser, "--exposure", EXPOSURE, "an exposure that it takes; all if not given")
    parser.add_argument("--country", action="append", default=[], help="of whoever sends; all if not given")
    parser.add_argument("--language", action="append", default=[], choices=LANGUAGES, help="all if not given")
    parser.add_argument("--source", required=True, help="where it was read, with its date")
    takes_days(parser)
    parser.set_defaults(run=run)


def _several(parser: argparse.ArgumentParser, name: str, words: CodeSet, means: str, *, required: bool = False) -> None:
    told = f"{means}; may be given again"
    parser.add_argument(name, action="append", default=[], required=required, choices=words.codes(), help=told)


def run(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print the route's id."""
    given = DeclaredRoute(
        purpose=arguments.purpose,
        title=Bilingual(arguments.title_ja, arguments.title_en),
        wishes=tuple(arguments.wish),
        age_class=arguments.age_class,
        senders=tuple(arguments.sender),
        source=arguments.source,
        valid_from=arguments.valid_from or today(datetime.now(UTC)),
        valid_to=arguments.valid_to,
        harms=tuple(arguments.harm),
        exposures=tuple(arguments.exposure),
        countries=tuple(arguments.country),
        languages=tuple(arguments.language),
    )

    async def act(operation: Operation) -> UUID:
        return await partner_routes.add(operation.session, arguments.organisation, given, operation.now)

    tell(arguments, partner_route=str(operate(settings, act)))
