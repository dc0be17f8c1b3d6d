"""The outbox: what is due, what was tried, what came of it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Sealed, WordsColumn
from hub.kit.ids import new_id


class Delivery(SQLModel, table=True):
    """One message to one recipient. `message_id` is the same on every attempt.

    `status`: queued, sending, retrying, delivered, dead, cancelled, by-hand (nothing was sent).
    `event`: dot-separated name.
    `release`: what the gate is asked about again at sending. `claimed_at`: when the present send began.
    `held_for`: the causes for which it waits. `missing`: the places that its form could not be filled without.
    """

    __tablename__ = "delivery"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    sender: UUID
    recipient: UUID
    object: UUID
    release: UUID | None = None
    connector: str = Field(sa_type=Clear)
    event: str = Field(sa_type=Clear)
    status: str = Field(default="queued", sa_type=Clear)
    reason: str | None = Field(default=None, sa_type=Clear)
    message_id: str = Field(sa_type=Clear)
    attempts: int = 0
    next_at: datetime = Field(sa_type=Instant)
    leased_until: datetime | None = Field(default=None, sa_type=Instant)
    claimed_at: datetime | None = Field(default=None, sa_type=Instant)
    created_at: datetime = Field(sa_type=Instant)
    updated_at: datetime = Field(sa_type=Instant)
    held_for: list[str] = Field(default_factory=list, sa_type=WordsColumn)
    missing: list[str] = Field(default_factory=list, sa_type=WordsColumn)


class DeliveryBody(SQLModel, table=True):
    """The bytes of a message kept for its next attempt, under the release key; AAD "delivery_body.sealed/<id>"."""

    __tablename__ = "delivery_body"
    delivery: UUID = Field(primary_key=True)
    sender: UUID
    sealed: bytes = Field(sa_type=Sealed)


class DeliveryAttempt(SQLModel, table=True):
    """One attempt: outcome word and code, never a partner's text."""

    __tablename__ = "delivery_attempt"
    delivery: UUID = Field(primary_key=True)
    number: int = Field(primary_key=True)
    sender: UUID
    started_at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    outcome: str | None = Field(default=None, sa_type=Clear)
    code: str | None = Field(default=None, sa_type=Clear)


class Due(SQLModel, table=True):
    """Something the hub must do for `org` at an instant. `kind`: see `hub.delivery.due`."""

    __tablename__ = "due"
    org: UUID = Field(primary_key=True)
    object: UUID = Field(primary_key=True)
    kind: str = Field(primary_key=True, sa_type=Clear)
    at: datetime = Field(sa_type=Instant)
    leased_until: datetime | None = Field(default=None, sa_type=Instant)


class HeadMail(SQLModel, table=True):
    """Where the day's mail of an organisation's ledger head stands. `seq`: which head, the same on every attempt."""

    __tablename__ = "head_mail"
    org: UUID = Field(foreign_key="organisation.id", primary_key=True)
    day: date
    seq: int | None = Field(default=None, sa_type=BigInteger)
    begun_at: datetime = Field(sa_type=Instant)
    leased_until: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
