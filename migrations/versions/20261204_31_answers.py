"""What recipients answered lately is found by when, and not by looking at everything that was ever sent."""

from alembic import op

revision = "20261204_31"
down_revision = "20261204_30"


def upgrade() -> None:
    """An index of a sender's things by when somebody moved them."""
    op.execute("create index move_by_sender on move (sender, at)")


def downgrade() -> None:
    """Drop it."""
    op.execute("drop index move_by_sender")
