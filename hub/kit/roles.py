"""The database roles: who owns, who serves, who works. None is a superuser or passes by the policies.

- `hub_tables` owns every table and cannot log in; `hub_post` owns the functions that write both sides' lists.
- `hub_web` answers requests; `hub_worker` delivers and expires; `hub_sealer` chains the ledger; `hub_survivor` shows a
  person her own page; `hub_operator` keeps organisations, agreements and keys and sees no case.
"""

import json
import os
import secrets
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal, get_args

import psycopg
from psycopg import sql
from psycopg.rows import scalar_row
from sqlalchemy.engine import make_url

from hub.kit.conninfo import conninfo
from hub.kit.settings import Settings
from hub.kit.unready import Unready

DatabaseRole = Literal["hub_web", "hub_worker", "hub_sealer", "hub_survivor", "hub_operator"]
"""A role that logs in."""

OWNERS = ("hub_tables", "hub_post")
SERVANTS: tuple[DatabaseRole, ...] = get_args(DatabaseRole)

_TRIES = 20
"""Of several at once one gets on each time."""
TOO_MIGHTY = """
select string_agg(rolname, ', ' order by rolname) from pg_roles
where (rolname = any(%(all)s) and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication))
   or (rolname = any(%(owners)s) and rolcanlogin)
   or (rolname = any(%(servants)s) and exists (select from pg_auth_members where member = pg_roles.oid))
"""


def ensure_roles(admin_url: str, passwords_file: Path) -> None:
    """Make the roles that are missing and give those that log in the passwords of the file, made now if absent.

    Any PostgreSQL from 15 on, by any administrator who may create roles. Raises `Unready` where the file is open to
    others, or where a role of that name has rights that would undo the separation of organisations.

    Roles are the server's: a hub of another database there may make them at the same moment, which no lock of this
    database keeps out. The server refuses one of the two then, which begins again.
    """
    for _ in range(_TRIES - 1):
        with suppress(psycopg.errors.InternalError_):  # "tuple concurrently updated"
            _ensure_roles(admin_url, passwords_file)
            return
    _ensure_roles(admin_url, passwords_file)


def _ensure_roles(admin_url: str, passwords_file: Path) -> None:
    with psycopg.connect(conninfo(admin_url)) as connection:
        connection.execute("select pg_advisory_xact_lock(hashtext('tsunagu roles'))")
        passwords = _passwords(passwords_file)
        with connection.cursor(row_factory=scalar_row) as cursor:
            known = set(cursor.execute("select rolname from pg_roles"))
        for name in (*OWNERS, *SERVANTS):
            if name not in known:
                connection.execute(sql.SQL("create role {}").format(sql.Identifier(name)))
        for name in SERVANTS:
            # Hashed here, so that no server log can hold a password.
            hashed = connection.pgconn.encrypt_password(passwords[name].encode(), name.encode(), b"scram-sha-256")
            change = sql.SQL("alter role {} login password {}")
            connection.execute(change.format(sql.Identifier(name), sql.Literal(hashed.decode())))
        connection.execute("grant hub_tables, hub_post to current_user")
        _check_powers(connection)


def role_url(settings: Settings, role: DatabaseRole) -> str:
    """The address by which this role connects to the hub's database.

    `settings.database_url` must be set: `hub.kit.postgres.running.database_server` does so for the embedded server.
    """
    if settings.database_url is None:
        raise Unready("No database server is known. Set HUB_DATABASE_URL, or start the embedded one.")
    password = _read(settings.role_passwords)[role]
    return make_url(settings.database_url).set(username=role, password=password).render_as_string(hide_password=False)


def _check_powers(connection: psycopg.Connection[tuple[str | None]]) -> None:
    names = {"all": [*OWNERS, *SERVANTS], "owners": [*OWNERS], "servants": [*SERVANTS]}
    with connection.cursor(row_factory=scalar_row) as cursor:
        mighty = cursor.execute(TOO_MIGHTY, names).fetchone()
    if mighty:
        raise Unready(
            f"These database roles have more rights than the hub gives them: {mighty}. Take away superuser, bypassrls, "
            "createdb, createrole, replication, the owners' login, and every membership of a role that logs in."
        )


def _passwords(file: Path) -> Mapping[str, str]:
    """The passwords of the file; written first, so that the roles never have passwords that nobody knows."""
    known = _read(file) if file.exists() else {}
    missing: dict[str, str] = {name: secrets.token_urlsafe(32) for name in SERVANTS if name not in known}
    if missing:
        _write(file, {**known, **missing})
    return {**known, **missing}


def _read(file: Path) -> Mapping[str, str]:
    try:
        if file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise Unready(f"{file} holds passwords and is open to others than its owner. Run: chmod 600 {file}")
        passwords = json.loads(file.read_text())
    except OSError as error:
        raise Unready(f"{file} cannot be read ({error.strerror}). `migrate` makes it.") from None
    except ValueError:
        raise Unready(
            f"{file} does not hold the passwords of the roles. Remove it; `migrate` makes new ones."
        ) from None
    if not isinstance(passwords, dict):
        raise Unready(f"{file} does not hold the passwords of the roles. Remove it; `migrate` makes new ones.")
    return passwords


def _write(file: Path, passwords: Mapping[str, str]) -> None:
    """Write the whole file or nothing: a crash leaves the old one."""
    unfinished = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
            json.dump(dict(passwords), out, indent=1, sort_keys=True)
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(file)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        raise Unready(f"{file} cannot be written ({error.strerror}). Set HUB_ROLE_PASSWORDS.") from None
