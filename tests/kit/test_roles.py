"""The database roles: made once, with passwords only their file knows, and never with more rights than they need."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

import psycopg
import pytest
from sqlalchemy.engine import make_url

from hub.kit.conninfo import conninfo
from hub.kit.postgres.cluster import Cluster
from hub.kit.roles import OWNERS, SERVANTS, ensure_roles, role_url
from hub.kit.settings import Settings
from hub.kit.unready import Unready
from tests.folders import passable_folder

pytestmark = pytest.mark.live
AT_ONCE, TIMES = 4, 5


@pytest.fixture(scope="module")
def admin_url() -> Iterator[str]:
    """A server of its own: these tests spoil the roles of the whole server."""
    with passable_folder() as folder, Cluster.running(folder, fast=True) as cluster:
        yield cluster.admin_url


def connect(url: str) -> psycopg.Connection[tuple[Any, ...]]:
    return psycopg.connect(conninfo(url), autocommit=True)


def settings_for(admin_url: str, passwords: Path) -> Settings:
    settings = Settings.read({"HUB_DATA": "/srv/hub", "HUB_ROOT_KEY_FILE": "/srv/root.key"})
    return replace(settings, database_url=admin_url, role_passwords=passwords)


def test_every_role_that_logs_in_can_and_the_owners_cannot(admin_url: str, tmp_path: Path) -> None:
    file = tmp_path / "roles.json"

    ensure_roles(admin_url, file)

    for role in SERVANTS:
        with connect(role_url(settings_for(admin_url, file), role)) as connection:
            assert connection.execute("select current_user").fetchone() == (role,)
    with connect(admin_url) as connection:
        owners = connection.execute(
            "select rolname from pg_roles where rolname = any(%s) and not rolcanlogin", [[*OWNERS]]
        ).fetchall()
    assert len(owners) == len(OWNERS)


def test_a_role_without_its_password_stays_outside(admin_url: str, tmp_path: Path) -> None:
    file = tmp_path / "roles.json"
    ensure_roles(admin_url, file)
    file.write_text(json.dumps({**json.loads(file.read_text()), "hub_web": "guessed"}))

    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        connect(role_url(settings_for(admin_url, file), "hub_web"))


def test_a_second_time_changes_no_password_and_the_file_is_its_owner_s(admin_url: str, tmp_path: Path) -> None:
    file = tmp_path / "folder" / "roles.json"
    ensure_roles(admin_url, file)
    first = file.read_text()

    ensure_roles(admin_url, file)

    assert file.read_text() == first
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["roles.json"]


def test_a_lost_file_is_made_again_with_new_passwords(admin_url: str, tmp_path: Path) -> None:
    file = tmp_path / "roles.json"
    ensure_roles(admin_url, file)
    lost = json.loads(file.read_text())
    file.unlink()

    ensure_roles(admin_url, file)

    assert set(json.loads(file.read_text()).values()).isdisjoint(lost.values())
    connect(role_url(settings_for(admin_url, file), "hub_worker")).close()


def test_hubs_of_one_server_make_its_roles_at_once(admin_url: str, tmp_path: Path) -> None:
    """Roles are the server's, and a lock of the database keeps nobody of another one out."""
    file, failed = tmp_path / "roles.json", list[Exception]()
    ensure_roles(admin_url, file)
    with connect(admin_url) as admin:
        for number in range(AT_ONCE):
            admin.execute(f"create database hub_{number}".encode())

    def make(number: int) -> None:
        url = make_url(admin_url).set(database=f"hub_{number}").render_as_string(hide_password=False)
        try:
            for _ in range(TIMES):
                ensure_roles(url, file)
        except Exception as error:  # noqa: BLE001 - whatever it is, no thread may meet it
            failed.append(error)

    threads = [Thread(target=make, args=(number,)) for number in range(AT_ONCE)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert failed == []


@pytest.mark.parametrize(
    ("spoil", "mend"),
    [
        ("alter role hub_web bypassrls", "alter role hub_web nobypassrls"),
        ("alter role hub_worker superuser", "alter role hub_worker nosuperuser"),
        ("alter role hub_tables login", "alter role hub_tables nologin"),
        ("grant hub_tables to hub_web", "revoke hub_tables from hub_web"),
    ],
)
def test_a_role_with_too_many_rights_stops_the_migration(admin_url: str, tmp_path: Path, spoil: str, mend: str) -> None:
    ensure_roles(admin_url, tmp_path / "roles.json")
    with connect(admin_url) as connection:
        connection.execute(spoil.encode())

        with pytest.raises(Unready, match="more rights"):
            ensure_roles(admin_url, tmp_path / "roles.json")

        connection.execute(mend.encode())


def test_an_administrator_who_is_no_superuser_is_enough(admin_url: str, tmp_path: Path) -> None:
    with connect(admin_url) as connection:
        for statement in (
            "drop owned by hub_tables, hub_post; drop role if exists hub_tables, hub_post",
            f"drop role if exists {', '.join(SERVANTS)}",
            "create role steward login createrole password 'steward'",
        ):
            connection.execute(statement.encode())
    as_steward = admin_url.replace("postgres@", "steward:steward@")

    ensure_roles(as_steward, tmp_path / "roles.json")

    with connect(as_steward) as connection:
        connection.execute("set role hub_tables")


def test_a_passwords_file_open_to_others_is_refused(admin_url: str, tmp_path: Path) -> None:
    file = tmp_path / "roles.json"
    ensure_roles(admin_url, file)
    file.chmod(0o644)

    with pytest.raises(Unready, match="chmod 600"):
        ensure_roles(admin_url, file)


def test_no_server_is_a_clear_error() -> None:
    settings = replace(settings_for("", Path("/srv/roles.json")), database_url=None)

    with pytest.raises(Unready, match="HUB_DATABASE_URL"):
        role_url(settings, "hub_web")
