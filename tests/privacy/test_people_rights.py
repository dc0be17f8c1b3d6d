"""Who may touch how people come in: the web for its organisation, the operator for one invitation, nobody else."""

import pytest

from hub.identity.entry_columns import MARKED
from tests.database import TestDatabase
from tests.privacy.catalogue import ask, reached


def test_the_operator_invites_and_reads_no_invitation(database: TestDatabase) -> None:
    """The first administrator's, and that it is confirmed; of all others neither label, link nor code.

    What the hub's mark is over it reads, since it marks what it confirms: of link and code only what tells neither.
    """
    reads = ask(
        database,
        "select column_name::text from information_schema.columns c where table_name = 'invitation'"
        " and table_schema = 'public' and has_column_privilege('hub_operator', 'invitation', column_name, 'select')",
    )
    may = {command for table, command in reached(database, "hub_operator") if table == "invitation"}

    assert may == {"insert", "select", "update"}
    marked = {(column,) for column in (*MARKED["invitation"].columns, "entry_state", "entry_mark")}
    assert reads == marked
    assert ("label",) not in reads


@pytest.mark.parametrize("role", ["hub_worker", "hub_sealer", "hub_survivor"])
def test_only_the_web_knows_how_people_sign_in(database: TestDatabase, role: str) -> None:
    ways_in = {"passkey", "web_session", "ceremony", "invitation", "known_device", "notice"}

    assert {table for table, _ in reached(database, role)} & ways_in == set()


def test_the_web_takes_people_in_and_lets_them_go_and_changes_nothing_else_of_them(database: TestDatabase) -> None:
    """That they concern the own organisation alone, the trigger `principal_own` says; by two, `principal_by_act`."""
    changes = ask(
        database,
        "select column_name::text from information_schema.columns c where table_name = 'principal'"
        " and table_schema = 'public' and has_column_privilege('hub_web', 'principal', column_name, 'update')",
    )
    may = {command for table, command in reached(database, "hub_web") if table == "principal"}

    assert changes == {("ended_at",), ("role",), ("role_since",), ("risen_at",), ("entry_state",), ("entry_mark",)}
    assert may == {"select", "insert", "update"}
