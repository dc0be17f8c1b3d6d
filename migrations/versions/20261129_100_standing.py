"""Standing seconds: a peer that two people name and two of its own agree to be; and who is on duty or on call."""

from alembic import op

revision = "20261129_100"
down_revision = "20261129_92"

ORG = "nullif(current_setting('app.org', true), '')::uuid"


def upgrade() -> None:
    """Create both; for the program's role every step of a standing second asks for its act or its own name."""
    op.execute("""
    create table standing_second (
      id uuid primary key,
      org uuid not null references organisation,
      peer uuid not null references organisation,
      named_act uuid not null,
      named_at timestamptz not null,
      agreed_act uuid,
      agreed_at timestamptz check (agreed_at >= named_at),
      ended_at timestamptz,
      ended_by uuid references organisation,
      foreign key (org, named_act) references two_person_act (org, id),
      foreign key (peer, agreed_act) references two_person_act (org, id),
      constraint standing_two_members check (peer <> org),
      constraint standing_agreed_whole check ((agreed_act is null) = (agreed_at is null)),
      constraint standing_ended_whole check ((ended_at is null) = (ended_by is null)),
      constraint standing_ended_by check (ended_by in (org, peer))
    );
    create index standing_second_org on standing_second (org, named_at);
    create index standing_second_peer on standing_second (peer, named_at);
    create table duty_time (
      org uuid not null,
      id uuid not null,
      principal uuid not null,
      kind text collate "C" not null check (kind in ('on_duty','on_call')),
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      set_by uuid not null,
      set_at timestamptz not null,
      ended_at timestamptz,
      primary key (org, id),
      foreign key (org, principal) references principal (organisation, id),
      foreign key (org, set_by) references principal (organisation, id),
      constraint duty_time_a_week check (ends_at > starts_at and ends_at <= starts_at + interval '7 days')
    );
    create index duty_time_of_one on duty_time (org, principal, ends_at);
    """)
    for table in ("standing_second", "duty_time"):
        op.execute(f"alter table {table} enable row level security, force row level security")
    op.execute(f"""
    create policy standing_second_reader on standing_second for select to hub_web, hub_worker
      using ({ORG} in (org, peer));
    create policy standing_second_maker on standing_second for insert to hub_web with check (org = {ORG});
    create policy standing_second_mover on standing_second for update to hub_web
      using ({ORG} in (org, peer)) with check ({ORG} in (org, peer));
    create policy duty_time_own on duty_time to hub_web, hub_worker using (org = {ORG}) with check (org = {ORG});
    grant select, insert, update (agreed_act, agreed_at, ended_at, ended_by) on standing_second to hub_web;
    grant select on standing_second to hub_worker;
    grant select, insert, update (ended_at) on duty_time to hub_web;
    grant select on duty_time to hub_worker;

    create function standing_by_act() returns trigger language plpgsql as $$
    begin
      if current_user <> 'hub_web' then
        return null;
      end if;
      if tg_op = 'UPDATE' and (old.ended_at is not null or old.agreed_at is not null and new.agreed_at is distinct from
          old.agreed_at or new.ended_by is not null and new.ended_by is distinct from {ORG}) then
        raise exception 'wrong_move' using errcode = 'insufficient_privilege';
      end if;
      if tg_op = 'INSERT' and (new.agreed_at is not null or not exists (
        select from two_person_act a where a.org = new.org and a.id = new.named_act and a.object = new.id
          and a.kind = 'standing_named' and a.status = 'done'))
      or tg_op = 'UPDATE' and old.agreed_at is null and new.agreed_at is not null and not exists (
        select from two_person_act a where a.org = new.peer and a.id = new.agreed_act and a.object = new.id
          and a.kind = 'standing_agreed' and a.status = 'done') then
        raise exception 'two_people_needed' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    create trigger standing_by_act after insert or update on standing_second
      for each row execute function standing_by_act();
    """)


def downgrade() -> None:
    """Drop them: the ledgers of both sides still say who agreed to be whose second."""
    op.execute("""
    drop table duty_time;
    drop table standing_second;
    drop function standing_by_act;
    """)
