"""Proofs that were shown once."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Instant, Sealed


class SpentProof(SQLModel, table=True):
    """A proof of possession that was taken, by the SHA-256 of its key and number."""

    __tablename__ = "spent_proof"
    org: UUID = Field(primary_key=True)
    digest: bytes = Field(sa_type=Sealed, primary_key=True)
    until: datetime = Field(sa_type=Instant)
