"""${message}."""

from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """One idea; add, fill and enforce are separate steps. Forced row-level security comes with the table."""
    op.execute("")


def downgrade() -> None:
    """Undo it, keeping what can be kept."""
    op.execute("")
