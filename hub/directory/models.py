"""What an organisation offers and must report. Clear, and readable by every member: a preview needs it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Map, Marked, Sealed, WordsColumn
from hub.kit.ids import new_id


class Service(SQLModel, table=True):
    """What an organisation offers (HSDS `service`). Ages in years; `capacity` as in domain.md."""

    __tablename__ = "service"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    organisation: UUID = Field(foreign_key="organisation.id", index=False)
    name: str = Field(sa_type=Clear)
    purposes: list[str] = Field(sa_type=WordsColumn)
    service_area: list[str] = Field(sa_type=WordsColumn)
    eligibility_description: str = Field(default="", sa_type=Clear)
    minimum_age: int | None = None
    maximum_age: int | None = None
    languages: list[str] = Field(sa_type=WordsColumn)
    hours: str = Field(default="", sa_type=Clear)
    capacity: str = Field(default="capacity", sa_type=Clear)


class ReportingDuty(SQLModel, table=True):
    """A duty to report onward, or (with `reports_to` null) the dated statement that there is none; or a usual practice.

    `reports_to`: a kind of organisation or "guardian". `under_age`: applies to persons under this age, null for all.
    """

    __tablename__ = "reporting_duty"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    organisation: UUID = Field(foreign_key="organisation.id")
    version: int = 1
    reports_to: str | None = Field(default=None, sa_type=Clear)
    under_age: int | None = None
    sentence_ja: str = Field(sa_type=Clear)
    sentence_en: str = Field(sa_type=Clear)
    source: str = Field(sa_type=Clear)
    valid_from: date
    valid_to: date | None = None
    kind: str = Field(default="duty", sa_type=Clear)


class RouteRow(Marked, table=True):
    """How an organisation is reached: a connector's name and that connector's own address keys.

    `secrets_sealed`: JSON list of signing secrets under the organisation's key of `epoch`; AAD "route/<id>".
    `act`: the act of two people by which it came, null for one that the operator brought.
    """

    __tablename__ = "route"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    organisation: UUID = Field(foreign_key="organisation.id")
    connector: str = Field(sa_type=Clear)
    address: dict[str, Any] = Field(sa_type=Map)
    secrets_sealed: bytes | None = Field(default=None, sa_type=Sealed)
    epoch: int | None = None
    valid_from: datetime = Field(sa_type=Instant)
    valid_to: datetime | None = Field(default=None, sa_type=Instant)
    act: UUID | None = None
