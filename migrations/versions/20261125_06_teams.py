"""Who works on a case, alarms about unusual reading, and records of what was handed over to whom."""

from alembic import op

revision = "20261125_06"
down_revision = "20261125_05"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
TABLES = ("case_team", "alarm", "provision")
WROTE = ("case_value", "evidence", "outside_disclosure", "consent_grant", "onward_answer", "withdrawal")


def upgrade() -> None:
    """Create the tables; whoever has recorded in a case so far is on its team."""
    op.execute("""
    create table case_team (
      id uuid primary key,
      org uuid not null,
      case_file uuid not null,
      principal uuid not null,
      added_by uuid not null,
      reason_sealed bytea,
      added_at timestamptz not null,
      ended_at timestamptz check (ended_at >= added_at),
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, principal) references principal (organisation, id),
      foreign key (org, added_by) references principal (organisation, id)
    );
    create unique index case_team_living on case_team (org, principal, case_file) where ended_at is null;
    create index case_team_case on case_team (org, case_file, added_at);
    create table alarm (
      id uuid primary key,
      org uuid not null references organisation,
      kind text collate "C" not null check (kind in ('many_cases_read')),
      principal uuid not null,
      at timestamptz not null,
      count integer not null check (count > 0),
      seen_at timestamptz,
      seen_by uuid,
      check ((seen_at is null) = (seen_by is null)),
      check (seen_by <> principal),
      foreign key (org, principal) references principal (organisation, id),
      foreign key (org, seen_by) references principal (organisation, id)
    );
    create index alarm_newest on alarm (org, at, id);
    create index alarm_of_one on alarm (org, principal, at);
    create index ledger_event_case_read on ledger_event (sender, principal, at, object) where verb = 'case:read';
    create table provision (
      id uuid primary key,
      org uuid not null references organisation,
      side text collate "C" not null check (side in ('giver','taker')),
      object uuid not null,
      release uuid,
      sender uuid not null references organisation,
      recipient uuid not null references organisation,
      purpose text collate "C" not null,
      channel text collate "C" not null,
      fields text[] not null check (cardinality(fields) > 0),
      consent uuid,
      agreement uuid,
      at timestamptz,
      check (org = case side when 'giver' then sender else recipient end),
      check ((consent is null) = (side = 'taker'))
    );
    create unique index provision_once on provision (org, side, object, release) nulls not distinct;
    create index provision_newest on provision (org, at, id);
    create index provision_release on provision (release);
    """)
    for table in TABLES:
        op.execute(f"alter table {table} enable row level security, force row level security")
    op.execute(f"""
    create policy case_team_own on case_team to hub_web, hub_worker using (org = {ORG}) with check (org = {ORG});
    create policy alarm_own on alarm to hub_web using (org = {ORG}) with check (org = {ORG});
    create policy provision_reader on provision for select to hub_web, hub_worker using (org = {ORG});
    -- who gives writes both sides' rows in its own transaction: the taker's holds nothing that the packet does not say
    create policy provision_maker on provision for insert to hub_web with check (sender = {ORG});
    create policy provision_purger on provision for delete to hub_worker using (org = {ORG});
    create policy provision_post on provision to hub_post using (true) with check (true);
    grant select, insert, update (ended_at) on case_team to hub_web;
    grant select on case_team to hub_worker;
    grant select, insert, update (seen_at, seen_by) on alarm to hub_web;
    grant select, insert on provision to hub_web;
    grant select, delete on provision to hub_worker;
    grant select, update (at), delete on provision to hub_post;
    """)
    op.execute("set role hub_post")
    op.execute("""
    create function post_provision() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      update provision set at = new.opened_at where release = new.id and at is null and new.opened_at is not null;
      delete from provision where release = new.id and at is null and new.destroyed_at is not null;
      return null;
    end $$;
    revoke all on function post_provision from public;
    grant execute on function post_provision to hub_tables;
    """)
    op.execute("set role hub_tables")
    op.execute("""
    create trigger release_provision after update of opened_at, destroyed_at on release
      for each row execute function post_provision()
    """)
    _found_teams()


def _found_teams() -> None:
    """Under forced row-level security even the owner sees no rows, so it is lifted while they are read."""
    for table in ("case_file", "case_team", *WROTE):
        op.execute(f"alter table {table} no force row level security")
    wrote = " union ".join(f"select org, case_file, recorded_by from {table}" for table in WROTE)
    op.execute(f"""
    insert into case_team (id, org, case_file, principal, added_by, added_at)
    select gen_random_uuid(), wrote.org, wrote.case_file, wrote.recorded_by, wrote.recorded_by, c.created_at
    from ({wrote}) as wrote
    join case_file c on (c.org, c.id) = (wrote.org, wrote.case_file)
    join principal p on (p.organisation, p.id) = (wrote.org, wrote.recorded_by)
    """)
    for table in ("case_file", "case_team", *WROTE):
        op.execute(f"alter table {table} force row level security")


def downgrade() -> None:
    """Drop them; the records of what was handed over are lost with this step, which is why it asks for none."""
    op.execute("alter table provision no force row level security")
    op.execute("""
    do $$ begin
      if exists (select 1 from provision where at is not null) then
        raise exception 'there are records of what was handed over: export them, then delete them by hand';
      end if;
    end $$
    """)
    op.execute("drop trigger release_provision on release")
    op.execute("set role hub_post; drop function post_provision; set role hub_tables")
    op.execute("drop index ledger_event_case_read")
    for table in reversed(TABLES):
        op.execute(f"drop table {table}")
