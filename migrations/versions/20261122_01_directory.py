"""Organisations, what they offer and must report, their people and keys: clear tables without policies."""

from alembic import op

revision = "20261122_01"
down_revision = None

TABLES = (
    "organisation",
    "service",
    "reporting_duty",
    "route",
    "principal",
    "public_key",
    "organisation_key",
)

KINDS = (
    "'support_ngo','legal_aid','platform','hotline','police','child_guidance','one_stop','school','medical','regulator'"
)


def upgrade() -> None:
    """Create the directory. Operators write it; everybody else reads."""
    op.execute(f"""
    create table organisation (
      id uuid primary key,
      name text not null check (name <> ''),
      name_en text not null check (name_en <> ''),
      kind text collate "C" not null check (kind in ({KINDS})),
      country text collate "C" not null check (country ~ '^[A-Z]{{2}}$'),
      languages text[] not null,
      created_at timestamptz not null,
      ended_at timestamptz
    );
    create table service (
      id uuid primary key,
      organisation uuid not null references organisation,
      name text not null,
      purposes text[] not null,
      service_area text[] not null,
      eligibility_description text not null,
      minimum_age integer check (minimum_age between 0 and 120),
      maximum_age integer check (maximum_age between 0 and 120),
      languages text[] not null,
      hours text not null,
      capacity text collate "C" not null
        check (capacity in ('capacity','no-capacity','waitlist','additional-assessment-required'))
    );
    create index service_organisation on service (organisation);
    create table reporting_duty (
      id uuid primary key,
      organisation uuid not null references organisation,
      version integer not null check (version > 0),
      reports_to text collate "C" check (reports_to in ({KINDS},'guardian')),
      under_age integer check (under_age between 1 and 120),
      sentence_ja text not null,
      sentence_en text not null,
      source text not null,
      valid_from date not null,
      valid_to date check (valid_to >= valid_from)
    );
    create index reporting_duty_organisation on reporting_duty (organisation);
    create table route (
      id uuid primary key,
      organisation uuid not null references organisation,
      connector text collate "C" not null,
      address jsonb not null,
      secrets_sealed bytea,
      epoch integer,
      valid_from timestamptz not null,
      valid_to timestamptz check (valid_to >= valid_from)
    );
    create unique index route_current on route (organisation) where valid_to is null;
    create table principal (
      id uuid primary key,
      organisation uuid not null references organisation,
      kind text collate "C" not null check (kind in ('person','machine')),
      role text collate "C" not null check (role in ('caseworker','lawyer','reviewer','auditor')),
      label text not null,
      created_at timestamptz not null,
      ended_at timestamptz,
      unique (organisation, id)
    );
    create table public_key (
      id uuid primary key,
      organisation uuid not null references organisation,
      purpose text collate "C" not null check (purpose in ('age')),
      public text not null,
      created_at timestamptz not null,
      ended_at timestamptz
    );
    create unique index public_key_current on public_key (organisation, purpose) where ended_at is null;
    create table organisation_key (
      organisation uuid not null references organisation,
      epoch integer not null check (epoch > 0),
      wrapped bytea not null,
      created_at timestamptz not null,
      retired_at timestamptz,
      primary key (organisation, epoch)
    );
    """)
    for table in TABLES:
        op.execute(f"grant select on {table} to hub_web, hub_worker, hub_operator")
        op.execute(f"grant insert, update on {table} to hub_operator")
    # erasure that reaches the backups: the operator begins an epoch, the worker's purge deletes a retired one
    op.execute("grant delete on organisation_key to hub_worker")


def downgrade() -> None:
    """Drop the directory."""
    for table in reversed(TABLES):
        op.execute(f"drop table {table}")
