"""An organisation that two members vouch for, before it is one of them."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Words


class Candidate(SQLModel, table=True):
    """What the proposer (`org`) says of a newcomer, whom it asked to confirm (`second`), and how far it has come.

    `statement`: why both know it, in words, seen by the two and the operator. `organisation`: what it became.
    """

    __tablename__ = "candidate"
    id: UUID = Field(primary_key=True)
    org: UUID = Field(foreign_key="organisation.id")
    second: UUID = Field(foreign_key="organisation.id")
    name: str = Field(sa_type=Clear)
    name_en: str = Field(sa_type=Clear)
    kind: str = Field(sa_type=Clear)
    country: str = Field(sa_type=Clear)
    languages: list[str] = Field(sa_type=Words)
    statement: str = Field(sa_type=Clear)
    proposed_by: UUID
    proposed_at: datetime = Field(sa_type=Instant)
    answered_by: UUID | None = None
    confirmed_at: datetime | None = Field(default=None, sa_type=Instant)
    declined_at: datetime | None = Field(default=None, sa_type=Instant)
    activated_at: datetime | None = Field(default=None, sa_type=Instant)
    organisation: UUID | None = Field(default=None, foreign_key="organisation.id")
