"""Whether the keys beside a hub are those of its database: what was lost is never silently made anew.

A ledger signed with another key looks like a forgery, and what lay under a lost root key opens no more.
"""

from collections.abc import Collection
from pathlib import Path
from typing import Any, Final

import psycopg

from hub.identity.keys import Keyring
from hub.kit.conninfo import conninfo
from hub.kit.entry_key import entry_key_file
from hub.kit.key_folder import KeyFolder
from hub.kit.sealed import Unopenable
from hub.kit.settings import Settings
from hub.kit.signing import ledger_key_file, token_key_file
from hub.kit.unready import Unready

LOST: Final = {
    "root": "nothing that was sealed opens, until `restore-keys` has brought the keys of epochs back",
    "token": "every token that is out ends, and every nonce",
    "entry": "every row that lets somebody in is taken as it stands then: look first who is in, and by which keys",
    "ledger": "no head that members have saved is recognised: tell each the new key in person, and why",
}
"""What follows where a key is made anew, by the name that `migrate --new-key` takes."""

_MIGRATED = "select to_regclass('public.organisation_key') is not null"
_MARKED = """
select exists (select from pg_attribute where attrelid = to_regclass('public.principal') and attname = 'entry_mark')
"""
_PRESENT = "select organisation, epoch, wrapped from organisation_key where retired_at is null"


def key_files(settings: Settings) -> dict[str, Path]:
    """The files of keys that nobody else has, by name. Each is backed up apart from the database."""
    root = settings.root_key_file
    return {
        "root": root,
        "token": token_key_file(root),
        "ledger": ledger_key_file(root),
        "entry": entry_key_file(root),
    }


def check_own_keys(settings: Settings, anew: Collection[str] = ()) -> None:
    """Raise `Unready` with the next step where a key is missing that the database needs, or belongs to another hub.

    `anew`: names of keys that are lost for good and may be made anew. `settings.database_url` must be set.
    """
    present = _present(str(settings.database_url))
    folder = KeyFolder(settings.root_key_file, settings.backup)
    if not present:
        _check_unused(folder, settings)
        return
    for name, file in key_files(settings).items():
        if name == "entry" and not is_marked(str(settings.database_url)):
            continue  # of a hub from before there were marks: `migrate` makes it, and signs what is there
        if not file.exists() and name not in anew:
            raise Unready(
                f"{file} is missing, and the database holds {len(present)} organisations. Put it back from its backup. "
                f"Only where it is lost for good: `migrate --new-key {name}`; then {LOST[name]}."
            )
    if settings.root_key_file.exists() and (closed := [row for row in present if not _belongs(folder, row)]):
        raise Unready(
            f"The keys of {len(closed)} organisations are not in {folder.folder}, nor sealed copies of them: these are "
            "the keys of another hub, or of an older backup. Set HUB_ROOT_KEY_FILE to this hub's own."
        )


def is_marked(url: str) -> bool:
    """Whether the tables of this database have a place for marks already."""
    with psycopg.connect(conninfo(url)) as connection:
        return connection.execute(_MARKED).fetchone() == (True,)


def _check_unused(folder: KeyFolder, settings: Settings) -> None:
    """A demo begins anew on its own old keys: they open nothing of invented people any more."""
    if settings.mode != "demo" and (living := len(folder.living())):
        raise Unready(
            f"{folder.folder} holds {living} keys of another hub, and this database is empty. Set HUB_ROOT_KEY_FILE to "
            "a place of its own; or, for a restore, bring the database back first."
        )


def _present(url: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(conninfo(url)) as connection:
        migrated = connection.execute(_MIGRATED).fetchone() == (True,)
        return connection.execute(_PRESENT).fetchall() if migrated else []


def _belongs(folder: KeyFolder, row: tuple[Any, ...]) -> bool:
    organisation, epoch, wrapped = row
    if folder.copies.has(organisation, epoch):
        return True
    try:
        return bool(Keyring(folder).organisation_key(organisation, epoch, bytes(wrapped)))
    except Unopenable:
        return False
