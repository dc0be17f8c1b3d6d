"""Acts of two people, recipients' keys of more than one kind, and routes that only a confirmed act may change."""

from alembic import op

revision = "20261125_05"
down_revision = "20261125_02"

ORG = "nullif(current_setting('app.org', true), '')::uuid"


def upgrade() -> None:
    """Create the acts."""
    op.execute("""
    create table two_person_act (
      org uuid not null references organisation,
      id uuid not null,
      kind text collate "C" not null check (kind <> ''),
      object uuid not null,
      requested_by uuid not null,
      requested_at timestamptz not null,
      expires_at timestamptz not null check (expires_at > requested_at),
      data_key bytea not null,
      epoch integer not null,
      payload_sealed bytea not null,
      reason_sealed bytea,
      challenge bytea check (octet_length(challenge) = 32),
      answered_at timestamptz,
      posed smallint not null default 0 check (posed between 0 and 5),
      status text collate "C" not null check (status in ('waiting','done','declined','expired')),
      decided_by uuid,
      decided_at timestamptz,
      primary key (org, id),
      foreign key (org, requested_by) references principal (organisation, id),
      foreign key (org, decided_by) references principal (organisation, id),
      -- whatever the program says: a second person, in time, after the new key or endpoint has answered
      constraint two_people check (status <> 'done' or (decided_by is not null and decided_by <> requested_by
        and decided_at < expires_at and (challenge is null or answered_at is not null)))
    );
    create index two_person_act_page on two_person_act (org, requested_at, id);
    alter table two_person_act enable row level security, force row level security;
    """)
    op.execute(f"""
    create policy two_person_act_own on two_person_act to hub_web using (org = {ORG}) with check (org = {ORG});
    grant select, insert, update (status, decided_by, decided_at, answered_at, posed) on two_person_act to hub_web;
    """)
    _keys_and_routes()


def _keys_and_routes() -> None:
    """Members change their own keys and routes, and only as two people: the database itself asks for the act."""
    op.execute(f"""
    alter table public_key drop constraint public_key_purpose_check;
    alter table public_key add constraint public_key_purpose_check check (purpose in ('age','jwe')),
      add column revoked_at timestamptz, add column act uuid,
      add constraint public_key_revoked check (revoked_at is null or ended_at is not null),
      add foreign key (organisation, act) references two_person_act (org, id);
    alter table route add column act uuid,
      add foreign key (organisation, act) references two_person_act (org, id);
    grant insert, update (ended_at, revoked_at) on public_key to hub_web;
    grant insert, update (valid_to, secrets_sealed, epoch) on route to hub_web;

    -- these tables are clear and have no policies: for the program's role this stands in their place
    create function only_by_act() returns trigger language plpgsql as $$
    begin
      if current_user <> 'hub_web' then
        return new;
      end if;
      if new.organisation is distinct from {ORG} then
        raise exception 'not_your_move' using errcode = 'insufficient_privilege';
      end if;
      if tg_op = 'INSERT' and not exists (
        select from two_person_act a
        where a.org = new.organisation and a.id = new.act and a.object = new.id and a.kind = tg_argv[0]
          and a.status = 'done'
      ) then
        raise exception 'two_people_needed' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$;
    create function only_shorter() returns trigger language plpgsql as $$
    begin
      if current_user = 'hub_web' and (new.ended_at is null or new.ended_at > old.ended_at
        or new.revoked_at is distinct from old.revoked_at and old.revoked_at is not null) then
        raise exception 'wrong_move' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$;
    create trigger public_key_by_act before insert or update on public_key
      for each row execute function only_by_act('key_change');
    create trigger public_key_shorter before update on public_key for each row execute function only_shorter();
    create trigger route_by_act before insert or update on route
      for each row execute function only_by_act('endpoint_change');
    """)


def downgrade() -> None:
    """Drop them: what waits is asked for again, what was done stands in the ledger."""
    op.execute("""
    drop trigger route_by_act on route;
    drop trigger public_key_shorter on public_key;
    drop trigger public_key_by_act on public_key;
    drop function only_shorter;
    drop function only_by_act;
    revoke insert, update (valid_to, secrets_sealed, epoch) on route from hub_web;
    revoke insert, update (ended_at, revoked_at) on public_key from hub_web;
    alter table route drop column act;
    delete from public_key where purpose <> 'age';
    alter table public_key drop column act, drop column revoked_at, drop constraint public_key_purpose_check;
    alter table public_key add constraint public_key_purpose_check check (purpose in ('age'));
    drop table two_person_act;
    """)
