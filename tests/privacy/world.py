"""One row in every tenant table, between a giver and a taker, as the administrator put them there."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from psycopg import Connection

from hub.kit.roles import DatabaseRole
from tests.database import TestDatabase
from tests.migrations import night_rows, pair_rows, received_rows, rows, rows_asked
from tests.migrations.rows import ACT, CASE, DIGEST, EVENT, GIVER, LATER, NOW, OBJECT, PRINCIPAL, RELEASE, TAKER

STRANGER = "00000000-0000-4000-8000-0000000000ff"
REQUEST = "00000000-0000-4000-8000-0000000000aa"
CLIENT = "00000000-0000-4000-8000-0000000000cc"
DUTY = "00000000-0000-4000-8000-0000000000bb"

REST = f"""
insert into organisation values ('{STRANGER}', '他', 'other', 'support_ngo', 'JP', '{{ja}}', '{NOW}');
insert into reporting_duty values ('{DUTY}', '{TAKER}', 1, null, null, '無', 'none', 's', '2026-01-01');
insert into evidence
  values (gen_random_uuid(), '{GIVER}', '{CASE}', 1, '\\x01', 'noted', '{PRINCIPAL}', '{NOW}');
insert into case_value_history
  values ('{GIVER}', '{CASE}', 'paid', 2, '\\x01', '{PRINCIPAL}', '{NOW}', '{PRINCIPAL}', '{NOW}');
insert into case_name values ('{GIVER}', '{CASE}', '\\x01', '\\x0102', '{PRINCIPAL}', '{NOW}');
insert into case_note values ('{GIVER}', '{CASE}', 1, '\\x01', '{PRINCIPAL}', '{NOW}');
insert into case_next_step values ('{GIVER}', '{CASE}', '\\x01', '2026-12-04', '{PRINCIPAL}', '{NOW}');
insert into case_reopening values ('{GIVER}', '{CASE}', 2, '\\x01', '{PRINCIPAL}', '{NOW}');
insert into draft
  values (gen_random_uuid(), '{GIVER}', '{PRINCIPAL}', '/cases/new', '{CASE}', 1, '\\x01', '\\x02', '{NOW}', '{LATER}');
insert into guidance_told values (gen_random_uuid(), '{GIVER}', '{CASE}', '\\x01', '{NOW}', '{PRINCIPAL}', '{NOW}');
insert into identity_mark values ('{GIVER}', '{CASE}', 1, '\\x01', '{PRINCIPAL}', '{NOW}');
insert into evidence_state_history
  values ('{GIVER}', '{CASE}', 1, 2, 'preserved', '{PRINCIPAL}', '{NOW}', '{PRINCIPAL}', '{NOW}');
insert into onward_answer_history
  values (gen_random_uuid(), '{GIVER}', '{CASE}', '{DUTY}', 1, false, '{PRINCIPAL}', '{NOW}', '{PRINCIPAL}', '{NOW}');
insert into outside_disclosure
  (id, org, case_file, recipient, purpose, sealed, recorded_by, disclosed_at, recorded_at)
  values (gen_random_uuid(), '{GIVER}', '{CASE}', '{TAKER}', 'care', '\\x01', '{PRINCIPAL}', '{NOW}', '{NOW}');
insert into consent_grant
  values (gen_random_uuid(), '{GIVER}', '{CASE}', '{TAKER}', 'care', 'nowhere', 'given', '{{}}', '{LATER}', 'self',
    'orally', 'ja', '1', '\\x01', '{PRINCIPAL}', '{NOW}');
insert into consent_fold
  values (gen_random_uuid(), '{GIVER}', '{CASE}', '{TAKER}', 'care', 'nowhere', 'given', '{{}}', '{LATER}', '\\x01',
    gen_random_uuid(), '{NOW}');
insert into onward_answer values ('{GIVER}', '{CASE}', '{DUTY}', 1, '{TAKER}', true, '{PRINCIPAL}', '{NOW}');
insert into withdrawal
  values (gen_random_uuid(), '{GIVER}', '{CASE}', '{TAKER}', 'now', false, '{PRINCIPAL}', '{NOW}');
insert into agreement
  values (gen_random_uuid(), '{GIVER}', '{TAKER}', '{{care}}', '{{}}', 30, false, '2026-01-01', null, '{NOW}');
insert into opponent_match values ('{OBJECT}', '\\x01', '{GIVER}', '{TAKER}');
insert into origin values ('{GIVER}', '{REQUEST}', '{CASE}', '{TAKER}', 'removal', 'platform_webhook');
insert into takedown
  (id, sender, recipient, status, urgency, language, due_at, item_status, item_reason, created_at, updated_at, version)
  values ('{REQUEST}', '{GIVER}', '{TAKER}', 'requested', 'urgent', 'ja', '{LATER}', '{{sent}}', '{{""}}',
    '{NOW}', '{NOW}', 1);
insert into takedown_sealed values ('{REQUEST}', '{RELEASE}', '{GIVER}', '{TAKER}', '\\x01');
insert into item_match values ('{REQUEST}', 1, '\\x01', '{GIVER}', '{TAKER}');
insert into case_place (row, org, case_file, id, field, sealed, number, added_by, added_at)
  values (gen_random_uuid(), '{GIVER}', '{CASE}', '{OBJECT}', 'locations', '\\x01', 1, '{PRINCIPAL}', '{NOW}');
insert into place_asked values ('{GIVER}', '{CASE}', '{OBJECT}', '{REQUEST}', 1);
insert into takedown_correction values (gen_random_uuid(), '{REQUEST}', '{GIVER}', '{TAKER}', 1, 2, 'removed', '',
  'refused', 'other', 'wrong-item', '{TAKER}', '{NOW}');
insert into takedown_clock_event
  values (gen_random_uuid(), '{REQUEST}', '{GIVER}', '{TAKER}', 'api', '{NOW}', '{LATER}',
  null, '{NOW}');
insert into item_finding values (gen_random_uuid(), '{REQUEST}', '{GIVER}', '{TAKER}', 1, 'there', 'person', '{NOW}',
  '{NOW}');
insert into pair_change (sender, cause, subject, at) values ('{GIVER}', 'resumed-from-security', '{GIVER}', '{NOW}');
insert into delivery_body select id, sender, '\\x01' from delivery;
insert into delivery_attempt select id, 1, sender, '{NOW}' from delivery;
insert into due values ('{GIVER}', '{OBJECT}', 'referral.expire', '{LATER}');
insert into ledger_link values ('{GIVER}', 1, '{EVENT}', '\\x00', '{DIGEST}');
insert into ledger_head values ('{GIVER}', 1, '{DIGEST}', '\\x00', '{NOW}');
insert into log_leaf values ('{GIVER}', '{NOW}', 0, 1, '{DIGEST}');
insert into head_mail values ('{GIVER}', '{NOW}', 1, '{NOW}', '{LATER}');
insert into client values
  ('{GIVER}', '{CLIENT}', '{PRINCIPAL}', 'gateway', 'dpop', '{{case:read}}', 60, '{NOW}');
insert into client_key values ('{GIVER}', '{CLIENT}', gen_random_uuid(), 'kid', 'thumbprint', '{{}}', '{NOW}');
insert into spent_assertion values ('{GIVER}', '{CLIENT}', '\\x01', '{NOW}', '{LATER}');
insert into spent_proof values ('{GIVER}', '\\x01', '{LATER}');
insert into revoked_token values ('{GIVER}', gen_random_uuid(), '{LATER}');
insert into admission values ('{GIVER}', '{ACT}', '{TAKER}', 'caseworker', 'desk', false, '{NOW}', '{LATER}');
insert into idempotency values ('{GIVER}', 'client', 'key', 'offer', '{DIGEST}', null, '{NOW}')
"""


LOADS = (
    *(rows.directory, rows.case, rows.release, rows.holding, rows.referral, rows.delivery, rows.ledger),
    *(rows.candidate, rows.provider, rows.act, rows.team, rows.alarm, rows.provision, rows.emergency),
    *(rows.own_duty, rows_asked.asked_again, rows.review, rows.statement, rows.undoing, rows.guardian, rows.narrowed),
    *(received_rows.received, received_rows.standing),
    *(pair_rows.asked, night_rows.standing, night_rows.danger, night_rows.called),
)


def fill(database: TestDatabase) -> None:
    """Put the rows there."""
    with database.connect() as connection:
        for load in LOADS:
            load(connection)
        rows.people(connection)
        connection.execute(REST.encode())


def tenant_tables(database: TestDatabase) -> list[str]:
    """Every table with row-level security, with at least one row in it."""
    with database.connect() as connection:
        found = connection.execute(
            "select relname from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace order by 1"
        )
        return [str(name) for (name,) in found]


@contextmanager
def acting(
    database: TestDatabase, role: DatabaseRole, organisation: str | None
) -> Iterator[Connection[tuple[Any, ...]]]:
    """A transaction of this role as this organisation; rolled back at the end."""
    with database.connect(role) as connection, connection.transaction(force_rollback=True):
        connection.execute("select set_config('app.org', %s, true)", (organisation or "",))
        yield connection
