"""The second of three: the other member confirms that it knows the newcomer too, or declines."""

from uuid import UUID

from sqlalchemy import TextClause, text

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason
from hub.vetting.repository import proposal
from hub.vetting.rules import answering_reasons

_CONFIRM = text("""
update candidate set confirmed_at = :now, answered_by = :by
where id = :id and second = :org and confirmed_at is null and declined_at is null returning id
""")
_DECLINE = text("""
update candidate set declined_at = :now, answered_by = :by
where id = :id and second = :org and confirmed_at is null and declined_at is null returning id
""")


async def confirm(work: Work, candidate: UUID) -> None:
    """Vouch for the newcomer as the second member.

    Raises `NotFound`, and `Conflict` where this organisation was not asked, has answered, or the time is over.
    """
    await _answer(work, candidate, _CONFIRM, Verb.ORGANISATION_CONFIRMED)


async def decline(work: Work, candidate: UUID) -> None:
    """Do not vouch for it: the proposal ends. Raises as `confirm` does."""
    await _answer(work, candidate, _DECLINE, Verb.ORGANISATION_DECLINED)


async def _answer(work: Work, candidate: UUID, statement: TextClause, verb: Verb) -> None:
    found = await proposal(work, candidate)
    by = work.viewer.organisation
    against = answering_reasons(found.vouching, by, work.now)
    if against:
        raise Conflict(*against)
    given = {"id": candidate, "org": by, "by": work.viewer.principal, "now": work.now}
    if (await work.session.execute(statement, given)).one_or_none() is None:
        raise Conflict(Reason("stale"))
    trail.record(
        work.session,
        verb,
        actor=by,
        principal=work.viewer.principal,
        sender=found.vouching.proposer,
        recipient=by,
        object_id=candidate,
        at=work.now,
    )
