"""`restore-keys`: bring keys of epochs back with the key that is kept offline, for a backup that was restored."""

import argparse
from pathlib import Path

import pyrage

from hub.commands.operating import Operation, operate
from hub.commands.subparsers import Subparsers
from hub.identity import epochs
from hub.kit.key_folder import KeyFolder
from hub.kit.settings import Settings
from hub.kit.unready import Unready


def register(subparsers: Subparsers) -> None:
    """The file of the offline key."""
    parser = subparsers.add_parser(
        "restore-keys",
        help="bring keys of epochs back with the key that is kept offline",
        description="After a backup of the database was restored: open the sealed copies in `epochs/sealed` beside "
        "root.key, so that the backup opens. A copy whose day has passed is not there any more. What was destroyed "
        "since the backup is back with it: destroy it again, by what members have on record, before anybody works; "
        "the next night turns every key anew. Then take the offline key off this machine.",
    )
    parser.add_argument("--identity", type=Path, required=True, help="the file that `age-keygen` wrote")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> None:
    """Say how many came back."""

    async def act(operation: Operation) -> None:
        await epochs.end_restored(operation.session, operation.now)

    identity = _identity(arguments.identity)
    try:
        brought = KeyFolder.of(settings).restore(identity)
    except pyrage.DecryptError:
        raise Unready("This key does not open the sealed copies: it is another than HUB_BACKUP_RECIPIENT's.") from None
    operate(settings, act)
    print(f"Brought back the keys of {brought} epochs. What was destroyed since the backup must be destroyed again.")


def _identity(file: Path) -> pyrage.x25519.Identity:
    try:
        (secret,) = [line for line in file.read_text("ascii").splitlines() if line.startswith("AGE-SECRET-KEY-")]
        return pyrage.x25519.Identity.from_str(secret)
    except (OSError, ValueError, pyrage.IdentityError):
        raise Unready(f"{file} holds no key as `age-keygen` writes it.") from None
