"""Notes of a team's work in a case, and what it does next: sealed under the case's key, and never sent."""

from alembic import op

revision = "20261204_30"
down_revision = "20261204_10"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
TABLES = ("case_note", "case_next_step")


def upgrade() -> None:
    """Two tables; a note is appended to and never changed, a plan is replaced."""
    op.execute("""
    create table case_note (
      org uuid not null,
      case_file uuid not null,
      number integer not null check (number > 0),
      sealed bytea not null,
      written_by uuid not null,
      written_at timestamptz not null,
      primary key (org, case_file, number),
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, written_by) references principal (organisation, id)
    );
    create table case_next_step (
      org uuid not null,
      case_file uuid not null,
      sealed bytea not null,
      due_on date not null,
      planned_by uuid not null,
      planned_at timestamptz not null,
      primary key (org, case_file),
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, planned_by) references principal (organisation, id)
    );
    create index case_next_step_by_day on case_next_step (org, due_on);
    """)
    for table in TABLES:
        op.execute(f"""
        alter table {table} enable row level security, force row level security;
        create policy {table}_own on {table} to hub_web, hub_worker using (org = {ORG}) with check (org = {ORG});
        grant select, insert on {table} to hub_web;
        grant select, delete on {table} to hub_worker;
        """)
    op.execute("grant update (sealed, due_on, planned_by, planned_at), delete on case_next_step to hub_web;")


def downgrade() -> None:
    """Drop them: they are a team's own words about its work, and no fact of the case."""
    for table in reversed(TABLES):
        op.execute(f"drop table {table}")
