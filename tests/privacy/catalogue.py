"""Asking PostgreSQL's own catalogue."""

from typing import LiteralString

from tests.database import TestDatabase

CLEAR = {
    # the directory and the keys by which people and machines are known: no case, read by exact key or by everybody
    *("organisation", "service", "reporting_duty", "route", "principal", "public_key", "organisation_key"),
    *("platform_fact", "partner_route"),  # of the directory, too
    "key_destroyed",  # under which epochs a key was destroyed: no id of what it opened
    "installation",  # one word: production, demo or test
    "challenge_sent",  # digests of who asked and who was asked, and when, for one day
    "sign_in_word",  # by exact word, before anybody is signed in
    "alembic_version",
    *("log_node", "log_checkpoint", "log_cosignature"),  # hashes, and what everybody may see signed
}
COMMANDS = ("select", "insert", "update", "delete")


def ask(database: TestDatabase, statement: LiteralString, *given: object) -> set[tuple[object, ...]]:
    with database.connect() as connection:
        return set(connection.execute(statement, given).fetchall())


def tenant_tables(database: TestDatabase) -> set[str]:
    found = ask(
        database,
        "select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')",
    )
    return {str(name) for (name,) in found} - CLEAR


def reached(database: TestDatabase, role: str) -> set[tuple[object, ...]]:
    """Tables and commands that the role may use, on the whole or on a column."""
    found = ask(
        database,
        "select relname::text, command from pg_class, unnest(%s::text[]) command"
        " where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')"
        " and case when command = 'delete' then has_table_privilege(%s, oid, command)"
        " else has_any_column_privilege(%s, oid, command) end",
        list(COMMANDS),
        role,
        role,
    )
    return {(table, command) for table, command in found if table != "alembic_version"}
