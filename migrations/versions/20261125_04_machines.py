"""Machines that call with tokens: clients, their public keys, and what may be shown once only."""

from alembic import op

revision = "20261125_04"
down_revision = "20261125_03"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
TABLES = ("client", "client_key", "spent_assertion", "spent_proof", "revoked_token")
SPENT = ("spent_assertion", "spent_proof", "revoked_token")


def upgrade() -> None:
    """Each organisation's own; an administrator of it also takes in and lets go its people and machines."""
    op.execute("""
    create table client (
      org uuid not null references organisation,
      id uuid not null,
      principal uuid not null,
      label text not null check (label <> ''),
      binding text collate "C" not null check (binding in ('dpop','bearer')),
      scopes text[] not null check (cardinality(scopes) > 0),
      rate integer not null check (rate between 1 and 6000),
      created_at timestamptz not null,
      ended_at timestamptz,
      primary key (org, id),
      unique (org, principal),
      foreign key (org, principal) references principal (organisation, id)
    );
    create index client_page on client (org, created_at, id);
    create table client_key (
      org uuid not null,
      client uuid not null,
      id uuid not null,
      kid text collate "C" not null check (kid <> ''),
      thumbprint text collate "C" not null,
      jwk jsonb not null,
      created_at timestamptz not null,
      ended_at timestamptz,
      primary key (org, id),
      unique (org, client, kid),
      unique (org, thumbprint),
      foreign key (org, client) references client (org, id)
    );
    create table spent_assertion (
      org uuid not null,
      client uuid not null,
      jti bytea not null,
      at timestamptz not null,
      until timestamptz not null,
      primary key (org, client, jti),
      foreign key (org, client) references client (org, id)
    );
    create index spent_assertion_at on spent_assertion (org, client, at);
    create table spent_proof (
      org uuid not null,
      digest bytea not null,
      until timestamptz not null,
      primary key (org, digest)
    );
    create table revoked_token (
      org uuid not null,
      jti uuid not null,
      until timestamptz not null,
      primary key (org, jti)
    );
    """)
    for table in TABLES:
        op.execute(f"alter table {table} enable row level security, force row level security")
        op.execute(f"grant select, insert on {table} to hub_web")
    for table in ("client", "client_key"):
        op.execute(f"create policy {table}_own on {table} to hub_web using (org = {ORG}) with check (org = {ORG})")
        op.execute(f"grant update (ended_at) on {table} to hub_web")
    for table in SPENT:
        op.execute(
            f"create policy {table}_own on {table} to hub_web, hub_worker using (org = {ORG}) with check (org = {ORG})"
        )
        op.execute(f"create index {table}_until on {table} (org, until)")
        op.execute(f"grant select, delete on {table} to hub_worker")


def downgrade() -> None:
    """Drop them; their principals stay, since the ledger names them."""
    for table in reversed(TABLES):
        op.execute(f"drop table {table}")
