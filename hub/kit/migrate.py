"""Brings a database to the present form: roles first, then the migrations as their owner."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from hub.kit.installation import fix_kind
from hub.kit.roles import ensure_roles
from hub.kit.settings import Settings
from hub.kit.unready import Unready

SCRIPTS = Path(__file__).parents[2] / "migrations"
ONE_AT_A_TIME = text("select pg_advisory_xact_lock(hashtext('tsunagu migrations'))")


def migrate(settings: Settings, to: str = "head") -> None:
    """Make the roles, then upgrade to revision `to` in one transaction: all of it or nothing.

    Two at a time wait for each other. At the head it is decided what this installation is for, if nobody has yet.
    Raises `Unready` where no server is known, or it is for something else.
    """
    if settings.database_url is None:
        raise Unready("No database server is known. Set HUB_DATABASE_URL, or start the embedded one.")
    ensure_roles(settings.database_url, settings.role_passwords)
    engine = create_engine(settings.database_url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(ONE_AT_A_TIME)
        command.upgrade(migrations(connection), to)
        if to == "head":
            fix_kind(connection, settings)


def migrations(connection: Connection) -> Config:
    """What alembic's commands take: our scripts, run on this connection."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
