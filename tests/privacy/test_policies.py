"""The database alone keeps organisations apart: a stranger reads, changes, adds and removes nothing, table by table."""

import json
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from hub.kit.roles import DatabaseRole
from hub.kit.settings import Settings
from tests.database import TestDatabase, new_database
from tests.migrations.rows import GIVER, TAKER
from tests.privacy.world import STRANGER, acting, fill, tenant_tables

TABLES = (
    "admission",
    "agreement",
    "alarm",
    "asked_again",
    "candidate",
    "case_counter",
    "case_file",
    "case_key",
    "case_name",
    "case_next_step",
    "case_note",
    "case_place",
    "case_reopening",
    "case_team",
    "case_value",
    "case_value_history",
    "ceremony",
    "client",
    "client_key",
    "consent_fold",
    "consent_grant",
    "danger",
    "delivery",
    "delivery_attempt",
    "delivery_body",
    "draft",
    "due",
    "duty_time",
    "emergency",
    "evidence",
    "evidence_state_history",
    "guardian_word",
    "guidance_told",
    "head_mail",
    "holding",
    "idempotency",
    "identity_mark",
    "identity_provider",
    "invitation",
    "item_finding",
    "item_match",
    "known_device",
    "ledger_event",
    "ledger_head",
    "ledger_link",
    "ledger_pending",
    "log_leaf",
    "move",
    "narrowed",
    "notice",
    "onward_answer",
    "onward_answer_history",
    "opponent_match",
    "origin",
    "outside_disclosure",
    "own_duty_notice",
    "pair_change",
    "party",
    "passkey",
    "peer_question",
    "place_asked",
    "provider_account",
    "provider_ceremony",
    "provision",
    "received_standing",
    "received_team",
    "received_wall",
    "referral",
    "release",
    "release_key",
    "review",
    "revoked_token",
    "sealed_packet",
    "spent_assertion",
    "spent_proof",
    "standing_call",
    "standing_second",
    "statement",
    "takedown",
    "takedown_clock_event",
    "takedown_correction",
    "takedown_sealed",
    "two_person_act",
    "undo_attempt",
    "watcher",
    "web_session",
    "withdrawal",
)
OWN_ONLY = {
    # tables that the taker of a release never sees either
    *("alarm", "case_team", "case_value_history", "evidence_state_history", "onward_answer_history"),
    *("case_file", "case_key", "case_value", "consent_fold", "consent_grant", "delivery", "delivery_attempt"),
    *("delivery_body", "due", "evidence", "idempotency", "onward_answer", "origin", "outside_disclosure", "withdrawal"),
    *("identity_provider", "provider_account", "provider_ceremony"),
    *("statement", "two_person_act", "emergency", "own_duty_notice", "review", "undo_attempt", "guardian_word"),
    *("narrowed", "watcher", "asked_again", "case_place", "place_asked", "duty_time", "danger"),
    *("identity_mark", "draft", "case_counter", "case_name", "case_reopening", "case_note", "case_next_step"),
    *("guidance_told", "received_standing", "received_team", "received_wall"),
    *("ceremony", "invitation", "known_device", "notice", "passkey", "web_session"),
    *("client", "client_key", "revoked_token", "spent_assertion", "spent_proof"),
}


UNREACHED = ("head_mail", "ledger_pending")
"""No organisation's own role reads these at all."""
LEASED = ("delivery", "due", "head_mail", "pair_change", "peer_question")
"""The worker reads and moves these across organisations, by id and time."""


@pytest.fixture(scope="module")
def world(settings: Settings, template: TestDatabase) -> Iterator[TestDatabase]:
    """For the whole module: whatever a test tries is rolled back."""
    with new_database(settings, template) as database:
        fill(database)
        yield database


def test_the_list_names_every_tenant_table_and_each_has_a_row(world: TestDatabase) -> None:
    assert tuple(tenant_tables(world)) == TABLES
    with world.connect() as connection:
        empty = [t for t in TABLES if not connection.execute(f"select 1 from {t} limit 1".encode()).fetchone()]
    assert empty == []


@pytest.mark.parametrize("table", TABLES)
def test_a_stranger_reaches_no_row(world: TestDatabase, table: str) -> None:
    stranger_reaches_no_row(world, table)


@pytest.mark.parametrize("table", sorted(OWN_ONLY))
def test_a_recipient_sees_nothing_of_the_senders_own(world: TestDatabase, table: str) -> None:
    with acting(world, "hub_web", TAKER) as connection:
        seen = connection.execute(f"select count(*) from {table}".encode()).fetchone()

    assert seen == (0,)


def test_whoever_was_sent_something_sees_that_its_senders_clocks_have_not_gone_on(world: TestDatabase) -> None:
    """A stranger does not: that a member was suspended for security is no business of others."""
    with acting(world, "hub_web", TAKER) as connection:
        seen = connection.execute("select sender::text from pair_change where cause = 'resumed-from-security'")
        assert seen.fetchall() == [(GIVER,)]


@pytest.mark.parametrize("table", [t for t in TABLES if t not in UNREACHED])
def test_without_an_organisation_there_are_no_rows(world: TestDatabase, table: str) -> None:
    with acting(world, "hub_web", None) as connection:
        seen = connection.execute(f"select count(*) from {table}".encode()).fetchone()

    assert seen == (0,)


def test_a_draft_is_hidden_from_its_recipient(fresh_database: TestDatabase) -> None:
    fill(fresh_database)

    draft_is_hidden(fresh_database)


def draft_is_hidden(world: TestDatabase) -> None:
    """The recipient of a draft sees neither the referral nor its timeline."""
    with world.connect() as connection:
        connection.execute("alter table referral disable trigger user")
        connection.execute("update referral set status = 'draft'")
        connection.execute("update move set status = 'draft' where kind = 'referral'")
    with acting(world, "hub_web", TAKER) as connection:
        for table in ("referral", "move where kind = 'referral'"):
            assert connection.execute(f"select count(*) from {table}".encode()).fetchone() == (0,)


def stranger_reaches_no_row(world: TestDatabase, table: str) -> None:
    """Select, blind update, blind delete and a forged insert, each where the role has the right at all."""
    for role in _probing(table):
        rights = _rights(world, role, table)
        if "select" in rights:
            with acting(world, role, STRANGER) as connection:
                assert connection.execute(f"select count(*) from {table}".encode()).fetchone() == (0,), "read"
        for statement in _blind_changes(world, role, table):
            with acting(world, role, STRANGER) as connection:
                assert _changed(connection, statement) == 0, statement
        if "insert" in rights:
            _forged_insert_is_refused(world, role, table)


def _probing(table: str) -> tuple[DatabaseRole, ...]:
    if table == "peer_question":  # what the operator asks, in the organisation of the transaction
        return ("hub_web", "hub_operator")
    if table in LEASED:
        return ("hub_web",)
    own = table in (
        "ledger_event",
        "invitation",
        "two_person_act",
    )  # where the operator puts or decides rows for the organisation of the transaction
    return ("hub_web", "hub_worker", "hub_operator") if own else ("hub_web", "hub_worker")


def _rights(world: TestDatabase, role: DatabaseRole, table: str) -> set[str]:
    """The commands that the role may use on the table or on a column of it."""
    with world.connect() as connection:
        found = connection.execute(
            "select command from unnest(array['select', 'insert', 'update']) command"
            " where has_any_column_privilege(%s, %s, command)",
            (role, table),
        )
        return {str(command) for (command,) in found}


def _blind_changes(world: TestDatabase, role: DatabaseRole, table: str) -> list[str]:
    """Changes that read no column, so that only their own policy stands in the way."""
    with world.connect() as connection:
        column = connection.execute(
            "select column_name from information_schema.columns c where table_name = %s and table_schema = 'public'"
            " and has_column_privilege(%s, %s, column_name, 'update') order by is_nullable desc limit 1",
            (table, role, table),
        ).fetchone()
        may_delete = connection.execute("select has_table_privilege(%s, %s, 'delete')", (role, table)).fetchone()
    changes = []
    if column:
        value = json.dumps(_one(world, table))
        changes.append(
            f"update {table} set {column[0]} ="  # the row's own value: no check but the policy can object
            f" (jsonb_populate_record(null::{table}, '{value}'::jsonb)).{column[0]}"
        )
    if may_delete == (True,):
        changes.append(f"delete from {table}")
    return changes


def _changed(connection: psycopg.Connection[Any], statement: str) -> int:
    try:
        return connection.execute(statement.encode()).rowcount
    except psycopg.errors.ForeignKeyViolation:
        return -1  # the rows were reached: only a reference held them


def _forged_insert_is_refused(world: TestDatabase, role: DatabaseRole, table: str) -> None:
    row = _one(world, table)
    keys = {"id", "record_id"} & set(row)
    forged = row | dict.fromkeys(keys, STRANGER)
    with acting(world, role, STRANGER) as connection:
        try:
            connection.execute(
                f"insert into {table} select * from jsonb_populate_record(null::{table}, %s::jsonb)".encode(),
                (json.dumps(forged),),
            )
        except psycopg.errors.InsufficientPrivilege as refused:
            assert "row-level security" in str(refused)  # noqa: PT017 - which of two refusals it was is the point
            return
        except psycopg.Error as other:
            pytest.fail(f"{table}: a forged row came as far as {type(other).__name__}")
    pytest.fail(f"{table}: a forged row was taken")


def _one(world: TestDatabase, table: str) -> Any:
    """The giver's row as JSON."""
    with world.connect() as connection:
        columns = connection.execute(
            "select column_name from information_schema.columns where table_name = %s", (table,)
        ).fetchall()
        owner = next(name for name in ("org", "sender", "actor") if (name,) in columns)
        found = connection.execute(
            f"select to_jsonb(t) from {table} t where {owner} = %s limit 1".encode(), (GIVER,)
        ).fetchone()
    assert found is not None
    return found[0]


def test_the_table_takes_no_guardians_withdrawal(world: TestDatabase) -> None:
    """Whatever the program says: a guardian only agrees."""
    forged = (
        "insert into consent_grant select gen_random_uuid(), org, case_file, recipient, purpose, channel, 'withdrawn',"
        " fields, until, 'guardian', method, language, wording, sealed, recorded_by, '2026-12-01' from consent_grant"
    )
    with acting(world, "hub_web", GIVER) as web, pytest.raises(psycopg.errors.CheckViolation, match="only_agrees"):
        web.execute(forged.encode())


def test_the_table_takes_no_undoing_that_was_not_said_alone(world: TestDatabase) -> None:
    forged = (
        "insert into undo_attempt select gen_random_uuid(), org, withdrawal, method, language, null, '{}', true,"
        " recorded_by, at from undo_attempt"
    )
    with acting(world, "hub_web", GIVER) as web, pytest.raises(psycopg.errors.CheckViolation, match="attempt_alone"):
        web.execute(forged.encode())
