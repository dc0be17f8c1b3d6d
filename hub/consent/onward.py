"""The person's own yes or no to a recipient's duty to report, after its sentence was read aloud (domain rule 3)."""

from uuid import UUID

from sqlalchemy import text

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.kit.ids import new_id

# the answer that stood is kept in the same statement
_ANSWER = text("""
with kept as (
  insert into onward_answer_history
    (id, org, case_file, duty, version, answer, recorded_by, recorded_at, replaced_by, replaced_at)
  select :earlier, org, case_file, duty, version, answer, recorded_by, recorded_at, :principal, :now from onward_answer
  where (org, case_file, duty, version) = (:organisation, :case, :duty, :version)
)
insert into onward_answer (org, case_file, duty, version, recipient, answer, recorded_by, recorded_at)
values (:organisation, :case, :duty, :version, :recipient, :answer, :principal, :now)
on conflict (org, case_file, duty, version)
do update set answer = excluded.answer, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
""")


async def answer_duty(work: Work, case_id: UUID, *, recipient: UUID, duty: UUID, version: int, answer: bool) -> None:
    """Keep the answer to this version of the duty; the last one counts, and the one before it is kept.

    The duty is the recipient's: checked above. The caller holds the case.
    """
    given = {
        "earlier": new_id(),
        "organisation": work.viewer.organisation,
        "case": case_id,
        "duty": duty,
        "version": version,
        "recipient": recipient,
        "answer": answer,
        "principal": work.viewer.principal,
        "now": work.now,
    }
    await work.session.execute(_ANSWER, given)
    trail.record(
        work.session,
        Verb.ONWARD_ANSWERED,
        actor=work.viewer.organisation,
        principal=work.viewer.principal,
        sender=work.viewer.organisation,
        recipient=None,
        object_id=case_id,
        at=work.now,
        about=recipient,
    )
