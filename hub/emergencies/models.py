"""An emergency override, as two people confirmed it. Seen by the case's organisation alone."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Sealed


class EmergencyOverride(SQLModel, table=True):
    """What may be told to one recipient for one purpose until `until`, because of danger to life.

    `id`: the act's (`two_person_act`). `sealed`: JSON {fields, reason, called: {number, at}} under the case key; place
    "emergency.sealed/<id>". `peer`, `peer_by`: who confirmed as standing second, in the place of `confirmed_by`.
    """

    __tablename__ = "emergency"
    org: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    case_file: UUID
    recipient: UUID
    purpose: str = Field(sa_type=Clear)
    sealed: bytes = Field(sa_type=Sealed)
    asked_by: UUID
    confirmed_by: UUID | None = None
    confirmed_at: datetime = Field(sa_type=Instant)
    until: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    peer: UUID | None = Field(default=None, foreign_key="organisation.id")
    peer_by: UUID | None = None


class DangerRecord(SQLModel, table=True):
    """Danger to life as one person recorded it after the call. `disclosure`: the outside disclosure that the call was.

    `sealed`: JSON {kinds, who, where, words, number, called_at} under the case key; AAD "danger.sealed/<id>".
    """

    __tablename__ = "danger"
    org: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    case_file: UUID
    disclosure: UUID
    sealed: bytes = Field(sa_type=Sealed)
    recorded_by: UUID
    recorded_at: datetime = Field(sa_type=Instant)
