"""Each move of a referral's or request's status is a line in both parties' ledgers, whatever made it."""

from alembic import op

revision = "20261130_21"
down_revision = "20261130_20"

LINES = "verb like 'referral:%' or verb like 'takedown:%'"


def upgrade() -> None:
    """Create the trigger. A draft is its sender's alone; where the hub moves by itself nobody is named."""
    op.execute(f"""
    create policy ledger_event_post on ledger_event for insert to hub_post with check ({LINES});
    grant insert on ledger_event to hub_post;
    set role hub_post;
    create function post_move_line() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      insert into ledger_event (id, actor, principal, sender, recipient, object, verb, at) values (
        gen_random_uuid(),
        coalesce(new.actor, new.sender),
        case when new.actor is not null then nullif(current_setting('app.principal', true), '')::uuid end,
        new.sender,
        case when new.status not in ('draft', 'entered-in-error') then new.recipient end,
        new.object, new.kind || ':' || new.status, new.at);
      return null;
    end $$;
    revoke all on function post_move_line from public;
    grant execute on function post_move_line to hub_tables;
    set role hub_tables;
    create trigger move_line after insert on move for each row execute function post_move_line();
    """)


def downgrade() -> None:
    """Drop the trigger; lines that were written stay."""
    op.execute("""
    drop trigger move_line on move;
    set role hub_post; drop function post_move_line; set role hub_tables;
    revoke insert on ledger_event from hub_post;
    drop policy ledger_event_post on ledger_event;
    """)
