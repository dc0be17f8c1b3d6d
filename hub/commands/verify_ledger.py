"""`verify-ledger`: shows that nothing in the ledger was changed, taken out, moved or cut off."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import anyio

from hub.audit.heads import Head, newest_of_all
from hub.audit.verify import Flaw, verify
from hub.commands.subparsers import Subparsers
from hub.identity.verify_entries import Stray, verify_entries
from hub.kit.clock import SystemClock
from hub.kit.db import Database
from hub.kit.entry_key import read_entry_key
from hub.kit.postgres.running import database_server
from hub.kit.roles import role_url
from hub.kit.settings import Settings
from hub.kit.signing import ledger_key_file, read_signing_key
from hub.kit.unready import Unready
from hub.received.marks import WITHOUT_A_MARK


def register(subparsers: Subparsers) -> None:
    """All chains or one; against saved heads, and saving new ones."""
    parser = subparsers.add_parser(
        "verify-ledger",
        help="check the ledger's chains and signed heads",
        description="Walk every chain of the ledger, compare it with its signed heads and with heads saved before, and "
        "name each fault by organisation and link; and look at every row that grants access or directs what is sent: "
        "whether this hub wrote it, and last so. Ends with status 1 where there is a fault. Shows no content.",
    )
    parser.add_argument("--organisation", type=UUID, help="this chain only; all if not given")
    parser.add_argument(
        "--head", type=Path, action="append", default=[], help="file of saved heads; may be given again"
    )
    parser.add_argument("--save", type=Path, help="write the newest heads to this new file if all is well")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """0 where the ledger is whole, otherwise 1 and a sentence for each fault."""
    saved = [head for file in arguments.head for head in _read(file)]
    public = read_signing_key(ledger_key_file(settings.root_key_file)).public
    with database_server(settings) as served:
        flaws, heads = anyio.run(_verified, served, public, arguments.organisation, saved)
        strays = () if arguments.organisation else anyio.run(_strays, served)
    faults: list[Flaw | Stray] = [*flaws, *strays]
    for fault in faults:
        print(fault.sentence(), file=sys.stderr)
    if faults:
        return 1
    if arguments.save:
        _write(arguments.save, heads)
    print(f"The ledger is whole: {len(heads)} chains, {sum(head.seq for head in heads)} links.")
    return 0


async def _verified(
    settings: Settings, public: bytes, organisation: UUID | None, saved: Sequence[Head]
) -> tuple[tuple[Flaw, ...], Sequence[Head]]:
    database = Database(role_url(settings, "hub_sealer"), pool_size=1)
    try:
        async with database.transaction(None) as session:
            heads = await newest_of_all(session)
        flaws = await verify(database, public, SystemClock().now(), organisation=organisation, saved=saved)
        return flaws, [head for head in heads if organisation in (None, head.organisation)]
    finally:
        await database.close()


async def _strays(settings: Settings) -> tuple[Stray, ...]:
    """Rows that let somebody in and are not the hub's, or not in their newest state as the ledger has it."""
    entry_key = read_entry_key(settings.root_key_file)
    database = Database(role_url(settings, "hub_web"), entry_key=entry_key, pool_size=1)
    try:
        return await verify_entries(database, WITHOUT_A_MARK)
    finally:
        await database.close()


def _read(file: Path) -> list[Head]:
    try:
        return [Head.parse(line) for line in file.read_text("utf-8").splitlines() if line]
    except (OSError, ValueError):
        raise Unready(f"{file} does not hold saved heads.") from None


def _write(file: Path, heads: Sequence[Head]) -> None:
    try:
        with file.open("x", encoding="utf-8") as out:
            out.writelines(head.export() + "\n" for head in heads)
    except OSError as error:
        raise Unready(f"{file} cannot be written ({error.strerror}).") from None
