"""A review, as it was asked for and decided. Seen by the case's organisation alone."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant


class Review(SQLModel, table=True):
    """One thing that a second person looks at. `subject`: its id, in the room of the kind; nothing of its content."""

    __tablename__ = "review"
    id: UUID = Field(primary_key=True)
    org: UUID
    case_file: UUID
    kind: str = Field(sa_type=Clear)
    subject: UUID
    asked_by: UUID
    asked_at: datetime = Field(sa_type=Instant)
    due_at: datetime = Field(sa_type=Instant)
    decided_by: UUID | None = None
    decided_at: datetime | None = Field(default=None, sa_type=Instant)
    decision: str | None = Field(default=None, sa_type=Clear)
