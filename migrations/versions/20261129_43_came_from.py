"""A case can say that it came from a packet: then nothing of it is passed on."""

from alembic import op

revision = "20261129_43"
down_revision = "20261129_42"


def upgrade() -> None:
    """Set when the case is opened and never changed: the program may not update the column."""
    op.execute("alter table case_file add column came_from uuid")


def downgrade() -> None:
    """Refused while a case says so: without the word it could be sent on."""
    op.execute("""
    alter table case_file no force row level security;
    do $$ begin
      if exists (select 1 from case_file where came_from is not null) then
        raise exception 'there are cases that came from a packet: without the word they could be sent on';
      end if;
    end $$;
    alter table case_file force row level security;
    alter table case_file drop column came_from;
    """)
