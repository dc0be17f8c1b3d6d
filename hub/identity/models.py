"""Organisations, their people, machines and keys. Written by operator commands, read by exact key."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Marked, Sealed, WordsColumn
from hub.kit.ids import new_id


class Organisation(SQLModel, table=True):
    """A member organisation (Open Referral HSDS `organization`). `country`: ISO 3166-1 alpha-2.

    `suspended_for`: why it is suspended, a permanent word of `hub.vetting.suspend`; `suspended_since`: the instant from
    which nothing that it did is trusted, null for that of the suspension itself. `suspended_peer`: the member that
    decides for it meanwhile.
    """

    __tablename__ = "organisation"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    name: str = Field(sa_type=Clear)
    name_en: str = Field(sa_type=Clear)
    kind: str = Field(sa_type=Clear)
    country: str = Field(sa_type=Clear)
    languages: list[str] = Field(sa_type=WordsColumn)
    created_at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    suspended_at: datetime | None = Field(default=None, sa_type=Instant)
    suspended_for: str | None = Field(default=None, sa_type=Clear)
    suspended_since: datetime | None = Field(default=None, sa_type=Instant)
    suspended_peer: UUID | None = None


class Principal(Marked, table=True):
    """A person or machine in one organisation. `label` is a role name or machine name, never a person's name.

    `let_in_by`: who asked for it to be taken in; `let_in_with`: who of the organisation confirmed, null for nobody;
    `let_in_outside`: whether somebody outside did, a member that vouches for the organisation or the operator.
    `let_in_act`: the act of two people. `role_since`: when the role was last changed; `risen_at`: when it last became
    one that may do something more.
    """

    __tablename__ = "principal"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    organisation: UUID = Field(foreign_key="organisation.id")
    kind: str = Field(sa_type=Clear)
    role: str = Field(sa_type=Clear)
    label: str = Field(sa_type=Clear)
    created_at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    let_in_by: UUID | None = None
    let_in_with: UUID | None = None
    let_in_outside: bool = False
    let_in_act: UUID | None = None
    role_since: datetime | None = Field(default=None, sa_type=Instant)
    risen_at: datetime | None = Field(default=None, sa_type=Instant)


class PublicKey(Marked, table=True):
    """An organisation's public key. `purpose`: "age" for people, "jwe" for machines.

    `ended_at`: null for the newest; for one that was replaced the end of the overlap. `act`: the act of two people by
    which it came, null for one that the operator brought. `stolen`: revoked because somebody else may hold its half.
    """

    __tablename__ = "public_key"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    organisation: UUID = Field(foreign_key="organisation.id")
    purpose: str = Field(sa_type=Clear)
    public: str = Field(sa_type=Clear)
    created_at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    revoked_at: datetime | None = Field(default=None, sa_type=Instant)
    act: UUID | None = None
    stolen: bool = False


class OrganisationKeyRow(SQLModel, table=True):
    """An organisation's key of one epoch, wrapped under the epoch's key, which is not in the database.

    `matching`: the organisation's key for hashes, under this key; NULL in an epoch from before there was one.
    `retired_at`: since when nothing new is wrapped under it.
    """

    __tablename__ = "organisation_key"
    organisation: UUID = Field(foreign_key="organisation.id", primary_key=True)
    epoch: int = Field(primary_key=True)
    wrapped: bytes = Field(sa_type=Sealed)
    created_at: datetime = Field(sa_type=Instant)
    retired_at: datetime | None = Field(default=None, sa_type=Instant)
    matching: bytes | None = Field(default=None, sa_type=Sealed)


class KeyDestroyed(SQLModel, table=True):
    """That a key under this epoch was destroyed, or its turn was asked for: the epoch's own key has to leave.

    Written by triggers and the operator; it outlives the row of `organisation_key`, until the key has left.
    """

    __tablename__ = "key_destroyed"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    organisation: UUID = Field(foreign_key="organisation.id")
    epoch: int


class Idempotency(SQLModel, table=True):
    """A mutation's key, an HMAC of its input, and the id or error code that it ended with; never the answer."""

    __tablename__ = "idempotency"
    org: UUID = Field(primary_key=True)
    client: str = Field(primary_key=True, sa_type=Clear)
    key: str = Field(primary_key=True, sa_type=Clear)
    operation: str = Field(sa_type=Clear)
    input: bytes = Field(sa_type=Sealed)
    result: str | None = Field(default=None, sa_type=Clear)
    at: datetime = Field(sa_type=Instant)
