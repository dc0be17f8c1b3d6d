"""Invitations that are open; those that were used, ended or guessed at are deleted."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from hub.kit.columns import Clear, Instant, Marked, Sealed


class Invitation(Marked, table=True):
    """Somebody may come in as `role`, or, where `principal` is named, that person may come back.

    `digest` is of the link's secret, `code` an HMAC of the code under it; `invited_by` is null for the operator.
    `act`: the act of two people; before it is confirmed (`confirmed_at`) nobody opens the invitation. `outside`:
    confirmed by a member that vouches or the operator. `to_outside`: nobody inside could confirm it when it was asked.
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
    act: UUID | None = None
    confirmed_by: UUID | None = None
    confirmed_at: datetime | None = Field(default=None, sa_type=Instant)
    outside: bool = False
    to_outside: bool = False
    created_at: datetime = Field(sa_type=Instant)
    until: datetime = Field(sa_type=Instant)
