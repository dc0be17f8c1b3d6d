"""A consent whose end has come is recorded as expired; called by the worker, which holds no key of the case."""

from uuid import UUID

from sqlalchemy import text

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.kit.ids import new_id
from hub.narrowing.causes import Cause, Narrow, Narrowing

# the case first of all locks, as everybody who narrows
_CASE = text("""
select from case_file c join consent_fold f on (f.org, f.case_file) = (c.org, c.id)
where (f.org, f.id) = (:organisation, :fold) for no key update of c
""")
_ENDED = text("""
select case_file, recipient, purpose, channel, until from consent_fold
where (org, id) = (:organisation, :fold) and event_type in ('given', 'shortened') and until <= :now
for update
""")
# an expiry says nothing that would need sealing
_EXPIRE = text("""
with kept as (
  insert into consent_grant (record_id, org, case_file, recipient, purpose, channel, event_type, fields, until,
    given_by, method, language, wording, sealed, recorded_by, recorded_at)
  select :record, f.org, f.case_file, f.recipient, f.purpose, f.channel, 'expired', '{}', f.until,
    'hub', 'by_clock', c.language, '', '', :principal, :now
  from consent_fold f join case_file c on (c.org, c.id) = (f.org, f.case_file)
  where (f.org, f.id) = (:organisation, :fold)
)
update consent_fold set event_type = 'expired', record_id = :record, updated_at = :now
where (org, id) = (:organisation, :fold)
""")


async def expire_consent(work: Work, fold_id: UUID, narrow: Narrow) -> bool:
    """Let this consent expire if its end has come; False where it has not, or does not stand any more.

    The gate never waits for this: it reads the end itself. Here the end enters the record and the ledger, and what
    nobody has opened yet is cut.
    """
    given = {"organisation": work.viewer.organisation, "fold": fold_id, "now": work.now}
    await work.session.execute(_CASE, given)
    ended = (await work.session.execute(_ENDED, given)).one_or_none()
    if ended is None:
        return False
    await work.session.execute(_EXPIRE, {"record": new_id(), "principal": work.viewer.principal, **given})
    trail.record(
        work.session,
        Verb.CONSENT_EXPIRED,
        actor=work.viewer.organisation,
        principal=None,
        sender=work.viewer.organisation,
        recipient=None,
        object_id=ended.case_file,
        at=work.now,
        about=ended.recipient,
    )
    await narrow(work, Narrowing(Cause.EXPIRY, ended.case_file, ended.recipient, ended.purpose, ended.channel))
    return True
