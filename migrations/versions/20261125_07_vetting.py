"""Who vouches for a newcomer, and when a member is suspended; the operator writes its own acts into the ledger."""

from alembic import op

revision = "20261125_07"
down_revision = "20261125_06"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
KINDS = (
    "'support_ngo','legal_aid','platform','hotline','police','child_guidance','one_stop','school','medical','regulator'"
)


def upgrade() -> None:
    """Each of the three who let a newcomer in can write its own answer alone; the table holds their order."""
    op.execute(f"""
    alter table organisation
      add suspended_at timestamptz,
      add suspended_for text collate "C" check (suspended_for in ('security','agreement','request')),
      add constraint organisation_suspended check ((suspended_at is null) = (suspended_for is null));
    create table candidate (
      id uuid primary key,
      org uuid not null references organisation,
      second uuid not null references organisation,
      name text not null check (name <> ''),
      name_en text not null check (name_en <> ''),
      kind text collate "C" not null check (kind in ({KINDS})),
      country text collate "C" not null check (country ~ '^[A-Z]{{2}}$'),
      languages text[] not null,
      statement text not null check (statement <> ''),
      proposed_by uuid not null,
      proposed_at timestamptz not null,
      answered_by uuid,
      confirmed_at timestamptz,
      declined_at timestamptz,
      activated_at timestamptz,
      organisation uuid references organisation,
      foreign key (org, proposed_by) references principal (organisation, id),
      foreign key (second, answered_by) references principal (organisation, id),
      constraint candidate_two_members check (second <> org),
      constraint candidate_one_answer check (confirmed_at is null or declined_at is null),
      constraint candidate_answered check ((answered_by is null) = (coalesce(confirmed_at, declined_at) is null)),
      constraint candidate_confirmed_first check (activated_at is null or confirmed_at is not null),
      constraint candidate_is_organisation check ((activated_at is null) = (organisation is null))
    );
    create index candidate_org on candidate (org, proposed_at, id);
    create index candidate_second on candidate (second, proposed_at, id);
    alter table candidate enable row level security, force row level security;
    create policy candidate_reader on candidate for select to hub_web using (org = {ORG} or second = {ORG});
    create policy candidate_proposer on candidate for insert to hub_web with check (
      org = {ORG} and answered_by is null and confirmed_at is null and declined_at is null and activated_at is null);
    create policy candidate_answer on candidate for update to hub_web
      using (second = {ORG}) with check (second = {ORG});
    create policy candidate_operator_reads on candidate for select to hub_operator using (true);
    create policy candidate_operator on candidate for update to hub_operator using (true) with check (true);
    -- its own acts alone: in nobody's name, into one organisation's chain
    create policy ledger_event_operator on ledger_event for insert to hub_operator with check (
      actor = {ORG} and principal is null and recipient is null
      and (verb like 'organisation:%' or verb in ('invitation:made', 'member:ended')));
    grant select, insert, update (answered_by, confirmed_at, declined_at) on candidate to hub_web;
    grant select, update (activated_at, organisation) on candidate to hub_operator;
    grant insert on ledger_event to hub_operator;
    """)


def downgrade() -> None:
    """Members stay; who vouched for them is forgotten, and nobody is suspended."""
    op.execute("""
    revoke insert on ledger_event from hub_operator;
    drop policy ledger_event_operator on ledger_event;
    drop table candidate;
    alter table organisation drop suspended_at, drop suspended_for;
    """)
