"""A peer decides for a member that is suspended for security: named at the suspension, asked by operator or hub."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.identity.fragments import ORGANISATIONS, is_entered, organisation
from hub.identity.membership import asking
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound, Reason
from hub.kit.ids import new_id
from hub.vetting.peer_rules import LIFETIME, PeerAnswer, PeerKind

# who vouched for it, the proposer first; where the operator names one, that support group alone
_PEER = asking(f"""
select o.id {ORGANISATIONS}
left join candidate c on c.organisation = :org and o.id in (c.org, c.second)
where o.id <> :org and $member
  and case when cast(:named as uuid) is null then c.id is not null else o.id = :named and o.kind = 'support_ngo' end
order by c.org = o.id desc nulls last, o.id limit 1
""")
_SUSPENDED = text(f"""
select o.suspended_peer, cast(:recipient as uuid) is null
  or {is_entered(":recipient")} as known
{ORGANISATIONS} where o.id = :org and o.suspended_for = 'security'
""")
_PROPOSE = text("""
insert into peer_question (id, org, peer, kind, object, recipient, asked_at, decide_by)
values (:id, :org, :peer, 'withdrawal', :case, :recipient, :now, :decide_by)
""")
_ASK = text(f"""
insert into peer_question (id, org, peer, kind, object, asked_at, decide_by)
select :id, o.id, o.suspended_peer, 'request', :object, :now, :decide_by
{ORGANISATIONS} where o.id = :org and o.suspended_peer is not null
on conflict (org, object) where kind = 'request' and done_at is null do nothing
""")

# what is asked for while it is suspended ends with that
_ANSWERED = text(f"""
select q.id, q.org, q.kind, q.object, q.recipient, q.answer,
  coalesce(o.suspended_for = 'security' and o.suspended_at <= q.asked_at, false) as stands
from peer_question q {organisation("o", "q.org")}
where q.answer is not null and q.done_at is null order by q.answered_at, q.id limit :limit
""")  # noqa: S608 - fragments of other rooms'
_HAND_ON = text(f"""
update peer_question q set peer = o.suspended_peer {ORGANISATIONS}
where o.id = q.org and o.suspended_for = 'security' and o.suspended_peer <> q.peer
  and q.answer is null and q.done_at is null and (q.kind = 'request' or q.decide_by > :now)
""")  # noqa: S608 - fragments of other rooms'
_DONE = text("update peer_question set done_at = :now where id = :id and done_at is null returning id")


@dataclass(frozen=True)
class AnsweredQuestion:
    """What a peer answered and the hub has not acted on. `stands`: the suspension that it was asked for does still."""

    id: UUID
    org: UUID
    kind: PeerKind
    object: UUID
    recipient: UUID | None
    answer: PeerAnswer
    stands: bool


async def found(session: AsyncSession, organisation: UUID, named: UUID | None, now: datetime) -> UUID | None:
    """The peer: whom the operator names, else who vouched for it and is a member today; None where there is nobody.

    Raises `NotFound("peer")` where the one that is named is no support group that is a member today.
    """
    given = {"org": organisation, "named": named, "now": now}
    peer: UUID | None = (await session.execute(_PEER, given)).scalar_one_or_none()
    if peer is None and named is not None:
        raise NotFound("peer")
    return peer


async def propose_withdrawal(
    session: AsyncSession, organisation: UUID, case: UUID, recipient: UUID | None, now: datetime
) -> UUID:
    """The operator's half of withdrawing for a person of a member that is suspended for security; the question's id.

    `case`: as it was told, and never looked up here: a case of others, or of nobody, is answered alike. Raises
    `NotFound` for a member that is not suspended so, or an unknown recipient, and `Conflict` where it has no peer.
    """
    given = {"org": organisation, "recipient": recipient}
    row = (await session.execute(_SUSPENDED, given)).one_or_none()
    if row is None:
        raise NotFound("organisation")
    if not row.known:
        raise NotFound("recipient")
    if row.suspended_peer is None:
        raise Conflict(Reason("peer_needed", "organisation"))
    made = new_id()
    values = {**given, "id": made, "peer": row.suspended_peer, "case": case, "now": now, "decide_by": now + LIFETIME}
    # the line comes first: it sets the organisation of the transaction, which the policy of the table asks for
    await trail.record_of_operator(
        session, Verb.ORGANISATION_WITHDRAWAL_PROPOSED, org=organisation, object_id=made, at=now
    )
    await session.execute(_PROPOSE, values)
    return made


async def ask_about(work: Work, object_id: UUID, decide_by: datetime) -> None:
    """Ask the peer whether a held request goes on or ends; nobody is asked where there is no peer. One statement."""
    given = {"id": new_id(), "org": work.viewer.organisation, "object": object_id, "now": work.now}
    await work.session.execute(_ASK, {**given, "decide_by": decide_by})


async def answered(session: AsyncSession, limit: int) -> tuple[AnsweredQuestion, ...]:
    """What waits to be acted on, in the order of the answers; one statement, across organisations, for the worker."""
    rows = await session.execute(_ANSWERED, {"limit": limit})
    return tuple(AnsweredQuestion(**row) for row in rows.mappings())


async def hand_on(session: AsyncSession, now: datetime) -> None:
    """What the peer before has left unanswered is asked of the one that was named since. One statement, for the worker.

    A withdrawal only while it can be confirmed: after that it is proposed anew.
    """
    await session.execute(_HAND_ON, {"now": now})


async def done(work: Work, question_id: UUID) -> bool:
    """Note that the hub acts on it with this transaction; False where another worker has. One statement."""
    return (await work.session.execute(_DONE, {"id": question_id, "now": work.now})).one_or_none() is not None
