"""Somebody on duty is put on a colleague's case until her duty ends; and the wall that keeps a case from that."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.cases.associated_data import team_sealed
from hub.cases.lists import CaseRow
from hub.cases.repository import OpenCase
from hub.cases.staffing import held_key
from hub.cases.team import LIVING, asking, works_on
from hub.identity.entry_marks import change, signed
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.ids import new_id
from hub.kit.pages import Page, Position, Slice
from hub.kit.rows import by_name
from hub.kit.sealed_values import seal_value

_THERE = text(f"""
select c.status = 'open' and not c.walled as opens, exists (
    select from case_team t where (t.org, t.case_file, t.principal) = (c.org, c.id, :me) and {LIVING}) as works
from case_file c where (c.org, c.id) = (:org, :case)
""")  # noqa: S608 - our own condition
_OVER = "t.ended_at is null and t.until <= :now"
_ADD = text("""
insert into case_team
  (id, org, case_file, principal, added_by, reason_sealed, added_at, until, entry_state, entry_mark)
values (:id, :org, :case_file, :principal, :added_by, :reason, :added_at, :until, :entry_state, :entry_mark)
""")
_WALL = text("update case_file set walled = :walled where (org, id) = (:org, :case) and walled <> :walled returning id")
_PAGE = text(
    """
select c.id, c.number, c.status, c.urgency, c.created_at, c.language, c.updated_at, c.version,
  $works as on_team
from case_file c
where c.org = :org and c.status = 'open' and not c.walled
  and (cast(:at as timestamptz) is null or (c.created_at, c.id) < (:at, cast(:object as uuid)))
order by c.created_at desc, c.id desc limit :limit
""".replace("$works", works_on("c.org", "c.id"))
)


async def join(work: Work, case_id: UUID, *, reason: str, until: datetime) -> UUID | None:
    """Put the viewer on this case until then; the membership, None where she works on it already.

    Raises `NotFound` for a foreign, unknown, closed and walled case alike. `reason`: clean words, sealed.
    """
    key = await held_key(work, case_id)
    given = {**_us(work), "case": case_id, "now": work.now}
    row = (await work.session.execute(_THERE, given)).one()
    if row.works:
        return None
    if not row.opens:
        raise NotFound("case")
    us, me, made = work.viewer.organisation, work.viewer.principal, new_id()
    mine = {"org": us, "case_file": case_id, "principal": me}
    await change(work.session, "case_team", mine, {"ended_at": work.now}, at=work.now, only=_OVER)
    added = {**mine, "id": made, "added_by": me, "added_at": work.now, "until": until}
    words = {"reason": seal_value(key, team_sealed(made), reason)}
    await work.session.execute(_ADD, {**signed(work.session, "case_team", added), **words})
    _log(work, Verb.TEAM_ON_DUTY, case_id)
    return made


async def take_off(work: Work, membership: UUID) -> None:
    """End what somebody opened on duty, now; what is over stays over."""
    which, over = {"org": work.viewer.organisation, "id": membership}, {"ended_at": work.now}
    for ended in await change(work.session, "case_team", which, over, at=work.now, only="t.ended_at is null"):
        _log(work, Verb.TEAM_REMOVED, ended.case_file)


async def wall(work: Work, case: OpenCase, *, walled: bool) -> bool:
    """Wall the case off from whoever is on duty, or let her in again; whether that changed anything."""
    given = {**_us(work), "case": case.id, "walled": walled}
    changed = (await work.session.execute(_WALL, given)).one_or_none() is not None
    if changed:
        _log(work, Verb.CASE_WALLED if walled else Verb.CASE_UNWALLED, case.id)
    return changed


async def for_duty(work: Work, page: Page) -> Slice[CaseRow]:
    """The open cases that whoever is on duty may open, newest first: clear columns only. One statement."""
    place = {"at": page.after and page.after.at, "object": page.after and page.after.object, "limit": page.limit}
    rows = await work.session.execute(_PAGE, {**_us(work), **asking(work), **place})
    return Slice.of([by_name(CaseRow, row) for row in rows], page, lambda row: Position(row.created_at, row.id))


def _us(work: Work) -> dict[str, object]:
    return {"org": work.viewer.organisation, "me": work.viewer.principal}


def _log(work: Work, verb: Verb, case_id: UUID) -> None:
    us, who = work.viewer.organisation, work.viewer.principal
    record_own(work.session, verb, org=us, principal=who, object_id=case_id, at=work.now)
