"""An invitation waits for a second person: inside, at a member that vouched, or the operator."""

from alembic import op

revision = "20261201_11"
down_revision = "20261201_10"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
OF_ONE_PERSON = ("passkey", "web_session", "ceremony", "invitation", "known_device")
BEFORE = (
    "'invitation:made','member:ended','member:added','service:recorded','key:added','endpoint:changed',"
    "'wrapping_key:turned','wrapping_key:restored'"
)
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
    create policy invitation_operator_confirms on invitation to hub_operator
      using (org = {ORG}) with check (org = {ORG} and act is not null and outside);
    grant select (org, id, act, until, confirmed_at), update (confirmed_by, confirmed_at, outside, until) on invitation
      to hub_operator;
    create policy two_person_act_operator on two_person_act to hub_operator
      using (org = {ORG} and kind = 'member_admission') with check (org = {ORG} and kind = 'member_admission');
    grant select, update (status, decided_at, by_operator) on two_person_act to hub_operator;
    """)
    _operators_lines(f"{BEFORE},'act:confirmed','invitation:confirmed','member:vouched'")
    _confirmed()
    _vouched()
    _let_go("invited_by = new.id or confirmed_by = new.id")


def _operators_lines(verbs: str) -> None:
    """What the operator may write into an organisation's chain."""
    op.execute(f"""
    drop policy ledger_event_operator on ledger_event;
    create policy ledger_event_operator on ledger_event for insert to hub_operator with check (
      actor = {ORG} and principal is null and recipient is null
      and (verb like 'organisation:%' or verb like 'agreement:%' or verb = 'duty:recorded' or verb in ({verbs})));
    """)


def _confirmed() -> None:
    """The database itself asks for the act that is done, and says once more who stands behind it."""
    op.execute("""
    create function invitation_by_act() returns trigger language plpgsql as $$
    begin
      if current_user not in ('hub_web', 'hub_operator') then
        return null;
      end if;
      if tg_op = 'INSERT' and (new.act is null or new.confirmed_at is not null) and current_user = 'hub_web'
      or tg_op = 'INSERT' and new.act is not null and current_user = 'hub_operator'
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
    """A member that proposed or confirmed an organisation may confirm whom nobody there can; and sees nothing else.

    The list of it is written by a trigger alone, which knows who vouches for whom.
    """
    op.execute(f"""
    create table admission (
      org uuid not null references organisation,
      act uuid not null,
      voucher uuid not null references organisation,
      role text collate "C" not null,
      label text not null,
      comes_back boolean not null,
      asked_at timestamptz not null,
      until timestamptz not null,
      primary key (org, act, voucher),
      foreign key (org, act) references two_person_act (org, id)
    );
    create index admission_of_voucher on admission (voucher, asked_at);
    alter table admission enable row level security, force row level security;
    create policy admission_reader on admission for select to hub_web using ({ORG} in (org, voucher));
    create policy admission_post on admission to hub_post using (true) with check (true);
    grant select on admission to hub_web;
    grant select, insert, delete on admission to hub_post;
    create policy candidate_post on candidate for select to hub_post using (true);
    grant select (org, second, organisation) on candidate to hub_post;
    grant select (confirmed_by) on invitation to hub_post;
    """)
    op.execute("set role hub_post")
    op.execute("""
    create function post_admission() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      if tg_op = 'INSERT' then
        insert into admission (org, act, voucher, role, label, comes_back, asked_at, until)
          select distinct new.org, new.act, voucher, new.role, new.label, new.principal is not null, new.created_at,
            new.until
          from candidate c, unnest(array[c.org, c.second]) voucher
          where c.organisation = new.org and new.to_outside and new.act is not null;
      else
        delete from admission where org = old.org and act = old.act;
      end if;
      return null;
    end $$;
    revoke all on function post_admission from public;
    grant execute on function post_admission to hub_tables;
    """)
    op.execute("set role hub_tables")
    op.execute("""
    create trigger invitation_admission after insert or delete or update of confirmed_at on invitation
      for each row execute function post_admission();
    """)
    op.execute(f"""
    create or replace function act_by_peer() returns trigger language plpgsql as $$
    begin
      if current_user = 'hub_web' and new.peer_by is not null and new.peer_by is distinct from old.peer_by and not (
        new.kind = 'emergency_override' and exists (
          select from standing_call c where c.org = new.org and c.act = new.id and c.peer = new.peer
            and c.answered_by = new.peer_by and c.answer = 'confirmed')
        or new.kind in {OUTSIDE} and exists (
          select from admission m where (m.org, m.act, m.voucher) = (new.org, new.id, new.peer))) then
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
    _operators_lines(BEFORE)
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
    op.execute("drop trigger invitation_admission on invitation")
    op.execute("set role hub_post; drop function post_admission; set role hub_tables")
    op.execute(f"""
    drop table admission;
    revoke select (org, second, organisation) on candidate from hub_post;
    drop policy candidate_post on candidate;
    drop policy two_person_act_operator on two_person_act;
    revoke select, update (status, decided_at, by_operator) on two_person_act from hub_operator;
    revoke select (org, id, act, until, confirmed_at), update (confirmed_by, confirmed_at, outside, until) on
      invitation from hub_operator;
    drop policy invitation_operator_confirms on invitation;
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
