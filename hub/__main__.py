"""`python -m hub <command>`: the operator's way in. Nothing imports this."""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from types import FrameType

from hub import VERSION
from hub.kit.crashes import leave_no_image
from hub.kit.installation import check_folders
from hub.kit.settings import Settings
from hub.kit.unready import Unready

COMMANDS = (
    "demo",
    "serve",
    "work",
    "migrate",
    "postgres",
    "organisation",
    "token",
    "rotate-token-key",
    "rotate-root-key",
    "restore-keys",
    "verify-ledger",
    "ledger-checkpoint",
    "ledger-cosign",
    "purge",
    "notices",
)
"""Each is a module of `hub.commands`; only the one that is asked for is imported, since all together take seconds."""


def main(words: Sequence[str]) -> int:
    """Run one command; 0 where it succeeded, 1 with a sentence where it could not, 130 after Ctrl-C."""
    leave_no_image()
    arguments = _parser(words).parse_args(words)
    signal.signal(signal.SIGTERM, _end)
    # A shell that starts a program in the background has it ignore Ctrl-C; whoever sends the signal means it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        settings = Settings.read({"HUB_MODE": arguments.mode, **os.environ})
        check_folders(settings)
        return int(arguments.run(arguments, settings) or 0)
    except Unready as reason:
        print(reason, file=sys.stderr)  # noqa: T201 - the operator reads this
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m hub", description="Operate this hub.")
    parser.set_defaults(mode="production")
    parser.add_argument("--version", action="version", version=f"Tsunagu {VERSION}")
    subparsers = parser.add_subparsers(title="commands", required=True, metavar="command")
    asked = set(COMMANDS).intersection(words[:1])
    for command in () if words[:1] == ["--version"] else asked or COMMANDS:
        import_module(f"hub.commands.{command.replace('-', '_')}").register(subparsers)
    return parser


def _end(number: int, _frame: FrameType | None) -> None:
    """Leave through every `finally`, so that what this process started stops with it."""
    sys.exit(128 + number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
