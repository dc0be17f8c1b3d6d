"""`migrate`: the keys, the roles and the tables, made or brought up to date."""

import argparse

from hub.audit.published import publish_key
from hub.commands.subparsers import Subparsers
from hub.kit.migrate import migrate
from hub.kit.postgres.running import database_server
from hub.kit.production import check_production
from hub.kit.rootkey import ensure_root_key
from hub.kit.settings import Settings
from hub.kit.signing import ensure_signing_key, ledger_key_file, token_key_file


def register(subparsers: Subparsers) -> None:
    """`migrate` takes no arguments."""
    parser = subparsers.add_parser(
        "migrate",
        help="make or update the keys, the database roles and the tables",
        description="Make the keys and the database roles where they are missing, and bring the tables up to date. "
        "Run it once after installation and after each update, before `serve` and `work`. Safe to repeat.",
    )
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace, settings: Settings) -> None:
    """Say what was made."""
    check_production(settings)
    if ensure_root_key(settings.root_key_file):
        print(f"Made the root key {settings.root_key_file}. Keep a copy apart from backups: without it nothing opens.")
    for file in (token_key_file(settings.root_key_file), ledger_key_file(settings.root_key_file)):
        if ensure_signing_key(file):
            print(f"Made the signing key {file}.")
    publish_key(settings.root_key_file)
    with database_server(settings) as served:
        migrate(served)
    print("The database is up to date.")
