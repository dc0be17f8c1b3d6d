"""Why the same body was asked again: kept with what it belongs to, never changed."""

from alembic import op

revision = "20261129_90"
down_revision = "20261129_62"

ORG = "nullif(current_setting('app.org', true), '')::uuid"


def upgrade() -> None:
    """Create the reasons; they are the sender's alone."""
    op.execute(f"""
    create table asked_again (
      id uuid primary key,
      org uuid not null,
      case_file uuid not null,
      object uuid not null,
      sealed bytea not null,
      recorded_by uuid not null,
      at timestamptz not null,
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, object) references origin (org, object),
      foreign key (org, recorded_by) references principal (organisation, id)
    );
    create index asked_again_of_object on asked_again (org, object, at);
    create index referral_rerouted_from on referral (sender, rerouted_from) where rerouted_from is not null;
    alter table asked_again enable row level security, force row level security;
    create policy asked_again_own on asked_again to hub_web, hub_worker using (org = {ORG}) with check (org = {ORG});
    grant select, insert on asked_again to hub_web;
    grant select, delete on asked_again to hub_worker;
    """)


def downgrade() -> None:
    """Drop them: the ledger still says that it was asked again."""
    op.execute("drop table asked_again; drop index referral_rerouted_from")
