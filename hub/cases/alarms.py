"""Alarms about unusual reading: listed for admins and supervisors, and marked once one of them has looked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound, Reason
from hub.kit.pages import Page, Position, Slice

_PAGE = """
select id, kind, principal, at, count, seen_at, seen_by from alarm
where org = :org {after} order by at desc, id desc limit :limit
"""
_AFTER = "and (at, id) < (:at, cast(:object as uuid))"
_ONE = text(
    "select id, kind, principal, at, count, seen_at, seen_by from alarm where org = :org and id = :id for update"
)
_SEEN = text("update alarm set seen_at = :now, seen_by = :principal where org = :org and id = :id")


@dataclass(frozen=True)
class Raised:
    """One alarm. `principal`: whose reading it is about; `count`: how many cases; `seen_by` None: nobody looked yet."""

    id: UUID
    kind: str
    principal: UUID
    at: datetime
    count: int
    seen_at: datetime | None
    seen_by: UUID | None


async def alarms(work: Work, page: Page) -> Slice[Raised]:
    """A page of the organisation's alarms, newest first. One statement."""
    place = {"at": page.after.at, "object": page.after.object} if page.after else {}
    statement = text(_PAGE.format(after=_AFTER if page.after else ""))
    rows = await work.session.execute(statement, {"org": work.viewer.organisation, "limit": page.limit, **place})
    return Slice.of([Raised(*row) for row in rows], page, lambda one: Position(one.at, one.id))


async def see(work: Work, alarm_id: UUID) -> Raised:
    """Mark that somebody has looked; a second time changes nothing. Answers the alarm as it stands now.

    Raises `NotFound`, and `Conflict` `own_alarm` for the person whom it is about.
    """
    found = await _one(work, alarm_id)
    if found.principal == work.viewer.principal:
        raise Conflict(Reason("own_alarm"))
    if found.seen_at is not None:
        return found
    us, who = work.viewer.organisation, work.viewer.principal
    await work.session.execute(_SEEN, {"org": us, "principal": who, "id": alarm_id, "now": work.now})
    record_own(work.session, Verb.ALARM_SEEN, org=us, principal=who, object_id=alarm_id, at=work.now)
    return await _one(work, alarm_id)


async def _one(work: Work, alarm_id: UUID) -> Raised:
    row: Any = (await work.session.execute(_ONE, {"org": work.viewer.organisation, "id": alarm_id})).one_or_none()
    if row is None:
        raise NotFound("alarm")
    return Raised(*row)
