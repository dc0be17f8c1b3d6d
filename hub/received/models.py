"""Who is assigned to a received referral or request, and who is walled off from it: its recipient's own rows."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Marked
from hub.kit.ids import new_id


class ReceivedTeam(Marked, table=True):
    """One assignment. `how`: by-hand (`reason` says why), accepted, alone or standing; see `hub.received.rules`."""

    __tablename__ = "received_team"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    org: UUID
    object: UUID
    principal: UUID
    how: str = Field(sa_type=Clear)
    reason: str | None = Field(default=None, sa_type=Clear)
    assigned_by: UUID | None = None
    assigned_at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_by: UUID | None = None


class ReceivedWall(SQLModel, table=True):
    """One person who must see nothing of it. `lifted_by` is never she herself: the table holds that too."""

    __tablename__ = "received_wall"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    org: UUID
    object: UUID
    principal: UUID
    reason: str = Field(sa_type=Clear)
    walled_by: UUID
    walled_at: datetime = Field(sa_type=Instant)
    lifted_at: datetime | None = Field(default=None, sa_type=Instant)
    lifted_by: UUID | None = None


class ReceivedStanding(Marked, table=True):
    """That every new request to remove goes to this machine, since two people said so (`act`)."""

    __tablename__ = "received_standing"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    org: UUID
    principal: UUID
    act: UUID
    since: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_by: UUID | None = None
