"""Machines, their public keys, and what was shown once and counts no more; each row belongs to one organisation."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Map, Marked, Sealed, WordsColumn
from hub.kit.ids import new_id


class Client(Marked, table=True):
    """A machine that asks for tokens by itself. `binding`: "dpop" or "bearer"; `rate`: requests a minute.

    `act`: by which two people let it read or write content; null where nobody did.
    """

    __tablename__ = "client"
    org: UUID = Field(foreign_key="organisation.id", primary_key=True)
    id: UUID = Field(default_factory=new_id, primary_key=True)
    principal: UUID
    label: str = Field(sa_type=Clear)
    binding: str = Field(sa_type=Clear)
    scopes: list[str] = Field(sa_type=WordsColumn)
    rate: int
    act: UUID | None = None
    created_at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class ClientKey(Marked, table=True):
    """The public half of a key with which a client signs. `kid`: how its assertions name it; never used again.

    `act`: by which two people took it, where the machine reads or writes content.
    """

    __tablename__ = "client_key"
    org: UUID = Field(primary_key=True)
    id: UUID = Field(default_factory=new_id, primary_key=True)
    client: UUID
    kid: str = Field(sa_type=Clear)
    thumbprint: str = Field(sa_type=Clear)
    jwk: dict[str, str] = Field(sa_type=Map)
    act: UUID | None = None
    created_at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class SpentAssertion(SQLModel, table=True):
    """An assertion by which a client has shown who it is, by the SHA-256 of its number; good for nothing more."""

    __tablename__ = "spent_assertion"
    org: UUID = Field(primary_key=True)
    client: UUID = Field(primary_key=True)
    jti: bytes = Field(sa_type=Sealed, primary_key=True)
    at: datetime = Field(sa_type=Instant)
    until: datetime = Field(sa_type=Instant)


class RevokedToken(SQLModel, table=True):
    """An access token that its client gave back before its end."""

    __tablename__ = "revoked_token"
    org: UUID = Field(primary_key=True)
    jti: UUID = Field(primary_key=True)
    until: datetime = Field(sa_type=Instant)
