"""What the person said of herself and her safety, append-only. Seen by the case's organisation alone."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Sealed
from hub.kit.ids import new_id


class StatementRow(SQLModel, table=True):
    """One statement; no role of the program may change it.

    `sealed`: JSON {value, said_by, method, language, wording, said_at, not_counted} under the case key; place
    "statement.sealed/<id>/<kind>". `number`: its place in the case. `counts`, `contradicts`, `about`: see
    `hub.statements.said`. `recorded_by` null: kept before statements had a history.
    """

    __tablename__ = "statement"
    org: UUID = Field(primary_key=True)
    id: UUID = Field(default_factory=new_id, primary_key=True)
    case_file: UUID
    number: int
    kind: str = Field(sa_type=Clear)
    sealed: bytes = Field(sa_type=Sealed)
    counts: bool
    contradicts: UUID | None = None
    about: UUID | None = None
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Instant)
