"""When somebody may have broken into a member, what waits for a second person, invitations and stays are over."""

from alembic import op

revision = "20261202_11"
down_revision = "20261202_10"


def upgrade() -> None:
    """Acts that wait expire, invitations and stays go, in the transaction that suspends for security."""
    op.execute("""
    create policy two_person_act_post on two_person_act for update to hub_post
      using (status = 'waiting') with check (status = 'expired');
    create policy two_person_act_post_reads on two_person_act for select to hub_post
      using (status in ('waiting', 'expired'));
    grant select (org, status), update (status) on two_person_act to hub_post;
    set role hub_post;
    create function stop_what_waits() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      update two_person_act set status = 'expired' where org = new.id and status = 'waiting';
      delete from invitation where org = new.id;
      delete from ceremony where org = new.id;
      delete from web_session where org = new.id;
      return null;
    end $$;
    revoke all on function stop_what_waits from public;
    grant execute on function stop_what_waits to hub_tables;
    set role hub_tables;
    create trigger organisation_stops_what_waits after update of suspended_for on organisation for each row
      when (new.suspended_for = 'security' and old.suspended_for is distinct from 'security')
      execute function stop_what_waits();
    """)


def downgrade() -> None:
    """Drop it; what has expired stays so."""
    op.execute("""
    drop trigger organisation_stops_what_waits on organisation;
    set role hub_post; drop function stop_what_waits; set role hub_tables;
    drop policy two_person_act_post_reads on two_person_act;
    drop policy two_person_act_post on two_person_act;
    revoke select (org, status), update (status) on two_person_act from hub_post;
    """)
