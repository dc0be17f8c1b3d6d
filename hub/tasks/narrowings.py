"""Informing: what was narrowed of one's cases and why, and that the person was told; nothing of its content."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.cases.fragments import origin
from hub.cases.team import asking, works_on_origin
from hub.identity.work import Work
from hub.kit.errors import Invalid, NotFound, Reason, between
from hub.kit.pages import LARGEST_SIZE, Page, Position, Slice
from hub.lists.fragments import listed

InformedWay = Literal["safe-contact", "in-person", "her-own-word"]
"""By the contact that is safe; face to face; or it is she who said it, so that she knows."""

_SELECT = """
select n.id, n.object, p.kind, o.case_file as "case", o.recipient, n.cause, n.act, n.reason, n.principal, n.at,
  n.hold_until, n.informed_at, n.informed_by, n.informed_way
from narrowed n
$origin
$listed and p.box = 'sent'
where n.org = :org and $team
""".replace("$team", works_on_origin("n.org", "n.object")).replace("$origin", origin("o", "n.org", "n.object"))
_SELECT = _SELECT.replace("$listed", listed("p", "n.org", "n.object"))
_PAGE = text(
    _SELECT
    + """
  and (not cast(:unseen as boolean) or n.informed_at is null)
  and (cast(:at as timestamptz) is null or (n.at, n.id) < (:at, cast(:after as uuid)))
order by n.at desc, n.id desc limit :limit
"""
)
_THESE = text(_SELECT + "and n.id = any(:ids) order by n.id for update of n")
_TOLD = text("""
update narrowed set informed_at = :informed_at, informed_by = :principal, informed_way = :way
where org = :org and id = any(:ids) and informed_at is null
""")


@dataclass(frozen=True)
class NarrowedThing:
    """What one cause did to one referral or request. `kind`: which of both; `act`: a word of `hub.narrowing.acts`.

    `reason`: the code that the sender gave; `principal`: who said it, None for the hub itself. `hold_until`: the limit
    of a hold. `informed_…`: when the person was told, by whom, and which way; None: still to be done.
    """

    id: UUID
    object: UUID
    kind: Literal["referral", "takedown"]
    case: UUID
    recipient: UUID
    cause: str
    act: str
    reason: str | None
    principal: UUID | None
    at: datetime
    hold_until: datetime | None
    informed_at: datetime | None
    informed_by: UUID | None
    informed_way: InformedWay | None


async def narrowings(work: Work, page: Page, *, unseen: bool = False) -> Slice[NarrowedThing]:
    """A page of what was narrowed of the cases that the viewer works on, newest first. One statement.

    `unseen`: only what the person has not been told yet.
    """
    after = page.after
    place = {"at": after.at if after else None, "after": after.object if after else None, "limit": page.limit}
    given = {"org": work.viewer.organisation, **asking(work), "unseen": unseen, **place}
    rows = (await work.session.execute(_PAGE, given)).mappings().all()
    return Slice.of([NarrowedThing(**row) for row in rows], page, lambda one: Position(one.at, one.id))


async def mark_informed(
    work: Work, ids: Collection[UUID], way: InformedWay, informed_at: datetime | None = None
) -> tuple[NarrowedThing, ...]:
    """Record that the person was told of these, when (now where not given) and which way; answers them as they stand.

    Where it was recorded before, that stays as it was. Raises `NotFound` for a foreign one and outside the team alike,
    and `Invalid` for a time before it happened or after now.
    """
    if len(ids) > LARGEST_SIZE:
        raise Invalid(Reason("too_long", "narrowings", (f"{LARGEST_SIZE}",)))
    given = {"org": work.viewer.organisation, **asking(work), "ids": list(ids)}
    found = [NarrowedThing(**row) for row in (await work.session.execute(_THESE, given)).mappings()]
    if not ids or {one.id for one in found} != set(ids):
        raise NotFound("narrowings")
    told_at = informed_at or work.now
    if against := told_reasons([one.at for one in found if one.informed_at is None], told_at, work.now):
        raise Invalid(*against)
    await work.session.execute(_TOLD, {**given, "way": way, "informed_at": told_at})
    for one in found:
        if one.informed_at is None:
            _to_ledger(work, one)
    return tuple(NarrowedThing(**row) for row in (await work.session.execute(_THESE, given)).mappings())


def told_reasons(happened: Collection[datetime], told_at: datetime, now: datetime) -> tuple[Reason, ...]:
    """Why she cannot have been told at this time: it lies ahead, or before one of these happened. Pure."""
    in_time = told_at <= now and all(told_at >= at for at in happened)
    allowed = between(max(happened, default=now), now)
    return () if in_time else (Reason("out_of_range", "informed_at", allowed),)


def _to_ledger(work: Work, one: NarrowedThing) -> None:
    us, who = work.viewer.organisation, work.viewer.principal
    record_own(work.session, Verb.PERSON_INFORMED, org=us, principal=who, object_id=one.case, at=work.now)
