"""A change of mind, as it was said."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant
from hub.kit.ids import new_id


class Withdrawal(SQLModel, table=True):
    """Consent taken back. `recipient` null: from everybody. `destruction`: after_seven_days or now.

    `recall`: her own explicit yes to recalling removal requests already sent.
    """

    __tablename__ = "withdrawal"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    org: UUID
    case_file: UUID
    recipient: UUID | None = None
    destruction: str = Field(sa_type=Clear)
    recall: bool = False
    recorded_by: UUID
    at: datetime = Field(sa_type=Instant)
    undone_at: datetime | None = Field(default=None, sa_type=Instant)
