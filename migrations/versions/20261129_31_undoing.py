"""Undoing a withdrawal is a word of hers that is kept, counted or not; destruction can be held once, for 14 days."""

from alembic import op

revision = "20261129_31"
down_revision = "20261129_30"

ORG = "nullif(current_setting('app.org', true), '')::uuid"


def upgrade() -> None:
    """Create the attempts, and where a hold stands."""
    op.execute(f"""
    alter table withdrawal
      add column held_by uuid,
      add column held_at timestamptz,
      add column held_until timestamptz,
      add constraint withdrawal_held check (num_nonnulls(held_by, held_at, held_until) in (0, 3)),
      -- whatever the program says: destruction never waits longer than 14 days, and "now" means now
      add constraint withdrawal_held_days check (held_until <= held_at + interval '14 days'),
      add constraint withdrawal_held_now check (held_at is null or destruction <> 'now'),
      add foreign key (org, held_by) references principal (organisation, id);
    create unique index withdrawal_of_org on withdrawal (org, id);
    grant update (held_by, held_at, held_until) on withdrawal to hub_web;
    create table undo_attempt (
      id uuid primary key,
      org uuid not null,
      withdrawal uuid not null,
      method text collate "C" not null check (method in ('in_writing','orally','by_chat')),
      language text collate "C" not null,
      alone boolean,
      reasons text[] not null,
      counted boolean not null,
      recorded_by uuid not null,
      at timestamptz not null,
      foreign key (org, withdrawal) references withdrawal (org, id),
      foreign key (org, recorded_by) references principal (organisation, id),
      -- whatever the program says: nobody undoes without her own word, said alone
      constraint undo_attempt_counted check (counted = (cardinality(reasons) = 0)),
      constraint undo_attempt_alone check (not counted or alone is true)
    );
    create index undo_attempt_of_withdrawal on undo_attempt (org, withdrawal, at);
    alter table undo_attempt enable row level security, force row level security;
    create policy undo_attempt_own on undo_attempt to hub_web, hub_worker using (org = {ORG}) with check (org = {ORG});
    grant select, insert on undo_attempt to hub_web;
    grant select on undo_attempt to hub_worker;

    -- held once: what was held is only ended earlier, never held again or longer
    create function withdrawal_held_once() returns trigger language plpgsql as $$
    begin
      if old.held_at is not null and ((new.held_at, new.held_by) is distinct from (old.held_at, old.held_by)
          or new.held_until > old.held_until) then
        raise exception 'wrong_move' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    create trigger withdrawal_held_once after update on withdrawal
      for each row execute function withdrawal_held_once();
    """)


def downgrade() -> None:
    """Drop them: what is held is destroyed on the day that its release names; the ledger keeps who held it."""
    op.execute("""
    drop table undo_attempt;
    drop trigger withdrawal_held_once on withdrawal;
    drop function withdrawal_held_once;
    drop index withdrawal_of_org;
    alter table withdrawal drop column held_by, drop column held_at, drop column held_until;
    """)
