"""The kind of an installation: decided once, in its database, its data and beside its keys; no setting changes it.

Limits that protect real people rest on it: what a demo allows must not become possible by another word in a variable.
"""

import os
from pathlib import Path

import psycopg
from psycopg.rows import scalar_row
from sqlalchemy import Connection, text
from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear
from hub.kit.conninfo import conninfo
from hub.kit.settings import Settings
from hub.kit.unready import Unready

FILE = "installation"
KEYS = ("token.key", "token.previous.key", "ledger.key", "entry.key", "epochs")
"""What lies beside the root key, which may be linked from elsewhere."""
_THERE = "select to_regclass('public.installation') is not null"
_KIND = "select kind from installation"
_FIX = text("insert into installation (kind) values (:kind) on conflict do nothing")


class Installation(SQLModel, table=True):
    """One row: what this database is for. A trigger refuses every change."""

    __tablename__ = "installation"
    single: bool = Field(default=True, primary_key=True)
    kind: str = Field(sa_type=Clear)


def check_folders(settings: Settings) -> None:
    """Raise `Unready` where data folder or keys are those of another kind; asked before every command.

    Keys too: a demo of one's own beside the keys of real people would sign tokens that those take. Each is looked for
    where it really lies, whatever links lead there.
    """
    for name, folder in _folders(settings):
        file = folder / FILE
        try:
            kind = file.read_text("utf-8").strip()
        except FileNotFoundError:
            continue
        except (OSError, ValueError):
            raise Unready(f"{file} cannot be read: it says what this installation is for.") from None
        _check(settings, kind, f"{name} {folder}")


def check_database(settings: Settings, *, migrating: bool = False) -> None:
    """Raise `Unready` where the database is of another kind, or nobody has decided which, before anything is done.

    `migrating`: it may be that `migrate` decides it now. `settings.database_url` must be set.
    """
    with psycopg.connect(conninfo(str(settings.database_url))) as connection:
        there = connection.execute(_THERE).fetchone() == (True,)
        with connection.cursor(row_factory=scalar_row) as cursor:
            kind = cursor.execute(_KIND).fetchone() if there else None
    if kind is not None:
        _check(settings, str(kind), "the database")
    elif not migrating:
        raise Unready("This database has no tables of this version yet. Run `migrate` first.")


def fix_kind(connection: Connection, settings: Settings) -> None:
    """Write what the settings say into database and folders, where nothing is written yet; never anything else."""
    connection.execute(_FIX, {"kind": settings.mode})
    _check(settings, connection.execute(text(_KIND)).scalar_one(), "the database")
    for folder in (settings.data, settings.root_key_file.parent):
        _write(folder / FILE, settings.mode)
    check_folders(settings)


def _check(settings: Settings, kind: str, place: str) -> None:
    if kind != settings.mode:
        raise Unready(
            f"HUB_MODE is {settings.mode}, and {place} is that of a {kind} installation. That was decided when it was "
            "made and stays so. Set HUB_MODE, HUB_DATA and HUB_DATABASE_URL of one installation."
        )


def _write(file: Path, kind: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o444), "w") as out:
            out.write(f"{kind}\n")
            out.flush()
            os.fsync(out.fileno())
    except FileExistsError:
        return
    except OSError as error:
        raise Unready(f"{file} cannot be written ({error.strerror}). Set HUB_DATA.") from None


def _folders(settings: Settings) -> list[tuple[str, Path]]:
    """Where data and each key lie, as named and behind links."""
    root = settings.root_key_file
    keys = [root.parent, *(path.resolve().parent for path in (root, *(root.with_name(name) for name in KEYS)))]
    data = [settings.data, settings.data.resolve()]
    return [("the data folder", folder) for folder in data] + [("the folder of keys", folder) for folder in keys]
