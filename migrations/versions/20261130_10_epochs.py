"""Epochs are turned: a key that was destroyed marks its epoch, whose own key then leaves the hub."""

from alembic import op

revision = "20261130_10"
down_revision = "20261130_22"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
HOLDERS = ("case_key", "release_key")


def upgrade() -> None:
    """Mark what is destroyed from now on, and every epoch from before: their keys lie in this database."""
    op.execute("""
    alter table organisation_key add column matching bytea;
    create table key_destroyed (
      id uuid primary key default gen_random_uuid(),
      organisation uuid not null references organisation,
      epoch integer not null
    );
    create index key_destroyed_of_epoch on key_destroyed (organisation, epoch);
    insert into key_destroyed (organisation, epoch) select organisation, epoch from organisation_key;
    create index case_key_of_epoch on case_key (org, epoch, case_file);
    create index release_key_of_epoch on release_key (org, epoch, release);
    -- whoever is late to wrap under an epoch whose row has gone is refused: no key is made that nobody could open
    alter table case_key add constraint case_key_epoch
      foreign key (org, epoch) references organisation_key (organisation, epoch) not valid;
    alter table release_key add constraint release_key_epoch
      foreign key (org, epoch) references organisation_key (organisation, epoch) not valid;
    grant select, delete on key_destroyed to hub_worker;
    grant insert on key_destroyed to hub_post, hub_operator, hub_worker;
    grant insert, update (retired_at) on organisation_key to hub_worker;
    grant update (secrets_sealed, epoch) on route to hub_worker;
    grant update (data_key, epoch) on two_person_act to hub_worker;
    grant update (data_key, epoch) on standing_call to hub_worker;
    """)
    op.execute(f"""
    create policy two_person_act_rewrapper on two_person_act for update to hub_worker
      using (org = {ORG}) with check (org = {ORG});
    create policy standing_call_rewrapper on standing_call for update to hub_worker
      using (peer = {ORG}) with check (peer = {ORG});
    """)
    _marks()


def _marks() -> None:
    op.execute("set role hub_post")
    op.execute("""
    create function post_key_destroyed() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into key_destroyed (organisation, epoch) select distinct org, epoch from gone;
      return null;
    end $$;
    create function post_secret_destroyed() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into key_destroyed (organisation, epoch) values ((to_jsonb(old) ->> tg_argv[0])::uuid, old.epoch);
      return null;
    end $$;
    revoke all on function post_key_destroyed, post_secret_destroyed from public;
    grant execute on function post_key_destroyed, post_secret_destroyed to hub_tables;
    """)
    op.execute("set role hub_tables")
    for table in HOLDERS:
        op.execute(f"""
        create trigger {table}_destroyed after delete on {table} referencing old table as gone
          for each statement execute function post_key_destroyed()
        """)
    op.execute("""
    create trigger route_secret_destroyed after update on route for each row
      when (old.secrets_sealed is not null and old.valid_to is null and new.valid_to is not null)
      execute function post_secret_destroyed('organisation');
    create trigger provider_secret_destroyed after update on identity_provider for each row
      when (old.secret_sealed is not null and new.secret_sealed is null)
      execute function post_secret_destroyed('org');
    """)


def downgrade() -> None:
    """Drop the marks. Keys of epochs that lie outside the database stay where they are, and are needed as before."""
    op.execute("""
    drop trigger provider_secret_destroyed on identity_provider;
    drop trigger route_secret_destroyed on route;
    """)
    for table in HOLDERS:
        op.execute(f"drop trigger {table}_destroyed on {table}")
    op.execute("set role hub_post; drop function post_key_destroyed, post_secret_destroyed; set role hub_tables")
    op.execute("""
    drop policy standing_call_rewrapper on standing_call;
    drop policy two_person_act_rewrapper on two_person_act;
    revoke update (data_key, epoch) on standing_call from hub_worker;
    revoke update (data_key, epoch) on two_person_act from hub_worker;
    revoke update (secrets_sealed, epoch) on route from hub_worker;
    revoke insert, update (retired_at) on organisation_key from hub_worker;
    alter table release_key drop constraint release_key_epoch;
    alter table case_key drop constraint case_key_epoch;
    drop index release_key_of_epoch;
    drop index case_key_of_epoch;
    drop table key_destroyed;
    alter table organisation_key drop column matching;
    """)
