"""Cases, their sealed values, and consent: the case's organisation alone."""

from alembic import op

revision = "20261122_03"
down_revision = "20261122_02"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
TABLES = (
    "case_file",
    "case_key",
    "case_value",
    "evidence",
    "outside_disclosure",
    "consent_grant",
    "consent_fold",
    "onward_answer",
    "withdrawal",
)


def upgrade() -> None:
    """Create the tables of one organisation's own, each with its policy and grants."""
    op.execute("""
    create table case_file (
      id uuid primary key,
      org uuid not null references organisation,
      language text collate "C" not null check (language in ('ja','en')),
      urgency text collate "C" not null check (urgency in ('immediate','urgent','routine')),
      status text collate "C" not null check (status in ('open','closed')),
      retention_until date not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      version integer not null,
      unique (org, id)
    );
    create table case_key (
      org uuid not null,
      case_file uuid not null,
      epoch integer not null,
      wrapped bytea not null,
      primary key (org, case_file),
      foreign key (org, case_file) references case_file (org, id)
    );
    create table case_value (
      org uuid not null,
      case_file uuid not null,
      field text collate "C" not null,
      sealed bytea not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null,
      primary key (org, case_file, field),
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, recorded_by) references principal (organisation, id)
    );
    create table evidence (
      id uuid primary key,
      org uuid not null,
      case_file uuid not null,
      number integer not null check (number > 0),
      sealed bytea not null,
      state text collate "C" not null check (state in ('noted','preserved','waived')),
      recorded_by uuid not null,
      recorded_at timestamptz not null,
      unique (org, case_file, number),
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, recorded_by) references principal (organisation, id)
    );
    create table outside_disclosure (
      id uuid primary key,
      org uuid not null,
      case_file uuid not null,
      recipient uuid not null references organisation,
      purpose text collate "C" not null,
      sealed bytea not null,
      recorded_by uuid not null,
      disclosed_at timestamptz not null,
      recorded_at timestamptz not null,
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, recorded_by) references principal (organisation, id)
    );
    create index outside_disclosure_case on outside_disclosure (org, case_file);
    create table consent_grant (
      record_id uuid primary key,
      org uuid not null,
      case_file uuid not null,
      recipient uuid not null references organisation,
      purpose text collate "C" not null,
      channel text collate "C" not null,
      event_type text collate "C" not null check (event_type in ('given','refused','withdrawn','shortened','expired')),
      fields jsonb not null,
      until timestamptz,
      given_by text collate "C" not null check (given_by in ('self','guardian','representative','hub')),
      method text collate "C" not null check (method in ('in_writing','orally','by_chat','by_clock')),
      language text collate "C" not null,
      wording text not null,
      sealed bytea not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null,
      foreign key (org, case_file) references case_file (org, id)
    );
    create index consent_grant_case on consent_grant (org, case_file, recorded_at, record_id);
    create table consent_fold (
      id uuid primary key,
      org uuid not null,
      case_file uuid not null,
      recipient uuid not null references organisation,
      purpose text collate "C" not null,
      channel text collate "C" not null,
      event_type text collate "C" not null check (event_type in ('given','refused','withdrawn','shortened','expired')),
      fields jsonb not null,
      until timestamptz,
      sealed bytea not null,
      record_id uuid not null,
      updated_at timestamptz not null,
      unique (org, case_file, recipient, purpose, channel),
      foreign key (org, case_file) references case_file (org, id)
    );
    create table onward_answer (
      org uuid not null,
      case_file uuid not null,
      duty uuid not null references reporting_duty,
      version integer not null,
      recipient uuid not null references organisation,
      answer boolean not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null,
      primary key (org, case_file, duty, version),
      foreign key (org, case_file) references case_file (org, id)
    );
    create table withdrawal (
      id uuid primary key,
      org uuid not null,
      case_file uuid not null,
      recipient uuid references organisation,
      destruction text collate "C" not null check (destruction in ('after_seven_days','now')),
      recall boolean not null,
      recorded_by uuid not null,
      at timestamptz not null,
      undone_at timestamptz,
      foreign key (org, case_file) references case_file (org, id)
    );
    create index withdrawal_case on withdrawal (org, case_file, at);
    """)
    for table in TABLES:
        op.execute(f"alter table {table} enable row level security, force row level security")
        op.execute(
            f"create policy {table}_own on {table} to hub_web, hub_worker using (org = {ORG}) with check (org = {ORG})"
        )
        op.execute(f"grant select on {table} to hub_web, hub_worker")
        op.execute(f"grant insert on {table} to hub_web")
    op.execute("""
    grant update (language, urgency, status, retention_until, updated_at, version) on case_file to hub_web;
    grant update (epoch, wrapped), delete on case_key to hub_worker;
    grant update (sealed, recorded_by, recorded_at), delete on case_value to hub_web;
    grant update (sealed, state, recorded_by, recorded_at), delete on evidence to hub_web;
    grant delete on outside_disclosure, case_value, evidence, consent_grant, consent_fold, onward_answer to hub_worker;
    grant update (status) on case_file to hub_worker;
    grant update (event_type, fields, until, sealed, record_id, updated_at) on consent_fold to hub_web;
    -- the worker holds the fold FOR SHARE while it claims, and lets it expire
    grant update (event_type, until, record_id, updated_at) on consent_fold to hub_worker;
    grant insert on consent_grant to hub_worker;
    grant update (answer, recorded_by, recorded_at) on onward_answer to hub_web;
    grant update (undone_at) on withdrawal to hub_web;
    """)
    op.execute("set role hub_post")
    op.execute("""
    create function post_case() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      perform post_party(new.org, new.id, 'case', 'own', new.status, new.urgency, null, new.created_at, null);
      return null;
    end $$;
    revoke all on function post_case from public;
    grant execute on function post_case to hub_tables;
    """)
    op.execute("set role hub_tables")
    op.execute("create trigger case_post after insert or update on case_file for each row execute function post_case()")


def downgrade() -> None:
    """Drop them."""
    op.execute("drop trigger case_post on case_file")
    op.execute("set role hub_post; drop function post_case; set role hub_tables")
    for table in reversed(TABLES):
        op.execute(f"drop table {table}")
    op.execute("set role hub_post; delete from party where kind = 'case'; set role hub_tables")
