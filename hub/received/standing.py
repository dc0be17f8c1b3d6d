"""The standing assignment: every new request to remove goes to a machine. A trigger assigns; two people say so."""

from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.identity.entry_marks import change, signed
from hub.identity.fragments import HERE, PEOPLE
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.ids import new_id
from hub.received.marks import STANDING
from hub.received.opening import note
from hub.received.team import IS_PERSON, roles

_MACHINE = text(f"""
select p.label {PEOPLE}
where (p.organisation, p.id) = (:org, :machine) and p.kind = 'machine' and p.role = any(:roles) and {HERE}
""")
_KEEP = text("""
insert into received_standing (id, org, principal, act, since, entry_state, entry_mark)
values (:id, :org, :principal, :act, :since, :entry_state, :entry_mark)
on conflict (org, principal) where ended_at is null do nothing returning id
""")
_BY_A_PERSON = "t.ended_at is null and " + IS_PERSON.replace(":principal", ":ended_by")


async def machine(work: Work, machine_id: UUID) -> str | None:
    """The label of a machine of the viewer's organisation that could answer requests; None for anything else."""
    given = {"org": work.viewer.organisation, "machine": machine_id, "roles": roles("takedown"), "now": work.now}
    label: str | None = (await work.session.execute(_MACHINE, given)).scalar_one_or_none()
    return label


async def begin(work: Work, machine_id: UUID, act: UUID) -> None:
    """From now on every new request is assigned to it, in the transaction that brings the request."""
    row = {"id": new_id(), "org": work.viewer.organisation, "principal": machine_id, "act": act, "since": work.now}
    made = await work.session.execute(_KEEP, signed(work.session, STANDING, row))
    if made.one_or_none() is not None:
        note(work, Verb.RECEIVED_STANDING, machine_id)


async def end(work: Work, machine_id: UUID) -> None:
    """No new request goes to it any more; one person says so, and what it has it keeps. Raises `NotFound`."""
    which = {"org": work.viewer.organisation, "principal": machine_id}
    ending = {"ended_at": work.now, "ended_by": work.viewer.principal}
    asked = {"ended_by": work.viewer.principal}
    if not await change(work.session, STANDING, which, ending, at=work.now, only=_BY_A_PERSON, given=asked):
        raise NotFound("machine")
    note(work, Verb.RECEIVED_STANDING_ENDED, machine_id)
