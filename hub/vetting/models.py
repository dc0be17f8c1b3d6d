"""An organisation that two members vouch for, before it is one of them."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, WordsColumn


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
    languages: list[str] = Field(sa_type=WordsColumn)
    statement: str = Field(sa_type=Clear)
    proposed_by: UUID
    proposed_at: datetime = Field(sa_type=Instant)
    answered_by: UUID | None = None
    confirmed_at: datetime | None = Field(default=None, sa_type=Instant)
    declined_at: datetime | None = Field(default=None, sa_type=Instant)
    activated_at: datetime | None = Field(default=None, sa_type=Instant)
    organisation: UUID | None = Field(default=None, foreign_key="organisation.id")


class AdmissionRow(SQLModel, table=True):
    """Somebody whom `org` takes in, or back, and nobody there can confirm: what `voucher` sees. By trigger alone."""

    __tablename__ = "admission"
    org: UUID = Field(foreign_key="organisation.id", primary_key=True)
    act: UUID = Field(primary_key=True)
    voucher: UUID = Field(foreign_key="organisation.id", primary_key=True)
    role: str = Field(sa_type=Clear)
    label: str = Field(sa_type=Clear)
    comes_back: bool
    asked_at: datetime = Field(sa_type=Instant)
    until: datetime = Field(sa_type=Instant)


class PeerQuestionRow(SQLModel, table=True):
    """What a peer is asked for a member (`org`) that is suspended for security, and what it answered, once.

    `kind`: `withdrawal`, where `object` is the case as the operator was told it, or `request`, where it is the request
    that is held. `done_at`: when the hub acted on the answer.
    """

    __tablename__ = "peer_question"
    id: UUID = Field(primary_key=True)
    org: UUID = Field(foreign_key="organisation.id")
    peer: UUID = Field(foreign_key="organisation.id")
    kind: str = Field(sa_type=Clear)
    object: UUID
    recipient: UUID | None = Field(default=None, foreign_key="organisation.id")
    asked_at: datetime = Field(sa_type=Instant)
    decide_by: datetime = Field(sa_type=Instant)
    answer: str | None = Field(default=None, sa_type=Clear)
    answered_by: UUID | None = None
    answered_at: datetime | None = Field(default=None, sa_type=Instant)
    done_at: datetime | None = Field(default=None, sa_type=Instant)
