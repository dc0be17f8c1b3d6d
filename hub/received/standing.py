"""The standing assignment: every new request to remove goes to a machine. A trigger assigns; two people say so."""

from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.ids import new_id
from hub.received.opening import note
from hub.received.team import IS_PERSON, asking, roles

_MACHINE = text("""
select label from principal
where (organisation, id) = (:org, :machine) and kind = 'machine' and role = any(:roles)
  and (ended_at is null or ended_at > :now)
""")
_KEEP = text("""
insert into received_standing (id, org, principal, act, since) values (:id, :org, :machine, :act, :now)
on conflict (org, principal) where ended_at is null do nothing returning id
""")
_END = text(f"""
update received_standing set ended_at = :now, ended_by = :principal
where (org, principal) = (:org, :machine) and ended_at is null and {IS_PERSON} returning id
""")  # noqa: S608 - a condition of ours


async def machine(work: Work, machine_id: UUID) -> str | None:
    """The label of a machine of the viewer's organisation that could answer requests; None for anything else."""
    given = {"org": work.viewer.organisation, "machine": machine_id, "roles": roles("takedown"), "now": work.now}
    label: str | None = (await work.session.execute(_MACHINE, given)).scalar_one_or_none()
    return label


async def begin(work: Work, machine_id: UUID, act: UUID) -> None:
    """From now on every new request is assigned to it, in the transaction that brings the request."""
    given = {"id": new_id(), "org": work.viewer.organisation, "machine": machine_id, "act": act, "now": work.now}
    if (await work.session.execute(_KEEP, given)).one_or_none() is not None:
        note(work, Verb.RECEIVED_STANDING, machine_id)


async def end(work: Work, machine_id: UUID) -> None:
    """No new request goes to it any more; one person says so, and what it has it keeps. Raises `NotFound`."""
    given = {**asking(work), "machine": machine_id}
    if (await work.session.execute(_END, given)).one_or_none() is None:
        raise NotFound("machine")
    note(work, Verb.RECEIVED_STANDING_ENDED, machine_id)
