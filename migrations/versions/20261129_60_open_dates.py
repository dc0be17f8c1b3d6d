"""The dates that a recipient must keep for the person: kinds from a list and days, beside its engagement."""

from alembic import op

revision = "20261129_60"
down_revision = "20261129_51"

KINDS = "'court-date','filing-deadline','limitation','objection-deadline','reply-due','log-preservation','meeting'"


def upgrade() -> None:
    """Both sides read them; whoever received the referral writes them."""
    op.execute(f"""
    -- a check takes no subquery: the list is held by a function of its own
    create function are_open_dates(dates jsonb) returns boolean language sql immutable as $$
      select case when jsonb_typeof(dates) = 'array' then jsonb_array_length(dates) <= 20 and not exists (
        select from jsonb_array_elements(dates) as one
        where (one ->> 'kind') is null or (one ->> 'kind') not in ({KINDS})
          or (one ->> 'on') is null or (one ->> 'on') !~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$'
          or one - 'kind' - 'on' <> '{{}}') else false end
    $$;
    alter table referral
      add open_dates jsonb not null default '[]',
      add constraint referral_open_dates check (are_open_dates(open_dates));
    grant update (open_dates) on referral to hub_web;
    """)


def downgrade() -> None:
    """Forget them."""
    op.execute("""
    alter table referral drop constraint referral_open_dates, drop open_dates;
    drop function are_open_dates;
    """)
