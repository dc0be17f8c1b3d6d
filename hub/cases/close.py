"""A case that has ended: nothing more is recorded in it, nothing leaves it, and its purge comes nearer."""

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.cases.ledger_lines import note
from hub.cases.repository import OpenCase
from hub.cases.rules import kept_until
from hub.identity.work import Work

_CLOSE = text("""
update case_file set status = 'closed', version = version + 1, updated_at = :now, retention_until = :retention_until
where (org, id) = (:organisation, :case)
""")


async def close(work: Work, case: OpenCase) -> None:
    """Close the case, and the ledger says so; one statement."""
    given = {
        "organisation": work.viewer.organisation,
        "case": case.id,
        "retention_until": kept_until("closed", work.now.date()),
        "now": work.now,
    }
    await work.session.execute(_CLOSE, given)
    note(work, Verb.CASE_CLOSED, case.id)
