"""A request that its recipient's server took is taken; what nobody took is read no longer than consent lasts."""

from alembic import op

revision = "20261129_50"
down_revision = "20261129_44"

ORG = "nullif(current_setting('app.org', true), '')::uuid"
FILLED = ("release", "takedown", "origin", "consent_fold", "delivery")


def upgrade() -> None:
    """Add when it was handed over, and until when a request is kept once it is taken."""
    op.execute("""
    alter table takedown add column handed_over_at timestamptz;
    alter table takedown add constraint takedown_handed_over check (handed_over_at is null or answered_by = 'sender');
    alter table release add column kept_until timestamptz;
    """)
    _fill()
    op.execute(f"""
    alter table release add constraint release_kept_until check (kept_until is null or readable_until <= kept_until);
    grant update (kept_until) on release to hub_web, hub_worker;
    grant update (handed_over_at) on takedown to hub_worker;
    -- whoever was sent something by it sees that its clocks have not gone on yet; ids, words and times only
    create policy pair_change_resumed on pair_change for select to hub_web using (
      cause = 'resumed-from-security' and exists (
        select from release r where r.sender = pair_change.sender and r.recipient = {ORG}));
    """)


def _fill() -> None:
    """Under forced row-level security even the owner sees no rows, so it is lifted while they are filled."""
    for table in FILLED:
        op.execute(f"alter table {table} no force row level security")
    op.execute("""
    update takedown set handed_over_at = d.updated_at from delivery d
    where d.sender = takedown.sender and d.object = takedown.id and d.status = 'delivered' and d.release is not null
      and takedown.answered_by = 'sender' and takedown.received_proof <> 'sent';
    update release set kept_until = readable_until, readable_until = least(readable_until, f.until)
    from takedown t, origin o, consent_fold f
    where t.id = release.object and t.status in ('requested', 'received') and t.handed_over_at is null
      and (o.org, o.object) = (release.sender, release.object) and release.destroyed_at is null
      and (f.org, f.case_file, f.recipient, f.purpose, f.channel)
        = (o.org, o.case_file, o.recipient, o.purpose, o.channel) and f.event_type in ('given', 'shortened')
    """)
    for table in FILLED:
        op.execute(f"alter table {table} force row level security")


def downgrade() -> None:
    """Drop them; what was read for shorter stays so."""
    op.execute("""
    drop policy pair_change_resumed on pair_change;
    alter table release drop column kept_until;
    alter table takedown drop column handed_over_at;
    """)
