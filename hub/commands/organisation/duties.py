"""`organisation duty-add` and `practice-add`: whom a member must tell, or usually tells, in the sentence read aloud."""

import argparse
from datetime import UTC, datetime
from uuid import UUID

from hub.agreements.rules import today
from hub.commands.operating import Operation, operate, tell
from hub.commands.organisation.options import command, takes_days, takes_organisation
from hub.commands.subparsers import Subparsers
from hub.directory import enrol
from hub.directory.rules import GUARDIAN, KINDS
from hub.kit.settings import Settings
from hub.kit.text import Phrase, Text

NONE = "none"
_NO_DUTY = Phrase("This organisation has no duty to report to others.")


def register(subparsers: Subparsers) -> None:
    """To whom, for which age, in which sentence, after which law, from when."""
    parser = command(subparsers, "duty-add", "record a duty to report onward; without any row nothing can be sent")
    takes_organisation(parser)
    parser.add_argument("--reports-to", required=True, choices=[NONE, GUARDIAN, *sorted(KINDS)], help="to whom")
    parser.add_argument("--under-age", type=int, help="applies to persons under this age; to all if not given")
    parser.add_argument("--sentence-ja", default=_NO_DUTY.ja, help="the sentence that is read aloud, in Japanese")
    parser.add_argument("--sentence-en", default=_NO_DUTY.en, help="the same in English")
    parser.add_argument("--source", required=True, help="the law or the statement it follows")
    takes_days(parser)
    parser.set_defaults(run=run, refuse=parser.error, kind="duty")
    practice = command(subparsers, "practice-add", "record what a member usually tells others without having to")
    takes_organisation(practice)
    practice.add_argument("--reports-to", required=True, choices=[GUARDIAN, *sorted(KINDS)], help="to whom")
    practice.add_argument("--under-age", type=int, help="usual for persons under this age; for all if not given")
    practice.add_argument("--sentence-ja", required=True, help="the sentence that is read aloud, in Japanese")
    practice.add_argument("--sentence-en", required=True, help="the same in English")
    practice.add_argument("--source", required=True, help="who says that this is usual, and when")
    takes_days(practice)
    practice.set_defaults(run=run, refuse=practice.error, kind="practice")


def run(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print the id of the duty or practice."""
    if arguments.reports_to != NONE and _NO_DUTY.en == arguments.sentence_en:
        arguments.refuse("a duty needs --sentence-ja and --sentence-en: they are read aloud to the person")
    given = enrol.DeclaredDuty(
        reports_to=None if arguments.reports_to == NONE else arguments.reports_to,
        under_age=arguments.under_age,
        sentence=Text(arguments.sentence_ja, arguments.sentence_en),
        source=arguments.source,
        valid_from=arguments.valid_from or today(datetime.now(UTC)),
        valid_to=arguments.valid_to,
        kind=arguments.kind,
    )

    async def act(operation: Operation) -> UUID:
        return await enrol.duty(operation.session, arguments.organisation, given, operation.now)

    tell(arguments, **{arguments.kind: str(operate(settings, act))})
