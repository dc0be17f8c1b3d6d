"""Reviews: what one person did alone, and a second looks at by the next working day."""

from alembic import op

revision = "20261129_30"
down_revision = "20261129_20"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
KINDS = (
    "'bar-lifted','withdrawal-undone','not-capable','outside-uncovered','guardian-objection','contradiction',"
    "'destruction-held'"
)


def upgrade() -> None:
    """Create the reviews."""
    op.execute(f"""
    create table review (
      id uuid primary key,
      org uuid not null,
      case_file uuid not null,
      kind text collate "C" not null check (kind in ({KINDS})),
      subject uuid not null,
      asked_by uuid not null,
      asked_at timestamptz not null,
      due_at timestamptz not null check (due_at > asked_at),
      decided_by uuid,
      decided_at timestamptz check (decided_at >= asked_at),
      decision text collate "C" check (decision in ('upheld','cut')),
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, asked_by) references principal (organisation, id),
      foreign key (org, decided_by) references principal (organisation, id),
      constraint review_whole check (num_nonnulls(decided_by, decided_at, decision) in (0, 3)),
      -- whatever the program says: never the one who asked
      constraint review_two_people check (decided_by <> asked_by)
    );
    create index review_open on review (org, due_at, id) where decided_at is null;
    create unique index review_once on review (org, kind, subject) where decided_at is null;
    create index review_of_case on review (org, case_file, asked_at);
    alter table review enable row level security, force row level security;
    create policy review_own on review to hub_web, hub_worker using (org = {ORG}) with check (org = {ORG});
    grant select, insert, update (decided_by, decided_at, decision) on review to hub_web;
    grant select, delete on review to hub_worker;

    -- what was decided stays decided
    create function review_decided_once() returns trigger language plpgsql as $$
    begin
      if old.decided_at is not null then
        raise exception 'wrong_move' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    create trigger review_decided_once after update on review for each row execute function review_decided_once();
    """)


def downgrade() -> None:
    """Drop them: the ledger still says that each was asked for and decided."""
    op.execute("drop table review; drop function review_decided_once")
