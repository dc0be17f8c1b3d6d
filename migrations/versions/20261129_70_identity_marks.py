"""What workers marked in words that leave: hidden or kept, remembered for the case, appended to and never changed."""

from alembic import op

revision = "20261129_70"
down_revision = "20261129_80"

ORG = "nullif(current_setting('app.org', true), '')::uuid"


def upgrade() -> None:
    """Create the marks. The newest of a field and a find rules."""
    op.execute(f"""
    create table identity_mark (
      org uuid not null,
      case_file uuid not null,
      number integer not null check (number > 0),
      sealed bytea not null,
      marked_by uuid not null,
      marked_at timestamptz not null,
      primary key (org, case_file, number),
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, marked_by) references principal (organisation, id)
    );
    alter table identity_mark enable row level security, force row level security;
    create policy identity_mark_own on identity_mark to hub_web, hub_worker
      using (org = {ORG}) with check (org = {ORG});
    grant select, insert on identity_mark to hub_web;
    grant select, delete on identity_mark to hub_worker;
    """)


def downgrade() -> None:
    """Refused while there are marks: what a worker said to hide would leave."""
    op.execute("""
    alter table identity_mark no force row level security;
    do $$ begin
      if exists (select 1 from identity_mark) then
        raise exception 'there are marks on words that leave: without them what was to be hidden would be sent';
      end if;
    end $$;
    drop table identity_mark
    """)
