"""A closed case is opened again: it takes and gives again. What closing has ended stays ended."""

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.cases.associated_data import reopening_sealed
from hub.cases.ledger_lines import note
from hub.cases.repository import OpenCase
from hub.cases.rules import kept_until
from hub.identity.work import Work
from hub.kit.sealed_values import seal_value

_REOPEN = text("""
with opened as (
  update case_file set status = 'open', version = :version, updated_at = :now,
    retention_until = greatest(retention_until, :retention_until)
  where (org, id) = (:org, :case)
)
insert into case_reopening (org, case_file, version, reason_sealed, reopened_by, reopened_at)
values (:org, :case, :version, :reason, :principal, :now)
""")


async def reopen(work: Work, case: OpenCase, reason: str) -> None:
    """Open the case again, with this clean reason for its team; one statement. The caller holds the case."""
    version = case.version + 1
    given = {
        "org": work.viewer.organisation,
        "case": case.id,
        "version": version,
        "retention_until": kept_until("open", work.now.date()),
        "reason": seal_value(case.key, reopening_sealed(case.id, version), reason),
        "principal": work.viewer.principal,
        "now": work.now,
    }
    await work.session.execute(_REOPEN, given)
    note(work, Verb.CASE_REOPENED, case.id)
