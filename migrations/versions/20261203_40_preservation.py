"""A request to a platform says what for: to remove, or to keep logs and content; an item can be answered as kept."""

from alembic import op

revision = "20261203_40"
down_revision = "20261203_31"

ITEMS = (
    "'sent','received','under-review','removed','partly-removed','geo-restricted','account-actioned','already-gone',"
    "'duplicate','refused','needs-information','reported-to-authority','withdrawn','delivery-failed','no-answer'"
)
OF_REMOVAL = "'removed','partly-removed','geo-restricted','account-actioned'"
TASK = """
create or replace view task with (security_invoker = true) as
select id, 'referral' collate "C" as kind, sender, recipient, purpose, status, reason, created_at, delivery_status,
  engagement, rerouted_from, cast(null as timestamptz) as received_at, cast(null as timestamptz) as handed_over_at,
  cast(null as text[]) as item_status, exists (
    select from release p where p.object = referral.id and p.kind = 'packet' and p.opened_at is not null) as opened
from referral
union all
select id, 'takedown' collate "C", sender, recipient, $purpose collate "C", status, reason, created_at,
  delivery_status, cast(null as text), cast(null as uuid), received_at, handed_over_at, item_status, false
from takedown"""


def upgrade() -> None:
    """What is there asks for a removal. Nobody may change the purpose: the roles are granted no update of it."""
    op.execute(f"""
    alter table takedown add column purpose text collate "C" not null default 'removal'
      check (purpose in ('removal', 'preservation'));
    alter table takedown drop constraint takedown_item_status_check;
    alter table takedown add constraint takedown_item_status_check check (
      item_status <@ array['', {ITEMS}, 'preserved'] and array_position(item_status, null) is null
      and cardinality(item_status) between 1 and 500
      and not item_status && case purpose when 'removal' then array['preserved'] else array[{OF_REMOVAL}] end);
    """)
    op.execute(TASK.replace("$purpose", "purpose"))


def downgrade() -> None:
    """Requests to keep cannot be said in the older table, and end as requests that their sender cancelled."""
    op.execute(TASK.replace("$purpose", "'removal'"))
    op.execute(f"""
    alter table takedown drop constraint takedown_item_status_check;
    alter table takedown no force row level security;
    alter table takedown disable trigger user;
    update takedown set item_status = array_replace(item_status, 'preserved', 'refused')
      where purpose = 'preservation';
    alter table takedown enable trigger user;
    alter table takedown force row level security;
    alter table takedown add constraint takedown_item_status_check check (
      item_status <@ array['', {ITEMS}] and array_position(item_status, null) is null
      and cardinality(item_status) between 1 and 500);
    alter table takedown drop column purpose;
    """)
