"""Databases for tests: one server, one migrated template, and copies of it; lent to the runs that a test starts."""

import hashlib
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from hub.audit.published import publish_key
from hub.kit.conninfo import conninfo
from hub.kit.db import Database
from hub.kit.entry_key import EntryKey, ensure_entry_key, entry_key_file, read_entry_key
from hub.kit.migrate import migrate
from hub.kit.postgres.cluster import Cluster
from hub.kit.roles import DatabaseRole, role_url
from hub.kit.rootkey import ensure_root_key
from hub.kit.settings import Settings
from hub.kit.signing import ensure_signing_key, ledger_key_file, token_key_file
from tests.folders import passable_folder
from tests.house.source import ROOT
from tests.marks import change_rows

LENT = "LENT_DATABASES"
"""The variable in which a run inside a run finds the server, keys and template of the test that started it."""


@dataclass(frozen=True)
class TestDatabase:
    """One migrated database. `settings.database_url` is its administrator's address."""

    __test__ = False
    settings: Settings

    def url(self, role: DatabaseRole) -> str:
        """Where this role connects, for `hub.kit.db.Database`."""
        return role_url(self.settings, role)

    def pool(self, role: DatabaseRole, *, pool_size: int = 10, overflow: int = 0) -> Database:
        """A pool of this role, which says who is let in as the hub does."""
        return Database(self.url(role), entry_key=self.entry_key, pool_size=pool_size, overflow=overflow)

    def change(self, table: str, where: Mapping[str, Any] = MappingProxyType({}), **changes: Any) -> None:
        """Change rows as the hub does, past it: with their next state and its mark."""
        with self.connect() as admin:
            change_rows(admin, self.entry_key, table, where, changes)

    @property
    def entry_key(self) -> EntryKey:
        """The key of its hub's marks."""
        return read_entry_key(self.settings.root_key_file)

    def connect(self, role: DatabaseRole | None = None) -> psycopg.Connection[tuple[object, ...]]:
        """A plain connection of this role, or of the administrator, to look at what was written."""
        url = self.url(role) if role else self.settings.database_url
        assert url is not None
        return psycopg.connect(conninfo(url), autocommit=True)


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """An administrator's address: of `HUB_DATABASE_URL`, else of a server started now, with nothing in it.

    A server of your own serves the runs of one checkout, with all their workers: the roles' passwords belong to the
    whole server, and are kept in this checkout.
    """
    own = Settings.read(os.environ).database_url
    if own:
        yield own
        return
    with Cluster.running(folder, fast=True) as cluster:
        yield cluster.admin_url


def lent(settings: Settings, template: TestDatabase) -> dict[str, str]:
    """The environment for a run inside this one that copies this template: it starts no server and migrates nothing.

    Whoever lends waits for that run: one at a time changes roles, or looks at who is connected to the server.
    """
    folder, urls = settings.root_key_file.parent, (settings.database_url, template.settings.database_url)
    return {LENT: json.dumps([str(folder), *urls])}


@contextmanager
def settings_of_the_run() -> Iterator[Settings]:
    """Settings with the server that was lent to this run, else with one that is started now."""
    if LENT not in os.environ:
        with settings_with_server() as settings:
            yield settings
        return
    folder, admin_url, _ = json.loads(os.environ[LENT])
    yield settings_with_keys(Path(folder), admin_url)


@contextmanager
def template_of_the_run(settings: Settings) -> Iterator[TestDatabase]:
    """The migrated database that was lent to this run, else one that is made now."""
    if LENT not in os.environ:
        with migrated_template(settings) as template:
            yield template
        return
    *_, url = json.loads(os.environ[LENT])
    yield TestDatabase(replace(settings, database_url=url))


@contextmanager
def settings_with_server() -> Iterator[Settings]:
    """Settings in mode "test" with a server, keys and a place for the roles' passwords, gone at the end."""
    with passable_folder() as folder, server(folder / "data") as admin_url:
        yield settings_with_keys(folder, admin_url)


def settings_with_keys(folder: Path, admin_url: str) -> Settings:
    """Settings in mode "test" for this server, with new keys in this folder."""
    passwords = kept_passwords(admin_url) if Settings.read(os.environ).database_url else folder / "data" / "roles.json"
    environ = {
        "HUB_MODE": "test",
        "HUB_DATA": str(folder / "data"),
        "HUB_ROOT_KEY_FILE": str(folder / "root.key"),
        "HUB_DATABASE_URL": admin_url,
        "HUB_ROLE_PASSWORDS": str(passwords),
    }
    return with_own_keys(Settings.read(environ), folder)


def with_own_keys(settings: Settings, folder: Path) -> Settings:
    """These settings with new keys in this folder."""
    root = folder / "root.key"
    ensure_root_key(root)
    ensure_signing_key(token_key_file(root))
    ensure_signing_key(ledger_key_file(root))
    ensure_entry_key(entry_key_file(root))
    publish_key(root)
    return replace(settings, root_key_file=root)


def kept_passwords(admin_url: str) -> Path:
    """Where every worker finds the passwords of the roles of a server of your own."""
    return ROOT / "build" / f"roles-{hashlib.sha256(admin_url.encode()).hexdigest()[:16]}.json"


@contextmanager
def new_database(settings: Settings, template: TestDatabase | None = None) -> Iterator[TestDatabase]:
    """An empty database, or a copy of `template`; dropped at the end, whoever is still connected."""
    assert settings.database_url is not None
    name = f"test_{secrets.token_hex(6)}"
    source = make_url(template.settings.database_url or "").database if template else "template0"
    with psycopg.connect(conninfo(settings.database_url), autocommit=True) as admin:
        create = sql.SQL("create database {} template {} encoding 'UTF8'")
        admin.execute(create.format(sql.Identifier(name), sql.Identifier(source or "template0")))
        try:
            url = make_url(settings.database_url).set(database=name).render_as_string(hide_password=False)
            yield TestDatabase(replace(settings, database_url=url))
        finally:
            admin.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


@contextmanager
def migrated_template(settings: Settings) -> Iterator[TestDatabase]:
    """A migrated database to copy: nothing may stay connected to it."""
    with new_database(settings) as template:
        migrate(template.settings)
        yield template
