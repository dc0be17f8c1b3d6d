"""Informing: what was narrowed shows its limit, and whether the person was told, by whom, when and which way."""

from alembic import op

revision = "20261129_61"
down_revision = "20261129_60"

WAYS = "'safe-contact','in-person','her-own-word'"


def upgrade() -> None:
    """That she was told is said once; and how long a hold may last."""
    op.execute(f"""
    alter table narrowed
      add hold_until timestamptz,
      add informed_at timestamptz,
      add informed_by uuid,
      add informed_way text collate "C" check (informed_way in ({WAYS})),
      add constraint narrowed_informed check (num_nonnulls(informed_at, informed_by, informed_way) in (0, 3)),
      add constraint narrowed_informed_by foreign key (org, informed_by) references principal (organisation, id);
    create index narrowed_newest on narrowed (org, at desc, id desc);
    grant update (informed_at, informed_by, informed_way) on narrowed to hub_web;

    create function informed_once() returns trigger language plpgsql as $$
    begin
      if old.informed_at is not null then
        raise exception using errcode = 'HB003', message = 'wrong_move';
      end if;
      return new;
    end $$;
    create trigger narrowed_informed_once before update on narrowed for each row execute function informed_once();
    """)


def downgrade() -> None:
    """What was narrowed stays; who was told is forgotten here, and stands in the ledger."""
    op.execute("""
    drop trigger narrowed_informed_once on narrowed;
    drop function informed_once;
    drop index narrowed_newest;
    alter table narrowed
      drop constraint narrowed_informed, drop constraint narrowed_informed_by,
      drop hold_until, drop informed_at, drop informed_by, drop informed_way;
    """)
