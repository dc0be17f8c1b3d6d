"""Rows of what stands between two organisations, and what changes there, beside those of `rows`."""

from psycopg import Connection

from tests.migrations.rows import CASE, GIVER, LATER, NOW, OBJECT, PRINCIPAL, RELEASE, TAKER


def suspended(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "update organisation set suspended_at = %s, suspended_for = 'security' where id = %s", (NOW, TAKER)
    )


def agreements(connection: Connection[tuple[object, ...]]) -> None:
    """One that stands, and one that was broken on a later day."""
    for ended in (None, LATER):
        connection.execute(
            "insert into agreement (id, sender, recipient, purposes, fields, retention_days, onward_sharing,"
            " valid_from, created_at) values (gen_random_uuid(), %s, %s, '{care}', '{}', 30, false, '2026-01-01', %s)",
            (GIVER, TAKER, NOW),
        )
        if ended:
            connection.execute(
                "update agreement set ended_at = %s, ended_by = sender, end_reason = 'breach'"
                " where id = (select id from agreement order by id limit 1)",
                (ended,),
            )


def duty(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into reporting_duty (id, organisation, version, sentence_ja, sentence_en, source, valid_from)"
        " values (gen_random_uuid(), %s, 1, '無', 'none', 's', '2026-01-01')",
        (TAKER,),
    )


def taken_by_mail(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into takedown (id, sender, recipient, status, urgency, language, due_at, item_status, item_reason,"
        " answered_by, handed_over_at, created_at, updated_at, version)"
        " values (%s, %s, %s, 'requested', 'urgent', 'ja', %s, '{sent}', '{\"\"}', 'sender', %s, %s, %s, 1)",
        (OBJECT, GIVER, TAKER, LATER, NOW, NOW, NOW),
    )
    connection.execute("update release set kept_until = readable_until where id = %s", (RELEASE,))


def review_of_a_death(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into review (id, org, case_file, kind, subject, asked_by, asked_at, due_at)"
        " values (gen_random_uuid(), %s, %s, 'death', %s, %s, %s, %s)",
        (GIVER, CASE, CASE, PRINCIPAL, NOW, LATER),
    )


def stolen_key(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into public_key (id, organisation, purpose, public, created_at) values (gen_random_uuid(), %s, 'age',"
        " 'age1', %s)",
        (TAKER, NOW),
    )
    connection.execute("update public_key set revoked_at = %s, ended_at = %s, stolen = true", (LATER, LATER))
