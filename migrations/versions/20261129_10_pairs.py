"""What a pair of organisations or the hub changes after sending: agreements end, suspensions and stolen keys count."""

from alembic import op

revision = "20261129_10"
down_revision = "20261129_02"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
BOTH = f"sender = {ORG} or recipient = {ORG}"
CAUSES = (
    "'agreement-narrowed','agreement-breached','duty','recipient-suspended','sender-suspended',"
    "'suspended-administratively','resumed','resumed-from-security','key-revoked','key-stolen','key-renewed'"
)
# a day of an agreement or duty is a day in Japan, which has no summer time
_DAY = "(({day})::timestamp - interval '9 hours') at time zone 'UTC'"
TRIGGERS = {
    "agreement": "agreement_pair_change after insert or update of valid_to, end_reason on agreement",
    "duty": "reporting_duty_pair_change after insert or update of valid_to on reporting_duty",
    "suspension": "organisation_pair_change after update of suspended_at, suspended_for on organisation",
    "key": "public_key_pair_change after insert or update of revoked_at, stolen on public_key",
}


def upgrade() -> None:
    """Each change is one row, written by the database itself whoever makes it; every release knows which it saw."""
    op.execute(f"""
    alter table agreement
      add ended_at timestamptz,
      add ended_by uuid references organisation,
      add end_reason text collate "C" check (end_reason in ('ended','breach')),
      add constraint agreement_ended check ((ended_at is null) = (end_reason is null)),
      add constraint agreement_ended_by
        check (ended_by is null or (ended_by in (sender, recipient) and ended_at is not null));
    create policy agreement_ender on agreement for update to hub_web using ({BOTH}) with check ({BOTH});
    grant update (ended_at, ended_by, end_reason) on agreement to hub_web, hub_operator;
    alter table organisation
      add suspended_since timestamptz,
      add constraint organisation_suspended_since
        check (suspended_since is null or (suspended_at is not null and suspended_since <= suspended_at));
    alter table public_key
      add stolen boolean not null default false,
      add constraint public_key_stolen check (not stolen or revoked_at is not null);
    create index public_key_revoked on public_key (organisation) where revoked_at is not null;
    grant update (stolen) on public_key to hub_web;
    alter table release
      add terms_seen bigint not null default 0,
      add terms_at timestamptz;
    alter table release no force row level security;
    update release set terms_at = created_at;
    alter table release force row level security;
    create sequence pair_change_order as bigint;
    create table pair_change (
      id bigint primary key default nextval('pair_change_order'),
      sender uuid references organisation,
      recipient uuid references organisation,
      cause text collate "C" not null check (cause in ({CAUSES})),
      subject uuid not null,
      at timestamptz not null,
      swept_at timestamptz,
      constraint pair_change_side check (num_nonnulls(sender, recipient) > 0)
    );
    create index pair_change_recipient on pair_change (recipient, id);
    create index pair_change_sender on pair_change (sender, id);
    create index pair_change_waiting on pair_change (at, id) where swept_at is null;
    alter table pair_change enable row level security, force row level security;
    create policy pair_change_reader on pair_change for select to hub_web using ({BOTH});
    -- the sweep crosses organisations: these rows hold ids, words and times only
    create policy pair_change_sweep on pair_change to hub_worker using (true) with check (true);
    create policy pair_change_post on pair_change to hub_post using (true) with check (true);
    grant select on pair_change to hub_web, hub_worker, hub_post;
    grant select (terms_seen, terms_at) on release to hub_post;
    grant select (organisation, purpose, revoked_at) on public_key to hub_post;
    grant insert on pair_change to hub_post;
    grant usage on sequence pair_change_order to hub_post;
    grant update (swept_at) on pair_change to hub_worker;
    grant update (terms_seen, terms_at) on release to hub_web, hub_worker;
    grant update (respond_by, expires_at) on referral to hub_worker;

    drop policy ledger_event_operator on ledger_event;
    create policy ledger_event_operator on ledger_event for insert to hub_operator with check (
      actor = {ORG} and principal is null and recipient is null
      and (verb like 'organisation:%' or verb like 'agreement:%' or verb = 'duty:recorded'
        or verb in ('invitation:made', 'member:ended')));

    -- an agreement ends once, by one of its two or by the operator, and does not begin again; that it was broken can
    -- still be said of one that the other side ended first
    create function agreement_ends_once() returns trigger language plpgsql as $$
    begin
      if old.ended_at is not null and (new.ended_at is distinct from old.ended_at
          or (new.end_reason <> old.end_reason and new.end_reason <> 'breach')) then
        raise exception 'wrong_move' using errcode = 'insufficient_privilege';
      end if;
      if current_user = 'hub_web' and new.ended_by is distinct from {ORG} then
        raise exception 'not_your_move' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$;
    create trigger agreement_ends_once before update on agreement for each row execute function agreement_ends_once();
    """)
    _changes()
    _known_terms()


def _changes() -> None:
    start, end = _DAY.format(day="new.valid_from"), _DAY.format(day="new.valid_to + 1")
    op.execute("set role hub_post")
    op.execute(f"""
    create function post_agreement_change() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
      if tg_op = 'INSERT' then
        insert into pair_change (sender, recipient, cause, subject, at)
          values (new.sender, new.recipient, 'agreement-narrowed', new.id, {start});
      end if;
      if new.valid_to is not null and (tg_op = 'INSERT' or new.valid_to is distinct from old.valid_to) then
        insert into pair_change (sender, recipient, cause, subject, at)
          values (new.sender, new.recipient, 'agreement-narrowed', new.id, {end});
      end if;
      if tg_op = 'UPDATE' and new.end_reason is distinct from old.end_reason then
        insert into pair_change (sender, recipient, cause, subject, at)
          values (new.sender, new.recipient,
            case new.end_reason when 'breach' then 'agreement-breached' else 'agreement-narrowed' end,
            new.id, new.ended_at);
      end if;
      return null;
    end $$;
    create function post_duty_change() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
      if tg_op = 'INSERT' then
        insert into pair_change (recipient, cause, subject, at) values (new.organisation, 'duty', new.id, {start});
      end if;
      if new.valid_to is not null and (tg_op = 'INSERT' or new.valid_to is distinct from old.valid_to) then
        insert into pair_change (recipient, cause, subject, at) values (new.organisation, 'duty', new.id, {end});
      end if;
      return null;
    end $$;
    create function post_suspension_change() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
      if new.suspended_at is not null and new.suspended_for is distinct from old.suspended_for then
        insert into pair_change (sender, recipient, cause, subject, at) values
          (null, new.id, case new.suspended_for when 'security' then 'recipient-suspended'
            else 'suspended-administratively' end, new.id, new.suspended_at),
          (new.id, null, case new.suspended_for when 'security' then 'sender-suspended'
            else 'suspended-administratively' end, new.id, new.suspended_at);
      end if;
      if old.suspended_at is not null and new.suspended_at is null then
        insert into pair_change (sender, recipient, cause, subject, at)
          select side.sender, side.recipient,
            case old.suspended_for when 'security' then 'resumed-from-security' else 'resumed' end, new.id,
            old.suspended_at
          from (values (null, new.id), (new.id, null)) as side(sender, recipient);
      end if;
      return null;
    end $$;
    create function post_key_change() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
      if tg_op = 'INSERT' then
        insert into pair_change (recipient, cause, subject, at)
          select new.organisation, 'key-renewed', new.id, new.created_at where exists (
            select from public_key lost
            where lost.organisation = new.organisation and lost.purpose = new.purpose and lost.revoked_at is not null);
      elsif new.revoked_at is not null and (old.revoked_at is null or new.stolen and not old.stolen) then
        insert into pair_change (recipient, cause, subject, at)
          values (new.organisation, case when new.stolen then 'key-stolen' else 'key-revoked' end, new.id,
            new.revoked_at);
      end if;
      return null;
    end $$;
    -- the list says that it ended, on both sides
    create or replace function post_agreement() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    declare standing text := case when new.ended_at is null then 'active' else 'ended' end;
    begin
      perform post_party(new.sender, new.id, 'agreement', 'sent', standing, null, null, new.created_at, new.recipient);
      perform post_party(new.recipient, new.id, 'agreement', 'inbox', standing, null, null, new.created_at, new.sender);
      return null;
    end $$;
    """)
    for name in TRIGGERS:
        op.execute(f"revoke all on function post_{name}_change from public")
        op.execute(f"grant execute on function post_{name}_change to hub_tables")
    op.execute("set role hub_tables")
    for name, trigger in TRIGGERS.items():
        op.execute(f"create trigger {trigger} for each row execute function post_{name}_change()")


def _known_terms() -> None:
    """What was frozen was judged by the changes that stood then: the lock of the pair keeps others off meanwhile."""
    op.execute("set role hub_post")
    op.execute("""
    create function known_terms() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
      -- what stands in the place of another was asked about when that was, and is asked again with it
      if new.replaces is not null then
        select r.terms_seen, r.terms_at into new.terms_seen, new.terms_at from release r where r.id = new.replaces;
        return new;
      end if;
      new.terms_seen := coalesce(nullif(new.terms_seen, 0), (
        select max(c.id) from pair_change c
        where (c.recipient = new.recipient and (c.sender is null or c.sender = new.sender))
          or (c.sender = new.sender and c.recipient is null)), 0);
      new.terms_at := coalesce(new.terms_at, new.created_at);
      return new;
    end $$;
    revoke all on function known_terms from public;
    grant execute on function known_terms to hub_tables;
    """)
    op.execute("set role hub_tables")
    op.execute("create trigger release_terms before insert on release for each row execute function known_terms()")


def downgrade() -> None:
    """Members stay suspended and agreements that ended are over by their last day; who ended them is forgotten."""
    op.execute("drop trigger release_terms on release")
    for trigger in TRIGGERS.values():
        op.execute(f"drop trigger {trigger.split()[0]} on {trigger.rsplit(' ', 1)[1]}")
    op.execute("set role hub_post")
    op.execute("drop function known_terms")
    for name in TRIGGERS:
        op.execute(f"drop function post_{name}_change")
    op.execute("""
    create or replace function post_agreement() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      perform post_party(new.sender, new.id, 'agreement', 'sent', 'active', null, null, new.created_at, new.recipient);
      perform post_party(new.recipient, new.id, 'agreement', 'inbox', 'active', null, null, new.created_at, new.sender);
      return null;
    end $$;
    set role hub_tables;
    drop trigger agreement_ends_once on agreement;
    drop function agreement_ends_once;
    """)
    op.execute(f"""
    drop policy ledger_event_operator on ledger_event;
    create policy ledger_event_operator on ledger_event for insert to hub_operator with check (
      actor = {ORG} and principal is null and recipient is null
      and (verb like 'organisation:%' or verb in ('invitation:made', 'member:ended')));
    revoke update (respond_by, expires_at) on referral from hub_worker;
    drop table pair_change;
    drop sequence pair_change_order;
    alter table release drop terms_seen, drop terms_at;
    revoke select (organisation, purpose, revoked_at) on public_key from hub_post;
    drop index public_key_revoked;
    alter table public_key drop stolen;
    alter table organisation drop suspended_since;
    drop policy agreement_ender on agreement;
    alter table agreement no force row level security;
    delete from agreement where ended_at is not null
      and (ended_at at time zone 'UTC' + interval '9 hours')::date <= valid_from;
    update agreement set valid_to = (ended_at at time zone 'UTC' + interval '9 hours')::date - 1
      where ended_at is not null
        and coalesce(valid_to >= (ended_at at time zone 'UTC' + interval '9 hours')::date, true);
    alter table agreement force row level security;
    """)
    op.execute("alter table agreement drop ended_at, drop ended_by, drop end_reason")
