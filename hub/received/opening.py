"""How somebody comes to a received thing that she is not assigned to: as one of an intake, or as the only one there."""

from enum import Enum
from uuid import UUID

from sqlalchemy import text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.identity.entry_marks import signed
from hub.identity.fragments import HERE, PEOPLE
from hub.identity.work import Work
from hub.kit.errors import HubError, NotFound, Reason
from hub.kit.ids import new_id
from hub.lists.fragments import rows
from hub.received.team import IS_PERSON, asking, roles, walled_off, works_on_received

COULD = """p.kind = 'person' and $here
  and p.role = any(case thing.kind when 'referral' then cast(:referral_roles as text[])
    else cast(:request_roles as text[]) end)
  and not $walled""".replace("$walled", walled_off("p.organisation", "thing.object", "p.id")).replace("$here", HERE)
"""SQL: could this person (`c`) take this received thing (`p`, a row of `party`)? In office, of its role, no wall."""
_APPROACH = text(f"""
select thing.kind, not exists (
  select {PEOPLE} where p.organisation = :org and p.id <> :principal and {COULD}) as alone,
  {works_on_received(":org", ":object")} as on_it
{rows("thing", "thing.object = :object and thing.box = 'inbox' and thing.kind = any(cast(:takes as text[]))")}
  and {IS_PERSON} and not {walled_off(":org", "thing.object")}
""")
_PUT = text("""
insert into received_team (id, org, object, principal, how, reason, assigned_by, assigned_at, entry_state, entry_mark)
values (:id, :org, :object, :principal, :how, :reason, :assigned_by, :assigned_at, :entry_state, :entry_mark)
on conflict (org, object, principal) where ended_at is null do nothing
returning id
""")


class AssignFirstError(NotFound):
    """She may take it, and is not assigned: to a question it is absent, to a step this says what to do first."""

    def __init__(self) -> None:
        """Name the next step; that it is there stands in her lists."""
        HubError.__init__(self, Reason("assign_first", "id"))


class Approach(Enum):
    """What became of coming to it without being assigned."""

    ABSENT = "there is nothing"
    INTAKE = "others could take it too: nothing is opened before somebody is assigned"
    TAKEN = "nobody else is there: opening it was the assignment"
    ON_IT = "she is on it by now: her other tab was quicker"

    def look_again(self) -> bool:
        """Whether the repository finds it now."""
        return self in (Approach.TAKEN, Approach.ON_IT)


def who_could(work: Work) -> dict[str, object]:
    """What `COULD` is asked with, and the conditions beside it."""
    return {**asking(work), "referral_roles": roles("referral"), "request_roles": roles("takedown")}


async def approach(work: Work, object_id: UUID) -> Approach:
    """What the viewer, who is not assigned, is to this thing; where she alone answers here, she is assigned with this.

    One statement, and one more with a line in the ledger where it assigns.
    """
    row = (await work.session.execute(_APPROACH, {**who_could(work), "object": object_id})).one_or_none()
    if row is None:
        return Approach.ABSENT
    if row.on_it:
        return Approach.ON_IT
    if not row.alone:
        return Approach.INTAKE
    await put(work, object_id, work.viewer.principal, "alone")
    return Approach.TAKEN


async def take_on(work: Work, object_id: UUID) -> None:
    """Accepting is being assigned: put the viewer on it, where she may take it. The repository decides afterwards."""
    if await approach(work, object_id) is Approach.INTAKE:
        await put(work, object_id, work.viewer.principal, "accepted")


async def put(work: Work, object_id: UUID, whom: UUID, how: str, reason: str | None = None) -> None:
    """Assign; whoever is assigned stays so. A line in the ledger of the viewer's own organisation."""
    us, who = work.viewer.organisation, work.viewer.principal
    row = {"id": new_id(), "org": us, "object": object_id, "principal": whom, "how": how, "reason": reason}
    row = signed(work.session, "received_team", {**row, "assigned_by": who, "assigned_at": work.now})
    made = await work.session.execute(_PUT, row)
    if made.one_or_none() is not None:
        verb = Verb.RECEIVED_TAKEN if whom == who else Verb.RECEIVED_ASSIGNED
        note(work, verb, object_id)


def note(work: Work, verb: Verb, object_id: UUID) -> None:
    """One line about a received thing, in the recipient's own chain alone: its sender never learns who is on it."""
    us, who = work.viewer.organisation, work.viewer.principal
    record_own(work.session, verb, org=us, principal=who, object_id=object_id, at=work.now)


def absent(how: Approach) -> NotFound:
    """What a repository raises where it found nothing."""
    return AssignFirstError() if how is Approach.INTAKE else NotFound()
