"""Sent means sent: whether the partner took it, beside the status; what a message lacked; the clocks of a request."""

from alembic import op

revision = "20261129_80"
down_revision = "20261129_102"

ITEMS = (
    "'sent','received','under-review','removed','partly-removed','geo-restricted','account-actioned','already-gone',"
    "'duplicate','refused','needs-information','reported-to-authority','withdrawn','delivery-failed','no-answer'"
)
STATUSES = "'queued','sending','retrying','delivered','dead','cancelled'"
OUTCOMES = "'delivered','try-later','rejected','gone','interrupted'"
FIRST = "('referral.offered', 'takedown.request.created')"
# newest first: what was sent again by hand counts by its last message
TRUE_OF_OLD = f"""case
  when {{table}}.status not in ('draft', 'requested', 'cancelled', 'entered-in-error') then 'sent'
  else coalesce((
    select case d.status when 'delivered' then 'sent' when 'dead' then 'failed' else 'waiting' end
    from delivery d
    where d.sender = {{table}}.sender and d.object = {{table}}.id and d.event in {FIRST}
    order by d.created_at desc, d.id desc limit 1), 'waiting')
  end"""
DUE = {"referral": "respond_by", "takedown": "due_at"}


def upgrade() -> None:
    """Add the delivery status to referral, takedown and their lists; what is true of what is there already."""
    for table in DUE:
        op.execute(f"""
        alter table {table} add column delivery_status text collate "C" not null default 'waiting'
          check (delivery_status in ('waiting', 'sent', 'failed', 'by-hand'));
        grant update (delivery_status) on {table} to hub_web, hub_worker;
        """)
    op.execute(f"""
    grant update (respond_by, expires_at) on referral to hub_worker;
    grant update (clock, outcome) on takedown to hub_worker;
    -- a clock that does not run stands here with what is missing; "" is an item that has not left
    alter table takedown add column clocks text[] not null default '{{}}'
      check (array_position(clocks, null) is null);
    grant update (clocks) on takedown to hub_web, hub_worker;
    alter table takedown drop constraint takedown_item_status_check;
    alter table takedown add constraint takedown_item_status_check check (
      item_status <@ array['', {ITEMS}] and array_position(item_status, null) is null
      and cardinality(item_status) between 1 and 500);
    alter table delivery drop constraint delivery_status_check;
    alter table delivery add constraint delivery_status_check check (status in ({STATUSES}, 'by-hand'));
    alter table delivery add column missing text[] not null default '{{}}';
    grant update (missing) on delivery to hub_web, hub_worker;
    alter table delivery_attempt drop constraint delivery_attempt_outcome_check;
    alter table delivery_attempt add constraint delivery_attempt_outcome_check check (
      outcome in ({OUTCOMES}, 'not-sent'));
    alter table party add column delivery text collate "C";
    create index party_by_delivery on party (org, kind, box, delivery, created_at, object)
      where delivery in ('failed', 'by-hand');
    """)
    op.execute("set role hub_post")
    op.execute("""
    create function post_delivered(at_org uuid, at_object uuid, at_delivery text)
    returns void language sql as $$
      update party set delivery = at_delivery
      where org = at_org and object = at_object and delivery is distinct from at_delivery
    $$;
    revoke all on function post_delivered from public;
    """)
    _posting("""
          perform post_delivered(new.sender, new.id, new.delivery_status);
          perform post_delivered(new.recipient, new.id, new.delivery_status);""")
    for table in DUE:
        op.execute(f"alter table {table} disable trigger user")
        op.execute(f"alter table {table} no force row level security")
    op.execute("alter table delivery no force row level security; alter table party no force row level security")
    for table in DUE:
        op.execute(f"update {table} set delivery_status = {TRUE_OF_OLD.format(table=table)}")
    op.execute("""
    update takedown set received_at = null, received_proof = null, item_status = array(
      select case when s = 'sent' then case takedown.delivery_status when 'failed' then 'delivery-failed' else '' end
        else s end
      from unnest(item_status) with ordinality as item(s, n) order by n)
    where delivery_status <> 'sent'
    """)
    for table in DUE:
        op.execute(
            f"update party set delivery = {table}.delivery_status from {table} "
            f"where party.object = {table}.id and party.kind = '{table}'"
        )
    _forced()


def _posting(also: str) -> None:
    """The triggers that write the lists, with what they do `also`."""
    op.execute("set role hub_post")
    for table, due in DUE.items():
        op.execute(f"""
        create or replace function post_{table}() returns trigger
        language plpgsql security definer set search_path = public, pg_temp as $$
        begin
          perform post_party(new.sender, new.id, '{table}', 'sent', new.status,
            new.urgency, new.{due}, new.created_at, new.recipient);
          if new.status not in ('draft', 'entered-in-error') then
            perform post_party(new.recipient, new.id, '{table}', 'inbox', new.status,
              new.urgency, new.{due}, new.created_at, new.sender);
          end if;
          {also}
          if tg_op = 'INSERT' or new.status <> old.status then
            insert into move values (gen_random_uuid(), new.id, '{table}', new.sender, new.recipient,
              case when session_user <> 'hub_worker' then nullif(current_setting('app.org', true), '')::uuid end,
              new.status, new.reason, new.updated_at, new.version);
          end if;
          return null;
        end $$;
        """)
    op.execute("set role hub_tables")


def _forced() -> None:
    for table in DUE:
        op.execute(f"alter table {table} enable trigger user")
        op.execute(f"alter table {table} force row level security")
    op.execute("alter table delivery force row level security; alter table party force row level security")


def downgrade() -> None:
    """Take it away; an item that had not left counts as sent again, as it did before."""
    _posting("")
    op.execute("set role hub_post; drop function post_delivered; set role hub_tables")
    op.execute("""
    alter table takedown disable trigger user;
    alter table takedown no force row level security;
    update takedown set item_status = array_replace(item_status, '', 'sent'),
      received_at = coalesce(received_at, created_at), received_proof = coalesce(received_proof, 'sent');
    alter table takedown enable trigger user;
    alter table takedown force row level security;
    alter table delivery disable trigger user;
    alter table delivery no force row level security;
    update delivery set status = 'delivered' where status = 'by-hand';
    alter table delivery enable trigger user;
    alter table delivery force row level security;
    alter table delivery_attempt no force row level security;
    update delivery_attempt set outcome = 'delivered' where outcome = 'not-sent';
    alter table delivery_attempt force row level security;
    """)
    op.execute(f"""
    drop index party_by_delivery;
    alter table party drop column delivery;
    alter table delivery_attempt drop constraint delivery_attempt_outcome_check;
    alter table delivery_attempt add constraint delivery_attempt_outcome_check check (outcome in ({OUTCOMES}));
    alter table delivery drop column missing;
    alter table delivery drop constraint delivery_status_check;
    alter table delivery add constraint delivery_status_check check (status in ({STATUSES}));
    alter table takedown drop constraint takedown_item_status_check;
    alter table takedown add constraint takedown_item_status_check check (
      item_status <@ array[{ITEMS}] and array_position(item_status, null) is null
      and cardinality(item_status) between 1 and 500);
    alter table takedown drop column clocks;
    revoke update (clock, outcome) on takedown from hub_worker;
    revoke update (respond_by, expires_at) on referral from hub_worker;
    """)
    for table in DUE:
        op.execute(f"alter table {table} drop column delivery_status")
