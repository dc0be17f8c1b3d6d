"""What a newcomer confirmed because it could not wait is looked at by an administrator."""

from alembic import op

revision = "20261201_12"
down_revision = "20261201_11"

KINDS = (
    "'bar-lifted','withdrawal-undone','not-capable','outside-uncovered','guardian-objection','contradiction',"
    "'destruction-held','death','opened-on-duty','wall-lifted'"
)


def upgrade() -> None:
    """One kind more."""
    op.execute(f"""
    alter table review drop constraint review_kind_check;
    alter table review add constraint review_kind_check check (kind in ({KINDS},'confirmed-by-newcomer'));
    """)


def downgrade() -> None:
    """What was not looked at is looked at by nobody; the ledger says who confirmed."""
    op.execute(f"""
    alter table review no force row level security;
    delete from review where kind = 'confirmed-by-newcomer';
    alter table review drop constraint review_kind_check;
    alter table review add constraint review_kind_check check (kind in ({KINDS}));
    alter table review force row level security;
    """)
