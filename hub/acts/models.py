"""An act that waits for a second person, or was decided; and how many challenges went out."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, SmallInteger
from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Sealed
from hub.kit.ids import new_id


class TwoPersonAct(SQLModel, table=True):
    """What one person asked for.

    Payload and reason are sealed under a data key of the act's own, which dies with its epoch; the database lets nobody
    change them.
    `challenge`: SHA-256 of what the holder of the new key or endpoint must give back, null where nothing is asked;
    `posed`: how often it was sent to a new endpoint. `peer`, `peer_by`: the standing second that confirmed, or the
    member that vouches; `by_operator`: the operator did.
    """

    __tablename__ = "two_person_act"
    org: UUID = Field(primary_key=True)
    id: UUID = Field(default_factory=new_id, primary_key=True)
    kind: str = Field(sa_type=Clear)
    object: UUID
    requested_by: UUID
    requested_at: datetime = Field(sa_type=Instant)
    expires_at: datetime = Field(sa_type=Instant)
    data_key: bytes = Field(sa_type=Sealed)
    epoch: int
    payload_sealed: bytes = Field(sa_type=Sealed)
    reason_sealed: bytes | None = Field(default=None, sa_type=Sealed)
    challenge: bytes | None = Field(default=None, sa_type=Sealed)
    answered_at: datetime | None = Field(default=None, sa_type=Instant)
    posed: int = Field(default=0, sa_type=SmallInteger)
    status: str = Field(default="waiting", sa_type=Clear)
    decided_by: UUID | None = None
    decided_at: datetime | None = Field(default=None, sa_type=Instant)
    peer: UUID | None = Field(default=None, foreign_key="organisation.id")
    peer_by: UUID | None = None
    by_operator: bool = False


class ChallengeSent(SQLModel, table=True):
    """A challenge that went out to a new endpoint; for a day. `key`: digest of who asked, or of who was asked."""

    __tablename__ = "challenge_sent"
    id: int | None = Field(default=None, sa_type=BigInteger, primary_key=True)
    key: str = Field(sa_type=Clear)
    at: datetime = Field(sa_type=Instant)
