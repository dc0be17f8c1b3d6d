"""What was said about one recipient before: whether she answered herself, and any sign of a no."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work

_BEFORE = text("""
select exists (
    select from consent_grant where (org, case_file, recipient) = (:org, :case, :recipient)
      and given_by in ('self', 'representative')
  ) as herself,
  exists (
    select from consent_grant where (org, case_file, recipient) = (:org, :case, :recipient)
      and event_type in ('refused', 'withdrawn') and given_by not in ('reviewer', 'hub')
  ) or exists (
    select from onward_answer where (org, case_file, recipient) = (:org, :case, :recipient) and not answer
  ) as no
""")


@dataclass(frozen=True)
class Before:
    """`herself`: an answer of her own is on record. `no`: a refusal, a withdrawal, or a no to a duty to report."""

    herself: bool
    no: bool


async def before(work: Work, case_id: UUID, recipient: UUID) -> Before:
    """What is on record about this recipient, for every purpose and channel. One statement."""
    given = {"org": work.viewer.organisation, "case": case_id, "recipient": recipient}
    row = (await work.session.execute(_BEFORE, given)).one()
    return Before(row.herself, row.no)
