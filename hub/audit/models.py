"""The ledger: events without content, and each party's chain over them."""

import secrets
from datetime import date, datetime
from functools import partial
from uuid import UUID

from sqlalchemy import BigInteger, SmallInteger, Text
from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Sealed
from hub.kit.ids import new_id


class LedgerEvent(SQLModel, table=True):
    """One disclosure, read or change of mind. `actor` is the organisation, `principal` who in it (null: the hub).

    `field`: the name of the fact that changed. `about`: whom the line concerns that must not see it. Both only in lines
    of the sender alone. `salt`: hides the principal in the commitment that links hash.
    """

    __tablename__ = "ledger_event"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    actor: UUID
    principal: UUID | None = None
    sender: UUID
    recipient: UUID | None = None
    object: UUID
    verb: str = Field(sa_type=Clear)
    digest: bytes | None = Field(default=None, sa_type=Sealed)
    at: datetime = Field(sa_type=Instant)
    field: str | None = Field(default=None, sa_type=Clear)
    about: UUID | None = None
    salt: bytes = Field(default_factory=partial(secrets.token_bytes, 32), sa_type=Sealed)


class LedgerPending(SQLModel, table=True):
    """An event not yet linked into one party's chain; written by a trigger, removed by the sealer."""

    __tablename__ = "ledger_pending"
    org: UUID = Field(primary_key=True)
    event: UUID = Field(primary_key=True)
    at: datetime = Field(sa_type=Instant)


class LedgerLink(SQLModel, table=True):
    """One link of one organisation's chain: `hash` covers `previous` and every column of the event, as `format` says.

    `format`: `chain.HIDDEN` or `chain.COMMITTED`.
    """

    __tablename__ = "ledger_link"
    org: UUID = Field(primary_key=True)
    seq: int = Field(primary_key=True, sa_type=BigInteger)
    event: UUID
    previous: bytes = Field(sa_type=Sealed)
    hash: bytes = Field(sa_type=Sealed)
    format: int = Field(default=2, sa_type=SmallInteger)


class LedgerHead(SQLModel, table=True):
    """The newest hash of a chain, signed by the hub (Ed25519), for members to keep."""

    __tablename__ = "ledger_head"
    org: UUID = Field(primary_key=True)
    seq: int = Field(primary_key=True, sa_type=BigInteger)
    hash: bytes = Field(sa_type=Sealed)
    signature: bytes = Field(sa_type=Sealed)
    at: datetime = Field(sa_type=Instant)


class LogLeaf(SQLModel, table=True):
    """Which leaf of the log is an organisation's, of which day. `seq`: of the head it commits to; `salt` hides that."""

    __tablename__ = "log_leaf"
    org: UUID = Field(primary_key=True)
    day: date = Field(primary_key=True)
    place: int = Field(sa_type=BigInteger)
    seq: int | None = Field(default=None, sa_type=BigInteger)
    salt: bytes = Field(sa_type=Sealed)


class LogNode(SQLModel, table=True):
    """A whole subtree of the log; level 0 are the leaves."""

    __tablename__ = "log_node"
    level: int = Field(primary_key=True, sa_type=SmallInteger)
    place: int = Field(primary_key=True, sa_type=BigInteger)
    hash: bytes = Field(sa_type=Sealed)


class LogCheckpoint(SQLModel, table=True):
    """The log's root after one day, as the hub signed it."""

    __tablename__ = "log_checkpoint"
    size: int = Field(primary_key=True, sa_type=BigInteger)
    day: date
    note: str = Field(sa_type=Text)


class LogCosignature(SQLModel, table=True):
    """That a witness outside saw the log grow to this checkpoint and lose nothing."""

    __tablename__ = "log_cosignature"
    size: int = Field(primary_key=True, sa_type=BigInteger)
    vkey: str = Field(primary_key=True, sa_type=Clear)
    line: str = Field(sa_type=Text)
