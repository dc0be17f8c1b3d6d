"""Lists and timelines: party and move, written by triggers that `hub_post` owns."""

from alembic import op

revision = "20261122_02"
down_revision = "20261122_01"

ORG = "nullif(current_setting('app.org', true), '')::uuid"


def upgrade() -> None:
    """Create the two tables and the functions that later tables hang their triggers on."""
    op.execute(f"""
    create table party (
      org uuid not null references organisation,
      object uuid not null,
      kind text collate "C" not null
        check (kind in ('case','referral','takedown','agreement','delivery','holding')),
      box text collate "C" not null check (box in ('own','sent','inbox')),
      status text collate "C" not null,
      urgency text collate "C",
      due_at timestamptz,
      created_at timestamptz not null,
      counterparty uuid,
      primary key (org, object)
    );
    create index party_by_created on party (org, kind, box, created_at, object);
    create index party_by_status on party (org, kind, box, status, created_at, object);
    create index party_by_due on party (org, kind, box, status, due_at, object);
    alter table party enable row level security, force row level security;
    create policy party_reader on party for select to hub_web, hub_worker using (org = {ORG});
    create policy party_post on party to hub_post using (true) with check (true);
    grant select on party to hub_web, hub_worker;
    grant select, insert, update, delete on party to hub_post;

    create table move (
      id uuid primary key,
      object uuid not null,
      kind text collate "C" not null check (kind in ('referral','takedown')),
      sender uuid not null references organisation,
      recipient uuid not null references organisation,
      actor uuid,
      status text collate "C" not null,
      reason text collate "C",
      at timestamptz not null,
      version integer not null,
      unique (object, version)
    );
    alter table move enable row level security, force row level security;
    create policy move_reader on move for select to hub_web, hub_worker
      using (sender = {ORG} or (recipient = {ORG} and status not in ('draft', 'entered-in-error')));
    create policy move_post on move to hub_post using (true) with check (true);
    grant select on move to hub_web, hub_worker;
    grant select, insert, delete on move to hub_post;
    """)
    op.execute("set role hub_post")
    op.execute("""
    create function post_party(
      at_org uuid, at_object uuid, at_kind text, at_box text, at_status text,
      at_urgency text, at_due timestamptz, at_created timestamptz, at_counterparty uuid
    ) returns void language sql as $$
      insert into party values (at_org, at_object, at_kind, at_box,
        at_status, at_urgency, at_due, at_created, at_counterparty)
      on conflict (org, object) do update set status = excluded.status,
        urgency = excluded.urgency, due_at = excluded.due_at
    $$;
    """)
    op.execute("revoke all on function post_party from public")
    op.execute("set role hub_tables")


def downgrade() -> None:
    """Drop them."""
    op.execute("""
    set role hub_post;
    drop function post_party;
    set role hub_tables;
    drop table move;
    drop table party;
    """)
