"""Timelines, written by triggers so that both sides see the same; what was narrowed, and who watches."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Column, Identity
from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant
from hub.kit.ids import new_id


class Move(SQLModel, table=True):
    """One change of status in the timeline of a referral or request. `actor` null is the hub itself.

    `version`: the object's own at that step, which orders steps of the same instant.
    """

    __tablename__ = "move"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    object: UUID
    kind: str = Field(sa_type=Clear)
    sender: UUID
    recipient: UUID
    actor: UUID | None = None
    status: str = Field(sa_type=Clear)
    reason: str | None = Field(default=None, sa_type=Clear)
    at: datetime = Field(sa_type=Instant)
    version: int


class NarrowedRow(SQLModel, table=True):
    """What one cause did to a referral or request, for its sender alone. `reason`: the code that the sender gave.

    `hold_until`: the limit of a hold. `informed_…`: that the person was told, once: when, by whom, which way.
    """

    __tablename__ = "narrowed"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    org: UUID
    object: UUID
    cause: str = Field(sa_type=Clear)
    act: str = Field(sa_type=Clear)
    reason: str | None = Field(default=None, sa_type=Clear)
    principal: UUID | None = None
    at: datetime = Field(sa_type=Instant)
    hold_until: datetime | None = Field(default=None, sa_type=Instant)
    informed_at: datetime | None = Field(default=None, sa_type=Instant)
    informed_by: UUID | None = None
    informed_way: str | None = Field(default=None, sa_type=Clear)
    seq: int = Field(sa_column=Column(BigInteger, Identity(), nullable=False))


class Watcher(SQLModel, table=True):
    """Who goes on watching a referral or request whose case was closed, and gets its answers."""

    __tablename__ = "watcher"
    org: UUID = Field(primary_key=True)
    object: UUID = Field(primary_key=True)
    principal: UUID
    named_by: UUID
    named_at: datetime = Field(sa_type=Instant)
