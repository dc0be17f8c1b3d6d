"""A referral: only clear words; what is said about the person lies in its releases."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Map, Sealed
from hub.kit.ids import new_id


class Referral(SQLModel, table=True):
    """A case offered to another organisation. `status`: FHIR Task code; `reason`: the finer meaning.

    `engagement`: engaged (受任) or consultation-only, with `engaged_on`. `open_dates`: what the recipient must keep for
    her, kind and day. `outcome`: required when completed. `delivery_status`: see `hub.tasks.delivered`.
    """

    __tablename__ = "referral"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    sender: UUID
    recipient: UUID
    purpose: str = Field(sa_type=Clear)
    status: str = Field(sa_type=Clear)
    reason: str | None = Field(default=None, sa_type=Clear)
    urgency: str = Field(sa_type=Clear)
    language: str = Field(sa_type=Clear)
    respond_by: datetime = Field(sa_type=Instant)
    expires_at: datetime = Field(sa_type=Instant)
    capacity: str | None = Field(default=None, sa_type=Clear)
    engagement: str | None = Field(default=None, sa_type=Clear)
    engaged_on: date | None = None
    open_dates: list[dict[str, Any]] = Field(default_factory=list, sa_type=Map)
    outcome: str | None = Field(default=None, sa_type=Clear)
    rerouted_from: UUID | None = None
    delivery_status: str = Field(default="waiting", sa_type=Clear)
    created_at: datetime = Field(sa_type=Instant)
    updated_at: datetime = Field(sa_type=Instant)
    version: int = 1


class OpponentMatch(SQLModel, table=True):
    """A keyed hash of an opponent's handle, for the conflict check: HMAC under the recipient's key."""

    __tablename__ = "opponent_match"
    referral: UUID = Field(primary_key=True)
    hash: bytes = Field(primary_key=True, sa_type=Sealed)
    sender: UUID
    recipient: UUID
