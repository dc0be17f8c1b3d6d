"""An invitation waits for a second person: inside, at a member that vouched, or the operator."""

from alembic import op

revision = "20261201_11"
down_revision = "20261201_10"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
OF_ONE_PERSON = ("passkey", "web_session", "ceremony", "invitation", "known_device")
OUTSIDE = "('member_admission','access_recovery')"


def upgrade() -> None:
    """What one person made alone before is ended: it is asked for again, by two."""
    op.execute("alter table invitation no force row level security")
    op.execute("""
    delete from invitation where invited_by is not null;
    alter table invitation
      add column act uuid, add column confirmed_by uuid, add column confirmed_at timestamptz,
      add column outside boolean not null default false, add column to_outside boolean not null default false,
      add foreign key (org, act) references two_person_act (org, id),
      add foreign key (org, confirmed_by) references principal (organisation, id);
    update invitation set confirmed_at = created_at, outside = true;
    alter table invitation
      add constraint invitation_asked check ((act is null) = (invited_by is null)),
      add constraint invitation_confirmed check (case when confirmed_at is null
        then confirmed_by is null and not outside
        else (confirmed_by is null) = outside and (confirmed_by is null or confirmed_by <> invited_by) end);
    create unique index invitation_act on invitation (org, act);
    alter table invitation force row level security;
    alter table two_person_act add column by_operator boolean not null default false,
      drop constraint two_people,
      -- whatever the program says: a second person, in time, after the new key or endpoint has answered
      add constraint two_people check (status <> 'done' or (num_nonnulls(decided_by, peer_by) + by_operator::integer = 1
        and (decided_by is null or decided_by <> requested_by) and decided_at < expires_at
        and (challenge is null or answered_at is not null)));
    """)
    op.execute(f"""
    grant update (confirmed_by, confirmed_at, outside, until) on invitation to hub_web;
    drop policy invitation_operator on invitation;
    create policy invitation_operator on invitation for insert to hub_operator
      with check (org = {ORG} and role = 'admin' and principal is null and invited_by is null and outside);
    create policy invitation_operator_sees on invitation for select to hub_operator using (org = {ORG});
    create policy invitation_operator_confirms on invitation for update to hub_operator
      using (org = {ORG} and act is not null) with check (org = {ORG} and outside);
    grant select (org, id, act, until, confirmed_at), update (confirmed_at, outside, until) on invitation
      to hub_operator;
    create policy two_person_act_operator on two_person_act to hub_operator
      using (org = {ORG} and kind = 'member_admission') with check (org = {ORG} and kind = 'member_admission');
    grant select, update (status, decided_at, by_operator) on two_person_act to hub_operator;
    """)
    _confirmed()
    _vouched()
    _let_go("invited_by = new.id or confirmed_by = new.id")


def _confirmed() -> None:
    """The database itself asks for the act that is done, and says once more who stands behind it."""
    op.execute("""
    create function invitation_by_act() returns trigger language plpgsql as $$
    begin
      if current_user not in ('hub_web', 'hub_operator') then
        return null;
      end if;
      if tg_op = 'INSERT' and current_user = 'hub_web' and (new.act is null or new.confirmed_at is not null)
      or tg_op = 'UPDATE' and (new.confirmed_by, new.confirmed_at, new.outside, new.until) is distinct from
          (old.confirmed_by, old.confirmed_at, old.outside, old.until) and (old.confirmed_at is not null or not exists (
        select from two_person_act a where (a.org, a.id) = (new.org, new.act) and a.status = 'done'
          and a.requested_by = new.invited_by and a.decided_by is not distinct from new.confirmed_by
          and a.decided_at = new.confirmed_at and (a.decided_by is null) = new.outside)) then
        raise exception using errcode = 'insufficient_privilege', message = 'two_people_needed';
      end if;
      return null;
    end $$;
    create trigger invitation_by_act after insert or update on invitation
      for each row execute function invitation_by_act();
    """)


def _vouched() -> None:
    """A member that proposed or confirmed an organisation may confirm whom nobody there can; and sees nothing else."""
    op.execute("""
    create policy candidate_post on candidate for select to hub_post using (true);
    grant select (org, second, organisation) on candidate to hub_post;
    grant select on organisation to hub_post;
    grant select (id, act, role, label, created_at, until, confirmed_at, confirmed_by, to_outside) on invitation
      to hub_post;
    """)
    op.execute("set role hub_post")
    op.execute(f"""
    create function vouches_for(member uuid, voucher uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select {ORG} in (member, voucher) and exists (
        select from candidate c where c.organisation = member and voucher in (c.org, c.second))
    $$;
    create function admissions_to_confirm(now timestamptz)
    returns table (org uuid, act uuid, role text, label text, comes_back boolean, asked_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
      select i.org, i.act, i.role, i.label, i.principal is not null, i.created_at
      from candidate c join invitation i on i.org = c.organisation join organisation o on o.id = c.organisation
      join organisation v on v.id = {ORG} and v.id in (c.org, c.second)
      where i.to_outside and i.confirmed_at is null and i.until > now
        and (o.ended_at is null or o.ended_at > now) and o.suspended_at is null
        and (v.ended_at is null or v.ended_at > now) and v.suspended_at is null
    $$;
    revoke all on function vouches_for, admissions_to_confirm from public;
    grant execute on function vouches_for, admissions_to_confirm to hub_web, hub_tables;
    """)
    op.execute("set role hub_tables")
    op.execute(f"""
    create or replace function act_by_peer() returns trigger language plpgsql as $$
    begin
      if current_user = 'hub_web' and new.peer_by is not null and new.peer_by is distinct from old.peer_by and not (
        new.kind = 'emergency_override' and exists (
          select from standing_call c where c.org = new.org and c.act = new.id and c.peer = new.peer
            and c.answered_by = new.peer_by and c.answer = 'confirmed')
        or new.kind in {OUTSIDE} and vouches_for(new.org, new.peer) and exists (
          select from invitation i where (i.org, i.act) = (new.org, new.id) and i.to_outside)) then
        raise exception 'two_people_needed' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    """)


def _let_go(whose: str) -> None:
    """What the leaver has invited or confirmed, perhaps herself, rests on nobody's word any more."""
    op.execute("set role hub_post")
    deletions = "\n".join(
        f"      delete from {table} where org = new.organisation and principal = new.id;" for table in OF_ONE_PERSON
    )
    op.execute(f"""
    create or replace function let_go() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
{deletions}
      -- what the leaver has invited, perhaps herself, rests on nobody's word any more
      delete from invitation where org = new.organisation and ({whose});
      return null;
    end $$;
    """)
    op.execute("set role hub_tables")


def downgrade() -> None:
    """Drop it. What somebody outside confirmed has no second person of the organisation's own: refuse, lose none."""
    op.execute("alter table two_person_act no force row level security")
    op.execute("""
    do $$ begin
      if exists (
        select from two_person_act where by_operator or kind <> 'emergency_override' and peer_by is not null
      ) then
        raise exception 'what was confirmed from outside would be lost';
      end if;
    end $$
    """)
    op.execute("alter table two_person_act force row level security")
    _let_go("invited_by = new.id")
    op.execute("""
    create or replace function act_by_peer() returns trigger language plpgsql as $$
    begin
      if current_user = 'hub_web' and new.peer_by is not null and new.peer_by is distinct from old.peer_by
        and (new.kind <> 'emergency_override' or not exists (
          select from standing_call c where c.org = new.org and c.act = new.id and c.peer = new.peer
            and c.answered_by = new.peer_by and c.answer = 'confirmed')) then
        raise exception 'two_people_needed' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    """)
    op.execute("set role hub_post; drop function admissions_to_confirm; drop function vouches_for; set role hub_tables")
    op.execute(f"""
    revoke select (org, second, organisation) on candidate from hub_post;
    drop policy candidate_post on candidate;
    drop policy two_person_act_operator on two_person_act;
    revoke select, update (status, decided_at, by_operator) on two_person_act from hub_operator;
    revoke select (org, id, act, until, confirmed_at), update (confirmed_at, outside, until) on invitation
      from hub_operator;
    drop policy invitation_operator_confirms on invitation;
    drop policy invitation_operator_sees on invitation;
    drop policy invitation_operator on invitation;
    create policy invitation_operator on invitation for insert to hub_operator
      with check (org = {ORG} and role = 'admin' and principal is null and invited_by is null);
    drop trigger invitation_by_act on invitation;
    drop function invitation_by_act;
    alter table invitation no force row level security;
    delete from invitation where confirmed_at is null;
    alter table invitation drop column act, drop column confirmed_by, drop column confirmed_at, drop column outside,
      drop column to_outside;
    alter table invitation force row level security;
    alter table two_person_act drop constraint two_people, drop column by_operator,
      add constraint two_people check (status <> 'done' or (num_nonnulls(decided_by, peer_by) = 1
        and (decided_by is null or decided_by <> requested_by) and decided_at < expires_at
        and (challenge is null or answered_at is not null)));
    """)
