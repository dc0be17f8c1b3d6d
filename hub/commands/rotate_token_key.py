"""`rotate-token-key`: a new key signs tokens from now on; those of the old one are good until they end."""

import argparse

from hub.commands.subparsers import Subparsers
from hub.kit.settings import Settings
from hub.kit.signing import previous_token_key_file, rotate_signing_key, token_key_file


def register(subparsers: Subparsers) -> None:
    """`rotate-token-key` takes no arguments."""
    parser = subparsers.add_parser(
        "rotate-token-key",
        help="make a new key that signs access tokens, and keep the old one for those that are out",
        description="Put a new key into token.key and the present one into token.previous.key, whose tokens are taken "
        "for the ten minutes that they live. Then start every `serve` anew, one after the other. Until all have been, "
        "a machine may be refused once and gets a new token. Where the old key was stolen, delete token.previous.key "
        "before: then every token ends at once.",
    )
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace, settings: Settings) -> None:
    """Say what is to be done next."""
    present, previous = token_key_file(settings.root_key_file), previous_token_key_file(settings.root_key_file)
    rotate_signing_key(present, previous)
    print(f"Made a new key in {present}; the one before is in {previous}. Now start every `serve` anew.")
