"""Standing seconds, seen by both organisations; and who is on duty or on call, seen by one's own alone."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Sealed


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


class StandingCall(SQLModel, table=True):
    """`org` calls its second (`peer`) about an act of its own. `answer`: confirmed or declined, by `answered_by`.

    `sealed`: JSON {kinds, recipient_kind, recorded_at} under a data key of its own, sealed to the peer; place
    "standing_call.sealed/<id>". `settled_at`: the act was decided, whoever did.
    """

    __tablename__ = "standing_call"
    id: UUID = Field(primary_key=True)
    org: UUID
    peer: UUID = Field(foreign_key="organisation.id")
    act: UUID
    data_key: bytes = Field(sa_type=Sealed)
    epoch: int
    sealed: bytes = Field(sa_type=Sealed)
    called_at: datetime = Field(sa_type=Instant)
    expires_at: datetime = Field(sa_type=Instant)
    answered_at: datetime | None = Field(default=None, sa_type=Instant)
    answered_by: UUID | None = None
    answer: str | None = Field(default=None, sa_type=Clear)
    settled_at: datetime | None = Field(default=None, sa_type=Instant)
