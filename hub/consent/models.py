"""What the person said, kept for ever (grants) and as it stands now (folds). Seen by the case's organisation alone."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import Field, SQLModel

from hub.kit.columns import Clear, Instant, Map, Sealed
from hub.kit.ids import new_id


class ConsentGrant(SQLModel, table=True):
    """One event of consent, append-only (ISO/IEC TS 27560 names where it has one).

    `event_type`: given, refused, withdrawn, shortened or expired. `given_by`: self, guardian,
    representative, lawyer (for who cannot answer), reviewer (a second person cut it) or hub. `method`: in_writing,
    orally, by_chat, by_review or by_clock. `wording`: version of the text read out.
    `sealed`: JSON {assent, guardian_consent, guardian_reason, guardian_informed, guardian_informed_reason,
    not_capable_reason, guardian_is_not_offender, abroad_accepted, refusal_text} under the case key; place
    "consent_grant.sealed/<record_id>".
    """

    __tablename__ = "consent_grant"
    record_id: UUID = Field(default_factory=new_id, primary_key=True)
    org: UUID
    case_file: UUID
    recipient: UUID
    purpose: str = Field(sa_type=Clear)
    channel: str = Field(sa_type=Clear)
    event_type: str = Field(sa_type=Clear)
    fields: dict[str, Any] = Field(sa_type=Map)
    until: datetime | None = Field(default=None, sa_type=Instant)
    given_by: str = Field(sa_type=Clear)
    method: str = Field(sa_type=Clear)
    language: str = Field(sa_type=Clear)
    wording: str = Field(sa_type=Clear)
    sealed: bytes = Field(sa_type=Sealed)
    recorded_by: UUID
    recorded_at: datetime = Field(sa_type=Instant)


class ConsentFold(SQLModel, table=True):
    """What holds now for case × recipient × purpose × channel: the row that withdrawal and sending both lock.

    `sealed` as in the grant; AAD "consent_fold.sealed/<id>".
    """

    __tablename__ = "consent_fold"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    org: UUID
    case_file: UUID
    recipient: UUID
    purpose: str = Field(sa_type=Clear)
    channel: str = Field(sa_type=Clear)
    event_type: str = Field(sa_type=Clear)
    fields: dict[str, Any] = Field(sa_type=Map)
    until: datetime | None = Field(default=None, sa_type=Instant)
    sealed: bytes = Field(sa_type=Sealed)
    record_id: UUID
    updated_at: datetime = Field(sa_type=Instant)


class OnwardAnswerHistory(SQLModel, table=True):
    """An earlier answer to a duty, and who recorded another when. Appended to, never changed."""

    __tablename__ = "onward_answer_history"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    org: UUID
    case_file: UUID
    duty: UUID
    version: int
    answer: bool
    recorded_by: UUID
    recorded_at: datetime = Field(sa_type=Instant)
    replaced_by: UUID
    replaced_at: datetime = Field(sa_type=Instant)


class OnwardAnswer(SQLModel, table=True):
    """The person's yes or no to a recipient's reporting duty, after the sentence was read aloud."""

    __tablename__ = "onward_answer"
    org: UUID = Field(primary_key=True)
    case_file: UUID = Field(primary_key=True)
    duty: UUID = Field(primary_key=True)
    version: int = Field(primary_key=True)
    recipient: UUID
    answer: bool
    recorded_by: UUID
    recorded_at: datetime = Field(sa_type=Instant)


class GuardianWord(SQLModel, table=True):
    """What a guardian said: an objection or an agreement. It is kept, and it answers nothing in the person's place.

    `recipient` null: about everybody. `sealed`: JSON text under the case key; AAD "guardian_word.sealed/<id>".
    """

    __tablename__ = "guardian_word"
    id: UUID = Field(default_factory=new_id, primary_key=True)
    org: UUID
    case_file: UUID
    recipient: UUID | None = None
    word: str = Field(sa_type=Clear)
    method: str = Field(sa_type=Clear)
    language: str = Field(sa_type=Clear)
    sealed: bytes = Field(sa_type=Sealed)
    recorded_by: UUID
    recorded_at: datetime = Field(sa_type=Instant)
