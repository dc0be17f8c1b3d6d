"""Carried by hand: whoever sent it writes when and how, as one more attempt at its message."""

from alembic import op

revision = "20261130_50"
down_revision = "20261130_40"


def upgrade() -> None:
    """The front door may write an attempt and since when a request is in its recipient's hand, each its own."""
    op.execute("grant insert on delivery_attempt to hub_web; grant update (handed_over_at) on takedown to hub_web")


def downgrade() -> None:
    """What was recorded stays."""
    op.execute("revoke insert on delivery_attempt from hub_web")
    op.execute("revoke update (handed_over_at) on takedown from hub_web")
