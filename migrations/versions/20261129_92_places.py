"""Places of a case that are added one by one, and which of them a request asked for."""

from alembic import op

revision = "20261129_92"
down_revision = "20261129_91"

ORG = "nullif(current_setting('app.org', true), '')::uuid"


def upgrade() -> None:
    """Create both; a place is added and removed, and never changed."""
    op.execute("""
    create table case_place (
      row uuid primary key,
      org uuid not null,
      case_file uuid not null,
      id uuid not null,
      field text collate "C" not null check (field in ('locations','accounts','hashes')),
      sealed bytea not null,
      number integer not null,
      added_by uuid not null,
      added_at timestamptz not null,
      removed_by uuid,
      removed_at timestamptz,
      reason_sealed bytea,
      check (num_nonnulls(removed_by, removed_at, reason_sealed) in (0, 3)),
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, added_by) references principal (organisation, id),
      foreign key (org, removed_by) references principal (organisation, id)
    );
    -- whatever the program says: the same place stands once
    create unique index case_place_standing on case_place (org, case_file, id) where removed_at is null;
    create index case_place_of_case on case_place (org, case_file, added_at, number);
    create table place_asked (
      org uuid not null,
      case_file uuid not null,
      place uuid not null,
      request uuid not null,
      item integer not null check (item > 0),
      primary key (org, case_file, place, request, item),
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, request) references origin (org, object)
    );
    """)
    for table in ("case_place", "place_asked"):
        op.execute(f"""
        alter table {table} enable row level security, force row level security;
        create policy {table}_own on {table} to hub_web, hub_worker using (org = {ORG}) with check (org = {ORG});
        grant select, insert on {table} to hub_web;
        grant select, delete on {table} to hub_worker;
        """)
    op.execute("""
    grant update (removed_by, removed_at, reason_sealed) on case_place to hub_web;
    create function case_place_once() returns trigger language plpgsql as $$
    begin
      if old.removed_at is not null then
        raise exception 'history_missing' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    create trigger case_place_once after update on case_place for each row execute function case_place_once();
    """)


def downgrade() -> None:
    """Drop both: the ledger still says how many were added and removed."""
    op.execute("""
    drop table place_asked;
    drop table case_place;
    drop function case_place_once;
    """)
