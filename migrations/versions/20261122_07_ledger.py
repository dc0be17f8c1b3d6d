"""The ledger, its chains and signed heads; and the keys of idempotent mutations."""

from alembic import op

revision = "20261122_07"
down_revision = "20261122_06"

ORG = "nullif(current_setting('app.org', true), '')::uuid"


def upgrade() -> None:
    """Create them: events are inserted by the actor, linked by the sealer, changed by nobody."""
    op.execute("""
    create table ledger_event (
      id uuid primary key,
      actor uuid not null references organisation,
      principal uuid,
      sender uuid not null references organisation,
      recipient uuid references organisation,
      object uuid not null,
      verb text collate "C" not null,
      digest bytea check (octet_length(digest) = 32),
      at timestamptz not null,
      check (actor in (sender, recipient))
    );
    create index ledger_event_object on ledger_event (sender, object, at, id);
    create table ledger_pending (
      org uuid not null,
      event uuid not null references ledger_event,
      at timestamptz not null,
      primary key (org, event)
    );
    create table ledger_link (
      org uuid not null references organisation,
      seq bigint not null check (seq > 0),
      event uuid not null references ledger_event,
      previous bytea not null,
      hash bytea not null check (octet_length(hash) = 32),
      primary key (org, seq),
      unique (org, event)
    );
    create table ledger_head (
      org uuid not null,
      seq bigint not null,
      hash bytea not null,
      signature bytea not null,
      at timestamptz not null,
      primary key (org, seq),
      foreign key (org, seq) references ledger_link (org, seq)
    );
    create table idempotency (
      org uuid not null references organisation,
      client text collate "C" not null,
      key text collate "C" not null,
      operation text collate "C" not null,
      input bytea not null check (octet_length(input) = 32),
      result text collate "C",
      at timestamptz not null,
      primary key (org, client, key)
    );
    create index idempotency_at on idempotency (at);
    """)
    for table in ("ledger_event", "ledger_pending", "ledger_link", "ledger_head", "idempotency"):
        op.execute(f"alter table {table} enable row level security, force row level security")
    op.execute(f"""
    create policy ledger_event_actor on ledger_event for insert to hub_web, hub_worker with check (actor = {ORG});
    create policy ledger_event_reader on ledger_event for select to hub_web, hub_worker
      using (sender = {ORG} or recipient = {ORG});
    create policy ledger_event_sealer on ledger_event for select to hub_sealer using (true);
    create policy ledger_pending_post on ledger_pending to hub_post using (true) with check (true);
    create policy ledger_pending_sealer on ledger_pending to hub_sealer using (true);
    create policy ledger_link_sealer on ledger_link to hub_sealer using (true) with check (true);
    create policy ledger_link_reader on ledger_link for select to hub_web using (org = {ORG});
    create policy ledger_head_sealer on ledger_head to hub_sealer using (true) with check (true);
    create policy ledger_head_reader on ledger_head for select to hub_web using (org = {ORG});
    create policy idempotency_own on idempotency to hub_web, hub_worker using (org = {ORG}) with check (org = {ORG});
    grant select, insert on ledger_event to hub_web, hub_worker;
    grant select on ledger_event to hub_sealer;
    grant insert on ledger_pending to hub_post;
    grant select, update (at), delete on ledger_pending to hub_sealer;
    grant select, insert on ledger_link, ledger_head to hub_sealer;
    grant select on ledger_link, ledger_head to hub_web;
    grant select, insert, update (result, at) on idempotency to hub_web;
    grant select, delete on idempotency to hub_worker;
    """)
    op.execute("set role hub_post")
    op.execute("""
    create function post_ledger() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into ledger_pending (org, event, at) values (new.sender, new.id, new.at);
      if new.recipient is not null and new.recipient <> new.sender then
        insert into ledger_pending (org, event, at) values (new.recipient, new.id, new.at);
      end if;
      return null;
    end $$;
    revoke all on function post_ledger from public;
    grant execute on function post_ledger to hub_tables;
    """)
    op.execute("set role hub_tables")
    op.execute("create trigger ledger_post after insert on ledger_event for each row execute function post_ledger()")


def downgrade() -> None:
    """Drop them; the ledger is lost with this step, which is why it asks for an empty one."""
    # under forced row-level security even the owner sees no rows, and would take the ledger for empty
    op.execute("alter table ledger_event no force row level security")
    op.execute("""
    do $$ begin
      if exists (select 1 from ledger_event) then
        raise exception 'the ledger holds events: export and verify it, then delete it by hand';
      end if;
    end $$
    """)
    op.execute("drop trigger ledger_post on ledger_event")
    op.execute("set role hub_post; drop function post_ledger; set role hub_tables")
    for table in ("idempotency", "ledger_head", "ledger_link", "ledger_pending", "ledger_event"):
        op.execute(f"drop table {table}")
