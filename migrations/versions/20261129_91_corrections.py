"""A final answer to an item changes by a correction alone, and each item carries the version it was answered at."""

from alembic import op

revision = "20261129_91"
down_revision = "20261129_90"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
FINAL = (
    "'removed','partly-removed','geo-restricted','account-actioned','already-gone','duplicate','refused',"
    "'reported-to-authority'"
)


def upgrade() -> None:
    """Create the corrections, and the trigger that asks for one."""
    op.execute(f"""
    create table takedown_correction (
      id uuid primary key,
      request uuid not null,
      sender uuid not null,
      recipient uuid not null,
      item integer not null check (item > 0),
      version integer not null,
      earlier_status text collate "C" not null,
      earlier_reason text collate "C" not null,
      status text collate "C" not null,
      reason text collate "C" not null,
      why text collate "C" not null check (why <> ''),
      corrected_by uuid not null references organisation check (corrected_by in (sender, recipient)),
      at timestamptz not null,
      unique (request, item, version),
      foreign key (request, sender, recipient) references takedown (id, sender, recipient)
    );
    alter table takedown_correction enable row level security, force row level security;
    create policy takedown_correction_reader on takedown_correction for select to hub_web, hub_worker
      using (sender = {ORG} or recipient = {ORG});
    create policy takedown_correction_maker on takedown_correction for insert to hub_web
      with check (corrected_by = {ORG});
    grant select, insert on takedown_correction to hub_web;
    grant select on takedown_correction to hub_worker;

    alter table takedown add column item_version integer[];
    -- fills every row, whoever's it is, and fires no trigger
    alter table takedown alter column item_version type integer[]
      using array_fill(1, array[cardinality(item_status)]);
    alter table takedown add check (cardinality(item_version) = cardinality(item_status));

    -- whoever writes: an item whose status or reason changes carries the version of that change
    create function item_versions() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        new.item_version := array_fill(new.version, array[cardinality(new.item_status)]);
      else
        new.item_version := array(
          select case when (new.item_status[n], new.item_reason[n]) = (old.item_status[n], old.item_reason[n])
            then old.item_version[n] else new.version end
          from generate_series(1, cardinality(new.item_status)) as n order by n);
      end if;
      return new;
    end $$;
    create trigger takedown_item_versions before insert or update on takedown
      for each row execute function item_versions();

    -- whatever the program says: a party changes no final answer without the correction that keeps the earlier one
    create function final_answers_kept() returns trigger language plpgsql as $$
    begin
      if current_user = 'hub_web' and exists (
        select from generate_series(1, cardinality(old.item_status)) as n
        where old.item_status[n] in ({FINAL})
          and (new.item_status[n], new.item_reason[n]) is distinct from (old.item_status[n], old.item_reason[n])
          and not exists (
            select from takedown_correction c
            where (c.request, c.item, c.version) = (old.id, n, new.version)
              and (c.earlier_status, c.earlier_reason) = (old.item_status[n], old.item_reason[n])
              and (c.status, c.reason) = (new.item_status[n], new.item_reason[n])
          )
      ) then
        raise exception 'answered_finally' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    create trigger takedown_final_answers after update of item_status, item_reason on takedown
      for each row execute function final_answers_kept();
    """)


def downgrade() -> None:
    """Drop them: the answers stay as they were corrected last; the ledger still says that they were."""
    op.execute("""
    drop trigger takedown_final_answers on takedown;
    drop trigger takedown_item_versions on takedown;
    drop function final_answers_kept;
    drop function item_versions;
    alter table takedown drop column item_version;
    drop table takedown_correction;
    """)
