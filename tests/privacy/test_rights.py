"""Who has which right on which table: what PostgreSQL's own catalogue says of the hub's roles."""

import psycopg
import pytest

from hub.kit.roles import OWNERS, SERVANTS, DatabaseRole
from tests.database import TestDatabase
from tests.privacy.catalogue import CLEAR, ask, reached
from tests.privacy.world import acting

ACTING_FOR_OTHERS = {
    *("post_case", "post_holding", "post_referral", "post_takedown", "post_agreement", "post_delivery", "post_ledger"),
    *("post_key_destroyed", "post_secret_destroyed"),
    *("erase_release", "post_sign_in_word", "post_provision", "post_recipient_cut", "let_go"),
    *("post_move_line", "post_admission", "post_standing"),
    *("post_agreement_change", "post_duty_change", "post_suspension_change", "post_key_change", "known_terms"),
    "stop_what_waits",
}
LEDGER = {"ledger_event", "ledger_pending", "ledger_link", "ledger_head"}
LOG = {"log_leaf", "log_node", "log_checkpoint", "log_cosignature"}


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
def test_nobody_can_call_what_hub_post_owns(database: TestDatabase, role: DatabaseRole) -> None:
    found = ask(
        database,
        "select proname from pg_proc where pg_get_userbyid(proowner) = 'hub_post'"
        " and has_function_privilege(%s, oid, 'execute')",
        role,
    )

    assert found == set()


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
def test_nobody_who_logs_in_makes_anything(database: TestDatabase, role: DatabaseRole) -> None:
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
        *CLEAR - {"alembic_version", "challenge_sent", *LOG},
        *("agreement", "candidate", "invitation", "ledger_event", "peer_question", "two_person_act"),
    }
    assert not {command for _, command in reaches} & {"delete"}
    assert {command for table, command in reaches if table == "ledger_event"} == {"insert"}, "it reads no row"


def test_the_operator_asks_a_peer_for_a_withdrawal_and_nothing_else(database: TestDatabase) -> None:
    organisation = (
        "insert into organisation values (gen_random_uuid(), '他', 'other', 'support_ngo', 'JP', '{ja}', now())"
        " returning id"
    )
    asks = (
        "insert into peer_question (id, org, peer, kind, object, asked_at, decide_by)"
        " values (gen_random_uuid(), %s, %s, %s, gen_random_uuid(), now(), now())"
    )
    with acting(database, "hub_operator", None) as operator:
        (ngo,), (peer,) = (operator.execute(organisation).fetchall()[0] for _ in range(2))
        operator.execute("select set_config('app.org', %s, true)", (str(ngo),))
        operator.execute(asks, (ngo, peer, "withdrawal"))
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            operator.execute(asks, (ngo, peer, "request"))
    assert {command for table, command in reached(database, "hub_operator") if table == "peer_question"} == {"insert"}


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
def test_nobody_but_the_operator_makes_an_organisation(database: TestDatabase, role: DatabaseRole) -> None:
    assert {command for table, command in reached(database, role) if table == "organisation"} <= {"select"}


@pytest.mark.parametrize(
    "table", ["case_file", "case_value", "consent_grant", "release", "sealed_packet", "ledger_event"]
)
def test_the_operator_is_refused_by_the_database(database: TestDatabase, table: str) -> None:
    with database.connect("hub_operator") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(f"select 1 from {table}".encode())


def test_the_sealer_reaches_the_ledger_and_changes_no_event(database: TestDatabase) -> None:
    reaches = reached(database, "hub_sealer")

    assert {table for table, _ in reaches} == LEDGER | LOG | {"organisation"}
    assert {command for table, command in reaches if table == "organisation"} == {"select"}, "their ids, for the log"
    only_added_to = (LEDGER | LOG) - {"ledger_pending"}
    assert {command for table, command in reaches if table in only_added_to} == {"select", "insert"}


def test_the_sealer_writes_no_event_but_that_a_head_was_noted(database: TestDatabase) -> None:
    sealer_writes_no_other_event(database)


def sealer_writes_no_other_event(database: TestDatabase) -> None:
    with database.connect("hub_sealer") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(
            "insert into ledger_event (id, actor, sender, recipient, object, verb, at)"
            " select id, id, id, id, id, 'packet:read', now() from gen_random_uuid() id"
        )


@pytest.mark.parametrize("role", ["hub_web", "hub_worker"])
def test_who_writes_the_ledger_changes_nothing_in_it(database: TestDatabase, role: str) -> None:
    reaches = {(table, command) for table, command in reached(database, role) if table in LEDGER}

    assert not {command for _, command in reaches} & {"update", "delete"}
    assert {table for table, command in reaches if command == "insert"} == {"ledger_event"}


@pytest.mark.parametrize("role", ["hub_web", "hub_worker"])
def test_lists_are_written_by_triggers_only(database: TestDatabase, role: str) -> None:
    assert {command for table, command in reached(database, role) if table in ("party", "move")} == {"select"}
