"""A human decides about accepted packets after a death: a review of its own kind."""

from alembic import op

revision = "20261129_51"
down_revision = "20261129_50"

BEFORE = (
    "'bar-lifted','withdrawal-undone','not-capable','outside-uncovered','guardian-objection','contradiction',"
    "'destruction-held'"
)


def upgrade() -> None:
    """One kind more."""
    _kinds(f"{BEFORE},'death'")


def downgrade() -> None:
    """Questions about a death go: what it held stays held."""
    op.execute("alter table review no force row level security")
    op.execute("delete from review where kind = 'death'")
    op.execute("alter table review force row level security")
    _kinds(BEFORE)


def _kinds(kinds: str) -> None:
    op.execute(f"""
    alter table review drop constraint review_kind_check;
    alter table review add constraint review_kind_check check (kind in ({kinds}));
    """)
