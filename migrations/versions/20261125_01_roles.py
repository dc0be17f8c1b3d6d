"""Two roles more: the supervisor, who puts people on a case, and the administrator of an organisation."""

from alembic import op

revision = "20261125_01"
down_revision = "20261122_08"

BEFORE = "'caseworker','lawyer','reviewer','auditor'"


def upgrade() -> None:
    """Let them be taken in."""
    op.execute(f"""
    alter table principal drop constraint principal_role_check;
    alter table principal add constraint principal_role_check check (role in ({BEFORE},'supervisor','admin'));
    """)


def downgrade() -> None:
    """Refused where somebody holds one of them."""
    op.execute(f"""
    alter table principal drop constraint principal_role_check;
    alter table principal add constraint principal_role_check check (role in ({BEFORE}));
    """)
