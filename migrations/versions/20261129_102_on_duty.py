"""Whoever is on duty opens a colleague's case for the time of her duty; a case can be walled off from that."""

from alembic import op

revision = "20261129_102"
down_revision = "20261129_101"

KINDS = (
    "'bar-lifted','withdrawal-undone','not-capable','outside-uncovered','guardian-objection','contradiction',"
    "'destruction-held','death'"
)


def upgrade() -> None:
    """Add the end of a membership that is not lasting, the wall, and the two reviews."""
    op.execute(f"""
    alter table case_team add column until timestamptz check (until > added_at);
    alter table case_file add column walled boolean not null default false;
    grant update (walled) on case_file to hub_web;
    alter table review drop constraint review_kind_check;
    alter table review add constraint review_kind_check check (kind in ({KINDS},'opened-on-duty','wall-lifted'));
    """)


def downgrade() -> None:
    """What was opened for a night is open no more; who looked at it stands in the ledger."""
    op.execute(f"""
    alter table review no force row level security;
    alter table case_team no force row level security;
    delete from review where kind in ('opened-on-duty','wall-lifted');
    alter table review drop constraint review_kind_check;
    alter table review add constraint review_kind_check check (kind in ({KINDS}));
    revoke update (walled) on case_file from hub_web;
    alter table case_file drop column walled;
    update case_team set ended_at = until where until is not null and ended_at is null;
    alter table review force row level security;
    alter table case_team force row level security;
    alter table case_team drop column until;
    """)
