"""What was written on a page and not recorded, for whoever wrote it."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Sealed
from hub.kit.ids import new_id


class Draft(SQLModel, table=True):
    """One form of one person. `page`: its address; `case_file`: the case that it is about, null for none yet.

    `sealed`: JSON, what each input held, under the key of its own `wrapped` under the organisation's of `epoch`; AAD
    "draft.sealed/<id>". `until`: when it ends.
    """

    __tablename__ = "draft"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    org: UUID
    principal: UUID
    page: str = Field(sa_type=Clear)
    case_file: UUID | None = None
    epoch: int
    wrapped: bytes = Field(sa_type=Sealed)
    sealed: bytes = Field(sa_type=Sealed)
    kept_at: datetime = Field(sa_type=Instant)
    until: datetime = Field(sa_type=Instant)
