"""Rows of the nights for the data tests: standing seconds, calls, records of danger, and cases opened on duty."""

from psycopg import Connection

from tests.migrations.rows import ACT, CASE, GIVER, NOW, OBJECT, PRINCIPAL, TAKER, UNTIL

DANGER = "00000000-0000-4000-8000-0000000000d2"
STANDING = "00000000-0000-4000-8000-0000000000d1"


def standing(connection: Connection[tuple[object, ...]]) -> None:
    """The giver named the taker as its standing second, and its first person is on duty."""
    connection.execute(
        "insert into standing_second (id, org, peer, named_act, named_at) values (%s, %s, %s, %s, %s)",
        (STANDING, GIVER, TAKER, ACT, NOW),
    )
    connection.execute(
        "insert into duty_time values (%s, %s, %s, 'on_duty', %s, %s, %s, %s)",
        (GIVER, STANDING, PRINCIPAL, NOW, UNTIL, PRINCIPAL, NOW),
    )


def danger(connection: Connection[tuple[object, ...]]) -> None:
    """Danger that the giver's first person recorded; and a call to the taker, after the act of an override."""
    connection.execute(
        "insert into danger values (%s, %s, %s, %s, '\\x01', %s, %s)", (GIVER, DANGER, CASE, OBJECT, PRINCIPAL, NOW)
    )


def called(connection: Connection[tuple[object, ...]]) -> None:
    """The giver called the taker about its act."""
    connection.execute(
        "insert into standing_call (id, org, peer, act, data_key, epoch, sealed, called_at, expires_at)"
        " values (%s, %s, %s, %s, '\\x01', 1, '\\x02', %s, %s)",
        (DANGER, GIVER, TAKER, ACT, NOW, UNTIL),
    )


def on_duty(connection: Connection[tuple[object, ...]]) -> None:
    """The giver's first person opened its case for a night."""
    connection.execute(
        "insert into case_team (id, org, case_file, principal, added_by, reason_sealed, added_at, until)"
        " values (gen_random_uuid(), %s, %s, %s, %s, '\\x01', %s, %s)",
        (GIVER, CASE, PRINCIPAL, PRINCIPAL, NOW, UNTIL),
    )
