"""Frozen copies, their keys, where they came from, and what holders answer."""

from alembic import op

revision = "20261122_04"
down_revision = "20261122_03"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
BOTH = f"sender = {ORG} or recipient = {ORG}"


def upgrade() -> None:
    """Create releases: the sender makes and cuts them, the recipient opens and reads them."""
    op.execute("""
    create table origin (
      org uuid not null,
      object uuid not null,
      case_file uuid not null,
      recipient uuid not null references organisation,
      purpose text collate "C" not null,
      channel text collate "C" not null,
      primary key (org, object),
      foreign key (org, case_file) references case_file (org, id)
    );
    create index origin_case on origin (org, case_file, recipient);
    create table release (
      id uuid primary key,
      sender uuid not null references organisation,
      recipient uuid not null references organisation,
      object uuid not null,
      kind text collate "C" not null check (kind in ('offer','packet')),
      digest bytea not null check (octet_length(digest) = 32),
      created_at timestamptz not null,
      opened_at timestamptz,
      readable_until timestamptz not null,
      cut_at timestamptz,
      destroy_at timestamptz,
      destroyed_at timestamptz,
      unique (id, sender, recipient),
      foreign key (sender, object) references origin (org, object)
    );
    create index release_object on release (object, kind);
    create table sealed_packet (
      release uuid primary key,
      sender uuid not null,
      recipient uuid not null,
      sealed bytea not null,
      foreign key (release, sender, recipient) references release (id, sender, recipient)
    );
    create table release_key (
      release uuid not null,
      org uuid not null check (org in (sender, recipient)),
      sender uuid not null,
      recipient uuid not null,
      epoch integer not null,
      wrapped bytea not null,
      primary key (release, org),
      foreign key (release, sender, recipient) references release (id, sender, recipient)
    );
    create table holding (
      id uuid primary key,
      release uuid not null,
      sender uuid not null,
      recipient uuid not null,
      asked_at timestamptz not null,
      answer text collate "C" check (answer in ('deleted','kept')),
      duty text,
      answered_at timestamptz,
      check (answer is distinct from 'kept' or coalesce(duty, '') <> ''),
      foreign key (release, sender, recipient) references release (id, sender, recipient)
    );
    create unique index holding_release on holding (release);
    """)
    for table in ("origin", "release", "sealed_packet", "release_key", "holding"):
        op.execute(f"alter table {table} enable row level security, force row level security")
        op.execute(f"grant select, insert on {table} to hub_web")
        op.execute(f"grant select on {table} to hub_worker")
    op.execute(
        f"create policy origin_own on origin to hub_web, hub_worker using (org = {ORG}) with check (org = {ORG})"
    )
    for table in ("release", "sealed_packet", "holding"):
        op.execute(f"create policy {table}_reader on {table} for select to hub_web, hub_worker using ({BOTH})")
        op.execute(
            f"create policy {table}_maker on {table} for insert to hub_web, hub_worker with check (sender = {ORG})"
        )
    op.execute(f"""
    create policy release_mover on release for update to hub_web, hub_worker using ({BOTH}) with check ({BOTH});
    create policy sealed_packet_repacker on sealed_packet for update to hub_web, hub_worker
      using (sender = {ORG}) with check (sender = {ORG});
    create policy sealed_packet_eraser on sealed_packet for delete to hub_web, hub_worker using ({BOTH});
    create policy release_key_reader on release_key for select to hub_web, hub_worker
      using (org = {ORG} or sender = {ORG});
    create policy release_key_maker on release_key for insert to hub_web, hub_worker with check (sender = {ORG});
    create policy release_key_rewrapper on release_key for update to hub_worker
      using (org = {ORG}) with check (org = {ORG});
    create policy release_key_eraser on release_key for delete to hub_web, hub_worker
      using (org = {ORG} or sender = {ORG});
    create policy holding_mover on holding for update to hub_web
      using (recipient = {ORG}) with check (recipient = {ORG});
    grant update (digest, opened_at, readable_until, cut_at, destroy_at, destroyed_at) on release to hub_web;
    grant update (cut_at, destroy_at, destroyed_at) on release to hub_worker;
    grant update (sealed) on sealed_packet to hub_web;
    grant delete on sealed_packet, release_key to hub_web, hub_worker;
    grant update (epoch, wrapped) on release_key to hub_worker;
    grant update (answer, duty, answered_at) on holding to hub_web;
    grant insert on holding to hub_worker;

    -- a recipient opens once, closes, and cannot reopen what was cut; what was opened is never repacked
    create function release_check() returns trigger language plpgsql as $$
    declare org uuid := {ORG};
    begin
      if new.digest is distinct from old.digest and (org <> old.sender or old.opened_at is not null) then
        raise exception using errcode = 'HB001', message = 'release_frozen';
      end if;
      if old.opened_at is not null and new.opened_at is distinct from old.opened_at then
        raise exception using errcode = 'HB001', message = 'release_opened_once';
      end if;
      if org is distinct from old.sender then
        if old.cut_at is not null and (new.cut_at is distinct from old.cut_at or new.readable_until > old.readable_until
            or new.opened_at is distinct from old.opened_at) then
          raise exception using errcode = 'HB001', message = 'release_cut';
        end if;
        if old.destroy_at is not null and (new.destroy_at is null or new.destroy_at > old.destroy_at) then
          raise exception using errcode = 'HB001', message = 'release_destruction';
        end if;
      end if;
      if old.destroyed_at is not null and new.destroyed_at is distinct from old.destroyed_at then
        raise exception using errcode = 'HB001', message = 'release_destroyed';
      end if;
      return new;
    end $$;
    create trigger release_check before update on release for each row execute function release_check();
    """)
    op.execute("set role hub_post")
    op.execute("""
    create function post_holding() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      perform post_party(new.sender, new.id, 'holding', 'sent', coalesce(new.answer, 'asked'),
        null, null, new.asked_at, new.recipient);
      perform post_party(new.recipient, new.id, 'holding', 'inbox', coalesce(new.answer, 'asked'),
        null, null, new.asked_at, new.sender);
      return null;
    end $$;
    revoke all on function post_holding from public;
    grant execute on function post_holding to hub_tables;
    """)
    op.execute("set role hub_tables")
    op.execute(
        "create trigger holding_post after insert or update on holding for each row execute function post_holding()"
    )


def downgrade() -> None:
    """Drop them."""
    op.execute("drop trigger holding_post on holding")
    op.execute("set role hub_post; drop function post_holding; set role hub_tables")
    for table in ("holding", "release_key", "sealed_packet", "release", "origin"):
        op.execute(f"drop table {table}")
    op.execute("drop function release_check")
    op.execute("set role hub_post; delete from party where kind = 'holding'; set role hub_tables")
