"""Views by which a room reads what rooms above it fill: in its own words, under the policies of whoever asks."""

from alembic import op

revision = "20261202_20"
down_revision = "20261202_11"

READERS = {"wrapped_key": "hub_worker"}
"""Of a view that fewer may read than the web's role and the worker's."""
VIEWS = {
    # what a referral and a request to remove have in common: `hub.tasks`
    "task": """
select id, 'referral' collate "C" as kind, sender, recipient, purpose, status, reason, created_at, delivery_status,
  engagement, rerouted_from, cast(null as timestamptz) as received_at, cast(null as timestamptz) as handed_over_at,
  cast(null as text[]) as item_status, exists (
    select from release p where p.object = referral.id and p.kind = 'packet' and p.opened_at is not null) as opened
from referral
union all
select id, 'takedown' collate "C", sender, recipient, 'removal' collate "C", status, reason, created_at,
  delivery_status, cast(null as text), cast(null as uuid), received_at, handed_over_at, item_status, false
from takedown""",
    # the word by which consent was taken back: `hub.consent`
    "taken_back": "select id, org, case_file, recipient, at, undone_at from withdrawal",
    # what lies wrapped under an organisation's key of an epoch: `hub.identity`. `until`: when nobody reads it any more
    "wrapped_key": """
select org, epoch, 'case' as kind, cast(null as timestamptz) as until from case_key
union all select org, epoch, 'release', null from release_key
union all select organisation, epoch, 'route', null from route where valid_to is null
union all select org, epoch, 'provider', null from identity_provider where secret_sealed is not null
union all select org, epoch, 'act', requested_at + interval '30 days' from two_person_act
union all select peer, epoch, 'call', expires_at from standing_call""",
}


def upgrade() -> None:
    """Each reads as its reader, so that the tables' policies hold, and may be read by whoever may read them."""
    for name, query in VIEWS.items():
        op.execute(f"create view {name} with (security_invoker = true) as {query}")
        op.execute(f"grant select on {name} to {READERS.get(name, 'hub_web, hub_worker')}")


def downgrade() -> None:
    """Drop them; they hold nothing."""
    for name in VIEWS:
        op.execute(f"drop view {name}")
