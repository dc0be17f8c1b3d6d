"""`rotate-root-key`: a new root key seals the keys of epochs from now on."""

import argparse

from hub.commands.operating import Operation, operate
from hub.commands.subparsers import Subparsers
from hub.identity import epochs
from hub.kit.key_folder import KeyFolder
from hub.kit.settings import Settings
from hub.kit.unready import Unready


def register(subparsers: Subparsers) -> None:
    """`rotate-root-key` takes no arguments."""
    parser = subparsers.add_parser(
        "rotate-root-key",
        help="put a new key in the place of the root key",
        description="Seal every key of an epoch under a new root key, and put that into root.key. Everything goes on "
        "meanwhile; interrupted, run it again. Then start every `serve` and `work` anew and keep a copy of the new key "
        "where the old one's copy was. The old key opens nothing of this hub any more.",
    )
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace, settings: Settings) -> None:
    """Say what is to be done next."""
    folder = KeyFolder.of(settings)
    known = set(folder.living())

    async def act(operation: Operation) -> int:
        return len(await epochs.in_use(operation.session) - known)

    if missing := operate(settings, act):
        raise Unready(
            f"The keys of {missing} epochs are not in {folder.folder}: those from before there was a folder lie under "
            "the root key itself. Run `purge` twice, a minute apart, and then this. After a restore: `restore-keys`."
        )
    done = folder.turn_root()
    print(f"Sealed {done} keys of epochs under a new root key in {settings.root_key_file}. Keep a copy of it apart.")
    print("Now start every `serve` and `work` anew.")
