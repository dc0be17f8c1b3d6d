"""A data-sharing agreement between two organisations."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Map, WordsColumn
from hub.kit.ids import new_id


class Agreement(SQLModel, table=True):
    """What `sender` may give `recipient`. `fields`: catalogue field to form ("full", "generalised").

    `ended_at`: since when it does not count any more, whatever its last day. `ended_by`: which of the two ended it,
    null for the operator. `end_reason`: ended or breach.
    """

    __tablename__ = "agreement"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    sender: UUID = Field(foreign_key="organisation.id")
    recipient: UUID = Field(foreign_key="organisation.id")
    purposes: list[str] = Field(sa_type=WordsColumn)
    fields: dict[str, Any] = Field(sa_type=Map)
    retention_days: int
    onward_sharing: bool = False
    valid_from: date
    valid_to: date | None = None
    created_at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_by: UUID | None = Field(default=None, foreign_key="organisation.id")
    end_reason: str | None = Field(default=None, sa_type=Clear)
