"""The background queue's own tables, in a schema of their own; the worker uses them without owning them."""

from alembic import op
from procrastinate.schema import SchemaManager

revision = "20261122_08"
down_revision = "20261122_07"


def upgrade() -> None:
    """Install procrastinate's schema into `queue`."""
    op.execute("create schema queue")
    op.execute("set search_path = queue")
    op.get_bind().exec_driver_sql(SchemaManager.get_schema().replace("%", "%%"))
    op.execute("set search_path = public")
    op.execute("""
    grant usage on schema queue to hub_worker;
    grant select, insert, update, delete on all tables in schema queue to hub_worker;
    grant usage, select on all sequences in schema queue to hub_worker;
    grant execute on all functions in schema queue to hub_worker;
    """)


def downgrade() -> None:
    """Drop the queue: jobs hold ids only, and due rows make new ones."""
    op.execute("drop schema queue cascade")
