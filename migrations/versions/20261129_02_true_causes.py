"""Why something was narrowed, for the sender alone; who watches what a closed case left; reasons of the hub."""

from alembic import op

revision = "20261129_02"
down_revision = "20261129_01"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
OPEN = "'draft','requested','received','accepted','in-progress','on-hold'"
OF_THE_HUB = "'expired','consent-withdrawn','ended-by-sender','agreement-ended'"
MOVES = """
  ('draft','requested','requester'), ('draft','entered-in-error','requester'),
  ('requested','received','recipient'), ('requested','accepted','recipient'), ('requested','rejected','recipient'),
  ('received','accepted','recipient'), ('received','rejected','recipient'),
  ('accepted','in-progress','recipient'), ('accepted','on-hold','recipient'),
  ('accepted','completed','recipient'), ('accepted','failed','recipient'),
  ('in-progress','on-hold','recipient'), ('on-hold','in-progress','recipient'),
  ('in-progress','completed','recipient'), ('in-progress','failed','recipient'),
  ('requested','cancelled','either'), ('received','cancelled','either'), ('accepted','cancelled','either'),
  ('in-progress','cancelled','either'), ('on-hold','cancelled','either'), ('draft','cancelled','requester')
"""
CHECK = f"""
-- runs as the caller, so that current_user tells the hub itself from the parties
create or replace function task_move_check() returns trigger language plpgsql as $$
declare
  org uuid := {ORG};
  actor text := case when org = old.sender then 'requester' when org = old.recipient then 'recipient' end;
  -- a recipient that only gets mail: the sender records its answers (fixed when the request is made)
  recorded boolean := org = old.sender and to_jsonb(old) ->> 'answered_by' = 'sender';
begin
  if new.status = old.status then
    return new;
  end if;
  $hub
  if not exists (
    select 1 from (values {MOVES}) as allowed(from_status, to_status, by_actor)
    where from_status = old.status and to_status = new.status
  ) then
    raise exception using errcode = 'HB003', message = 'wrong_move';
  end if;
  if not exists (
    select 1 from (values {MOVES}) as allowed(from_status, to_status, by_actor)
    where from_status = old.status and to_status = new.status
      and (by_actor in ('either', actor) or (by_actor = 'recipient' and recorded))
  ) then
    raise exception using errcode = 'HB002', message = 'not_your_move';
  end if;
  return new;
end $$;
"""
WITH_REASONS = f"""
  -- the hub ends for a sender where a word narrows: `app.hub_ends` is set in that one statement
  if current_user = 'hub_worker' or (coalesce(current_setting('app.hub_ends', true), '') = 'on' and org = old.sender)
  then
    if new.status = 'cancelled' and new.reason in ({OF_THE_HUB}) and old.status in ({OPEN}) then
      return new;
    end if;
    raise exception using errcode = 'HB002', message = 'not_your_move';
  end if;
  if new.reason in ({OF_THE_HUB}) then
    raise exception using errcode = 'HB004', message = 'reason_of_the_hub';
  end if;"""
WITHOUT = f"""
  if current_user = 'hub_worker' then
    if new.status = 'cancelled' and new.reason in ('expired', 'consent-withdrawn') and old.status in ({OPEN}) then
      return new;
    end if;
    raise exception using errcode = 'HB002', message = 'not_your_move';
  end if;"""


def upgrade() -> None:
    """Create narrowed and watcher."""
    op.execute("""
    create table narrowed (
      id uuid primary key,
      org uuid not null,
      object uuid not null,
      cause text collate "C" not null check (cause <> ''),
      act text collate "C" not null check (act <> ''),
      reason text collate "C",
      principal uuid,
      at timestamptz not null,
      foreign key (org, object) references origin (org, object)
    );
    create index narrowed_of_object on narrowed (org, object, at);
    create table watcher (
      org uuid not null,
      object uuid not null,
      principal uuid not null,
      named_by uuid not null,
      named_at timestamptz not null,
      primary key (org, object),
      foreign key (org, object) references origin (org, object),
      foreign key (org, principal) references principal (organisation, id),
      foreign key (org, named_by) references principal (organisation, id)
    );
    """)
    for table in ("narrowed", "watcher"):
        op.execute(f"""
        alter table {table} enable row level security, force row level security;
        create policy {table}_own on {table} to hub_web, hub_worker using (org = {ORG}) with check (org = {ORG});
        grant select, insert on {table} to hub_web;
        """)
    op.execute("""
    grant select, insert on narrowed to hub_worker;
    grant select on watcher to hub_worker;
    grant update (principal, named_by, named_at) on watcher to hub_web;
    """)
    op.execute(CHECK.replace("$hub", WITH_REASONS))


def downgrade() -> None:
    """Drop them."""
    op.execute(CHECK.replace("$hub", WITHOUT))
    op.execute("drop table watcher; drop table narrowed;")
