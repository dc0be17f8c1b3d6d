"""Two people say that every new request to remove goes to one machine: kept as a standing assignment."""

from alembic import op

revision = "20261201_31"
down_revision = "20261201_30"

ORG = "nullif(current_setting('app.org', true), '')::uuid"


def upgrade() -> None:
    """Create the table, and the trigger that assigns each new request in the transaction that brings it."""
    op.execute(f"""
    create table received_standing (
      id uuid primary key,
      org uuid not null,
      principal uuid not null,
      act uuid not null,
      since timestamptz not null,
      ended_at timestamptz check (ended_at >= since),
      ended_by uuid,
      check ((ended_at is null) = (ended_by is null)),
      foreign key (org, principal) references principal (organisation, id),
      foreign key (org, ended_by) references principal (organisation, id),
      foreign key (org, act) references two_person_act (org, id)
    );
    create unique index received_standing_living on received_standing (org, principal) where ended_at is null;
    alter table received_standing enable row level security, force row level security;
    create policy received_standing_own on received_standing to hub_web using (org = {ORG}) with check (org = {ORG});
    create policy received_standing_post on received_standing for select to hub_post using (true);
    create policy received_team_post on received_team for insert to hub_post with check (how = 'standing');
    grant select, insert, update (ended_at, ended_by) on received_standing to hub_web;
    grant select on received_standing to hub_post;
    grant insert on received_team to hub_post;
    set role hub_post;
    create function post_standing() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into received_team (id, org, object, principal, how, assigned_at)
      select gen_random_uuid(), new.org, new.object, s.principal, 'standing', new.created_at
      from received_standing s where s.org = new.org and s.ended_at is null;
      return null;
    end $$;
    revoke all on function post_standing from public;
    grant execute on function post_standing to hub_tables;
    set role hub_tables;
    create trigger party_standing after insert on party for each row
      when (new.kind = 'takedown' and new.box = 'inbox') execute function post_standing();
    """)


def downgrade() -> None:
    """Drop them; what was assigned by it stays assigned."""
    op.execute("""
    drop trigger party_standing on party;
    set role hub_post; drop function post_standing; set role hub_tables;
    drop policy received_team_post on received_team;
    revoke insert on received_team from hub_post;
    drop table received_standing;
    """)
