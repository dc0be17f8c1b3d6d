"""What PostgreSQL's own catalogue says of the tables: nobody can get round a policy, and no table is without one."""

from typing import LiteralString

import psycopg
import pytest

from hub.kit.roles import OWNERS, SERVANTS, Role
from tests.database import TestDatabase

CLEAR = {
    # the directory and the keys by which people and machines are known: no case, read by exact key or by everybody
    *("organisation", "service", "reporting_duty", "route", "principal", "public_key", "organisation_key"),
    "sign_in_word",  # by exact word, before anybody is signed in
    "alembic_version",
}
ORGANISATION_COLUMNS = {"org", "sender", "recipient", "organisation", "actor"}
RANDOM_IDS = {"id", "record_id", "object", "release", "request", "referral", "delivery", "event"}
"""Columns that hold a random id which nobody outside can guess or meet by chance."""
OPEN_POLICIES = {
    # policies without a condition, and whose they are
    ("party", "hub_post"),
    ("move", "hub_post"),
    ("provision", "hub_post"),
    ("ledger_pending", "hub_post"),
    ("ledger_pending", "hub_sealer"),
    ("ledger_event", "hub_sealer"),
    ("ledger_link", "hub_sealer"),
    ("ledger_head", "hub_sealer"),
    ("agreement", "hub_operator"),
    ("candidate", "hub_operator"),
    ("delivery", "hub_worker"),
    ("due", "hub_worker"),
    # whoever destroys a release destroys every copy
    *(
        (table, "hub_post")
        for table in ("release_key", "sealed_packet", "takedown_sealed", "delivery_body", "delivery")
    ),
    *((table, "hub_post") for table in ("opponent_match", "item_match")),
    # whoever is let go loses every way to sign in
    *((table, "hub_post") for table in ("passkey", "web_session", "ceremony", "invitation", "known_device")),
}
ACTING_FOR_OTHERS = {
    *("post_case", "post_holding", "post_referral", "post_takedown", "post_agreement", "post_delivery", "post_ledger"),
    *("erase_release", "post_sign_in_word", "let_go"),
    "erase_release",
    "post_provision",
}
LEDGER = {"ledger_event", "ledger_pending", "ledger_link", "ledger_head"}
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


def test_every_tenant_table_has_forced_policies(database: TestDatabase) -> None:
    forced = ask(database, "select relname::text from pg_class where relrowsecurity and relforcerowsecurity")
    with_policy = ask(database, "select tablename::text from pg_policies")

    assert {name for (name,) in forced} >= tenant_tables(database)
    assert {name for (name,) in with_policy} == tenant_tables(database)


def test_a_policy_without_a_condition_belongs_to_a_servant_who_needs_it(database: TestDatabase) -> None:
    found = ask(
        database,
        "select tablename::text, role::text from pg_policies, unnest(roles) role "
        " where qual = 'true' or with_check = 'true'",
    )

    assert found == OPEN_POLICIES


def test_every_policy_names_its_roles(database: TestDatabase) -> None:
    found = ask(database, "select policyname from pg_policies where 'public' = any(roles)")
    whose = ask(database, "select distinct role::text from pg_policies, unnest(roles) role")

    assert found == set()
    assert {role for (role,) in whose} <= {*SERVANTS, "hub_post"}


def test_every_other_condition_asks_for_the_organisation_of_the_transaction(database: TestDatabase) -> None:
    found = ask(
        database,
        "select tablename, policyname, condition from pg_policies, unnest(array[qual, with_check]) condition"
        " where condition <> 'true' and condition not like '%%NULLIF(current_setting(''app.org''::text, true)%%'",
    )

    assert found == set()


def test_no_role_of_the_hub_passes_by_a_policy(database: TestDatabase) -> None:
    found = ask(
        database,
        "select rolname from pg_roles where rolname = any(%s)"
        " and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)",
        [*SERVANTS, *OWNERS],
    )

    assert found == set()


def test_owners_cannot_log_in_and_own_everything(database: TestDatabase) -> None:
    logins = ask(database, "select rolname from pg_roles where rolname = any(%s) and rolcanlogin", [*OWNERS])
    owners = ask(
        database,
        "select distinct pg_get_userbyid(relowner)::text from pg_class where relnamespace = 'public'::regnamespace",
    )

    assert logins == set()
    assert owners == {("hub_tables",)}


def test_functions_that_act_with_other_rights_belong_to_hub_post_and_look_nowhere_else(database: TestDatabase) -> None:
    found = ask(
        database,
        "select proname::text, pg_get_userbyid(proowner)::text, proconfig::text, prorettype::regtype::text from pg_proc"
        " where prosecdef and pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)",
    )

    assert {row[0] for row in found} == ACTING_FOR_OTHERS
    assert {row[1:] for row in found} == {("hub_post", '{"search_path=public, pg_temp"}', "trigger")}


@pytest.mark.parametrize("role", SERVANTS)
def test_nobody_can_call_what_hub_post_owns(database: TestDatabase, role: Role) -> None:
    found = ask(
        database,
        "select proname from pg_proc where pg_get_userbyid(proowner) = 'hub_post'"
        " and has_function_privilege(%s, oid, 'execute')",
        role,
    )

    assert found == set()


def test_every_unique_key_carries_the_organisation_or_a_random_id(database: TestDatabase) -> None:
    keys = ask(
        database,
        "select c.relname::text, i.indexrelid::regclass::text,"
        " (select array_agg(attname::text order by attnum) from pg_attribute a"
        "  where a.attrelid = i.indrelid and a.attnum = any(i.indkey::int[]))::text"
        " from pg_index i join pg_class c on c.oid = i.indrelid"
        " where i.indisunique and c.relnamespace = 'public'::regnamespace",
    )

    telling = {
        (table, index)
        for table, index, columns in keys
        if table not in CLEAR and not {*str(columns).strip("{}").split(",")} & (ORGANISATION_COLUMNS | RANDOM_IDS)
    }
    assert telling == set()


def test_every_reference_between_tenant_tables_carries_the_organisation(database: TestDatabase) -> None:
    """Otherwise a reference to a foreign row would be taken, and show that it is there."""
    keys = ask(
        database,
        "select k.conrelid::regclass::text, k.confrelid::regclass::text, k.conname::text,"
        " (select array_agg(attname::text) from pg_attribute a"
        "  where a.attrelid = k.conrelid and a.attnum = any(k.conkey))::text"
        " from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace",
    )
    writable = {table for role in ("hub_web", "hub_worker") for table, c in reached(database, role) if c == "insert"}

    loose = {
        name
        for table, target, name, columns in keys
        if target not in CLEAR
        and table in writable
        and not {*str(columns).strip("{}").split(",")} & ORGANISATION_COLUMNS
    }
    assert loose == set()
    assert len(keys) > 20


def test_no_view_shows_what_a_policy_hides(database: TestDatabase) -> None:
    assert (
        ask(
            database,
            "select relname from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace",
        )
        == set()
    )


@pytest.mark.parametrize("role", [*SERVANTS, "hub_post", "public"])
def test_nobody_empties_a_table_or_hangs_a_trigger_on_it(database: TestDatabase, role: str) -> None:
    found = ask(
        database,
        "select relname, command from pg_class, unnest(array['truncate', 'trigger', 'references', 'maintain']) command"
        " where relkind in ('r', 'p') and relnamespace in ('public'::regnamespace)"
        " and (command <> 'maintain' or current_setting('server_version_num')::int >= 170000)"
        " and has_table_privilege(%s, oid, command)",
        role,
    )

    assert found == set()


@pytest.mark.parametrize("role", SERVANTS)
def test_nobody_who_logs_in_makes_anything(database: TestDatabase, role: Role) -> None:
    found = ask(
        database,
        "select nspname from pg_namespace where has_schema_privilege(%s, oid, 'create')"
        " and nspname !~ '^pg_(toast_)?temp'",
        role,
    )

    assert found == set()


def test_everybody_at_once_has_no_right(database: TestDatabase) -> None:
    assert reached(database, "public") == set()


def test_the_operator_reaches_no_case_and_nothing_of_one(database: TestDatabase) -> None:
    reaches = reached(database, "hub_operator")

    assert {table for table, _ in reaches} == {
        *CLEAR - {"alembic_version"},
        *("agreement", "candidate", "invitation", "ledger_event"),
    }
    assert not {command for _, command in reaches} & {"delete"}
    assert {command for table, command in reaches if table == "ledger_event"} == {"insert"}, "it reads no row"


def test_the_operator_lets_in_and_vouches_for_nobody(database: TestDatabase) -> None:
    changes = ask(
        database,
        "select column_name::text from information_schema.column_privileges"
        " where table_name = 'candidate' and grantee = 'hub_operator' and privilege_type = 'UPDATE'",
    )

    assert {command for table, command in reached(database, "hub_operator") if table == "candidate"} == {
        *("select", "update")
    }
    assert changes == {("activated_at",), ("organisation",)}


@pytest.mark.parametrize("role", [role for role in SERVANTS if role != "hub_operator"])
def test_nobody_but_the_operator_makes_an_organisation(database: TestDatabase, role: Role) -> None:
    assert {command for table, command in reached(database, role) if table == "organisation"} <= {"select"}


@pytest.mark.parametrize(
    "table", ["case_file", "case_value", "consent_grant", "release", "sealed_packet", "ledger_event"]
)
def test_the_operator_is_refused_by_the_database(database: TestDatabase, table: str) -> None:
    with database.connect("hub_operator") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(f"select 1 from {table}".encode())


def test_the_sealer_reaches_the_ledger_and_changes_no_event(database: TestDatabase) -> None:
    reaches = reached(database, "hub_sealer")

    assert {table for table, _ in reaches} == LEDGER
    assert {command for table, command in reaches if table == "ledger_event"} == {"select"}
    assert {command for table, command in reaches if table in ("ledger_link", "ledger_head")} == {"select", "insert"}


@pytest.mark.parametrize("role", ["hub_web", "hub_worker"])
def test_who_writes_the_ledger_changes_nothing_in_it(database: TestDatabase, role: str) -> None:
    reaches = {(table, command) for table, command in reached(database, role) if table in LEDGER}

    assert not {command for _, command in reaches} & {"update", "delete"}
    assert {table for table, command in reaches if command == "insert"} == {"ledger_event"}


@pytest.mark.parametrize("role", ["hub_web", "hub_worker"])
def test_lists_are_written_by_triggers_only(database: TestDatabase, role: str) -> None:
    assert {command for table, command in reached(database, role) if table in ("party", "move")} == {"select"}


def test_indexed_text_is_compared_byte_by_byte(database: TestDatabase) -> None:
    found = ask(
        database,
        "select c.relname, a.attname from pg_index i join pg_class c on c.oid = i.indrelid"
        " join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey::int[])"
        " join pg_collation o on o.oid = a.attcollation"
        " where c.relnamespace = 'public'::regnamespace and o.collname <> 'C' and c.relname <> 'alembic_version'",
    )

    assert found == set()
