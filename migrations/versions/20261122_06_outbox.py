"""The outbox and the due dates: leased across organisations by id and time, claimed as the sender."""

from alembic import op

revision = "20261122_06"
down_revision = "20261122_05"

ERASED = ("release_key", "sealed_packet", "takedown_sealed", "delivery_body", "opponent_match", "item_match")
ORG = "nullif(current_setting('app.org', true), '')::uuid"


def upgrade() -> None:
    """Create delivery, its attempts and bodies, and due."""
    op.execute("""
    create table delivery (
      id uuid primary key,
      sender uuid not null references organisation,
      recipient uuid not null references organisation,
      object uuid not null,
      release uuid,
      connector text collate "C" not null,
      event text collate "C" not null,
      status text collate "C" not null
        check (status in ('queued','sending','retrying','delivered','dead','cancelled')),
      reason text collate "C",
      message_id text collate "C" not null,
      attempts integer not null check (attempts >= 0),
      next_at timestamptz not null,
      leased_until timestamptz,
      claimed_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (sender, id),
      unique (sender, message_id),
      foreign key (sender, object) references origin (org, object),
      foreign key (release, sender, recipient) references release (id, sender, recipient)
    );
    create index delivery_due on delivery (next_at, id) where status in ('queued','sending','retrying');
    create index delivery_object on delivery (sender, object);
    create table delivery_body (
      delivery uuid primary key,
      sender uuid not null,
      sealed bytea not null,
      foreign key (sender, delivery) references delivery (sender, id)
    );
    create table delivery_attempt (
      delivery uuid not null,
      number integer not null check (number > 0),
      sender uuid not null,
      started_at timestamptz not null,
      ended_at timestamptz,
      outcome text collate "C" check (outcome in ('delivered','try-later','rejected','gone','interrupted')),
      code text collate "C",
      primary key (delivery, number),
      foreign key (sender, delivery) references delivery (sender, id)
    );
    create table due (
      org uuid not null references organisation,
      object uuid not null,
      kind text collate "C" not null,
      at timestamptz not null,
      leased_until timestamptz,
      primary key (org, object, kind)
    );
    create index due_at on due (at, object);
    """)
    for table, owner in (
        ("delivery", "sender"),
        ("delivery_body", "sender"),
        ("delivery_attempt", "sender"),
        ("due", "org"),
    ):
        op.execute(f"alter table {table} enable row level security, force row level security")
        op.execute(
            f"create policy {table}_own on {table} to hub_web, hub_worker "
            f"using ({owner} = {ORG}) with check ({owner} = {ORG})"
        )
        op.execute(f"grant select on {table} to hub_web, hub_worker")
    op.execute("""
    -- leasing crosses organisations: these columns hold ids and times only
    create policy delivery_lease on delivery to hub_worker using (true) with check (true);
    create policy due_lease on due to hub_worker using (true) with check (true);
    grant insert on delivery, due to hub_web, hub_worker;
    grant update (status, reason, attempts, next_at,
      leased_until, claimed_at, updated_at) on delivery to hub_web, hub_worker;
    grant update (at, leased_until), delete on due to hub_web, hub_worker;
    grant insert, delete on delivery_body to hub_worker;
    grant delete on delivery_body to hub_web;
    grant insert, update (ended_at, outcome, code) on delivery_attempt to hub_worker;
    """)
    op.execute("set role hub_post")
    op.execute("""
    create function post_delivery() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      perform post_party(new.sender, new.id, 'delivery', 'own', new.status,
        null, new.next_at, new.created_at, new.recipient);
      return null;
    end $$;
    revoke all on function post_delivery from public;
    grant execute on function post_delivery to hub_tables;
    """)
    op.execute("set role hub_tables")
    op.execute("""
    create trigger delivery_post after insert or update of status, next_at on delivery
      for each row execute function post_delivery()
    """)
    _destruction()


def _destruction() -> None:
    """A destroyed release leaves nothing, whoever destroys it: a recipient cannot see the sender's copy of the key."""
    for table in ERASED:
        op.execute(f"create policy {table}_erasure on {table} to hub_post using (true)")
        op.execute(f"grant select, delete on {table} to hub_post")
    op.execute("create policy delivery_erasure on delivery for select to hub_post using (true)")
    op.execute("grant select (id, release) on delivery to hub_post")
    op.execute("set role hub_post")
    op.execute("""
    create function erase_release() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    begin
      delete from release_key where release = new.id;
      delete from sealed_packet where release = new.id;
      delete from takedown_sealed where release = new.id;
      delete from delivery_body using delivery where delivery.id = delivery_body.delivery and delivery.release = new.id;
      delete from opponent_match where referral = new.object;
      delete from item_match where request = new.object;
      return null;
    end $$;
    revoke all on function erase_release from public;
    grant execute on function erase_release to hub_tables;
    """)
    op.execute("set role hub_tables")
    op.execute("""
    create trigger release_erase after update of destroyed_at on release for each row
      when (old.destroyed_at is null and new.destroyed_at is not null) execute function erase_release()
    """)


def downgrade() -> None:
    """Drop them."""
    op.execute("drop trigger release_erase on release")
    op.execute("set role hub_post; drop function erase_release; set role hub_tables")
    for table in ERASED:
        op.execute(f"drop policy {table}_erasure on {table}")
        op.execute(f"revoke select, delete on {table} from hub_post")
    op.execute("drop trigger delivery_post on delivery")
    op.execute("set role hub_post; drop function post_delivery; set role hub_tables")
    for table in ("due", "delivery_attempt", "delivery_body", "delivery"):
        op.execute(f"drop table {table}")
    op.execute("set role hub_post; delete from party where kind = 'delivery'; set role hub_tables")
