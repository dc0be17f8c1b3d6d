"""Options that several of these commands take."""

import argparse
import stat
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from hub.commands.operating import speaks_json
from hub.commands.subparsers import Subparsers
from hub.kit.unready import Unready

LANGUAGES = ("ja", "en", "ko", "zh", "tl", "vi", "pt", "es", "th", "ne", "id")
"""Languages of the directory (ISO 639-1); the hub itself speaks the first two."""


def command(subparsers: Subparsers, name: str, does: str) -> argparse.ArgumentParser:
    """A command of the group, with `--json`."""
    parser = subparsers.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
    speaks_json(parser)
    return parser


def takes_organisation(parser: argparse.ArgumentParser) -> None:
    """`--organisation ID`."""
    parser.add_argument("--organisation", type=UUID, required=True, help="the organisation's id")


def takes_days(parser: argparse.ArgumentParser) -> None:
    """`--from DAY --to DAY`, first and last day."""
    parser.add_argument("--from", dest="valid_from", type=date.fromisoformat, help="first day; today if not given")
    parser.add_argument("--to", dest="valid_to", type=date.fromisoformat, help="last day; no end if not given")


def takes_route(parser: argparse.ArgumentParser, *, required: bool) -> None:
    """`--connector NAME --address KEY=VALUE --secret-file FILE`."""
    parser.add_argument("--connector", required=required, help="name of a folder under connectors/partners")
    parser.add_argument(
        "--address",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="the connector's own keys, e.g. url=https://…",
    )
    parser.add_argument(
        "--secret-file", type=Path, help="file (mode 0600) with signing secrets, one a line, the newest first"
    )


def read_address(pairs: Sequence[str]) -> dict[str, str]:
    """The pairs KEY=VALUE as a map; raises `Unready` for what is no pair."""
    split = [pair.partition("=") for pair in pairs]
    if not all(key and sign for key, sign, _ in split):
        raise Unready("--address takes KEY=VALUE, for example url=https://partner.example.org/hook.")
    return {key: value for key, _, value in split}


def read_secrets(file: Path | None) -> tuple[str, ...]:
    """The secrets of the file, none without one; raises `Unready` where it is open to others or cannot be read."""
    if file is None:
        return ()
    try:
        if file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise Unready(f"{file} holds secrets and is open to others than its owner. Run: chmod 600 {file}")
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise Unready(f"{file} cannot be read.") from None
    secrets = tuple(line.strip() for line in lines if line.strip())
    if not secrets:
        raise Unready(f"{file} holds no secret.")
    return secrets
