"""A request to remove items: clear statuses beside one sealed blob of values."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Numbers, Sealed, WordsColumn
from hub.kit.ids import new_id


class Takedown(SQLModel, table=True):
    """A takedown request. `item_status[i]` and `item_reason[i]` belong to item number i + 1; "" is none yet.

    `item_version`: the version at which it was last answered, kept by a trigger.

    `clock`: the dated rule behind `due_at`, null where no statute rules. `received_at`: best proof of receipt; until
    there is one no clock runs. `clocks`: see `hub.deadlines.ruling`. `delivery_status`: see `hub.tasks.delivered`.
    `answered_by`: recipient, or sender where the recipient only gets mail and the sender records its answers.
    `handed_over_at`: when such a recipient's server took it, null before and for all others.
    """

    __tablename__ = "takedown"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    sender: UUID
    recipient: UUID
    status: str = Field(sa_type=Clear)
    reason: str | None = Field(default=None, sa_type=Clear)
    urgency: str = Field(sa_type=Clear)
    language: str = Field(sa_type=Clear)
    due_at: datetime = Field(sa_type=Instant)
    clock: str | None = Field(default=None, sa_type=Clear)
    received_at: datetime | None = Field(default=None, sa_type=Instant)
    received_proof: str | None = Field(default=None, sa_type=Clear)
    item_status: list[str] = Field(sa_type=WordsColumn)
    item_reason: list[str] = Field(sa_type=WordsColumn)
    item_version: list[int] | None = Field(default=None, sa_type=Numbers)
    outcome: str | None = Field(default=None, sa_type=Clear)
    answered_by: str = Field(default="recipient", sa_type=Clear)
    handed_over_at: datetime | None = Field(default=None, sa_type=Instant)
    delivery_status: str = Field(default="waiting", sa_type=Clear)
    clocks: list[str] = Field(default_factory=list, sa_type=WordsColumn)
    created_at: datetime = Field(sa_type=Instant)
    updated_at: datetime = Field(sa_type=Instant)
    version: int = 1


class TakedownCorrection(SQLModel, table=True):
    """A final answer that was replaced: the earlier one, the newer one, why, and by which organisation."""

    __tablename__ = "takedown_correction"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    request: UUID
    sender: UUID
    recipient: UUID
    item: int
    version: int
    earlier_status: str = Field(sa_type=Clear)
    earlier_reason: str = Field(sa_type=Clear)
    status: str = Field(sa_type=Clear)
    reason: str = Field(sa_type=Clear)
    why: str = Field(sa_type=Clear)
    corrected_by: UUID
    at: datetime = Field(sa_type=Instant)


class TakedownSealed(SQLModel, table=True):
    """All items' values of a request, JSON one a line, under the release key.

    Place: "takedown_sealed.sealed/<request>".
    """

    __tablename__ = "takedown_sealed"
    request: UUID = Field(primary_key=True)
    release: UUID
    sender: UUID
    recipient: UUID
    sealed: bytes = Field(sa_type=Sealed)
