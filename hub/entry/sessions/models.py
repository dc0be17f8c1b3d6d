"""Sessions in browsers, and the browsers in which somebody has signed in before."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Marked, Sealed


class WebSession(Marked, table=True):
    """One session. The secret of its handle is the browser's alone; ended sessions are deleted."""

    __tablename__ = "web_session"
    org: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    principal: UUID
    digest: bytes = Field(sa_type=Sealed)
    method: str = Field(sa_type=Clear)
    device: str = Field(sa_type=Clear)
    created_at: datetime = Field(sa_type=Instant)
    seen_at: datetime = Field(sa_type=Instant)
    fresh_at: datetime | None = Field(default=None, sa_type=Instant)


class KnownDevice(SQLModel, table=True):
    """A browser in which this person has signed in: the digest of the secret that it keeps."""

    __tablename__ = "known_device"
    org: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    principal: UUID = Field(primary_key=True)
    digest: bytes = Field(sa_type=Sealed)
    created_at: datetime = Field(sa_type=Instant)


class NoticeRow(SQLModel, table=True):
    """Told to `recipient`: `principal` signed in from a device that was not known."""

    __tablename__ = "notice"
    org: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    recipient: UUID
    principal: UUID
    device: str = Field(sa_type=Clear)
    at: datetime = Field(sa_type=Instant)
    seen_at: datetime | None = Field(default=None, sa_type=Instant)
