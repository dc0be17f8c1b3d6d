"""One person did something that could not wait: a second is asked to look at it."""

from uuid import UUID

from sqlalchemy import text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.kit.ids import new_id
from hub.reviews.kinds import ReviewKind
from hub.reviews.rules import due_at

_OPEN = text("""
select id from review where (org, kind, subject) = (:org, :kind, :subject) and decided_at is null
""")
_ASK = text("""
insert into review (id, org, case_file, kind, subject, asked_by, asked_at, due_at)
values (:id, :org, :case, :kind, :subject, :principal, :now, :due)
""")


async def ask_review(work: Work, case_id: UUID, kind: ReviewKind, subject: UUID) -> UUID:
    """Ask a second person to look at `subject` in time (`rules.due_at`); the review's id.

    The caller holds the case (`repository.case(…, writing=True)`), so that one question about one subject is open at a
    time: asked again, it is the same one. Never refuses.
    """
    us = work.viewer.organisation
    about = {"org": us, "kind": kind.value, "subject": subject}
    open_one: UUID | None = (await work.session.execute(_OPEN, about)).scalar_one_or_none()
    if open_one is not None:
        return open_one
    id, principal, now = new_id(), work.viewer.principal, work.now
    given = {**about, "id": id, "case": case_id, "principal": principal, "now": now, "due": due_at(kind, now)}
    await work.session.execute(_ASK, given)
    record_own(work.session, Verb.REVIEW_ASKED, org=us, principal=principal, object_id=case_id, at=now)
    return id
