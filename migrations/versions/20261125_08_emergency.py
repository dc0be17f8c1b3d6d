"""Emergency overrides: what two people allowed to be told for a day, because of danger to life."""

from alembic import op

revision = "20261125_08"
down_revision = "20261125_07"

ORG = "nullif(current_setting('app.org', true), '')::uuid"


def upgrade() -> None:
    """Create the emergencies."""
    op.execute("""
    create table emergency (
      org uuid not null,
      id uuid not null,
      case_file uuid not null,
      recipient uuid not null references organisation,
      purpose text collate "C" not null check (purpose <> ''),
      sealed bytea not null,
      asked_by uuid not null,
      confirmed_by uuid not null,
      confirmed_at timestamptz not null,
      until timestamptz not null,
      ended_at timestamptz check (ended_at <= until),
      primary key (org, id),
      foreign key (org, id) references two_person_act (org, id),
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, asked_by) references principal (organisation, id),
      foreign key (org, confirmed_by) references principal (organisation, id),
      -- whatever the program says: never one person alone, and never longer than a day
      constraint two_people check (asked_by <> confirmed_by),
      constraint one_day check (until > confirmed_at and until <= confirmed_at + interval '24 hours')
    );
    create index emergency_of_case on emergency (org, case_file, recipient, purpose, confirmed_at);
    alter table emergency enable row level security, force row level security;
    """)
    op.execute(f"""
    create policy emergency_own on emergency to hub_web, hub_worker using (org = {ORG}) with check (org = {ORG});
    grant select, insert, update (ended_at) on emergency to hub_web;
    grant select, delete, update (ended_at) on emergency to hub_worker;

    -- the database itself asks for the act and both of its people, and never gives back what has ended; after the
    -- policy, so that a foreign row is refused as foreign
    create function emergency_by_act() returns trigger language plpgsql as $$
    begin
      if current_user not in ('hub_web', 'hub_worker') then
        return null;
      end if;
      if tg_op = 'UPDATE' and (old.ended_at is not null or new.ended_at is null) then
        raise exception 'wrong_move' using errcode = 'insufficient_privilege';
      end if;
      if tg_op = 'INSERT' and not exists (
        select from two_person_act a
        where a.org = new.org and a.id = new.id and a.kind = 'emergency_override' and a.object = new.case_file
          and a.status = 'done' and a.requested_by = new.asked_by and a.decided_by = new.confirmed_by
          and a.decided_at = new.confirmed_at
      ) then
        raise exception 'two_people_needed' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    create trigger emergency_by_act after insert or update on emergency
      for each row execute function emergency_by_act();
    """)
    op.execute("""
    -- what was handed over in danger rests on the emergency, not on consent; its id outlives the emergency's own row
    alter table provision add column emergency uuid;
    alter table provision drop constraint provision_basis;
    alter table provision add constraint provision_basis
      check (num_nonnulls(consent, emergency) = case side when 'giver' then 1 else 0 end);
    """)


def downgrade() -> None:
    """Drop them: the ledger still says that each was confirmed. Refused where something was handed over under one."""
    op.execute("""
    alter table provision drop constraint provision_basis;
    alter table provision add constraint provision_basis check ((consent is null) = (side = 'taker'));
    alter table provision drop column emergency;
    drop table emergency;
    drop function emergency_by_act;
    """)
