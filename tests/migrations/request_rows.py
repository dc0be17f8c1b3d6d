"""Requests to remove and their messages, as they stood at some revision."""

from psycopg import Connection

from tests.migrations.rows import CASE, GIVER, LATER, NOW, TAKER


def requests_before(connection: Connection[tuple[object, ...]]) -> None:
    """Four requests that read "sent": one was taken, one died, one waits, one was accepted without its message."""
    for number, message in enumerate(("delivered", "dead", "retrying", "dead"), 1):
        request = f"00000000-0000-4000-8000-0000000000a{number}"
        connection.execute(
            "insert into origin (org, object, case_file, recipient, purpose, channel)"
            " values (%s, %s, %s, %s, 'removal', 'dsa_notice')",
            (GIVER, request, CASE, TAKER),
        )
        connection.execute(
            "insert into takedown (id, sender, recipient, status, urgency, language, due_at, received_at,"
            " received_proof, item_status, item_reason, created_at, updated_at, version)"
            " values (%s, %s, %s, %s, 'urgent', 'ja', %s, %s, 'sent', '{sent,removed}', '{\"\",\"\"}', %s, %s, 1)",
            (request, GIVER, TAKER, "accepted" if number == 4 else "requested", LATER, NOW, NOW, NOW),
        )
        connection.execute(
            "insert into delivery (id, sender, recipient, object, connector, event, status, message_id, attempts,"
            " next_at, created_at, updated_at) values (gen_random_uuid(), %s, %s, %s, 'dsa_notice',"
            " 'takedown.request.created', %s, %s, 1, %s, %s, %s)",
            (GIVER, TAKER, request, message, f"msg_a{number}", NOW, NOW, NOW),
        )


def by_hand(connection: Connection[tuple[object, ...]]) -> None:
    """A message that was not sent, about a request whose item has not left."""
    requests_before(connection)
    connection.execute("update delivery set status = 'by-hand' where message_id = 'msg_a3'")
    connection.execute(
        "update takedown set delivery_status = 'by-hand', item_status = '{\"\",removed}', received_at = null,"
        " received_proof = null where id::text like '%a3'"
    )
