"""Assigning and leaving: one step, for up to a hundred referrals and requests of the inbox at once."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.audit.verbs import Verb
from hub.identity.entry_marks import change
from hub.identity.fragments import HERE, PEOPLE, principal, principal_is
from hub.identity.work import Work
from hub.kit.errors import Conflict, HubError, Invalid, NotFound, Reason
from hub.lists.fragments import rows
from hub.received.marks import TABLE
from hub.received.opening import COULD, note, put, who_could
from hub.received.rules import There, Whom, assign_reasons, batch_reasons, leave_reasons
from hub.received.team import IS_PERSON, LIVING, walled_off, works_on_received

# one after the other where two change who is on a thing: otherwise two who leave at once are both not the last
_TURN = text("""
select pg_advisory_xact_lock(hashtextextended('received ' || one, 0))
from unnest(cast(:objects as text[])) as one order by one
""")
_THERE = text(f"""
select thing.object, thing.kind, thing.status, {works_on_received(":org", "thing.object")} as assigned,
  (select count(*) from received_team t {principal("p", "t.org", "t.principal")}
   where (t.org, t.object) = (:org, thing.object) and {LIVING} and t.principal <> :whom and {COULD}) as others,
  (select count(*) {PEOPLE} where p.organisation = :org and p.id <> :whom and {COULD}) as able,
  {principal_is(":org", ":whom")} as whom_there,
  exists (select {PEOPLE} where (p.organisation, p.id) = (:org, :whom) and {HERE}
    and p.role = any(case thing.kind when 'referral'
      then cast(:referral_roles as text[]) else cast(:request_roles as text[]) end)) as whom_answers,
  {walled_off(":org", "thing.object", ":whom")} as whom_walled,
  exists (select from received_team t where (t.org, t.object, t.principal) = (:org, thing.object, :whom) and {LIVING})
    as whom_assigned
{rows("thing", "thing.object = any(:objects) and thing.box = 'inbox' and thing.kind = any(cast(:takes as text[]))")}
  and {IS_PERSON} and not {walled_off(":org", "thing.object")}
order by thing.object
""")  # noqa: S608 - conditions of ours
# what a trigger wrote has no mark to be written anew
_END = text(f"""
update received_team t set ended_at = :now, ended_by = :principal
where (t.org, t.object, t.principal) = (:org, :object, :whom) and {LIVING} and t.entry_mark is null returning id
""")  # noqa: S608 - a condition of ours


async def assign(work: Work, objects: Sequence[UUID], whom: UUID | None = None, reason: str | None = None) -> None:
    """Put a colleague, a machine or, where `whom` is None, oneself on these; whoever is assigned stays as she is.

    `reason`: a word of `rules.ASSIGN_REASONS`. Raises `NotFound` where one of them is not to be taken by the viewer,
    `Invalid`, and `Conflict` `cannot_be_assigned` for somebody who could not take it.
    """
    member = whom or work.viewer.principal
    for row in await held(work, objects, member):
        require(Conflict, assign_reasons(about(work, row, member), reason))
        await put(work, row.object, member, "by-hand", reason or "takes-it")


async def unassign(
    work: Work, objects: Sequence[UUID], whom: UUID | None = None, *, instead: UUID | None = None
) -> None:
    """Take somebody, or oneself, off these; `instead` takes her place. Whoever is not on one stays off.

    Raises what `assign` raises, `Conflict` `last_assigned` where something that was taken on would be left to nobody,
    `assign_first` where the viewer is not assigned.
    """
    member = whom or work.viewer.principal
    if instead is not None and instead != member:
        await _hand_over(work, objects, instead)
    for row in await held(work, objects, member):
        left = leave_reasons(there(row), about(work, row, member), names_another=False)
        require(Conflict, left)
        await end(work, row.object, member)


async def _hand_over(work: Work, objects: Sequence[UUID], to: UUID) -> None:
    for row in await held(work, objects, to):
        require(Conflict, leave_reasons(there(row), about(work, row, to), names_another=True))
        require(Conflict, assign_reasons(about(work, row, to), None))
        await put(work, row.object, to, "by-hand", "hand-over")


async def held(work: Work, objects: Sequence[UUID], whom: UUID) -> Sequence[Row[Any]]:
    """These things as an intake meets them, with where `whom` stands to each; two statements. Others wait their turn.

    Raises `Invalid` for none or too many, `NotFound` where one is absent, where the viewer may not take it or is a
    machine, and where there is no such principal here.
    """
    require(Invalid, batch_reasons(objects))
    asked = sorted(set(objects))
    await work.session.execute(_TURN, {"objects": [str(one) for one in asked]})
    given = {**who_could(work), "objects": asked, "whom": whom}
    rows = (await work.session.execute(_THERE, given)).all()
    if len(rows) != len(asked):
        raise NotFound
    if not all(row.whom_there for row in rows):
        raise NotFound("principal")
    return rows


async def end(work: Work, object_id: UUID, whom: UUID) -> None:
    """End this assignment, if it is one, and say so in the ledger."""
    us, who = work.viewer.organisation, work.viewer.principal
    which = {"org": us, "object": object_id, "principal": whom}
    ending = {"ended_at": work.now, "ended_by": who}
    if await change(work.session, TABLE, which, ending, at=work.now, only=f"{LIVING} and t.entry_mark is not null"):
        return note(work, Verb.RECEIVED_UNASSIGNED, object_id)
    given = {"org": us, "object": object_id, "whom": whom, "principal": who, "now": work.now}
    if (await work.session.execute(_END, given)).one_or_none() is not None:
        note(work, Verb.RECEIVED_UNASSIGNED, object_id)
    return None


def there(row: Row[Any]) -> There:
    """The thing, for the rules."""
    return There(row.status, row.assigned, row.others, row.able)


def about(work: Work, row: Row[Any], whom: UUID) -> Whom:
    """The person, for the rules."""
    herself = whom == work.viewer.principal
    return Whom(row.whom_answers, row.whom_walled, row.whom_assigned, herself)


def require(refusal: type[HubError], reasons: tuple[Reason, ...]) -> None:
    """Raise where there is a reason."""
    if reasons:
        raise refusal(*reasons)
