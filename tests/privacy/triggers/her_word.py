"""Cases: what she said is kept, and what one person alone may not do."""

import psycopg
import pytest

from tests.database import TestDatabase
from tests.migrations.rows import ACT, CASE, GIVER, NOW, PRINCIPAL, SECOND
from tests.privacy.triggers.probe import Probe, both_sides_list
from tests.privacy.world import REQUEST, acting


def an_emergency_needs_two_people_and_ends_for_good(world: TestDatabase) -> None:
    forged = (
        "insert into emergency (org, id, case_file, recipient, purpose, sealed, asked_by, confirmed_by, confirmed_at,"
        " until) select org, %s, case_file, recipient, purpose, sealed, asked_by, confirmed_by, confirmed_at, until"
        " from emergency"
    )
    with world.connect() as connection:
        connection.execute(
            "insert into two_person_act (org, id, kind, object, requested_by, requested_at, expires_at, data_key,"
            " epoch, payload_sealed, status) select org, %s, 'emergency_override', %s, requested_by, requested_at,"
            " expires_at, data_key, epoch, payload_sealed, 'waiting' from two_person_act where id = %s",
            (REQUEST, CASE, ACT),
        )
    with (
        acting(world, "hub_web", GIVER) as web,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="two_people_needed"),
    ):
        web.execute(forged, (REQUEST,))  # an act is there, but it waits
    for before, after in (("until", "null"), ("until", "confirmed_at")):
        with world.connect() as connection:
            connection.execute(f"update emergency set ended_at = {before}".encode())
        with acting(world, "hub_web", GIVER) as web, pytest.raises(psycopg.DatabaseError, match="wrong_move"):
            web.execute(f"update emergency set ended_at = {after}".encode())


def nothing_is_overwritten(table: str, change: str) -> Probe:
    """A probe: the program replaces nothing of which the earlier word is not kept, and takes nothing away."""

    def probe(world: TestDatabase) -> None:
        forged = [f"update {table} set {change}", f"delete from {table}"]
        for statement in forged if table != "onward_answer" else forged[:1]:
            with (
                acting(world, "hub_web", GIVER) as connection,
                pytest.raises(psycopg.errors.InsufficientPrivilege, match="history_missing"),
            ):
                connection.execute(statement.encode())

    return probe


def that_she_was_told_stays_so(world: TestDatabase) -> None:
    """Who told her, when and which way is said once."""
    told = "update narrowed set informed_at = at, informed_by = %s, informed_way = %s"
    with world.connect() as connection:
        connection.execute(told.encode(), (PRINCIPAL, "in-person"))
    with acting(world, "hub_web", GIVER) as web, pytest.raises(psycopg.DatabaseError, match="wrong_move"):
        web.execute(told.encode(), (PRINCIPAL, "safe-contact"))


def what_was_decided_stays_so(world: TestDatabase) -> None:
    """Nobody decides what she asked for, and nobody decides twice, whatever the program says."""
    own = "update review set decided_by = asked_by, decided_at = due_at, decision = 'upheld'"
    with acting(world, "hub_web", GIVER) as web, pytest.raises(psycopg.errors.CheckViolation, match="two_people"):
        web.execute(own)
    with world.connect() as connection:
        connection.execute("update review set decided_by = %s, decided_at = due_at, decision = 'cut'", (SECOND,))
    with acting(world, "hub_web", GIVER) as web, pytest.raises(psycopg.DatabaseError, match="wrong_move"):
        web.execute("update review set decision = 'upheld'")


def her_reading_changes_only_with_a_statement(world: TestDatabase) -> None:
    """A bar can neither be rewritten nor taken away without a statement kept in the same transaction.

    That the earlier value is kept is not enough.
    """
    kept = "insert into case_value_history values (%s, %s, 'barred_recipients', 2, '\\x02', %s, %s, %s, %s)"
    earlier = (GIVER, CASE, PRINCIPAL, NOW, PRINCIPAL, NOW)
    value = "insert into case_value values (%s, %s, 'barred_recipients', '\\x02', %s, %s)"
    with world.connect() as connection:
        connection.execute(value.encode(), (GIVER, CASE, PRINCIPAL, NOW))
    for change in ("update case_value set sealed = '\\x03'", "delete from case_value"):
        alone = f"{change} where field = 'barred_recipients'".encode()
        with acting(world, "hub_web", GIVER) as web:
            web.execute(kept.encode(), earlier)
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="statement_needed"):
                web.execute(alone)
        with acting(world, "hub_web", GIVER) as web:
            web.execute(kept.encode(), earlier)
            web.execute(
                "insert into statement select org, gen_random_uuid(), case_file, 2, kind, sealed, true, null, null,"
                " recorded_by, recorded_at from statement"
            )
            assert web.execute(alone).rowcount == 1


def destruction_is_held_once(world: TestDatabase) -> None:
    """A hold only ends earlier; it is never made longer, passed on or begun anew, and never 15 days."""
    with acting(world, "hub_web", GIVER) as web:
        web.execute("update withdrawal set held_until = held_until - interval '1 hour' where held_at is not null")
    for change in ("held_until = held_until + interval '1 hour'", "held_at = null, held_by = null, held_until = null"):
        with acting(world, "hub_web", GIVER) as web, pytest.raises(psycopg.DatabaseError, match="wrong_move"):
            web.execute(f"update withdrawal set {change} where held_at is not null".encode())
    with world.connect() as connection, pytest.raises(psycopg.errors.CheckViolation, match="held_days"):
        connection.execute("update withdrawal set held_until = held_at + interval '15 days', held_at = held_at")


def nobody_settles_what_she_recorded(world: TestDatabase) -> None:
    settle = (
        "insert into statement select org, gen_random_uuid(), case_file, 2, 'settlement', sealed, true, null, id,"
        " recorded_by, recorded_at from statement"
    )
    with (
        acting(world, "hub_web", GIVER) as web,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="another_needed"),
    ):
        web.execute(settle.encode())


def a_notice_needs_two_people(world: TestDatabase) -> None:
    """An act is there, done and decided by both, but it was one of another kind."""
    with world.connect() as connection:
        connection.execute(
            "insert into two_person_act (org, id, kind, object, requested_by, requested_at, expires_at, data_key,"
            " epoch, payload_sealed, status, decided_by, decided_at) select n.org, %s, 'emergency_override',"
            " n.case_file, n.asked_by, a.requested_at, a.expires_at, a.data_key, a.epoch, a.payload_sealed, 'done',"
            " n.confirmed_by, n.confirmed_at from own_duty_notice n join two_person_act a on a.id = n.id",
            (REQUEST,),
        )
    forged = (
        "insert into own_duty_notice select org, %s, case_file, recipient, disclosure, law, sealed, asked_by,"
        " confirmed_by, confirmed_at from own_duty_notice"
    )
    with (
        acting(world, "hub_web", GIVER) as web,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="two_people_needed"),
    ):
        web.execute(forged, (REQUEST,))


PROBES: dict[str, Probe] = {
    "case_post": both_sides_list("case", 1),
    "case_value_kept": nothing_is_overwritten("case_value", "sealed = '\\x07', recorded_at = now()"),
    "emergency_by_act": an_emergency_needs_two_people_and_ends_for_good,
    "evidence_kept": nothing_is_overwritten("evidence", "state = 'waived', recorded_at = now()"),
    "onward_answer_kept": nothing_is_overwritten("onward_answer", "answer = false, recorded_at = now()"),
    "own_duty_by_act": a_notice_needs_two_people,
    "reading_by_statement": her_reading_changes_only_with_a_statement,
    "narrowed_informed_once": that_she_was_told_stays_so,
    "review_decided_once": what_was_decided_stays_so,
    "statement_settled_by_another": nobody_settles_what_she_recorded,
    "withdrawal_held_once": destruction_is_held_once,
}
