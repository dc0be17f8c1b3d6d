"""Standing seconds, seen by both organisations; and who is on duty or on call, seen by one's own alone."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant


class StandingSecond(SQLModel, table=True):
    """`org` named `peer` (act `named_act`, of two of its people); it counts once two of the peer agreed (`agreed_act`).

    `ended_by`: the one of the two organisations that ended it.
    """

    __tablename__ = "standing_second"
    id: UUID = Field(primary_key=True)
    org: UUID = Field(foreign_key="organisation.id")
    peer: UUID = Field(foreign_key="organisation.id")
    named_act: UUID
    named_at: datetime = Field(sa_type=Instant)
    agreed_act: UUID | None = None
    agreed_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_by: UUID | None = Field(default=None, foreign_key="organisation.id")


class DutyTime(SQLModel, table=True):
    """Somebody is on duty for her own organisation, or on call for those whose standing second it is (`kind`)."""

    __tablename__ = "duty_time"
    org: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    principal: UUID
    kind: str = Field(sa_type=Clear)
    starts_at: datetime = Field(sa_type=Instant)
    ends_at: datetime = Field(sa_type=Instant)
    set_by: UUID
    set_at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
