"""Whoever is assigned to what a member received is so by the hub's own mark; `migrate` signs what is there, once."""

from alembic import op

revision = "20261202_10"
down_revision = "20261201_41"

TABLES = ("received_team", "received_standing")


def upgrade() -> None:
    """A row without a mark lets nobody read: the rows of before wait for `migrate` to sign them."""
    for table in TABLES:
        state = "entry_state bigint not null default 1 check (entry_state > 0)"
        op.execute(f"alter table {table} add {state}, add entry_mark bytea")
        op.execute(f"grant update (entry_state, entry_mark) on {table} to hub_web")
    # who sends asks the same statement as who reads: of what a machine stands for it sees its own organisation's
    op.execute("""
    grant select on received_standing to hub_worker;
    alter policy received_standing_own on received_standing to hub_web, hub_worker;
    """)


def downgrade() -> None:
    """Whoever is assigned is so by the row alone again."""
    op.execute("""
    alter policy received_standing_own on received_standing to hub_web;
    revoke select on received_standing from hub_worker;
    """)
    for table in TABLES:
        op.execute(f"alter table {table} drop column entry_mark, drop column entry_state")
