"""An organisation's own identity provider, its people's accounts there, sign-ins under way, and sign-in words."""

from alembic import op

revision = "20261125_03"
down_revision = "20261125_02"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
TENANT = {
    "identity_provider": "hub_web, hub_worker",  # the worker seals secrets anew after a rotation
    "provider_account": "hub_web",
    "provider_ceremony": "hub_web",
}


def upgrade() -> None:
    """Create the tables, and the trigger that keeps the one list readable before an organisation is known."""
    op.execute("""
    create table sign_in_word (
      word text collate "C" primary key check (word ~ '^[a-z0-9][a-z0-9-]{1,30}[a-z0-9]$'),
      organisation uuid not null references organisation
    );
    create table identity_provider (
      org uuid not null references organisation,
      id uuid not null,
      issuer text collate "C" not null,
      client_id text collate "C" not null,
      method text collate "C" not null
        check (method in ('client_secret_basic','client_secret_post','private_key_jwt')),
      sign_in_word text collate "C" not null,
      secret_sealed bytea,
      epoch integer not null,
      public_key jsonb,
      set_by uuid not null,
      set_at timestamptz not null,
      seen jsonb,
      checked_at timestamptz,
      ended_at timestamptz,
      primary key (org, id),
      foreign key (org, set_by) references principal (organisation, id),
      check ((seen is null) = (checked_at is null)),
      check ((secret_sealed is null) = (ended_at is not null))
    );
    create unique index identity_provider_current on identity_provider (org) where ended_at is null;
    create table provider_account (
      org uuid not null references organisation,
      issuer text collate "C" not null,
      subject text collate "C" not null,
      principal uuid not null,
      linked_at timestamptz not null,
      primary key (org, issuer, subject),
      unique (org, principal),
      foreign key (org, principal) references principal (organisation, id)
    );
    create table provider_ceremony (
      org uuid not null references organisation,
      id uuid not null,
      digest bytea not null,
      provider uuid not null,
      purpose text collate "C" not null check (purpose in ('sign_in','step_up','accept_invitation')),
      principal uuid,
      about uuid,
      started_at timestamptz not null,
      until timestamptz not null,
      primary key (org, id),
      foreign key (org, provider) references identity_provider (org, id),
      foreign key (org, principal) references principal (organisation, id),
      check ((purpose = 'step_up') = (principal is not null)),
      check ((purpose = 'sign_in') = (about is null))
    );
    create index provider_ceremony_by_end on provider_ceremony (org, until);
    """)
    for table, roles in TENANT.items():
        op.execute(f"""
        alter table {table} enable row level security, force row level security;
        create policy {table}_own on {table} to {roles} using (org = {ORG}) with check (org = {ORG});
        """)
    op.execute("""
    grant select, insert, update (secret_sealed, seen, checked_at, ended_at) on identity_provider to hub_web;
    grant select (org, id, secret_sealed, epoch), update (secret_sealed, epoch) on identity_provider to hub_worker;
    grant select, insert, update (principal, linked_at), delete on provider_account to hub_web;
    grant select, insert, delete on provider_ceremony to hub_web;
    grant select on sign_in_word to hub_web, hub_operator;
    grant select, insert on sign_in_word to hub_post;
    """)
    _words()


def _words() -> None:
    """A word, once taken, stays the organisation's for good: nobody is led to another organisation's provider."""
    op.execute("set role hub_post")
    op.execute("""
    create function post_sign_in_word() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into sign_in_word values (new.sign_in_word, new.org) on conflict (word) do nothing;
      if not exists (select from sign_in_word where word = new.sign_in_word and organisation = new.org) then
        raise unique_violation using constraint = 'sign_in_word_pkey';
      end if;
      return null;
    end $$;
    revoke all on function post_sign_in_word from public;
    grant execute on function post_sign_in_word to hub_tables;
    """)
    op.execute("set role hub_tables")
    op.execute("""
    create trigger identity_provider_word after insert on identity_provider
      for each row execute function post_sign_in_word()
    """)


def downgrade() -> None:
    """Drop them."""
    op.execute("drop trigger identity_provider_word on identity_provider")
    op.execute("set role hub_post; drop function post_sign_in_word; set role hub_tables")
    for table in (*reversed(TENANT), "sign_in_word"):
        op.execute(f"drop table {table}")
