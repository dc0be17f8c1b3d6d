"""Lists and timelines: rows that triggers write, so that both sides always see the same."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant
from hub.kit.ids import new_id


class Party(SQLModel, table=True):
    """One object in one organisation's lists. `box`: own, sent or inbox. Written by triggers only."""

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


class Move(SQLModel, table=True):
    """One change of status in the timeline of a referral or request. `actor` null is the hub itself.

    `version`: the object's own at that step, which orders steps of the same instant.
    """

    __tablename__ = "move"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    object: UUID
    kind: str = Field(sa_type=Clear)
    sender: UUID
    recipient: UUID
    actor: UUID | None = None
    status: str = Field(sa_type=Clear)
    reason: str | None = Field(default=None, sa_type=Clear)
    at: datetime = Field(sa_type=Instant)
    version: int
