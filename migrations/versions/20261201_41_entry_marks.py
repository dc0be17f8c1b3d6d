"""Rows that let somebody in or lead something out carry the hub's mark; `migrate` signs what is there, once."""

from alembic import op

revision = "20261201_41"
down_revision = "20261201_40"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
OF_WEB = (
    *("principal", "passkey", "client", "client_key", "identity_provider", "provider_account", "web_session"),
    *("case_team", "route", "public_key"),
)
SHORT = ("invitation", "ceremony", "provider_ceremony")
OF_INVITATION = (
    "principal, role, digest, code, invited_by, created_at, confirmed_by, outside, to_outside, entry_state, entry_mark"
)
"""Beside what it reads to confirm: digests of secrets that the hub does not keep, which the mark is over."""
OF_OPERATOR = ("principal", "route", "public_key")


def upgrade() -> None:
    """A row without a mark lets nobody in: the rows of before wait for `migrate` to sign them."""
    for table in (*OF_WEB, *SHORT):
        state = "entry_state bigint not null default 1 check (entry_state > 0)"
        op.execute(f"alter table {table} add {state}, add entry_mark bytea")
    for table in OF_WEB:
        op.execute(f"grant update (entry_state, entry_mark) on {table} to hub_web")
    for table in OF_OPERATOR:
        op.execute(f"grant update (entry_state, entry_mark) on {table} to hub_operator")
    op.execute(f"grant select ({OF_INVITATION}) on invitation to hub_operator")
    op.execute("grant update (entry_state, entry_mark) on invitation to hub_web, hub_operator")
    op.execute(f"""
    create policy ledger_event_operator_states on ledger_event for insert to hub_operator with check (
      actor = {ORG} and principal is null and recipient is null and verb = 'entry:changed')
    """)
    # who sends looks whether a recipient's way or key was brought back: which rows changed, and nothing of them
    op.execute(
        "create policy ledger_event_states on ledger_event for select to hub_worker using (verb = 'entry:changed')"
    )


def downgrade() -> None:
    """Whoever is let in is let in by the row alone again."""
    op.execute("drop policy ledger_event_states on ledger_event")
    op.execute("drop policy ledger_event_operator_states on ledger_event")
    op.execute(
        "revoke select (principal, role, digest, code, invited_by, created_at, confirmed_by, outside, to_outside)"
        " on invitation from hub_operator"
    )
    for table in (*OF_WEB, *SHORT):
        op.execute(f"alter table {table} drop column entry_mark, drop column entry_state")
