"""Who works on a case: a supervisor adds and takes off, with a reason that is kept; a case is never left to nobody."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.audit.verbs import Verb
from hub.cases.associated_data import case_key, team_sealed
from hub.cases.ledger_lines import note
from hub.cases.team import LIVING, asking, works_on
from hub.identity.entry_marks import change, signed
from hub.identity.fragments import HERE, PEOPLE, epoch_key, principal
from hub.identity.permissions import ROLES, Permission, Role
from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, NotFound, Reason
from hub.kit.ids import new_id
from hub.kit.sealed_values import seal_value, unseal_value

# the case is held, so that two who are taken off at once do not both leave as the last but one
_HELD = text(
    """
select k.epoch, k.wrapped, o.wrapped as wrapped_organisation_key
from case_file c
join case_key k on (k.org, k.case_file) = (c.org, c.id)
$epoch_key
where (c.org, c.id) = (:org, :case) for no key update of c
""".replace("$epoch_key", epoch_key("o", "k.org", "k.epoch"))
)
_PERSON = text(f"""
select p.role, {HERE} as still, exists (
    select from case_team t
    where (t.org, t.case_file, t.principal) = (:org, :case, :member) and t.ended_at is null and t.until is null
  ) as works,
  exists (
    select from case_team t {principal("p", "t.org", "t.principal")}
    where (t.org, t.case_file) = (:org, :case) and t.principal <> :member and t.ended_at is null and t.until is null
      and {HERE}
  ) as others
{PEOPLE} where (p.organisation, p.id) = (:org, :member)
""")  # noqa: S608 - fragments of other rooms'
_ADD = text("""
insert into case_team (id, org, case_file, principal, added_by, reason_sealed, added_at, entry_state, entry_mark)
values (:id, :org, :case_file, :principal, :added_by, :reason, :added_at, :entry_state, :entry_mark)
""")
_TEAM = text(
    """
select t.id, t.principal, p.label, p.role, t.added_by, t.added_at, t.reason_sealed,
  k.epoch, k.wrapped, o.wrapped as wrapped_organisation_key, $inside as inside
from case_file c
left join case_team t on (t.org, t.case_file) = (c.org, c.id) and $living
left $principal
left join case_key k on (k.org, k.case_file) = (c.org, c.id)
left $epoch_key
where (c.org, c.id) = (:org, :case) and (:manages or $inside)
order by t.added_at, t.id
""".replace("$inside", works_on(":org", ":case"))
    .replace("$living", LIVING)
    .replace("$epoch_key", epoch_key("o", "k.org", "k.epoch"))
    .replace("$principal", principal("p", "t.org", "t.principal"))
)


@dataclass(frozen=True)
class Teammate:
    """Somebody on a team. `label`: a role or machine name.

    `reason` None: she opened the case, or it is not the viewer's to read.
    """

    principal: UUID
    label: str
    role: str
    added_by: UUID
    added_at: datetime
    reason: str | None = field(repr=False)


async def add(work: Work, case_id: UUID, principal_id: UUID, *, reason: str) -> None:
    """Put a person or machine of the organisation, also oneself, on the team; whoever is there stays as she is.

    Raises `NotFound` for a stray case or principal, `Invalid` for no reason (`reason` is clean) or a role that reads
    no case. Adding oneself is a line of its own kind in the ledger.
    """
    if not reason:
        raise Invalid(Reason("required", "reason"))
    key = await held_key(work, case_id)
    person = await _person(work, case_id, principal_id)
    if not person.still:
        raise NotFound("principal")
    if Permission.CASE_READ not in ROLES[Role(person.role)]:
        raise Invalid(Reason("role_without_cases", "principal"))
    if person.works:
        return
    await _end(work, case_id, principal_id)  # what she opened on duty becomes lasting
    added = new_id()
    us, me = work.viewer.organisation, work.viewer.principal
    row = {
        "id": added,
        "org": us,
        "case_file": case_id,
        "principal": principal_id,
        "added_by": me,
        "added_at": work.now,
    }
    words = {"reason": seal_value(key, team_sealed(added), reason)}
    await work.session.execute(_ADD, {**signed(work.session, "case_team", row), **words})
    note(work, Verb.TEAM_JOINED if principal_id == work.viewer.principal else Verb.TEAM_ADDED, case_id)


async def remove(work: Work, case_id: UUID, principal_id: UUID) -> None:
    """Take somebody off the team, at once; whoever is not on it stays off.

    Raises `NotFound` for a stray case or principal, `Conflict` where nobody else would be left who still is a member.
    """
    await held_key(work, case_id)
    person = await _person(work, case_id, principal_id)
    if not person.works:
        await _end(work, case_id, principal_id)  # what she opened on duty ends as well
        return
    left = leaving_reasons(others=person.others)
    if left:
        raise Conflict(*left)
    await _end(work, case_id, principal_id)
    note(work, Verb.TEAM_REMOVED, case_id)


async def leave_all(work: Work, principal_id: UUID) -> None:
    """Take somebody whose role sees no case any more off every team, also where nobody else is on it; one statement.

    Such a case is not lost: a supervisor puts somebody on it, as where the last of a team left the organisation.
    """
    hers, over = {"org": work.viewer.organisation, "principal": principal_id}, {"ended_at": work.now}
    for ended in await change(work.session, "case_team", hers, over, at=work.now, only="t.ended_at is null"):
        note(work, Verb.TEAM_REMOVED, ended.case_file)


def leaving_reasons(*, others: bool) -> tuple[Reason, ...]:
    """Why somebody may not leave a team; empty where she may. `others`: whether somebody else stays on it."""
    return () if others else (Reason("last_of_team", "principal"),)


async def team(work: Work, case_id: UUID) -> tuple[Teammate, ...]:
    """Who is on the team now, in the order in which they came; for the team and for whoever manages teams.

    Reasons are opened for the team alone. One statement; raises `NotFound`.
    """
    manages = Permission.TEAM_MANAGE in work.viewer.permissions
    given = {**_about(work, case_id, work.viewer.principal), **asking(work), "manages": manages}
    rows = (await work.session.execute(_TEAM, given)).all()
    if not rows:
        raise NotFound("case_id")
    return tuple(_member(work, case_id, row) for row in rows if row.id is not None)


def _member(work: Work, case_id: UUID, row: Row[Any]) -> Teammate:
    sealed = row.reason_sealed if row.inside and row.wrapped is not None else None
    key = _opened(work, case_id, row) if sealed else b""
    reason = unseal_value(key, team_sealed(row.id), sealed) if sealed else None
    return Teammate(row.principal, row.label, row.role, row.added_by, row.added_at, reason)


async def held_key(work: Work, case_id: UUID) -> bytes:
    """The case's data key, and its row held against others who record; raises `NotFound`. One statement."""
    row = (await work.session.execute(_HELD, {"org": work.viewer.organisation, "case": case_id})).one_or_none()
    if row is None:
        raise NotFound("case")
    return _opened(work, case_id, row)


def _opened(work: Work, case_id: UUID, row: Row[Any]) -> bytes:
    under = work.keys.organisation_key(work.viewer.organisation, row.epoch, row.wrapped_organisation_key)
    return work.keys.unwrap(under, case_key(case_id), row.wrapped)


async def _person(work: Work, case_id: UUID, principal_id: UUID) -> Row[Any]:
    row = (await work.session.execute(_PERSON, _about(work, case_id, principal_id))).one_or_none()
    if row is None:
        raise NotFound("principal")
    return row


async def _end(work: Work, case_id: UUID, principal_id: UUID) -> None:
    which = {"org": work.viewer.organisation, "case_file": case_id, "principal": principal_id}
    await change(work.session, "case_team", which, {"ended_at": work.now}, at=work.now, only="t.ended_at is null")


def _about(work: Work, case_id: UUID, principal_id: UUID) -> dict[str, Any]:
    us = {"org": work.viewer.organisation, "principal": work.viewer.principal, "now": work.now}
    return {**us, "case": case_id, "member": principal_id}
