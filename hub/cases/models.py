"""A case: clear dates and sealed values, seen by its organisation alone."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Marked, Sealed
from hub.kit.ids import new_id


class CaseFile(SQLModel, table=True):
    """One person's case. `retention_until`: the day after which it is purged. `number`: drawn by a trigger.

    `came_from`: the referral whose packet it began with, set when it is opened and never changed. `walled`: kept from
    whoever is on duty for the organisation; only its team opens it.
    """

    __tablename__ = "case_file"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    org: UUID = Field(foreign_key="organisation.id")
    language: str = Field(sa_type=Clear)
    urgency: str = Field(sa_type=Clear)
    status: str = Field(default="open", sa_type=Clear)
    retention_until: date
    created_at: datetime = Field(sa_type=Instant)
    updated_at: datetime = Field(sa_type=Instant)
    version: int = 1
    came_from: UUID | None = None
    walled: bool = False
    number: int = 0


class CaseCounter(SQLModel, table=True):
    """The last number that a case of the organisation got. Written by the trigger `case_number` alone."""

    __tablename__ = "case_counter"
    org: UUID = Field(primary_key=True, foreign_key="organisation.id")
    last: int


class CaseName(SQLModel, table=True):
    """A case's working name, sealed under the case key; AAD "case_name.sealed/<case>". Another leaves no history.

    `tag`: two bytes of a keyed hash, which narrow a search.
    """

    __tablename__ = "case_name"
    org: UUID = Field(primary_key=True)
    case_file: UUID = Field(primary_key=True)
    sealed: bytes = Field(sa_type=Sealed)
    tag: bytes = Field(sa_type=Sealed)
    named_by: UUID
    named_at: datetime = Field(sa_type=Instant)


class CaseReopening(SQLModel, table=True):
    """That a closed case was opened again by the step that made `version` of it, and why. Appended to, never changed.

    `reason_sealed`: under the case key; AAD "case_reopening.reason_sealed/<case>/<version>".
    """

    __tablename__ = "case_reopening"
    org: UUID = Field(primary_key=True)
    case_file: UUID = Field(primary_key=True)
    version: int = Field(primary_key=True)
    reason_sealed: bytes = Field(sa_type=Sealed)
    reopened_by: UUID
    reopened_at: datetime = Field(sa_type=Instant)


class CaseKey(SQLModel, table=True):
    """The case's data key, wrapped under its organisation's key of `epoch`; AAD "case_key/<case>"."""

    __tablename__ = "case_key"
    org: UUID = Field(primary_key=True)
    case_file: UUID = Field(primary_key=True)
    epoch: int
    wrapped: bytes = Field(sa_type=Sealed)


class CaseValue(SQLModel, table=True):
    """One field's value as canonical JSON, sealed under the case key; AAD "case_value.sealed/<case>/<field>"."""

    __tablename__ = "case_value"
    org: UUID = Field(primary_key=True)
    case_file: UUID = Field(primary_key=True)
    field: str = Field(primary_key=True, sa_type=Clear)
    sealed: bytes = Field(sa_type=Sealed)
    recorded_by: UUID
    recorded_at: datetime = Field(sa_type=Instant)


class CaseValueHistory(SQLModel, table=True):
    """A field's earlier value, kept when the recording that made version `version` of the case replaced it.

    `sealed`: as in `case_value`; AAD "case_value_history.sealed/<case>/<field>/<version>". `recorded_by`: who had
    recorded it, null where nobody knows (an urgency from the opening of the case). Appended to, never changed.
    """

    __tablename__ = "case_value_history"
    org: UUID = Field(primary_key=True)
    case_file: UUID = Field(primary_key=True)
    field: str = Field(primary_key=True, sa_type=Clear)
    version: int = Field(primary_key=True)
    sealed: bytes = Field(sa_type=Sealed)
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Instant)
    replaced_by: UUID
    replaced_at: datetime = Field(sa_type=Instant)


class EvidenceStateHistory(SQLModel, table=True):
    """Where an entry of the inventory stood before, and who said otherwise when. Appended to, never changed."""

    __tablename__ = "evidence_state_history"
    org: UUID = Field(primary_key=True)
    case_file: UUID = Field(primary_key=True)
    number: int = Field(primary_key=True)
    version: int = Field(primary_key=True)
    state: str = Field(sa_type=Clear)
    recorded_by: UUID
    recorded_at: datetime = Field(sa_type=Instant)
    replaced_by: UUID
    replaced_at: datetime = Field(sa_type=Instant)


class Evidence(SQLModel, table=True):
    """One entry of the inventory; the thing itself is never here.

    `sealed`: JSON {kind, description, taken_at, sha256?} under the case key; AAD "evidence.sealed/<id>".
    `state`: noted, preserved or waived.
    """

    __tablename__ = "evidence"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    org: UUID
    case_file: UUID
    number: int
    sealed: bytes = Field(sa_type=Sealed)
    state: str = Field(default="noted", sa_type=Clear)
    recorded_by: UUID
    recorded_at: datetime = Field(sa_type=Instant)


class OutsideDisclosure(SQLModel, table=True):
    """A handover by telephone, paper or own mail (domain rule 13); `recipient` null for one who is no member.

    `sealed`: JSON {how, fields, note, recipient_name, recipient_kind, against} under the case key; place
    "outside_disclosure.sealed/<id>". `covered`: whether her word, or what takes its place, covered it.
    """

    __tablename__ = "outside_disclosure"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    org: UUID
    case_file: UUID
    recipient: UUID | None = None
    purpose: str = Field(sa_type=Clear)
    sealed: bytes = Field(sa_type=Sealed)
    covered: bool = True
    recorded_by: UUID
    disclosed_at: datetime = Field(sa_type=Instant)
    recorded_at: datetime = Field(sa_type=Instant)


class IdentityMark(SQLModel, table=True):
    """A worker's mark on words that leave. Appended to, never changed; of two on the same the later one rules.

    `sealed`: JSON {field, find, keep, reason} under the case key; AAD "identity_mark.sealed/<case>/<number>".
    """

    __tablename__ = "identity_mark"
    org: UUID = Field(primary_key=True)
    case_file: UUID = Field(primary_key=True)
    number: int = Field(primary_key=True)
    sealed: bytes = Field(sa_type=Sealed)
    marked_by: UUID
    marked_at: datetime = Field(sa_type=Instant)


class CaseTeam(Marked, table=True):
    """Who works on a case and since when; ended rows stay. `added_by` is the principal alone for whoever opened it.

    `reason_sealed`: why, under the case key; AAD "case_team.reason_sealed/<id>"; null for whoever opened it.
    `until`: the end of the duty for which somebody opened it; null for a lasting place.
    """

    __tablename__ = "case_team"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    org: UUID
    case_file: UUID
    principal: UUID
    added_by: UUID
    reason_sealed: bytes | None = Field(default=None, sa_type=Sealed)
    added_at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    until: datetime | None = Field(default=None, sa_type=Instant)


class Alarm(SQLModel, table=True):
    """Something by `principal` that others look at: unusual reading, or a handover without cover.

    `count`: how many different cases were read. `object`: the handover; null for reading.
    """

    __tablename__ = "alarm"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    org: UUID
    kind: str = Field(sa_type=Clear)
    principal: UUID
    at: datetime = Field(sa_type=Instant)
    count: int
    object: UUID | None = None
    seen_at: datetime | None = Field(default=None, sa_type=Instant)
    seen_by: UUID | None = None


class CasePlace(SQLModel, table=True):
    """One place of a case that was added by itself; removed, it stays. `id`: by what the place is.

    Places: "case_place.sealed/<row>", "case_place.reason_sealed/<row>".
    """

    __tablename__ = "case_place"
    row: UUID = Field(default_factory=new_id, primary_key=True)
    org: UUID
    case_file: UUID
    id: UUID
    field: str = Field(sa_type=Clear)
    sealed: bytes = Field(sa_type=Sealed)
    number: int
    added_by: UUID
    added_at: datetime = Field(sa_type=Instant)
    removed_by: UUID | None = None
    removed_at: datetime | None = Field(default=None, sa_type=Instant)
    reason_sealed: bytes | None = Field(default=None, sa_type=Sealed)


class PlaceAsked(SQLModel, table=True):
    """That a request asked for a place of the case, by which item; the sender's alone."""

    __tablename__ = "place_asked"
    org: UUID = Field(primary_key=True)
    case_file: UUID = Field(primary_key=True)
    place: UUID = Field(primary_key=True)
    request: UUID = Field(primary_key=True)
    item: int = Field(primary_key=True)


class Origin(SQLModel, table=True):
    """Which case a referral or request came from. The sender's alone: a recipient never learns the case's id."""

    __tablename__ = "origin"
    org: UUID = Field(primary_key=True)
    object: UUID = Field(primary_key=True)
    case_file: UUID
    recipient: UUID
    purpose: str = Field(sa_type=Clear)
    channel: str = Field(sa_type=Clear)
