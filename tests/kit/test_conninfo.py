"""The address of a database as libpq reads it."""

from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from hub.kit.conninfo import conninfo
from hub.kit.postgres.cluster import administrator_url


def test_a_folder_with_a_space_and_a_plus_is_named_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "a home + more" / "socket"

    assert conninfo_to_dict(conninfo(administrator_url(folder, 5433)))["host"] == str(folder)


def test_every_part_of_an_address_arrives() -> None:
    url = "postgresql+psycopg://hub%20web:p%40ss%2Bword%20x@db.example.org:5433/hub?sslmode=verify-full"

    assert conninfo_to_dict(conninfo(url)) == {
        "user": "hub web",
        "password": "p@ss+word x",
        "host": "db.example.org",
        "port": "5433",
        "dbname": "hub",
        "sslmode": "verify-full",
    }
