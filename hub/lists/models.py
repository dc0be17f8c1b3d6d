"""Lists: rows that triggers write, so that both sides always see the same."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant


class Party(SQLModel, table=True):
    """One object in one organisation's lists. `box`: own, sent or inbox. Written by triggers only.

    `delivery`: of a referral or request, whether its recipient took it (`hub.tasks.delivered`).
    """

    __tablename__ = "party"
    org: UUID = Field(primary_key=True)
    object: UUID = Field(primary_key=True)
    kind: str = Field(sa_type=Clear)
    box: str = Field(sa_type=Clear)
    status: str = Field(sa_type=Clear)
    urgency: str | None = Field(default=None, sa_type=Clear)
    due_at: datetime | None = Field(default=None, sa_type=Instant)
    created_at: datetime = Field(sa_type=Instant)
    counterparty: UUID | None = None
    delivery: str | None = Field(default=None, sa_type=Clear)
