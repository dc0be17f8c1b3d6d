"""The routes that a member offers: for which harm, exposure, age class and wish, who may use each, in which days."""

from alembic import op

revision = "20261203_31"
down_revision = "20261203_30"


def upgrade() -> None:
    """Create them. The operator writes, every member reads; a newer row stands beside the older one."""
    op.execute("""
    create table partner_route (
      id uuid primary key,
      organisation uuid not null references organisation,
      purpose text collate "C" not null check (purpose <> ''),
      title_ja text not null check (title_ja <> ''),
      title_en text not null check (title_en <> ''),
      wishes text[] not null check (cardinality(wishes) > 0),
      harms text[] not null,
      exposures text[] not null,
      age_class text collate "C" not null check (age_class in ('adult','child','any')),
      senders text[] not null check (cardinality(senders) > 0),
      countries text[] not null,
      languages text[] not null,
      source text not null check (source <> ''),
      valid_from date not null,
      valid_to date check (valid_to >= valid_from)
    );
    create index partner_route_organisation on partner_route (organisation);
    grant select on partner_route to hub_web, hub_worker, hub_operator;
    grant insert on partner_route to hub_operator;
    """)


def downgrade() -> None:
    """Drop them; the endpoints and services stay."""
    op.execute("drop table partner_route")
