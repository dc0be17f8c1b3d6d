"""What a platform is (dated), what counted for the clocks of a request, and what a person found of an item."""

from alembic import op

revision = "20261203_30"
down_revision = "20261202_20"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
OF_BOTH = ("takedown_clock_event", "item_finding")


def upgrade() -> None:
    """Create the three; what was recorded is never changed."""
    op.execute("""
    create table platform_fact (
      id uuid primary key,
      organisation uuid not null references organisation,
      name text collate "C" not null check (name <> ''),
      source text not null check (source <> ''),
      valid_from date not null,
      valid_to date check (valid_to >= valid_from)
    );
    create index platform_fact_organisation on platform_fact (organisation);
    grant select on platform_fact to hub_web, hub_worker, hub_operator;
    grant insert on platform_fact to hub_operator;

    create table takedown_clock_event (
      id uuid primary key,
      request uuid not null,
      sender uuid not null,
      recipient uuid not null,
      kind text collate "C" not null check (kind <> ''),
      at timestamptz not null,
      due_at timestamptz not null,
      clock text collate "C",
      recorded_at timestamptz not null,
      foreign key (request, sender, recipient) references takedown (id, sender, recipient)
    );
    create index takedown_clock_event_request on takedown_clock_event (request);

    create table item_finding (
      id uuid primary key,
      request uuid not null,
      sender uuid not null,
      recipient uuid not null,
      item integer not null check (item > 0),
      found text collate "C" not null check (found <> ''),
      said_by text collate "C" not null check (said_by <> ''),
      looked_at timestamptz not null,
      recorded_at timestamptz not null check (recorded_at >= looked_at),
      foreign key (request, sender, recipient) references takedown (id, sender, recipient)
    );
    create index item_finding_request on item_finding (request);
    """)
    for table in OF_BOTH:
        op.execute(f"""
        alter table {table} enable row level security, force row level security;
        create policy {table}_reader on {table} for select to hub_web, hub_worker
          using (sender = {ORG} or recipient = {ORG});
        grant select, insert on {table} to hub_web;
        grant select on {table} to hub_worker;
        """)
    op.execute(f"""
    create policy takedown_clock_event_maker on takedown_clock_event for insert to hub_web, hub_worker
      with check (sender = {ORG} or recipient = {ORG});
    grant insert on takedown_clock_event to hub_worker;
    create policy item_finding_maker on item_finding for insert to hub_web with check (sender = {ORG});
    """)


def downgrade() -> None:
    """Drop them; the requests keep the end that they have."""
    op.execute("drop table item_finding; drop table takedown_clock_event; drop table platform_fact")
