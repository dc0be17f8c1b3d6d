"""What was true before: earlier values and states of a case, and ledger lines that name the fact they are about."""

from alembic import op

revision = "20261129_40"
down_revision = "20261129_32"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
TABLES = ("case_value_history", "evidence_state_history", "onward_answer_history")


def upgrade() -> None:
    """Create the histories, appended to and never changed, and the two columns of the ledger."""
    op.execute("""
    create table case_value_history (
      org uuid not null,
      case_file uuid not null,
      field text collate "C" not null,
      version integer not null,
      sealed bytea not null,
      recorded_by uuid,
      recorded_at timestamptz not null,
      replaced_by uuid not null,
      replaced_at timestamptz not null,
      primary key (org, case_file, field, version),
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, recorded_by) references principal (organisation, id),
      foreign key (org, replaced_by) references principal (organisation, id)
    );
    create table evidence_state_history (
      org uuid not null,
      case_file uuid not null,
      number integer not null,
      version integer not null,
      state text collate "C" not null check (state in ('noted','preserved','waived')),
      recorded_by uuid not null,
      recorded_at timestamptz not null,
      replaced_by uuid not null,
      replaced_at timestamptz not null,
      primary key (org, case_file, number, version),
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, recorded_by) references principal (organisation, id),
      foreign key (org, replaced_by) references principal (organisation, id)
    );
    create table onward_answer_history (
      id uuid primary key,
      org uuid not null,
      case_file uuid not null,
      duty uuid not null references reporting_duty,
      version integer not null,
      answer boolean not null,
      recorded_by uuid not null,
      recorded_at timestamptz not null,
      replaced_by uuid not null,
      replaced_at timestamptz not null,
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, replaced_by) references principal (organisation, id)
    );
    create index onward_answer_history_case on onward_answer_history (org, case_file, replaced_at, id);
    """)
    for table in TABLES:
        op.execute(f"""
        alter table {table} enable row level security, force row level security;
        create policy {table}_own on {table} to hub_web, hub_worker using (org = {ORG}) with check (org = {ORG});
        grant select, insert on {table} to hub_web;
        grant select, delete on {table} to hub_worker;
        """)
    _nothing_is_overwritten()
    op.execute("""
    alter table ledger_event
      add column field text collate "C" check (field ~ '^[a-z][a-z_]*(:[0-9]+)?$'),
      add column about uuid references organisation,
      add constraint ledger_event_of_the_sender_alone
        check (recipient is null or (field is null and about is null));
    """)


def _nothing_is_overwritten() -> None:
    """Whatever the program says: no value, state or answer is replaced before the earlier one is in its history."""
    op.execute("""
    create function keeps_history() returns trigger language plpgsql as $$
    declare kept boolean;
    begin
      if current_user <> 'hub_web' then
        return null;
      end if;
      if tg_table_name = 'case_value' then
        kept := exists (
          select from case_value_history h
          where (h.org, h.case_file, h.field, h.recorded_at) = (old.org, old.case_file, old.field, old.recorded_at)
            and h.recorded_by is not distinct from old.recorded_by
        );
      elsif tg_table_name = 'evidence' then
        kept := tg_op = 'UPDATE' and new.state = old.state and new.sealed = old.sealed or exists (
          select from evidence_state_history h
          where (h.org, h.case_file, h.number, h.state) = (old.org, old.case_file, old.number, old.state)
            and (h.recorded_by, h.recorded_at) = (old.recorded_by, old.recorded_at)
        );
      else
        kept := exists (
          select from onward_answer_history h
          where (h.org, h.case_file, h.duty, h.version, h.answer)
              = (old.org, old.case_file, old.duty, old.version, old.answer)
            and (h.recorded_by, h.recorded_at) = (old.recorded_by, old.recorded_at)
        );
      end if;
      if not kept then
        raise exception 'history_missing' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    create trigger case_value_kept after update or delete on case_value
      for each row execute function keeps_history();
    create trigger evidence_kept after update or delete on evidence
      for each row execute function keeps_history();
    create trigger onward_answer_kept after update on onward_answer
      for each row execute function keeps_history();
    """)


def downgrade() -> None:
    """Drop them. Refused while the ledger has lines with a field or whom they are about: no chain would verify."""
    op.execute("alter table ledger_event no force row level security")
    op.execute("""
    do $$ begin
      if exists (select 1 from ledger_event where field is not null or about is not null) then
        raise exception 'the ledger holds lines that name a fact or an organisation: export it, delete by hand';
      end if;
    end $$
    """)
    op.execute("""
    alter table ledger_event force row level security;
    alter table ledger_event drop constraint ledger_event_of_the_sender_alone, drop column field, drop column about;
    drop trigger onward_answer_kept on onward_answer;
    drop trigger evidence_kept on evidence;
    drop trigger case_value_kept on case_value;
    drop function keeps_history;
    """)
    for table in reversed(TABLES):
        op.execute(f"drop table {table}")
