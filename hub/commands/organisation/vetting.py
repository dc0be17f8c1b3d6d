"""`organisation candidates` and `activate`: let in whom two members vouch for."""

import argparse
from uuid import UUID

from hub.commands.operating import Operation, operate, speaks_json, tell
from hub.commands.organisation.options import command
from hub.commands.subparsers import Subparsers
from hub.kit.settings import Settings
from hub.vetting.activate import activate, waiting
from hub.vetting.repository import Proposal


def register(subparsers: Subparsers) -> None:
    """One shows who is proposed, one lets in."""
    parser = command(subparsers, "candidates", "show which organisations are proposed, and by whom")
    parser.set_defaults(run=show)
    parser = subparsers.add_parser(
        "activate",
        help="take an organisation in, after two members have vouched for it",
        description="Take an organisation in that one member proposed and a second one confirmed within 30 days, with "
        "its first key and a line in its ledger. Then let its first administrator in with invite.",
    )
    speaks_json(parser)
    parser.add_argument("--candidate", type=UUID, required=True, help="the id that candidates prints")
    parser.set_defaults(run=let_in)


def show(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print each with the two who vouch; the ids are those of the directory."""

    async def act(operation: Operation) -> tuple[Proposal, ...]:
        return await waiting(operation.session, operation.now)

    found = [_facts(one) for one in operate(settings, act)]
    if arguments.json:
        tell(arguments, candidates=found)
        return
    for facts in found:
        print("\n".join(f"{name}: {fact}" for name, fact in facts.items()), end="\n\n")
    if not found:
        print("Nobody is proposed.")


def let_in(arguments: argparse.Namespace, settings: Settings) -> None:
    """Print the organisation's id."""

    async def act(operation: Operation) -> UUID:
        return await activate(operation.session, operation.keys, arguments.candidate, operation.now)

    tell(arguments, organisation=str(operate(settings, act)))


def _facts(one: Proposal) -> dict[str, str]:
    return {
        "candidate": str(one.id),
        "name": one.name,
        "name_en": one.name_en,
        "kind": one.kind,
        "country": one.country,
        "languages": " ".join(one.languages),
        "proposed_by": str(one.vouching.proposer),
        "second": str(one.vouching.second),
        "standing": one.standing,
        "ends_at": one.vouching.ends_at.isoformat(),
        "statement": one.statement,
    }
