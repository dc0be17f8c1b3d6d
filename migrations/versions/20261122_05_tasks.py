"""Agreements, referrals and takedown requests, with the table of moves that neither side can leave."""

from alembic import op

revision = "20261122_05"
down_revision = "20261122_04"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
BOTH = f"sender = {ORG} or recipient = {ORG}"
SEEN = f"sender = {ORG} or (recipient = {ORG} and status not in ('draft', 'entered-in-error'))"
STATUS = (
    "'draft','requested','received','accepted','rejected','in-progress','on-hold','completed','cancelled','failed',"
    "'entered-in-error'"
)
REASONED = "status not in ('rejected','cancelled','on-hold','failed') or coalesce(reason, '') <> ''"
ITEM = (
    "array['sent','received','under-review','removed','partly-removed','geo-restricted','account-actioned','already-gone',"
    "'duplicate','refused','needs-information','reported-to-authority','withdrawn','delivery-failed','no-answer']"
)

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


def upgrade() -> None:
    """Create agreement, referral, takedown and their triggers."""
    op.execute(f"""
    create table agreement (
      id uuid primary key,
      sender uuid not null references organisation,
      recipient uuid not null references organisation check (recipient <> sender),
      purposes text[] not null,
      fields jsonb not null,
      retention_days integer not null check (retention_days between 1 and 3660),
      onward_sharing boolean not null,
      valid_from date not null,
      valid_to date check (valid_to >= valid_from),
      created_at timestamptz not null
    );
    create index agreement_pair on agreement (sender, recipient, valid_from);
    create table referral (
      id uuid primary key,
      sender uuid not null references organisation,
      recipient uuid not null references organisation check (recipient <> sender),
      purpose text collate "C" not null,
      status text collate "C" not null check (status in ({STATUS})),
      reason text collate "C",
      urgency text collate "C" not null check (urgency in ('immediate','urgent','routine')),
      language text collate "C" not null,
      respond_by timestamptz not null,
      expires_at timestamptz not null check (expires_at >= respond_by),
      capacity text collate "C"
        check (capacity in ('capacity','no-capacity','waitlist','additional-assessment-required')),
      engagement text collate "C" check (engagement in ('engaged','consultation-only')),
      engaged_on date,
      outcome text collate "C",
      rerouted_from uuid,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      version integer not null,
      check ({REASONED}),
      check (status <> 'completed' or coalesce(outcome, '') <> ''),
      check ((engagement is null) = (engaged_on is null)),
      foreign key (sender, id) references origin (org, object),
      foreign key (sender, rerouted_from) references origin (org, object),
      unique (id, sender, recipient)
    );
    create table opponent_match (
      referral uuid not null,
      hash bytea not null,
      sender uuid not null,
      recipient uuid not null,
      primary key (referral, hash),
      foreign key (referral, sender, recipient) references referral (id, sender, recipient)
    );
    create table takedown (
      id uuid primary key,
      sender uuid not null references organisation,
      recipient uuid not null references organisation check (recipient <> sender),
      status text collate "C" not null check (status in ({STATUS})),
      reason text collate "C",
      urgency text collate "C" not null check (urgency in ('immediate','urgent','routine')),
      language text collate "C" not null,
      due_at timestamptz not null,
      clock text collate "C",
      received_at timestamptz,
      received_proof text collate "C" check (received_proof in ('acknowledgement','api','mail-server','sent')),
      item_status text[] not null check (item_status <@ {ITEM} and array_position(item_status, null) is null
        and cardinality(item_status) between 1 and 500),
      item_reason text[] not null check (cardinality(item_reason) = cardinality(item_status)),
      outcome text collate "C",
      answered_by text collate "C" not null default 'recipient' check (answered_by in ('recipient','sender')),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      version integer not null,
      check ({REASONED}),
      check (status <> 'completed' or coalesce(outcome, '') <> ''),
      foreign key (sender, id) references origin (org, object),
      unique (id, sender, recipient)
    );
    create table takedown_sealed (
      request uuid primary key,
      release uuid not null,
      sender uuid not null,
      recipient uuid not null,
      sealed bytea not null,
      foreign key (request, sender, recipient) references takedown (id, sender, recipient),
      foreign key (release, sender, recipient) references release (id, sender, recipient)
    );
    create table item_match (
      request uuid not null,
      item integer not null check (item > 0),
      hash bytea not null,
      sender uuid not null,
      recipient uuid not null,
      primary key (request, item),
      foreign key (request, sender, recipient) references takedown (id, sender, recipient)
    );
    create index item_match_hash on item_match (recipient, hash);
    """)
    for table in ("agreement", "referral", "opponent_match", "takedown", "takedown_sealed", "item_match"):
        op.execute(f"alter table {table} enable row level security, force row level security")
        op.execute(f"grant select on {table} to hub_web, hub_worker")
    op.execute(f"""
    create policy agreement_reader on agreement for select to hub_web, hub_worker using ({BOTH});
    create policy agreement_operator on agreement to hub_operator using (true) with check (true);
    grant select, insert, update (valid_to) on agreement to hub_operator;
    """)
    for table in ("referral", "takedown"):
        op.execute(f"create policy {table}_reader on {table} for select to hub_web, hub_worker using ({SEEN})")
        op.execute(f"create policy {table}_maker on {table} for insert to hub_web with check (sender = {ORG})")
        op.execute(
            f"create policy {table}_mover on {table} for update to hub_web, hub_worker "
            f"using ({SEEN}) with check ({BOTH})"
        )
        op.execute(f"grant insert on {table} to hub_web")
    for table in ("opponent_match", "takedown_sealed", "item_match"):
        op.execute(f"create policy {table}_reader on {table} for select to hub_web, hub_worker using ({BOTH})")
        op.execute(f"create policy {table}_maker on {table} for insert to hub_web with check (sender = {ORG})")
        op.execute(f"create policy {table}_eraser on {table} for delete to hub_web, hub_worker using ({BOTH})")
        op.execute(f"grant insert, delete on {table} to hub_web")
        op.execute(f"grant delete on {table} to hub_worker")
    op.execute(f"""
    grant update (status, reason, respond_by, expires_at, capacity, engagement, engaged_on, outcome, updated_at,
      version)
      on referral to hub_web;
    grant update (status, reason, updated_at, version) on referral to hub_worker;
    grant update (status, reason, due_at, clock, received_at, received_proof, item_status, item_reason, outcome,
        updated_at, version)
      on takedown to hub_web;
    grant update (status, reason, due_at, received_at, received_proof, item_status, item_reason, updated_at, version)
      on takedown to hub_worker;

    -- runs as the caller, so that current_user tells the hub itself from the parties
    create function task_move_check() returns trigger language plpgsql as $$
    declare
      org uuid := {ORG};
      actor text := case when org = old.sender then 'requester' when org = old.recipient then 'recipient' end;
      -- a recipient that only gets mail: the sender records its answers (fixed when the request is made)
      recorded boolean := org = old.sender and to_jsonb(old) ->> 'answered_by' = 'sender';
    begin
      if new.status = old.status then
        return new;
      end if;
      if current_user = 'hub_worker' then
        if new.status = 'cancelled' and new.reason in ('expired', 'consent-withdrawn')
            and old.status in ('draft', 'requested', 'received', 'accepted', 'in-progress', 'on-hold') then
          return new;
        end if;
        raise exception using errcode = 'HB002', message = 'not_your_move';
      end if;
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
    create trigger referral_move before update on referral for each row execute function task_move_check();
    create trigger takedown_move before update on takedown for each row execute function task_move_check();
    """)
    op.execute("set role hub_post")
    for table, due in (("referral", "respond_by"), ("takedown", "due_at")):
        op.execute(f"""
        create function post_{table}() returns trigger
        language plpgsql security definer set search_path = public, pg_temp as $$
        begin
          perform post_party(new.sender, new.id, '{table}', 'sent', new.status,
            new.urgency, new.{due}, new.created_at, new.recipient);
          if new.status not in ('draft', 'entered-in-error') then
            perform post_party(new.recipient, new.id, '{table}', 'inbox', new.status,
              new.urgency, new.{due}, new.created_at, new.sender);
          end if;
          if tg_op = 'INSERT' or new.status <> old.status then
            insert into move values (gen_random_uuid(), new.id, '{table}', new.sender, new.recipient,
              case when session_user <> 'hub_worker' then {ORG} end, new.status, new.reason, new.updated_at,
              new.version);
          end if;
          return null;
        end $$;
        revoke all on function post_{table} from public;
        grant execute on function post_{table} to hub_tables;
        """)
    op.execute("""
    create function post_agreement() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      perform post_party(new.sender, new.id, 'agreement', 'sent', 'active', null, null, new.created_at, new.recipient);
      perform post_party(new.recipient, new.id, 'agreement', 'inbox', 'active', null, null, new.created_at, new.sender);
      return null;
    end $$;
    revoke all on function post_agreement from public;
    grant execute on function post_agreement to hub_tables;
    """)
    op.execute("set role hub_tables")
    for table in ("referral", "takedown", "agreement"):
        op.execute(
            f"create trigger {table}_post after insert or update on {table} "
            f"for each row execute function post_{table}()"
        )


def downgrade() -> None:
    """Drop them."""
    for table in ("referral", "takedown", "agreement"):
        op.execute(f"drop trigger {table}_post on {table}")
    op.execute("set role hub_post")
    for table in ("referral", "takedown", "agreement"):
        op.execute(f"drop function post_{table}")
    op.execute("set role hub_tables")
    for table in ("item_match", "takedown_sealed", "takedown", "opponent_match", "referral", "agreement"):
        op.execute(f"drop table {table}")
    op.execute("drop function task_move_check")
    op.execute("""
    set role hub_post;
    delete from party where kind in ('referral', 'takedown', 'agreement');
    delete from move;
    set role hub_tables
    """)
