"""An emergency override, as two people confirmed it. Seen by the case's organisation alone."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Sealed


class EmergencyOverride(SQLModel, table=True):
    """What may be told to one recipient for one purpose until `until`, because of danger to life.

    `id`: the act's (`two_person_act`). `sealed`: JSON {fields, reason, called: {number, at}} under the case key; place
    "emergency.sealed/<id>".
    """

    __tablename__ = "emergency"
    org: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    case_file: UUID
    recipient: UUID
    purpose: str = Field(sa_type=Clear)
    sealed: bytes = Field(sa_type=Sealed)
    asked_by: UUID
    confirmed_by: UUID
    confirmed_at: datetime = Field(sa_type=Instant)
    until: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
