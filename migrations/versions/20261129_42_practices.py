"""Usual practices stand beside duties: what a recipient will normally do, read aloud like what it must do."""

from alembic import op

revision = "20261129_42"
down_revision = "20261129_41"


def upgrade() -> None:
    """What is recorded so far are duties. A practice always says whom it tells: that there is none needs no row."""
    op.execute("""
    alter table reporting_duty
      add column kind text collate "C" not null default 'duty' check (kind in ('duty', 'practice')),
      add constraint reporting_duty_practice_tells check (kind = 'duty' or reports_to is not null)
    """)


def downgrade() -> None:
    """Refused while there are practices: without the word they would stand as duties."""
    op.execute("""
    do $$ begin
      if exists (select 1 from reporting_duty where kind = 'practice') then
        raise exception 'there are usual practices: they would be read aloud as duties; delete them by hand';
      end if;
    end $$;
    alter table reporting_duty drop constraint reporting_duty_practice_tells, drop column kind
    """)
