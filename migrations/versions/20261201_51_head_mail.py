"""To whom the day's head of its ledger was mailed: one row a member, of its newest day."""

from alembic import op

revision = "20261201_51"
down_revision = "20261201_50"

ORG = "nullif(current_setting('app.org', true), '')::uuid"


def upgrade() -> None:
    """Days, instants and a number: the worker finds whose turn it is across organisations, and reads its own heads."""
    op.execute(f"""
    create table head_mail (
      org uuid primary key references organisation,
      day date not null,
      seq bigint,
      begun_at timestamptz not null,
      leased_until timestamptz not null,
      ended_at timestamptz,
      foreign key (org, seq) references ledger_head (org, seq)
    );
    alter table head_mail enable row level security, force row level security;
    create policy head_mail_worker on head_mail to hub_worker using (true) with check (true);
    grant select, insert, update on head_mail to hub_worker;
    create policy ledger_head_mailed on ledger_head for select to hub_worker using (org = {ORG});
    grant select on ledger_head to hub_worker;
    """)


def downgrade() -> None:
    """Drop it: somebody may get a second head on that day."""
    op.execute("""
    revoke select on ledger_head from hub_worker;
    drop policy ledger_head_mailed on ledger_head;
    drop table head_mail;
    """)
