"""`organisation agree` and `agreement-end`: what two organisations signed, and that it is over."""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import cast, get_args
from uuid import UUID

from hub.agreements.agree import agree
from hub.agreements.end import AgreementEnd, end_by_operator
from hub.agreements.rules import Terms, today
from hub.commands.operating import Operation, operate, tell
from hub.commands.organisation.options import command, takes_days
from hub.commands.subparsers import Subparsers
from hub.exchange.packets import Form
from hub.exchange.vocabulary.purposes import PURPOSES
from hub.kit.settings import Settings
from hub.kit.unready import Unready
from hub.minimisation.fields import CATALOGUE, form_reasons


def register(subparsers: Subparsers) -> None:
    """Both sides, purposes, the ceiling of fields, retention and dates."""
    parser = command(subparsers, "agree", "record what one organisation may give another; the way back is its own")
    parser.add_argument("--sender", type=UUID, required=True, help="the giving organisation's id")
    parser.add_argument("--recipient", type=UUID, required=True, help="the receiving organisation's id")
    parser.add_argument(
        "--purpose", action="append", required=True, choices=sorted(PURPOSES.codes()), help="may be given again"
    )
    parser.add_argument(
        "--field",
        action="append",
        required=True,
        metavar="NAME[=FORM]",
        help="a field of the catalogue, full (if not said) or generalised; may be given again. One of: "
        + ", ".join(name for name, field in CATALOGUE.items() if field.leaves),
    )
    parser.add_argument("--retention-days", type=int, required=True, help="how long the recipient may read, 1 to 3660")
    parser.add_argument("--onward-sharing", action="store_true", help="the recipient may pass it on, with new consent")
    takes_days(parser)
    parser.set_defaults(run=run)
    parser = command(
        subparsers, "agreement-end", "end an agreement at once; what is on its way under it follows within a minute"
    )
    parser.add_argument("--agreement", type=UUID, required=True, help="the id that agree printed")
    parser.add_argument(
        "--reason",
        required=True,
        choices=get_args(AgreementEnd),
        help="ended: what was accepted is kept for the retention agreed; breach: it cannot be read any more",
    )
    parser.set_defaults(run=over)


def run(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print the agreement's id."""
    terms = Terms(
        purposes=frozenset(arguments.purpose),
        fields=_forms(arguments.field),
        retention_days=arguments.retention_days,
        onward_sharing=arguments.onward_sharing,
        valid_from=arguments.valid_from or today(datetime.now(UTC)),
        valid_to=arguments.valid_to,
    )

    async def act(operation: Operation) -> UUID:
        return await agree(operation.session, arguments.sender, arguments.recipient, terms, operation.now)

    tell(arguments, agreement=str(operate(settings, act)))


def over(arguments: argparse.Namespace, settings: Settings) -> None:
    """Say which has ended."""

    async def act(operation: Operation) -> None:
        await end_by_operator(operation.session, arguments.agreement, arguments.reason, operation.now)

    operate(settings, act)
    tell(arguments, ended=str(arguments.agreement))


def _forms(words: Sequence[str]) -> dict[str, Form]:
    forms = {name: form or "full" for name, _, form in (word.partition("=") for word in words)}
    for name, form in forms.items():
        for reason in form_reasons({name: form}):
            raise Unready(f"--field {name}={form}: {reason.sentence('en')}")
    return cast("dict[str, Form]", forms)
