"""Whatever the operator changes of a member is a line in that member's ledger: the verbs of all that it may change."""

from alembic import op

revision = "20261201_50"
down_revision = "20261130_60"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
BEFORE = "'duty:recorded', 'invitation:made', 'member:ended'"
SINCE = (
    f"{BEFORE}, 'member:added', 'service:recorded', 'key:added', 'endpoint:changed', "
    "'wrapping_key:turned', 'wrapping_key:restored'"
)


def upgrade() -> None:
    """In nobody's name, into one organisation's chain, as before."""
    _allow(SINCE)


def downgrade() -> None:
    """Lines that were written stay."""
    _allow(BEFORE)


def _allow(verbs: str) -> None:
    op.execute(f"""
    drop policy ledger_event_operator on ledger_event;
    create policy ledger_event_operator on ledger_event for insert to hub_operator with check (
      actor = {ORG} and principal is null and recipient is null
      and (verb like 'organisation:%' or verb like 'agreement:%' or verb in ({verbs})));
    """)
