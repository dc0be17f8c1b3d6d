"""Rows of what was asked for: a request, its correction, places, and a reason to ask again."""

from psycopg import Connection

from tests.migrations.rows import CASE, GIVER, LATER, NOW, OBJECT, PRINCIPAL, TAKER

REQUEST = "00000000-0000-4000-8000-0000000000ca"


def asked_again(connection: Connection[tuple[object, ...]]) -> None:
    """After `release`, which has brought the origin."""
    connection.execute(
        "insert into asked_again values (gen_random_uuid(), %s, %s, %s, '\\x01', %s, %s)",
        (GIVER, CASE, OBJECT, PRINCIPAL, NOW),
    )


def correction(connection: Connection[tuple[object, ...]]) -> None:
    """After `takedown`."""
    connection.execute(
        "insert into takedown_correction values (gen_random_uuid(), %s, %s, %s, 1, 2, 'removed', '', 'refused',"
        " 'other', 'wrong-item', %s, %s)",
        (REQUEST, GIVER, TAKER, TAKER, NOW),
    )


def takedown(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into origin values (%s, %s, %s, %s, 'removal', 'nowhere')", (GIVER, REQUEST, CASE, TAKER)
    )
    connection.execute(
        "insert into takedown (id, sender, recipient, status, urgency, language, due_at, item_status, item_reason,"
        " created_at, updated_at, version)"
        " values (%s, %s, %s, 'requested', 'urgent', 'ja', %s, '{sent}', '{\"\"}', %s, %s, 1)",
        (REQUEST, GIVER, TAKER, LATER, NOW, NOW),
    )


def kept(connection: Connection[tuple[object, ...]]) -> None:
    """A request to keep logs, whose item is kept."""
    request = REQUEST.replace("ca", "cb")
    connection.execute(
        "insert into origin values (%s, %s, %s, %s, 'preservation', 'preservation_request')",
        (GIVER, request, CASE, TAKER),
    )
    connection.execute(
        "insert into takedown (id, sender, recipient, purpose, status, urgency, language, due_at, item_status,"
        " item_reason, created_at, updated_at, version)"
        " values (%s, %s, %s, 'preservation', 'accepted', 'urgent', 'ja', %s, '{preserved}', '{\"\"}', %s, %s, 1)",
        (request, GIVER, TAKER, LATER, NOW, NOW),
    )


def places(connection: Connection[tuple[object, ...]]) -> None:
    """After `takedown`, which has brought the request."""
    connection.execute(
        "insert into case_place (row, org, case_file, id, field, sealed, number, added_by, added_at)"
        " values (gen_random_uuid(), %s, %s, %s, 'locations', '\\x01', 1, %s, %s)",
        (GIVER, CASE, OBJECT, PRINCIPAL, NOW),
    )
    connection.execute("insert into place_asked values (%s, %s, %s, %s, 1)", (GIVER, CASE, OBJECT, REQUEST))


def clocks(connection: Connection[tuple[object, ...]]) -> None:
    """After `takedown`: what its platform is, what counted, and what was found."""
    connection.execute(
        "insert into platform_fact values (gen_random_uuid(), %s, 'jp_designated', 'a list', '2026-04-01')", (TAKER,)
    )
    both = (REQUEST, GIVER, TAKER)
    connection.execute(
        "insert into takedown_clock_event values (gen_random_uuid(), %s, %s, %s, 'api', %s, %s, null, %s)",
        (*both, NOW, LATER, NOW),
    )
    connection.execute(
        "insert into item_finding values (gen_random_uuid(), %s, %s, %s, 1, 'there', 'person', %s, %s)",
        (*both, NOW, NOW),
    )


def partner_route(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into partner_route values (gen_random_uuid(), %s, 'removal', '窓口', 'Desk', '{lawyer}', '{}', '{}',"
        " 'any', '{organisation}', '{}', '{}', 'its page', '2026-01-01')",
        (TAKER,),
    )


def named(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into case_name values (%s, %s, '\\x01', '\\x0102', %s, %s)", (GIVER, CASE, PRINCIPAL, NOW)
    )
    connection.execute("insert into case_reopening values (%s, %s, 2, '\\x01', %s, %s)", (GIVER, CASE, PRINCIPAL, NOW))


def draft(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into draft values (gen_random_uuid(), %s, %s, '/cases/new', %s, 1, '\\x01', '\\x02', %s, %s)",
        (GIVER, PRINCIPAL, CASE, NOW, LATER),
    )


def noted(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute("insert into case_note values (%s, %s, 1, '\\x01', %s, %s)", (GIVER, CASE, PRINCIPAL, NOW))
    connection.execute(
        "insert into case_next_step values (%s, %s, '\\x01', '2026-12-04', %s, %s)", (GIVER, CASE, PRINCIPAL, NOW)
    )


def guided(connection: Connection[tuple[object, ...]]) -> None:
    connection.execute(
        "insert into guidance_told values (gen_random_uuid(), %s, %s, '\\x01', %s, %s, %s)",
        (GIVER, CASE, NOW, PRINCIPAL, NOW),
    )
