"""Passkeys of people, and the ceremonies under way in which one is made or shown."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger
from sqlmodel import Field

from hub.kit.columns import Clear, Instant, Marked, Sealed


class Passkey(Marked, table=True):
    """One passkey of one person: its public half. `name` is a coarse label of the device, e.g. "Firefox, Windows"."""

    __tablename__ = "passkey"
    org: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    principal: UUID
    credential: bytes = Field(sa_type=Sealed)
    public_key: bytes = Field(sa_type=Sealed)
    sign_count: int = Field(sa_type=BigInteger)
    name: str = Field(sa_type=Clear)
    created_at: datetime = Field(sa_type=Instant)
    used_at: datetime | None = Field(default=None, sa_type=Instant)


class Ceremony(Marked, table=True):
    """A challenge that was given, or one of a sign-in that was used: good once, for what it was given for."""

    __tablename__ = "ceremony"
    org: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    kind: str = Field(sa_type=Clear)
    principal: UUID
    session: UUID | None = None
    invitation: UUID | None = None
    digest: bytes = Field(sa_type=Sealed)
    until: datetime = Field(sa_type=Instant)
