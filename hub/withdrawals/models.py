"""A change of mind, as it was said."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, WordsColumn
from hub.kit.ids import new_id


class Withdrawal(SQLModel, table=True):
    """Consent taken back. `recipient` null: from everybody. `destruction`: after_seven_days or now.

    `recall`: her own explicit yes to recalling removal requests already sent. `held_…`: who let the keys wait, once.
    `now_waits`: "now" was said, by one who had said it for two others within the hour; `now_at`: when it was done by
    two.
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
    held_by: UUID | None = None
    held_at: datetime | None = Field(default=None, sa_type=Instant)
    held_until: datetime | None = Field(default=None, sa_type=Instant)
    now_waits: bool = False
    now_at: datetime | None = Field(default=None, sa_type=Instant)


class UndoAttempt(SQLModel, table=True):
    """A word to undo a withdrawal. `reasons`: codes of why it did not count as hers; `counted`: whether it did.

    `alone`: her answer to "Are you alone? Can you talk freely?"; null: nobody asked. The shared word is never kept.
    """

    __tablename__ = "undo_attempt"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    org: UUID
    withdrawal: UUID
    method: str = Field(sa_type=Clear)
    language: str = Field(sa_type=Clear)
    alone: bool | None = None
    reasons: list[str] = Field(sa_type=WordsColumn)
    counted: bool
    recorded_by: UUID
    at: datetime = Field(sa_type=Instant)
