"""A guardian's word as it was said: kept sealed, and read back for the case's own team."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.consent.associated_data import guardian_word_sealed
from hub.consent.subject import ConsentedCase
from hub.identity.work import Work
from hub.kit.ids import new_id
from hub.kit.sealed_values import seal_value, unseal_value

GuardianYesOrNo = Literal["objection", "agreement"]

_KEEP = text("""
insert into guardian_word (id, org, case_file, recipient, word, method, language, sealed, recorded_by, recorded_at)
values (:id, :org, :case, :recipient, :word, :method, :language, :sealed, :principal, :now)
""")
_OF_CASE = text("""
select id, recipient, word, method, language, sealed, recorded_by, recorded_at from guardian_word
where (org, case_file) = (:org, :case) order by recorded_at, id
""")


@dataclass(frozen=True)
class GuardianSaid:
    """What a guardian said. `recipient` None: about everybody. `text`: in the guardian's words, may be empty."""

    recipient: UUID | None
    word: GuardianYesOrNo
    method: str = "orally"
    language: str = "ja"
    text: str = field(default="", repr=False)


@dataclass(frozen=True)
class KeptWord:
    """The same as it is kept."""

    id: UUID
    said: GuardianSaid
    recorded_by: UUID
    recorded_at: datetime


async def keep(work: Work, case: ConsentedCase, said: GuardianSaid) -> UUID:
    """Keep it for ever; one statement, and a line in the ledger. The caller holds the case."""
    id, us, who = new_id(), work.viewer.organisation, work.viewer.principal
    given = {
        "id": id,
        "org": us,
        "case": case.id,
        "recipient": said.recipient,
        "word": said.word,
        "method": said.method,
        "language": said.language,
        "sealed": seal_value(case.key, guardian_word_sealed(id), {"text": said.text}),
        "principal": who,
        "now": work.now,
    }
    await work.session.execute(_KEEP, given)
    record_own(work.session, Verb.GUARDIAN_HEARD, org=us, principal=who, object_id=case.id, at=work.now)
    return id


async def words(work: Work, case: ConsentedCase) -> tuple[KeptWord, ...]:
    """What guardians said in this case, in order. One statement."""
    rows = (await work.session.execute(_OF_CASE, {"org": work.viewer.organisation, "case": case.id})).all()
    return tuple(
        KeptWord(
            row.id,
            GuardianSaid(
                row.recipient,
                row.word,
                row.method,
                row.language,
                unseal_value(case.key, guardian_word_sealed(row.id), row.sealed)["text"],
            ),
            row.recorded_by,
            row.recorded_at,
        )
        for row in rows
    )
