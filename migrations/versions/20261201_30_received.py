"""What a member received has a team there: who is assigned, and who is walled off from it."""

from alembic import op

revision = "20261201_30"
down_revision = "20261201_20"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
TABLES = ("received_team", "received_wall")
READS = "verb in ('offer:read', 'packet:read', 'packet:downloaded')"


def upgrade() -> None:
    """Create the tables, and the alarm about reading what was received. Nobody is assigned yet."""
    op.execute(f"""
    create table received_team (
      id uuid primary key,
      org uuid not null,
      object uuid not null,
      principal uuid not null,
      how text collate "C" not null check (how in ('by-hand','accepted','alone','standing')),
      reason text collate "C" check (reason in ('takes-it','hand-over','help','absence')),
      assigned_by uuid,
      assigned_at timestamptz not null,
      ended_at timestamptz check (ended_at >= assigned_at),
      ended_by uuid,
      check ((ended_at is null) = (ended_by is null)),
      check ((assigned_by is null) = (how = 'standing')),
      check ((reason is not null) = (how = 'by-hand')),
      foreign key (org, object) references party (org, object),
      foreign key (org, principal) references principal (organisation, id),
      foreign key (org, assigned_by) references principal (organisation, id),
      foreign key (org, ended_by) references principal (organisation, id)
    );
    create unique index received_team_living on received_team (org, object, principal) where ended_at is null;
    create index received_team_of_one on received_team (org, principal, object) where ended_at is null;
    create table received_wall (
      id uuid primary key,
      org uuid not null,
      object uuid not null,
      principal uuid not null,
      reason text collate "C" not null check (reason in ('conflict-of-interest','asked-by-the-assigned')),
      walled_by uuid not null,
      walled_at timestamptz not null,
      lifted_at timestamptz check (lifted_at >= walled_at),
      lifted_by uuid,
      check ((lifted_at is null) = (lifted_by is null)),
      check (lifted_by <> principal),
      foreign key (org, object) references party (org, object),
      foreign key (org, principal) references principal (organisation, id),
      foreign key (org, walled_by) references principal (organisation, id),
      foreign key (org, lifted_by) references principal (organisation, id)
    );
    create unique index received_wall_living on received_wall (org, principal, object) where lifted_at is null;
    create index received_wall_object on received_wall (org, object) where lifted_at is null;
    create index ledger_event_received_read on ledger_event (recipient, principal, at, object) where {READS};
    alter table alarm drop constraint alarm_kind_check, add constraint alarm_kind_check
      check (kind in ('many_cases_read', 'outside_uncovered', 'many_destroyed', 'many_received_read'));
    """)
    for table in TABLES:
        op.execute(f"alter table {table} enable row level security, force row level security")
    op.execute(f"""
    create policy received_team_own on received_team to hub_web, hub_worker
      using (org = {ORG}) with check (org = {ORG});
    create policy received_wall_own on received_wall to hub_web, hub_worker
      using (org = {ORG}) with check (org = {ORG});
    grant select, insert, update (ended_at, ended_by) on received_team to hub_web;
    grant select, insert, update (lifted_at, lifted_by) on received_wall to hub_web;
    grant select on received_team, received_wall to hub_worker;
    """)


def downgrade() -> None:
    """Drop them; who was assigned stands in the ledger. Alarms about what was received are lost with this step."""
    op.execute("""
    alter table alarm no force row level security;
    delete from alarm where kind = 'many_received_read';
    alter table alarm force row level security;
    alter table alarm drop constraint alarm_kind_check, add constraint alarm_kind_check
      check (kind in ('many_cases_read', 'outside_uncovered', 'many_destroyed'));
    drop index ledger_event_received_read;
    """)
    for table in reversed(TABLES):
        op.execute(f"drop table {table}")
