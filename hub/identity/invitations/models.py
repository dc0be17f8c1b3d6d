"""Invitations that are open; those that were used, ended or guessed at are deleted."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from hub.kit.columns import Clear, Instant, Marked, Sealed


class Invitation(Marked, table=True):
    """Somebody may come in as `role`, or, where `principal` is named, that person may come back.

    `digest` is of the link's secret, `code` an HMAC of the code under it; `invited_by` is null for the operator.
    """

    __tablename__ = "invitation"
    org: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    principal: UUID | None = None
    role: str = Field(sa_type=Clear)
    label: str = Field(sa_type=Clear)
    digest: bytes = Field(sa_type=Sealed)
    code: bytes = Field(sa_type=Sealed)
    wrong: int
    invited_by: UUID | None = None
    created_at: datetime = Field(sa_type=Instant)
    until: datetime = Field(sa_type=Instant)
