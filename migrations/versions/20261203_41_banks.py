"""A bank or payment service is a kind of organisation."""

from alembic import op

revision = "20261203_41"
down_revision = "20261203_40"

KINDS = (
    "'support_ngo','legal_aid','platform','hotline','police','child_guidance','one_stop','school','medical','regulator'"
)


def upgrade() -> None:
    """Widen the three lists of kinds."""
    op.execute(_checks(f"{KINDS},'financial'"))


def downgrade() -> None:
    """Fails, and changes nothing, while there is a bank: what it is cannot be said in the older lists."""
    op.execute(_checks(KINDS))


def _checks(kinds: str) -> str:
    return f"""
    alter table organisation drop constraint organisation_kind_check;
    alter table organisation add constraint organisation_kind_check check (kind in ({kinds}));
    alter table reporting_duty drop constraint reporting_duty_reports_to_check;
    alter table reporting_duty add constraint reporting_duty_reports_to_check
      check (reports_to in ({kinds},'guardian'));
    alter table candidate drop constraint candidate_kind_check;
    alter table candidate add constraint candidate_kind_check check (kind in ({kinds}));
    """
