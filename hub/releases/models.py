"""Frozen copies of what was released, their keys, and what holders answered."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Sealed, WordsColumn
from hub.kit.ids import new_id


class Release(SQLModel, table=True):
    """A frozen copy of an offer or packet for one recipient.

    Readable while `opened_at` is set, `cut_at` is null, `readable_until` lies ahead and the reader's key row exists.
    `digest`: SHA-256 of the canonical bytes. `destroy_at`: when the keys are to go. `held_for`: the causes for which
    its recipient can neither read nor accept it now. `replaces`: the one in whose place it stands, with less in it.
    `matter`: the same for all that one recipient got of one case; a hash of its id, which stays unknown. `terms_seen`,
    `terms_at`: the newest change of the pair that stood when the gate was asked for it, and when that was; a trigger
    notes both (`hub/pairs`). `let_go_at`: when a peer let it go on although its sender is suspended for security.
    `kept_until`: of a request that nobody has taken, until when it is kept once it is.
    """

    __tablename__ = "release"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    sender: UUID
    recipient: UUID
    object: UUID
    kind: str = Field(sa_type=Clear)
    digest: bytes = Field(sa_type=Sealed)
    created_at: datetime = Field(sa_type=Instant)
    opened_at: datetime | None = Field(default=None, sa_type=Instant)
    readable_until: datetime = Field(sa_type=Instant)
    cut_at: datetime | None = Field(default=None, sa_type=Instant)
    destroy_at: datetime | None = Field(default=None, sa_type=Instant)
    destroyed_at: datetime | None = Field(default=None, sa_type=Instant)
    terms_seen: int = Field(default=0, sa_type=BigInteger)
    terms_at: datetime | None = Field(default=None, sa_type=Instant)
    let_go_at: datetime | None = Field(default=None, sa_type=Instant)
    held_for: list[str] = Field(default_factory=list, sa_type=WordsColumn)
    replaces: UUID | None = None
    matter: UUID | None = None
    kept_until: datetime | None = Field(default=None, sa_type=Instant)


class SealedPacket(SQLModel, table=True):
    """The packet's canonical bytes under the release key; AAD "sealed_packet.sealed/<release>"."""

    __tablename__ = "sealed_packet"
    release: UUID = Field(primary_key=True)
    sender: UUID
    recipient: UUID
    sealed: bytes = Field(sa_type=Sealed)


class ReleaseKey(SQLModel, table=True):
    """The release key, wrapped once per holder (`org`); AAD "release_key/<release>"."""

    __tablename__ = "release_key"
    release: UUID = Field(primary_key=True)
    org: UUID = Field(primary_key=True)
    sender: UUID
    recipient: UUID
    epoch: int
    wrapped: bytes = Field(sa_type=Sealed)


class Provision(SQLModel, table=True):
    """That something was handed over: a row for the giver, one for the taker, kept three years. Never a value.

    `object`: the referral, the request, or the handover outside the hub (then without `release`). `consent`,
    `emergency` or `own_duty`: what it rests on, in the giver's row alone; `agreement` null: a ceiling of law.
    `at` null: unopened.
    """

    __tablename__ = "provision"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    org: UUID
    side: str = Field(sa_type=Clear)
    object: UUID
    release: UUID | None = None
    sender: UUID
    recipient: UUID
    purpose: str = Field(sa_type=Clear)
    channel: str = Field(sa_type=Clear)
    fields: list[str] = Field(sa_type=WordsColumn)
    consent: UUID | None = None
    agreement: UUID | None = None
    at: datetime | None = Field(default=None, sa_type=Instant)
    emergency: UUID | None = None
    own_duty: UUID | None = None


class Holding(SQLModel, table=True):
    """A holder is asked what became of what it holds: deleted, kept (under a duty, until a day), or no answer yet.

    `release`: what it received through the hub; `outside`: the handover by which it was told outside. One of the two.
    `asks`: about all of it, or `fields` that went, whether it was `reported`, or treated `as-a-child`'s.
    """

    __tablename__ = "holding"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    release: UUID | None = None
    outside: UUID | None = None
    sender: UUID
    recipient: UUID
    asked_at: datetime = Field(sa_type=Instant)
    answer: str | None = Field(default=None, sa_type=Clear)
    duty: str | None = Field(default=None, sa_type=Clear)
    answered_at: datetime | None = Field(default=None, sa_type=Instant)
    asks: str = Field(default="all", sa_type=Clear)
    until: date | None = None


class AskedAgain(SQLModel, table=True):
    """Why the same body was asked again; the sender's alone, under the case's key.

    Place: "asked_again.sealed/<id>".
    """

    __tablename__ = "asked_again"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    org: UUID
    case_file: UUID
    object: UUID
    sealed: bytes = Field(sa_type=Sealed)
    recorded_by: UUID
    at: datetime = Field(sa_type=Instant)


class ItemMatch(SQLModel, table=True):
    """A keyed hash of an item's canonical value, to find duplicates at one recipient."""

    __tablename__ = "item_match"
    request: UUID = Field(primary_key=True)
    item: int = Field(primary_key=True)
    hash: bytes = Field(sa_type=Sealed)
    sender: UUID
    recipient: UUID
