"""Rows of what was received for the data tests: who is assigned, who is walled off, and a standing assignment."""

from psycopg import Connection

from tests.migrations.rows import ACT, GIVER, NOW, OBJECT, PRINCIPAL


def received(connection: Connection[tuple[object, ...]]) -> None:
    """The giver's first person was on something, and walled off from it."""
    connection.execute(
        "insert into received_team (id, org, object, principal, how, assigned_by, assigned_at)"
        " values (gen_random_uuid(), %s, %s, %s, 'alone', %s, %s)",
        (GIVER, OBJECT, PRINCIPAL, PRINCIPAL, NOW),
    )
    connection.execute(
        "insert into received_wall values (gen_random_uuid(), %s, %s, %s, 'conflict-of-interest', %s, %s)",
        (GIVER, OBJECT, PRINCIPAL, PRINCIPAL, NOW),
    )


def alarm(connection: Connection[tuple[object, ...]]) -> None:
    """Somebody read much of what the giver received."""
    connection.execute(
        "insert into alarm values (gen_random_uuid(), %s, 'many_received_read', %s, %s, 20)", (GIVER, PRINCIPAL, NOW)
    )


def standing(connection: Connection[tuple[object, ...]]) -> None:
    """Every new request goes to the giver's first one."""
    connection.execute(
        "insert into received_standing values (gen_random_uuid(), %s, %s, %s, %s)", (GIVER, PRINCIPAL, ACT, NOW)
    )
