"""Notices under the organisation's own duty: given by two people, kept with the law that asks for them."""

from alembic import op

revision = "20261129_44"
down_revision = "20261129_43"

ORG = "nullif(current_setting('app.org', true), '')::uuid"


def upgrade() -> None:
    """Create the notices; what was handed over under one rests on it."""
    op.execute("""
    create table own_duty_notice (
      org uuid not null,
      id uuid not null,
      case_file uuid not null,
      recipient uuid references organisation,
      disclosure uuid not null,
      law text collate "C" not null check (law <> ''),
      sealed bytea not null,
      asked_by uuid not null,
      confirmed_by uuid not null,
      confirmed_at timestamptz not null,
      primary key (org, id),
      foreign key (org, id) references two_person_act (org, id),
      foreign key (org, case_file) references case_file (org, id),
      foreign key (org, asked_by) references principal (organisation, id),
      foreign key (org, confirmed_by) references principal (organisation, id),
      -- whatever the program says: never one person alone
      constraint two_people check (asked_by <> confirmed_by)
    );
    create index own_duty_notice_of_case on own_duty_notice (org, case_file, confirmed_at);
    alter table own_duty_notice enable row level security, force row level security;
    """)
    op.execute(f"""
    create policy own_duty_notice_own on own_duty_notice to hub_web, hub_worker
      using (org = {ORG}) with check (org = {ORG});
    grant select, insert on own_duty_notice to hub_web;
    grant select, delete on own_duty_notice to hub_worker;

    -- the database itself asks for the act and both of its people
    create function own_duty_by_act() returns trigger language plpgsql as $$
    begin
      if current_user = 'hub_web' and not exists (
        select from two_person_act a
        where a.org = new.org and a.id = new.id and a.kind = 'own_duty_notice' and a.object = new.case_file
          and a.status = 'done' and a.requested_by = new.asked_by and a.decided_by = new.confirmed_by
          and a.decided_at = new.confirmed_at
      ) then
        raise exception 'two_people_needed' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    create trigger own_duty_by_act after insert on own_duty_notice
      for each row execute function own_duty_by_act();
    alter table provision add column own_duty uuid;
    alter table provision drop constraint provision_basis;
    alter table provision add constraint provision_basis check (
      num_nonnulls(consent, emergency, own_duty) = case side when 'giver' then 1 else 0 end
      or (channel = 'outside' and num_nonnulls(consent, emergency, own_duty) = 0));
    """)


def downgrade() -> None:
    """Drop them: the ledger still says that each was given. What rested on one rests on nothing then."""
    op.execute("""
    alter table provision drop constraint provision_basis;
    alter table provision add constraint provision_basis check (
      num_nonnulls(consent, emergency) = case side when 'giver' then 1 else 0 end
      or (channel = 'outside' and num_nonnulls(consent, emergency) = 0));
    alter table provision drop column own_duty;
    drop table own_duty_notice;
    drop function own_duty_by_act;
    """)
