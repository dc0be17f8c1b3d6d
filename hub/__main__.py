"""`python -m hub <command>`: the operator's way in. Nothing imports this."""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from hub.commands import demo, migrate, organisation, postgres, purge, serve, token, verify_ledger, work
from hub.kit.settings import Settings
from hub.kit.unready import Unready

COMMANDS = (demo, serve, work, migrate, postgres, organisation, token, verify_ledger, purge)


def main(words: Sequence[str]) -> int:
    """Run one command; 0 where it succeeded, 1 with a sentence where it could not, 130 after Ctrl-C."""
    arguments = _parser().parse_args(words)
    signal.signal(signal.SIGTERM, _end)
    try:
        settings = Settings.read({"HUB_MODE": arguments.mode, **os.environ})
        return int(arguments.run(arguments, settings) or 0)
    except Unready as reason:
        print(reason, file=sys.stderr)  # noqa: T201 - the operator reads this
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m hub", description="Operate this hub.")
    parser.set_defaults(mode="production")
    subparsers = parser.add_subparsers(title="commands", required=True, metavar="command")
    for command in COMMANDS:
        command.register(subparsers)
    return parser


def _end(number: int, _frame: FrameType | None) -> None:
    """Leave through every `finally`, so that what this process started stops with it."""
    sys.exit(128 + number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
