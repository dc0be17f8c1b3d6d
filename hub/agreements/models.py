"""A data-sharing agreement between two organisations."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Instant, Map, Words
from hub.kit.ids import new_id


class Agreement(SQLModel, table=True):
    """What `sender` may give `recipient`. `fields`: catalogue field to form ("full", "generalised")."""

    __tablename__ = "agreement"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    sender: UUID = Field(foreign_key="organisation.id")
    recipient: UUID = Field(foreign_key="organisation.id")
    purposes: list[str] = Field(sa_type=Words)
    fields: dict[str, Any] = Field(sa_type=Map)
    retention_days: int
    onward_sharing: bool = False
    valid_from: date
    valid_to: date | None = None
    created_at: datetime = Field(sa_type=Instant)
