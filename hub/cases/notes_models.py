"""What a team writes of its work on a case, sealed under the case's key; it never leaves."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Instant, Sealed
from hub.kit.ids import new_id


class CaseNote(SQLModel, table=True):
    """A note of the team's work: a talk, an attempt to reach her, or a word to colleagues. Appended to, never changed.

    `sealed`: under the case key; AAD "case_note.sealed/<case>/<number>".
    """

    __tablename__ = "case_note"
    org: UUID = Field(primary_key=True)
    case_file: UUID = Field(primary_key=True)
    number: int = Field(primary_key=True)
    sealed: bytes = Field(sa_type=Sealed)
    written_by: UUID
    written_at: datetime = Field(sa_type=Instant)


class CaseNextStep(SQLModel, table=True):
    """What the team does next, until which day. A plan and no fact: another leaves no history.

    `sealed`: under the case key; AAD "case_next_step.sealed/<case>".
    """

    __tablename__ = "case_next_step"
    org: UUID = Field(primary_key=True)
    case_file: UUID = Field(primary_key=True)
    sealed: bytes = Field(sa_type=Sealed)
    due_on: date
    planned_by: UUID
    planned_at: datetime = Field(sa_type=Instant)


class GuidanceToldRow(SQLModel, table=True):
    """A guidance card as it was told to the person. Appended to, never changed.

    `sealed`: JSON {card, version, language, way, title, sentences} under the case key; AAD "guidance_told.sealed/<id>".
    """

    __tablename__ = "guidance_told"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    org: UUID = Field(primary_key=True)
    case_file: UUID
    sealed: bytes = Field(sa_type=Sealed)
    told_at: datetime = Field(sa_type=Instant)
    recorded_by: UUID
    recorded_at: datetime = Field(sa_type=Instant)
