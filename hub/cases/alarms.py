"""Alarms about unusual reading and about what was told without cover: listed, and marked once somebody has looked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause, text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.cases.unusual_reading import WITHIN, alarm_is_due
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound, Reason
from hub.kit.ids import new_id
from hub.kit.pages import Page, Position, Slice
from hub.kit.rows import by_name

MANY_CASES_READ = "many_cases_read"
OUTSIDE_UNCOVERED = "outside_uncovered"
MANY_DESTROYED = "many_destroyed"

_RAISE = text("""
insert into alarm (id, org, kind, principal, at, count, object)
values (:id, :org, :kind, :principal, :now, :count, :object)
""")
_PAGE = """
select id, kind, principal, at, count, object, seen_at, seen_by from alarm
where org = :org {after} order by at desc, id desc limit :limit
"""
_AFTER = "and (at, id) < (:at, cast(:object as uuid))"
_ONE = text("""
select id, kind, principal, at, count, object, seen_at, seen_by from alarm where org = :org and id = :id for update
""")
_SEEN = text("update alarm set seen_at = :now, seen_by = :principal where org = :org and id = :id")


@dataclass(frozen=True)
class Raised:
    """One alarm. `principal`: who did what it is about; `seen_by` None: nobody looked yet.

    `count`: how many cases or received things were read, or for how many cases "now" was said within the hour.
    `object`: the handover without cover; None for reading and destroying.
    """

    id: UUID
    kind: str
    principal: UUID
    at: datetime
    count: int
    object: UUID | None
    seen_at: datetime | None
    seen_by: UUID | None


async def sound(work: Work, kind: str, *, count: int = 1, about: UUID | None = None) -> UUID:
    """Raise an alarm about what the viewer does just now, and the ledger says so; one statement. The alarm's id.

    `about`: the handover, for `OUTSIDE_UNCOVERED`.
    """
    raised, us, who = new_id(), work.viewer.organisation, work.viewer.principal
    row = {"id": raised, "org": us, "kind": kind, "principal": who, "now": work.now, "count": count, "object": about}
    await work.session.execute(_RAISE, row)
    record_own(work.session, Verb.ALARM_RAISED, org=us, principal=who, object_id=raised, at=work.now)
    return raised


async def sound_if_unusual(work: Work, kind: str, lately: TextClause) -> None:
    """Raise this alarm where the viewer has read more of late than work explains; one statement, and `sound`'s.

    `lately`: counts, of `:principal` in `:org` `:since`, what is `different`, and says when this was `last_raised`.
    """
    given = {"org": work.viewer.organisation, "principal": work.viewer.principal, "since": work.now - WITHIN}
    found = (await work.session.execute(lately, given)).one()
    if alarm_is_due(found.different, found.last_raised, work.now):
        await sound(work, kind, count=found.different)


async def alarms(work: Work, page: Page) -> Slice[Raised]:
    """A page of the organisation's alarms, newest first. One statement."""
    place = {"at": page.after.at, "object": page.after.object} if page.after else {}
    statement = text(_PAGE.format(after=_AFTER if page.after else ""))
    rows = await work.session.execute(statement, {"org": work.viewer.organisation, "limit": page.limit, **place})
    return Slice.of([by_name(Raised, row) for row in rows], page, lambda one: Position(one.at, one.id))


async def see(work: Work, alarm_id: UUID) -> Raised:
    """Mark that somebody has looked; a second time changes nothing. Answers the alarm as it stands now.

    Raises `NotFound`, and `Conflict` `own_alarm` for the person whom it is about.
    """
    found = await one(work, alarm_id)
    if found.principal == work.viewer.principal:
        raise Conflict(Reason("own_alarm"))
    if found.seen_at is not None:
        return found
    us, who = work.viewer.organisation, work.viewer.principal
    await work.session.execute(_SEEN, {"org": us, "principal": who, "id": alarm_id, "now": work.now})
    record_own(work.session, Verb.ALARM_SEEN, org=us, principal=who, object_id=alarm_id, at=work.now)
    return await one(work, alarm_id)


async def one(work: Work, alarm_id: UUID) -> Raised:
    """One alarm; raises `NotFound`. One statement."""
    row: Any = (await work.session.execute(_ONE, {"org": work.viewer.organisation, "id": alarm_id})).one_or_none()
    if row is None:
        raise NotFound("alarm")
    return by_name(Raised, row)
