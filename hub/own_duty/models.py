"""A notice under the organisation's own duty, as two people gave it. Seen by the case's organisation alone."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Sealed


class OwnDutyNotice(SQLModel, table=True):
    """`id`: the act's. `recipient` null for a body that is no member. `disclosure`: the outside disclosure it made.

    `sealed`: JSON {abuser, fields, told_first, not_told_because, called: {number, at}, reason, do_not_contact} under
    the case key; AAD "own_duty_notice.sealed/<id>".
    """

    __tablename__ = "own_duty_notice"
    org: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    case_file: UUID
    recipient: UUID | None = None
    disclosure: UUID
    law: str = Field(sa_type=Clear)
    sealed: bytes = Field(sa_type=Sealed)
    asked_by: UUID
    confirmed_by: UUID
    confirmed_at: datetime = Field(sa_type=Instant)
