"""What was changed between two organisations, or by the hub, after something may have been sent."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant


class PairChange(SQLModel, table=True):
    """One change. `sender` or `recipient` null: with everybody. `cause`: a word of `hub.narrowing.causes`, or resumed.

    `subject`: the agreement, duty, organisation or key. `at`: when it takes effect, which may lie ahead. `swept_at`:
    when all that was out had been narrowed.
    """

    __tablename__ = "pair_change"
    id: int = Field(sa_type=BigInteger, primary_key=True)
    sender: UUID | None = Field(default=None, foreign_key="organisation.id")
    recipient: UUID | None = Field(default=None, foreign_key="organisation.id")
    cause: str = Field(sa_type=Clear)
    subject: UUID
    at: datetime = Field(sa_type=Instant)
    swept_at: datetime | None = Field(default=None, sa_type=Instant)
