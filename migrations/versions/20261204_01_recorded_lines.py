"""Facts of a platform and ways of a member have verbs of their own in the ledger; the operator may write them."""

from alembic import op

revision = "20261204_01"
down_revision = "20261203_50"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
BEFORE = (
    "'duty:recorded', 'invitation:made', 'member:ended', 'member:added', 'service:recorded', 'key:added', "
    "'endpoint:changed', 'wrapping_key:turned', 'wrapping_key:restored', 'act:confirmed', 'invitation:confirmed', "
    "'member:vouched'"
)
SINCE = f"{BEFORE}, 'platform_fact:recorded', 'partner_route:recorded'"


def upgrade() -> None:
    """Lines of before, which say `service:recorded`, stay as they were hashed."""
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
