"""Runs the migrations as `hub_tables`, on a connection that `hub.kit.migrate` hands over."""

from alembic import context
from sqlalchemy import Connection, text

from hub.tables import metadata


def run(connection: Connection) -> None:
    """Upgrade or downgrade in one transaction; waits at most 5 s for a lock."""
    connection.execute(text("grant usage, create on schema public to hub_tables, hub_post"))
    connection.execute(text("grant create on database " + _quoted_database(connection) + " to hub_tables"))
    connection.execute(text("set role hub_tables"))
    connection.execute(text("set lock_timeout = '5s'"))
    context.configure(connection=connection, target_metadata=metadata)
    with context.begin_transaction():
        context.run_migrations()
    connection.execute(text("reset role"))


def _quoted_database(connection: Connection) -> str:
    name = connection.execute(text("select quote_ident(current_database())")).scalar_one()
    return str(name)


run(context.config.attributes["connection"])
