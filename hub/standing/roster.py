"""Who is on duty for her own organisation, and who is on call for those whose standing second it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, get_args
from uuid import UUID

from sqlalchemy import Row, text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.identity.fragments import HERE, PEOPLE, principal
from hub.identity.permissions import ROLES, Permission, Role
from hub.identity.work import Work
from hub.kit.errors import Invalid, NotFound, Reason
from hub.kit.ids import new_id
from hub.standing.rules import DutyKind, duty_reasons

_PERSON = text(f"""
select p.role {PEOPLE}
where (p.organisation, p.id) = (:org, :member) and p.kind = 'person' and {HERE}
""")
_SET = text("""
insert into duty_time (org, id, principal, kind, starts_at, ends_at, set_by, set_at)
values (:org, :id, :member, :kind, :starts_at, :ends_at, :me, :now)
""")
_END = text("update duty_time set ended_at = :now where (org, id) = (:org, :id) and ended_at is null")
_AHEAD = text(f"""
select d.id, d.principal, p.label, d.kind, d.starts_at, d.ends_at from duty_time d
{principal("p", "d.org", "d.principal")}
where d.org = :org and d.ended_at is null and d.ends_at > :now and {HERE}
order by d.starts_at, d.id
""")  # noqa: S608 - fragments of other rooms'
_NOW = text("""
select max(d.ends_at) from duty_time d
where (d.org, d.principal, d.kind) = (:org, :me, :kind) and d.ended_at is null
  and d.starts_at <= :now and d.ends_at > :now
""")
_MUST_HOLD = {"on_duty": Permission.CASE_READ, "on_call": Permission.EMERGENCY_OVERRIDE}


@dataclass(frozen=True)
class TimeOnDuty:
    """A time of somebody's. `label`: the name of her work, never hers."""

    id: UUID
    principal: UUID
    label: str
    kind: str
    starts_at: datetime
    ends_at: datetime


async def set_on_duty(work: Work, member: UUID, kind: str, starts_at: datetime, ends_at: datetime) -> UUID:
    """Put one of our people on duty or on call for a time; the id of that time.

    Raises `Invalid` for an unknown kind, a time out of reason or a role that cannot do it, `NotFound` for a stray
    member or a machine.
    """
    if kind not in get_args(DutyKind):
        raise Invalid(Reason("malformed", "kind", get_args(DutyKind)))
    if wrong := duty_reasons(starts_at, ends_at, work.now):
        raise Invalid(*wrong)
    about = {**_us(work), "member": member, "now": work.now}
    role = (await work.session.execute(_PERSON, about)).scalar_one_or_none()
    if role is None:
        raise NotFound("member")
    if _MUST_HOLD[kind] not in ROLES[Role(role)]:
        raise Invalid(Reason("duty_role", "member"))
    made = new_id()
    await work.session.execute(_SET, {**about, "id": made, "kind": kind, "starts_at": starts_at, "ends_at": ends_at})
    _log(work, Verb.DUTY_SET, made)
    return made


async def end_duty(work: Work, id: UUID) -> None:
    """End it now; what is over stays over. Raises `NotFound`."""
    found = next((one for one in await roster(work) if one.id == id), None)
    if found is None:
        raise NotFound("duty")
    await work.session.execute(_END, {**_us(work), "id": id, "now": work.now})
    _log(work, Verb.DUTY_ENDED, id)


async def roster(work: Work) -> tuple[TimeOnDuty, ...]:
    """The times of our people that are not over, in order; one statement."""
    return tuple(_duty(row) for row in await work.session.execute(_AHEAD, {**_us(work), "now": work.now}))


async def until(work: Work, kind: DutyKind) -> datetime | None:
    """Until when the viewer is on duty, or on call, now; None where she is not. One statement."""
    found: datetime | None = (
        await work.session.execute(_NOW, {**_us(work), "kind": kind, "now": work.now})
    ).scalar_one()
    return found


def _us(work: Work) -> dict[str, object]:
    return {"org": work.viewer.organisation, "me": work.viewer.principal}


def _duty(row: Row[Any]) -> TimeOnDuty:
    return TimeOnDuty(row.id, row.principal, row.label, row.kind, row.starts_at, row.ends_at)


def _log(work: Work, verb: Verb, id: UUID) -> None:
    us, who = work.viewer.organisation, work.viewer.principal
    record_own(work.session, verb, org=us, principal=who, object_id=id, at=work.now)
