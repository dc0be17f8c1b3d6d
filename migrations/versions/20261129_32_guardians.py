"""A guardian's word is kept as one; a lawyer answers for who cannot; what a second person cut says that it was she."""

from alembic import op

revision = "20261129_32"
down_revision = "20261129_31"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
GIVERS = "'self','guardian','representative','hub'"
METHODS = "'in_writing','orally','by_chat','by_clock'"


def upgrade() -> None:
    """Create the words; answers that were recorded before stay as they are."""
    op.execute(f"""
    alter table consent_grant
      drop constraint consent_grant_given_by_check,
      drop constraint consent_grant_method_check,
      add constraint consent_grant_given_by_check check (given_by in ({GIVERS},'lawyer','reviewer')),
      add constraint consent_grant_method_check check (method in ({METHODS},'by_review')),
      -- whatever the program says: a guardian takes nothing from the person; what was recorded before stays as it is
      add constraint guardian_only_agrees
        check (given_by <> 'guardian' or event_type = 'given' or recorded_at < '2026-11-30T00:00:00Z');
    create table guardian_word (
      id uuid primary key,
      org uuid not null,
      case_file uuid not null,
      recipient uuid references organisation,
      word text collate "C" not null check (word in ('objection','agreement')),
      method text collate "C" not null check (method in ('in_writing','orally','by_chat')),
      language text collate "C" not null,
      sealed bytea not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null,
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, recorded_by) references principal (organisation, id)
    );
    create index guardian_word_of_case on guardian_word (org, case_file, recorded_at);
    alter table guardian_word enable row level security, force row level security;
    create policy guardian_word_own on guardian_word to hub_web, hub_worker
      using (org = {ORG}) with check (org = {ORG});
    grant select, insert on guardian_word to hub_web;
    grant select, delete on guardian_word to hub_worker;
    """)


def downgrade() -> None:
    """Drop the words; a lawyer was somebody's representative, and a second person's cut the hub's own doing."""
    op.execute("drop table guardian_word; alter table consent_grant no force row level security")
    op.execute(f"""
    alter table consent_grant
      drop constraint guardian_only_agrees,
      drop constraint consent_grant_given_by_check,
      drop constraint consent_grant_method_check;
    update consent_grant set given_by = 'representative' where given_by = 'lawyer';
    update consent_grant set given_by = 'hub', method = 'by_clock' where given_by = 'reviewer';
    alter table consent_grant
      add constraint consent_grant_given_by_check check (given_by in ({GIVERS})),
      add constraint consent_grant_method_check check (method in ({METHODS}));
    """)
    op.execute("alter table consent_grant force row level security")
