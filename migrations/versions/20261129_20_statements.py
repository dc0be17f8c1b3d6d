"""What the person said of herself and her safety: bars, ages, safe contact, wishes, kept with their history."""

from alembic import op

revision = "20261129_20"
down_revision = "20261129_10"

ORG = "nullif(current_setting('app.org', true), '')::uuid"


def upgrade() -> None:
    """Create the statements. Nobody may change one, and only the purge of the case takes them away."""
    op.execute("""
    create table statement (
      org uuid not null,
      id uuid not null,
      case_file uuid not null,
      number integer not null check (number > 0),
      kind text collate "C" not null check (kind in ('bar','bar-lift','bar-restored','age-now','age-at-images',
        'safe-contact','wish','word','death','settlement')),
      sealed bytea not null,
      counts boolean not null,
      contradicts uuid,
      about uuid,
      recorded_by uuid,
      recorded_at timestamptz not null,
      primary key (org, id),
      unique (org, case_file, number),
      unique (org, case_file, id),
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, recorded_by) references principal (organisation, id),
      foreign key (org, case_file, contradicts) references statement (org, case_file, id),
      foreign key (org, case_file, about) references statement (org, case_file, id)
    );
    alter table statement enable row level security, force row level security;
    """)
    op.execute(f"""
    create policy statement_own on statement to hub_web, hub_worker using (org = {ORG}) with check (org = {ORG});
    grant select, insert on statement to hub_web;
    grant select, delete on statement to hub_worker;

    -- the database says once more who may not settle: whoever recorded the later of two statements that contradict
    create function statement_settled_by_another() returns trigger language plpgsql as $$
    begin
      if new.kind = 'settlement' and exists (
        select from statement s where s.org = new.org and s.id = new.about and s.recorded_by = new.recorded_by
      ) then
        raise exception 'another_needed' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    create trigger statement_settled_by_another after insert on statement
      for each row execute function statement_settled_by_another();
    """)
    op.execute("""
    -- the reading of her statements changes only together with a statement kept in the same transaction; a new case
    -- holds its first ones
    create function reading_by_statement() returns trigger language plpgsql as $$
    declare
      one case_value := coalesce(new, old);
    begin
      if current_user <> 'hub_web' or one.field not in
        ('barred_recipients', 'age_band_now', 'age_band_at_images', 'safe_contact', 'wishes') then
        return null;
      end if;
      if tg_op = 'INSERT' and exists (
        select from case_file c where c.org = one.org and c.id = one.case_file and c.created_at = one.recorded_at
      ) then
        return null;
      end if;
      if not exists (
        select from statement s where s.org = one.org and s.case_file = one.case_file
          and s.xmin = pg_current_xact_id()::xid
      ) then
        raise exception 'statement_needed' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    create trigger reading_by_statement after insert or update or delete on case_value
      for each row execute function reading_by_statement();
    """)


def downgrade() -> None:
    """Drop them: the case keeps what they added up to."""
    op.execute("""
    drop trigger reading_by_statement on case_value;
    drop function reading_by_statement;
    drop table statement;
    drop function statement_settled_by_another;
    """)
