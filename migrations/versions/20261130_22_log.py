"""The hub-wide Merkle log: one salted leaf an organisation and day, signed checkpoints, and what witnesses signed."""

from alembic import op

revision = "20261130_22"
down_revision = "20261130_21"

ORG = "nullif(current_setting('app.org', true), '')::uuid"


def upgrade() -> None:
    """Create it: written by the sealer, added to and never changed. What a leaf stands for is its organisation's."""
    op.execute(f"""
    create table log_leaf (
      org uuid not null references organisation,
      day date not null,
      place bigint not null check (place >= 0),
      seq bigint,
      salt bytea not null check (octet_length(salt) = 32),
      primary key (org, day),
      foreign key (org, seq) references ledger_head (org, seq)
    );
    create table log_node (
      level smallint not null check (level >= 0),
      place bigint not null check (place >= 0),
      hash bytea not null check (octet_length(hash) = 32),
      primary key (level, place)
    );
    create table log_checkpoint (
      size bigint primary key check (size > 0),
      day date not null unique,
      note text not null
    );
    create table log_cosignature (
      size bigint not null references log_checkpoint,
      vkey text collate "C" not null,
      line text not null,
      primary key (size, vkey)
    );
    alter table log_leaf enable row level security, force row level security;
    create policy log_leaf_reader on log_leaf for select to hub_web using (org = {ORG});
    create policy log_leaf_sealer on log_leaf to hub_sealer using (true) with check (true);
    grant select on log_leaf, log_node, log_checkpoint, log_cosignature to hub_web;
    grant select, insert on log_leaf, log_node, log_checkpoint, log_cosignature to hub_sealer;
    grant select (id) on organisation to hub_sealer;

    -- heads of one side stand in the other's chain; the sealer writes nothing else there
    create policy ledger_event_noted on ledger_event for insert to hub_sealer with check (
      verb = 'head:noted' and principal is null and actor = sender and recipient is not null);
    grant insert on ledger_event to hub_sealer;
    create index ledger_event_shared on ledger_event (at) where recipient is not null and verb <> 'head:noted';
    """)


def downgrade() -> None:
    """Drop it; members keep what they were shown, and could not check it any more, so it asks for an empty log."""
    op.execute("""
    do $$ begin
      if exists (select 1 from log_checkpoint) then
        raise exception 'the log holds checkpoints that members keep: delete it by hand';
      end if;
    end $$
    """)
    op.execute("""
    drop index ledger_event_shared;
    revoke insert on ledger_event from hub_sealer;
    drop policy ledger_event_noted on ledger_event;
    revoke select (id) on organisation from hub_sealer;
    drop table log_cosignature, log_checkpoint, log_node, log_leaf;
    """)
