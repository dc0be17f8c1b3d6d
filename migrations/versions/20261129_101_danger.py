"""Danger to life as one person records it; the standing second that is called and may confirm the written part."""

from alembic import op

revision = "20261129_101"
down_revision = "20261129_100"

ORG = "nullif(current_setting('app.org', true), '')::uuid"


def upgrade() -> None:
    """Create the records and the calls; a standing second that was called may confirm an act and its emergency."""
    op.execute("""
    create table danger (
      org uuid not null,
      id uuid not null,
      case_file uuid not null,
      disclosure uuid not null,
      sealed bytea not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null,
      primary key (org, id),
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, recorded_by) references principal (organisation, id)
    );
    create index danger_of_case on danger (org, case_file, recorded_at);
    create table standing_call (
      id uuid primary key,
      org uuid not null references organisation,
      peer uuid not null references organisation,
      act uuid not null,
      data_key bytea not null,
      epoch integer not null,
      sealed bytea not null,
      called_at timestamptz not null,
      expires_at timestamptz not null check (expires_at > called_at),
      answered_at timestamptz,
      answered_by uuid,
      answer text collate "C" check (answer in ('confirmed','declined')),
      settled_at timestamptz,
      foreign key (org, act) references two_person_act (org, id),
      foreign key (peer, answered_by) references principal (organisation, id),
      constraint standing_call_two_members check (peer <> org),
      constraint standing_call_whole check (num_nonnulls(answered_at, answered_by, answer) in (0, 3))
    );
    create index standing_call_peer on standing_call (peer, called_at) where answered_at is null and settled_at is null;
    create index standing_call_act on standing_call (org, act);
    alter table two_person_act add column peer uuid references organisation, add column peer_by uuid,
      add foreign key (peer, peer_by) references principal (organisation, id),
      add constraint two_person_act_peer check ((peer is null) = (peer_by is null) and peer <> org),
      drop constraint two_people,
      -- whatever the program says: a second person, in time, after the new key or endpoint has answered
      add constraint two_people check (status <> 'done' or (num_nonnulls(decided_by, peer_by) = 1
        and (decided_by is null or decided_by <> requested_by) and decided_at < expires_at
        and (challenge is null or answered_at is not null)));
    alter table emergency alter column confirmed_by drop not null,
      add column peer uuid references organisation, add column peer_by uuid,
      add foreign key (peer, peer_by) references principal (organisation, id),
      add constraint emergency_peer check ((peer is null) = (peer_by is null) and peer <> org),
      drop constraint two_people,
      add constraint two_people check (num_nonnulls(confirmed_by, peer_by) = 1
        and (confirmed_by is null or asked_by <> confirmed_by));
    """)
    for table in ("danger", "standing_call"):
        op.execute(f"alter table {table} enable row level security, force row level security")
    op.execute(f"""
    create policy danger_own on danger to hub_web, hub_worker using (org = {ORG}) with check (org = {ORG});
    create policy standing_call_reader on standing_call for select to hub_web, hub_worker using ({ORG} in (org, peer));
    create policy standing_call_maker on standing_call for insert to hub_worker with check (org = {ORG});
    create policy standing_call_mover on standing_call for update to hub_web
      using ({ORG} in (org, peer)) with check ({ORG} in (org, peer));
    create policy two_person_act_worker on two_person_act for select to hub_worker using (org = {ORG});
    grant select, insert on danger to hub_web;
    grant select, delete on danger to hub_worker;
    grant select, update (answered_at, answered_by, answer, settled_at) on standing_call to hub_web;
    grant select, insert on standing_call to hub_worker;
    grant select on two_person_act to hub_worker;
    -- a notice that a standing second is called comes from a case as everything that is sent does
    grant insert on origin to hub_worker;
    grant update (peer, peer_by) on two_person_act to hub_web;
    """)
    _walls()


def _walls() -> None:
    """The database itself asks for the call, its own side's word, and what was done with it."""
    op.execute(f"""
    create function standing_call_own() returns trigger language plpgsql as $$
    begin
      if current_user = 'hub_web' and (old.answered_at is not null and new.answered_at is distinct from old.answered_at
        or new.answered_at is distinct from old.answered_at and new.peer is distinct from {ORG}) then
        raise exception 'wrong_move' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    create trigger standing_call_own after update on standing_call
      for each row execute function standing_call_own();
    create function act_by_peer() returns trigger language plpgsql as $$
    begin
      if current_user = 'hub_web' and new.peer_by is not null and new.peer_by is distinct from old.peer_by
        and (new.kind <> 'emergency_override' or not exists (
          select from standing_call c where c.org = new.org and c.act = new.id and c.peer = new.peer
            and c.answered_by = new.peer_by and c.answer = 'confirmed')) then
        raise exception 'two_people_needed' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    create trigger two_person_act_by_peer after update on two_person_act
      for each row execute function act_by_peer();
    create or replace function emergency_by_act() returns trigger language plpgsql as $$
    begin
      if current_user not in ('hub_web', 'hub_worker') then
        return null;
      end if;
      if tg_op = 'UPDATE' and (old.ended_at is not null or new.ended_at is null) then
        raise exception 'wrong_move' using errcode = 'insufficient_privilege';
      end if;
      if tg_op = 'INSERT' and not exists (
        select from two_person_act a
        where a.org = new.org and a.id = new.id and a.kind = 'emergency_override' and a.object = new.case_file
          and a.status = 'done' and a.requested_by = new.asked_by
          and (a.decided_by, a.peer, a.peer_by) is not distinct from (new.confirmed_by, new.peer, new.peer_by)
          and a.decided_at = new.confirmed_at
      ) then
        raise exception 'two_people_needed' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    """)


def downgrade() -> None:
    """Drop them. What a standing second confirmed has no second person of the organisation's own: refuse, lose none."""
    op.execute("""
    alter table danger no force row level security;
    alter table two_person_act no force row level security;
    do $$ begin
      if exists (select from danger) or exists (select from two_person_act where peer_by is not null) then
        raise exception 'records of danger to life, or what a standing second confirmed, would be lost';
      end if;
    end $$;
    alter table two_person_act force row level security;
    create or replace function emergency_by_act() returns trigger language plpgsql as $$
    begin
      if current_user not in ('hub_web', 'hub_worker') then
        return null;
      end if;
      if tg_op = 'UPDATE' and (old.ended_at is not null or new.ended_at is null) then
        raise exception 'wrong_move' using errcode = 'insufficient_privilege';
      end if;
      if tg_op = 'INSERT' and not exists (
        select from two_person_act a
        where a.org = new.org and a.id = new.id and a.kind = 'emergency_override' and a.object = new.case_file
          and a.status = 'done' and a.requested_by = new.asked_by and a.decided_by = new.confirmed_by
          and a.decided_at = new.confirmed_at
      ) then
        raise exception 'two_people_needed' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    drop trigger two_person_act_by_peer on two_person_act;
    drop function act_by_peer;
    drop table standing_call;
    drop function standing_call_own;
    drop table danger;
    revoke insert on origin from hub_worker;
    revoke select on two_person_act from hub_worker;
    drop policy two_person_act_worker on two_person_act;
    alter table emergency drop constraint two_people, drop column peer, drop column peer_by,
      alter column confirmed_by set not null,
      add constraint two_people check (asked_by <> confirmed_by);
    alter table two_person_act drop constraint two_people, drop column peer, drop column peer_by,
      add constraint two_people check (status <> 'done' or (decided_by is not null and decided_by <> requested_by
        and decided_at < expires_at and (challenge is null or answered_at is not null)));
    """)
