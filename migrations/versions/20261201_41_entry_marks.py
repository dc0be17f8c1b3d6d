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
OF_OPERATOR = ("principal", "route", "public_key")
VERBS = "verb like 'organisation:%' or verb like 'agreement:%' or verb = 'duty:recorded'"
WRITTEN = "'invitation:made', 'member:ended'"


def upgrade() -> None:
    """A row without a mark lets nobody in: the rows of before wait for `migrate` to sign them."""
    for table in (*OF_WEB, *SHORT):
        state = "entry_state bigint not null default 1 check (entry_state > 0)"
        op.execute(f"alter table {table} add {state}, add entry_mark bytea")
    for table in OF_WEB:
        op.execute(f"grant update (entry_state, entry_mark) on {table} to hub_web")
    for table in OF_OPERATOR:
        op.execute(f"grant update (entry_state, entry_mark) on {table} to hub_operator")
    _operator(f"{VERBS} or verb in ({WRITTEN}, 'entry:changed')")
    # who sends looks whether a recipient's way or key was brought back: which rows changed, and nothing of them
    op.execute(
        "create policy ledger_event_states on ledger_event for select to hub_worker using (verb = 'entry:changed')"
    )


def _operator(verbs: str) -> None:
    """What the operator writes into a member's chain; it reads none."""
    op.execute(f"""
    drop policy ledger_event_operator on ledger_event;
    create policy ledger_event_operator on ledger_event for insert to hub_operator with check (
      actor = {ORG} and principal is null and recipient is null and ({verbs}));
    """)


def downgrade() -> None:
    """Whoever is let in is let in by the row alone again."""
    op.execute("drop policy ledger_event_states on ledger_event")
    _operator(f"{VERBS} or verb in ({WRITTEN})")
    for table in (*OF_WEB, *SHORT):
        op.execute(f"alter table {table} drop column entry_mark, drop column entry_state")
