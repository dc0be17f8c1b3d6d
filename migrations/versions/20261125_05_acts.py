"""Acts of two people, recipients' keys of more than one kind, and routes that only a confirmed act may change."""

from alembic import op

revision = "20261125_05"
down_revision = "20261125_01"

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
    grant select, insert, update (status, decided_by, decided_at, answered_at) on two_person_act to hub_web;
    """)


def downgrade() -> None:
    """Drop them: what waits is asked for again, what was done stands in the ledger."""
    op.execute("drop table two_person_act")
