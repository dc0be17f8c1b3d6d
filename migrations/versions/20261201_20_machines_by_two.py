"""A machine reads or writes content by two people alone, and nobody alone destroys more than two people's consent."""

from alembic import op

revision = "20261201_20"
down_revision = "20261201_53"

CONTENT = (
    *("case:export", "case:read", "case:write", "consent:withdraw", "consent:write", "delivery:redeliver"),
    *("disclosure:preview", "emergency:override", "holding:answer", "own_duty:notify", "referral:answer"),
    *("referral:read", "referral:send", "takedown:answer", "takedown:read", "takedown:send"),
)
"""The scopes on content as they were when this was written; a test compares them with the permissions."""


def upgrade() -> None:
    """What stands is kept: a machine of before reads no content until two confirm its scopes."""
    scopes = ",".join(f"'{one}'" for one in CONTENT)
    op.execute(f"""
    alter table client add column act uuid, add foreign key (org, act) references two_person_act (org, id);
    alter table client_key add column act uuid, add foreign key (org, act) references two_person_act (org, id);
    grant update (scopes, act) on client to hub_web;

    create function on_content(scopes text[]) returns text[] language sql immutable as $$
      select coalesce(array_agg(one order by one), '{{}}') from unnest(scopes) as one
      where one = any(array[{scopes}])
    $$;

    -- after the policy, so that a foreign row is refused as foreign; each act counts once
    create function client_by_act() returns trigger language plpgsql as $$
    begin
      if current_user <> 'hub_web' or cardinality(on_content(new.scopes)) = 0 then
        return null;
      end if;
      if tg_op = 'UPDATE' and new.scopes <@ old.scopes and new.act is not distinct from old.act then
        return null;
      end if;
      if new.binding <> 'dpop' or (tg_op = 'UPDATE' and new.act is not distinct from old.act) or not exists (
        select from two_person_act a
        where a.org = new.org and a.id = new.act and a.object = new.id and a.status = 'done'
          and a.kind = case tg_op when 'INSERT' then 'client_admission' else 'client_scopes' end
      ) then
        raise exception 'two_people_needed' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    create trigger client_by_act after insert or update on client for each row execute function client_by_act();

    create function client_key_by_act() returns trigger language plpgsql as $$
    begin
      if current_user <> 'hub_web' or not exists (
        select from client c
        where c.org = new.org and c.id = new.client and cardinality(on_content(c.scopes)) > 0
      ) then
        return null;
      end if;
      if not exists (
        select from two_person_act a
        where a.org = new.org and a.id = new.act and a.status = 'done'
          and ((a.kind = 'client_key' and a.object = new.id)
            or (a.kind = 'client_admission' and a.object = new.client and not exists (
              select from client_key k where k.org = new.org and k.client = new.client and k.id <> new.id)))
      ) then
        raise exception 'two_people_needed' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    create trigger client_key_by_act after insert on client_key
      for each row execute function client_key_by_act();
    """)
    op.execute("""
    alter table alarm
      drop constraint alarm_kind_check,
      add constraint alarm_kind_check check (kind in ('many_cases_read', 'outside_uncovered', 'many_destroyed'));
    alter table withdrawal
      add column now_waits boolean not null default false,
      add column now_at timestamptz,
      add constraint withdrawal_now_waits check (not now_waits or destruction <> 'now'),
      add constraint withdrawal_now_at check (now_at is null or now_waits);
    create index withdrawal_now on withdrawal (org, recorded_by, at) where destruction = 'now' or now_waits;
    grant update (now_at) on withdrawal to hub_web;

    -- whatever the program says: for a third case within an hour nobody destroys alone
    create function withdrawal_now_counted() returns trigger language plpgsql as $$
    begin
      if current_user <> 'hub_web' or new.destruction <> 'now' or exists (
        select from withdrawal w where w.org = new.org and w.recorded_by = new.recorded_by
          and w.case_file = new.case_file and w.id <> new.id and w.destruction = 'now'
          and w.at > new.at - interval '1 hour'
      ) then
        return null;
      end if;
      if (
        select count(distinct w.case_file) from withdrawal w
        where w.org = new.org and w.recorded_by = new.recorded_by and w.case_file <> new.case_file
          and (w.destruction = 'now' or w.now_waits) and w.at > new.at - interval '1 hour'
      ) >= 2 then
        raise exception 'two_people_needed' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    create trigger withdrawal_now_counted after insert on withdrawal
      for each row execute function withdrawal_now_counted();

    -- and what waits is done by two, once
    create function withdrawal_now_by_two() returns trigger language plpgsql as $$
    begin
      if new.now_at is distinct from old.now_at and (old.now_at is not null or not exists (
        select from two_person_act a
        where a.org = new.org and a.object = new.id and a.kind = 'destroy_now' and a.status = 'done'
          and a.decided_at = new.now_at
      )) then
        raise exception 'two_people_needed' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    create trigger withdrawal_now_by_two after update on withdrawal
      for each row execute function withdrawal_now_by_two();
    """)


def downgrade() -> None:
    """Drop them: the ledger keeps who asked and who confirmed. What waits is destroyed on the day of its release."""
    op.execute("""
    drop trigger withdrawal_now_by_two on withdrawal;
    drop function withdrawal_now_by_two;
    drop trigger withdrawal_now_counted on withdrawal;
    drop function withdrawal_now_counted;
    alter table withdrawal drop column now_waits, drop column now_at;
    alter table alarm no force row level security;
    delete from alarm where kind = 'many_destroyed';
    alter table alarm force row level security,
      drop constraint alarm_kind_check,
      add constraint alarm_kind_check check (kind in ('many_cases_read', 'outside_uncovered'));
    drop trigger client_key_by_act on client_key;
    drop function client_key_by_act;
    drop trigger client_by_act on client;
    drop function client_by_act;
    drop function on_content;
    revoke update (scopes, act) on client from hub_web;
    alter table client_key drop column act;
    alter table client drop column act;
    """)
