"""Which guidance was told to the person, in which version and words: sealed with the case, appended to only."""

from alembic import op

revision = "20261204_40"
down_revision = "20261204_31"

ORG = "nullif(current_setting('app.org', true), '')::uuid"


def upgrade() -> None:
    """Create the record. Nobody changes a line of it; it goes with its case."""
    op.execute(f"""
    create table guidance_told (
      id uuid not null,
      org uuid not null,
      case_file uuid not null,
      sealed bytea not null,
      told_at timestamptz not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null,
      primary key (org, id),
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, recorded_by) references principal (organisation, id)
    );
    create index guidance_told_by_case on guidance_told (org, case_file, told_at);
    alter table guidance_told enable row level security, force row level security;
    create policy guidance_told_own on guidance_told to hub_web, hub_worker
      using (org = {ORG}) with check (org = {ORG});
    grant select, insert on guidance_told to hub_web;
    grant select, delete on guidance_told to hub_worker;
    """)


def downgrade() -> None:
    """Drop it: it says what was told, and nothing that protects rests on it."""
    op.execute("drop table guidance_told")
