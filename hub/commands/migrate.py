"""`migrate`: the keys, the roles and the tables, made or brought up to date."""

import argparse
from collections.abc import Collection

from hub.audit.published import publish_key
from hub.commands.subparsers import Subparsers
from hub.identity.entry_columns import MARKED
from hub.identity.own_keys import LOST, check_own_keys, key_files
from hub.identity.sign_existing import sign_existing, without_marks
from hub.kit.entry_key import ensure_entry_key, entry_key_file, read_entry_key
from hub.kit.key_copies import NO_RECIPIENT
from hub.kit.key_folder import key_folder
from hub.kit.migrate import migrate
from hub.kit.postgres.running import database_server
from hub.kit.production import check_production
from hub.kit.rootkey import ensure_root_key
from hub.kit.settings import Settings
from hub.kit.signing import ensure_signing_key


def register(subparsers: Subparsers) -> None:
    """Which keys are lost for good."""
    parser = subparsers.add_parser(
        "migrate",
        help="make or update the keys, the database roles and the tables",
        description="Make the keys and the database roles where they are missing, and bring the tables up to date. "
        "Run it once after installation and after each update, before `serve` and `work`. Safe to repeat. A key that "
        "the database needs is not made anew where it is missing: put it back from its backup.",
    )
    parser.add_argument(
        "--new-key", action="append", default=[], choices=tuple(LOST), help="this key is lost for good: make another"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, settings: Settings) -> None:
    """Say what was made, and what to keep a copy of."""
    check_production(settings)
    with database_server(settings, migrating=True) as served:
        check_own_keys(served, arguments.new_key)
        made = [name for name in key_files(served) if _made(name, served)]
        publish_key(served.root_key_file)
        unmarked = without_marks(str(served.database_url))
        migrate(served)
        rows = _signed_all(served) if "entry" in made else _sign(served, unmarked)
    for name in made:
        print(f"Made the key {key_files(settings)[name]}. Keep a copy apart from backups: without it, {LOST[name]}.")
    if rows:
        print(f"Signed {rows} rows that grant access or direct what is sent, as they stand now.")
    if made and settings.backup.recipient is not None:
        print(f"Back up {key_folder(settings.root_key_file) / 'sealed'} as it is, not as it was; nothing else there.")
    elif settings.backup.days and settings.backup.recipient is None:
        print(NO_RECIPIENT)
    print("The database is up to date.")


def _made(name: str, settings: Settings) -> bool:
    file = key_files(settings)[name]
    if name == "root":
        return ensure_root_key(file)
    return ensure_entry_key(file) if name == "entry" else ensure_signing_key(file)


def _sign(settings: Settings, tables: Collection[str]) -> int:
    return sign_existing(str(settings.database_url), read_entry_key(settings.root_key_file), tables)


def _signed_all(settings: Settings) -> int:
    """Sign what is there, with the key that was made just now; where that fails, the key goes, and it is done anew."""
    try:
        return _sign(settings, MARKED)
    except BaseException:
        entry_key_file(settings.root_key_file).unlink()
        raise
