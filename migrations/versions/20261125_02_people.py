"""How people come in: passkeys, sessions, ceremonies, invitations, known devices, notices; each organisation's own."""

from alembic import op

revision = "20261125_02"
down_revision = "20261125_01"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
TABLES = ("passkey", "web_session", "ceremony", "invitation", "known_device", "notice")
OF_ONE_PERSON = ("passkey", "web_session", "ceremony", "invitation", "known_device")
"""What goes with the person: the trigger deletes it."""


def upgrade() -> None:
    """Create them. Only digests of secrets are kept; whoever leaves is cut off by the database itself."""
    op.execute("""
    create table passkey (
      org uuid not null,
      id uuid not null,
      principal uuid not null,
      credential bytea not null check (octet_length(credential) between 1 and 1023),
      public_key bytea not null,
      sign_count bigint not null check (sign_count >= 0),
      name text not null check (length(name) between 1 and 80),
      created_at timestamptz not null,
      used_at timestamptz,
      primary key (org, id),
      unique (org, credential),
      foreign key (org, principal) references principal (organisation, id)
    );
    create index passkey_principal on passkey (org, principal);
    create table web_session (
      org uuid not null,
      id uuid not null,
      principal uuid not null,
      digest bytea not null check (octet_length(digest) = 32),
      method text collate "C" not null check (method in ('passkey','provider','demo')),
      device text not null check (length(device) between 1 and 80),
      created_at timestamptz not null,
      seen_at timestamptz not null,
      fresh_at timestamptz,
      primary key (org, id),
      foreign key (org, principal) references principal (organisation, id)
    );
    create index web_session_principal on web_session (org, principal);
    create table ceremony (
      org uuid not null references organisation,
      id uuid not null,
      kind text collate "C" not null check (kind in ('register','sign_in','step_up')),
      principal uuid not null,
      session uuid,
      invitation uuid,
      digest bytea not null check (octet_length(digest) = 32),
      until timestamptz not null,
      primary key (org, id),
      check ((kind = 'step_up') = (session is not null)),
      check (invitation is null or kind = 'register')
    );
    create index ceremony_until on ceremony (org, until);
    create table invitation (
      org uuid not null references organisation,
      id uuid not null,
      principal uuid,
      role text collate "C" not null
        check (role in ('caseworker','supervisor','lawyer','reviewer','auditor','admin')),
      label text not null check (length(label) between 1 and 80),
      digest bytea not null check (octet_length(digest) = 32),
      code bytea not null check (octet_length(code) = 32),
      wrong integer not null check (wrong between 0 and 4),
      invited_by uuid,
      created_at timestamptz not null,
      until timestamptz not null,
      primary key (org, id),
      foreign key (org, principal) references principal (organisation, id)
    );
    create table known_device (
      org uuid not null,
      id uuid not null,
      principal uuid not null,
      digest bytea not null check (octet_length(digest) = 32),
      created_at timestamptz not null,
      primary key (org, id, principal),
      foreign key (org, principal) references principal (organisation, id)
    );
    create table notice (
      org uuid not null,
      id uuid not null,
      recipient uuid not null,
      principal uuid not null,
      device text not null check (length(device) between 1 and 80),
      at timestamptz not null,
      seen_at timestamptz,
      primary key (org, id),
      foreign key (org, recipient) references principal (organisation, id),
      foreign key (org, principal) references principal (organisation, id)
    );
    create index notice_recipient on notice (org, recipient, at, id);
    """)
    for table in TABLES:
        op.execute(f"alter table {table} enable row level security, force row level security")
        op.execute(f"create policy {table}_own on {table} to hub_web using (org = {ORG}) with check (org = {ORG})")
        op.execute(f"grant select, insert on {table} to hub_web")
    op.execute(f"""
    grant delete on passkey, web_session, ceremony, invitation, known_device to hub_web;
    grant update (sign_count, used_at) on passkey to hub_web;
    grant update (digest, seen_at, fresh_at) on web_session to hub_web;
    grant update (wrong) on invitation to hub_web;
    grant update (seen_at) on notice to hub_web;
    -- the operator can invite an organisation's first administrator, and read nothing of it afterwards
    create policy invitation_operator on invitation for insert to hub_operator
      with check (org = {ORG} and role = 'admin' and principal is null and invited_by is null);
    grant insert on invitation to hub_operator;
    -- the operator lets go, and changes nothing else of anybody
    revoke update on principal from hub_operator;
    grant update (ended_at) on principal to hub_operator;
    -- an administrator invites and lets go; whose people, the trigger says
    grant insert on principal to hub_web;
    grant update (ended_at) on principal to hub_web;
    create function principal_own() returns trigger language plpgsql as $$
    begin
      if current_user = 'hub_web' and new.organisation is distinct from {ORG} then
        raise exception using errcode = 'insufficient_privilege', message = 'principal_of_another_organisation';
      end if;
      -- whoever was let go stays gone: she comes in anew, as somebody else
      if current_user = 'hub_web' and tg_op = 'UPDATE' and (new.ended_at is null or new.ended_at > old.ended_at) then
        raise exception using errcode = 'insufficient_privilege', message = 'wrong_move';
      end if;
      return new;
    end $$;
    create trigger principal_own before insert or update on principal
      for each row execute function principal_own();
    """)
    _let_go()


def _let_go() -> None:
    """Whoever is let go, by whichever way, loses every session and every way to sign in, in that same transaction."""
    for table in OF_ONE_PERSON:
        op.execute(f"create policy {table}_post on {table} to hub_post using (true)")
        op.execute(f"grant select (org, principal), delete on {table} to hub_post")
    op.execute("grant select (invited_by) on invitation to hub_post")
    deletions = "\n".join(
        f"      delete from {table} where org = new.organisation and principal = new.id;" for table in OF_ONE_PERSON
    )
    op.execute("set role hub_post")
    op.execute(f"""
    create function let_go() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
{deletions}
      -- what the leaver has invited, perhaps herself, rests on nobody's word any more
      delete from invitation where org = new.organisation and invited_by = new.id;
      return null;
    end $$;
    revoke all on function let_go from public;
    grant execute on function let_go to hub_tables;
    """)
    op.execute("set role hub_tables")
    op.execute("""
    create trigger principal_let_go after update of ended_at on principal
      for each row when (new.ended_at is not null) execute function let_go();
    """)


def downgrade() -> None:
    """Drop them: everybody has to be invited anew."""
    op.execute("drop trigger principal_let_go on principal; drop trigger principal_own on principal")
    op.execute("drop function principal_own")
    op.execute("set role hub_post; drop function let_go; set role hub_tables")
    op.execute("revoke insert, update (ended_at) on principal from hub_web")
    op.execute("grant update on principal to hub_operator")
    for table in reversed(TABLES):
        op.execute(f"drop table {table}")
