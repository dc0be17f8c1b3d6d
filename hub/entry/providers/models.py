"""An organisation's identity provider, the accounts of its people there, and sign-ins under way."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Map, Marked, Sealed
from hub.kit.ids import new_id


class IdentityProvider(Marked, table=True):
    """A provider as the admin set it; a change ends this row and makes another, which must be checked anew.

    `secret_sealed`: the client's secret or private key under the organisation's key of `epoch`, place
    "identity_provider/<id>"; destroyed at the end. `seen`: what the last check found (`Metadata`).
    """

    __tablename__ = "identity_provider"
    org: UUID = Field(primary_key=True)
    id: UUID = Field(default_factory=new_id, primary_key=True)
    issuer: str = Field(sa_type=Clear)
    client_id: str = Field(sa_type=Clear)
    method: str = Field(sa_type=Clear)
    sign_in_word: str = Field(sa_type=Clear)
    secret_sealed: bytes | None = Field(default=None, sa_type=Sealed)
    epoch: int
    public_key: dict[str, Any] | None = Field(default=None, sa_type=Map)
    set_by: UUID
    set_at: datetime = Field(sa_type=Instant)
    seen: dict[str, Any] | None = Field(default=None, sa_type=Map)
    checked_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class ProviderAccount(Marked, table=True):
    """Who a subject of an issuer is in this organisation. Never a name, never an e-mail address."""

    __tablename__ = "provider_account"
    org: UUID = Field(primary_key=True)
    issuer: str = Field(primary_key=True, sa_type=Clear)
    subject: str = Field(primary_key=True, sa_type=Clear)
    principal: UUID
    linked_at: datetime = Field(sa_type=Instant)


class ProviderCeremony(Marked, table=True):
    """A way to the provider and back, once, bound to one browser by a secret of which the digest is kept.

    `principal`: who is to show again who she is (step-up). `about`: the session or the invitation that it is for.
    """

    __tablename__ = "provider_ceremony"
    org: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    digest: bytes = Field(sa_type=Sealed)
    provider: UUID
    purpose: str = Field(sa_type=Clear)
    principal: UUID | None = None
    about: UUID | None = None
    started_at: datetime = Field(sa_type=Instant)
    until: datetime = Field(sa_type=Instant)


class SignInWord(SQLModel, table=True):
    """The word by which people name their organisation before anybody is signed in; written by a trigger alone."""

    __tablename__ = "sign_in_word"
    word: str = Field(primary_key=True, sa_type=Clear)
    organisation: UUID
