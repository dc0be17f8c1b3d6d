"""What the team notes of its work in a case: talks, attempts to reach her, words to colleagues. None of it ever leaves.

No packet, preview, copy, notice or figure is made from these rows; they go with the case's key.
"""

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.cases.associated_data import note_sealed
from hub.cases.ledger_lines import note
from hub.cases.repository import OpenCase
from hub.identity.work import Work
from hub.kit.sealed_values import seal_value, unseal_value

MOST = 200
"""So many of the newest are shown; all of them are kept."""
_NEXT = text("""
select coalesce(max(number), 0) + 1 as number from case_note where (org, case_file) = (:org, :case)
""")
_WRITE = text("""
with touched as (
  update case_file set updated_at = :now where (org, id) = (:org, :case)
)
insert into case_note (org, case_file, number, sealed, written_by, written_at)
values (:org, :case, :number, :sealed, :principal, :now)
""")
_OF_CASE = text("""
select number, sealed, written_by, written_at from case_note where (org, case_file) = (:org, :case)
order by number desc limit :most
""")


@dataclass(frozen=True)
class NoteSaid:
    """What a note says: its kind and way as in the vocabulary, when it happened, and in words. `way` None: no talk."""

    kind: str
    way: str | None
    at: str
    words: str = dataclasses.field(repr=False)


@dataclass(frozen=True)
class Note:
    """A note as it stands. `at`: when it happened, as `written_at` is when it was written down."""

    number: int
    kind: str
    way: str | None
    at: datetime
    words: str = dataclasses.field(repr=False)
    written_by: UUID
    written_at: datetime


async def write_note(work: Work, case: OpenCase, told: NoteSaid) -> None:
    """Add this clean note; two statements. The caller holds the case (`repository.case(…, writing=True)`)."""
    given = {"org": work.viewer.organisation, "case": case.id}
    number = (await work.session.execute(_NEXT, given)).scalar_one()
    sealed = seal_value(case.key, note_sealed(case.id, number), dataclasses.asdict(told))
    who = {"principal": work.viewer.principal, "now": work.now}
    await work.session.execute(_WRITE, {**given, **who, "number": number, "sealed": sealed})
    note(work, Verb.CASE_NOTED, case.id)


async def of_case(work: Work, case: OpenCase) -> tuple[Note, ...]:
    """The notes of an open case, the newest first; one statement."""
    given = {"org": work.viewer.organisation, "case": case.id, "most": MOST}
    found = []
    for row in await work.session.execute(_OF_CASE, given):
        told = unseal_value(case.key, note_sealed(case.id, row.number), row.sealed)
        at = datetime.fromisoformat(told["at"])
        found.append(Note(row.number, told["kind"], told["way"], at, told["words"], row.written_by, row.written_at))
    return tuple(found)
