"""What was written on a page and not recorded is kept for whoever wrote it, under a key of its own."""

from alembic import op

revision = "20261204_10"
down_revision = "20261204_01"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
WRAPPED = """
create or replace view wrapped_key with (security_invoker = true) as
select org, epoch, 'case' as kind, cast(null as timestamptz) as until from case_key
union all select org, epoch, 'release', null from release_key
union all select organisation, epoch, 'route', null from route where valid_to is null
union all select org, epoch, 'provider', null from identity_provider where secret_sealed is not null
union all select org, epoch, 'act', requested_at + interval '30 days' from two_person_act
union all select peer, epoch, 'call', expires_at from standing_call"""
"""What lies wrapped under an organisation's key of an epoch, as it was before."""


def upgrade() -> None:
    """A destroyed key marks its epoch, as that of a case does."""
    op.execute(f"""
    create table draft (
      id uuid primary key,
      org uuid not null,
      principal uuid not null,
      page text collate "C" not null check (length(page) <= 200),
      case_file uuid,
      epoch integer not null,
      wrapped bytea not null,
      sealed bytea not null,
      kept_at timestamptz not null,
      until timestamptz not null check (until > kept_at),
      unique (org, principal, page),
      foreign key (org, principal) references principal (organisation, id),
      constraint draft_epoch foreign key (org, epoch) references organisation_key (organisation, epoch)
    );
    create index draft_by_case on draft (org, case_file) where case_file is not null;
    create index draft_of_epoch on draft (org, epoch, id);
    alter table draft enable row level security, force row level security;
    create policy draft_own on draft to hub_web, hub_worker using (org = {ORG}) with check (org = {ORG});
    grant select, insert, delete on draft to hub_web;
    grant select, update (epoch, wrapped), delete on draft to hub_worker;
    create trigger draft_destroyed after delete on draft referencing old table as gone
      for each statement execute function post_key_destroyed();
    """)
    op.execute(f"{WRAPPED} union all select org, epoch, 'draft', until from draft")


def downgrade() -> None:
    """Drop them: what was not recorded is told anew."""
    op.execute("delete from draft")
    op.execute(WRAPPED)
    op.execute("drop table draft")
