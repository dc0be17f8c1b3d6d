"""Reviews as people see them: kind, since when, by when; never a word of the case."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.cases.team import asking, works_on
from hub.identity.permissions import Permission
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.pages import Page, Position, Slice
from hub.reviews.kinds import ADMINISTRATORS, ReviewKind
from hub.reviews.rules import overdue

_COLUMNS = (
    "r.id, r.case_file, r.kind, r.subject, r.asked_by, r.asked_at, r.due_at, r.decided_by, r.decided_at, r.decision"
)
SEEN = ("(cast(:supervises as boolean) or cast(:administers as boolean) and r.kind = any(:theirs) or $team)").replace(
    "$team", works_on("r.org", "r.case_file")
)
"""SQL: is this review (`r`) there for whoever asks? Outside the team it is as absent as a foreign one."""
_PAGE = text(f"""
select {_COLUMNS} from review r
where r.org = :org and r.decided_at is null and {SEEN}
  and (cast(:at as timestamptz) is null or (r.due_at, r.id) > (:at, cast(:object as uuid)))
order by r.due_at, r.id limit :limit
""")  # noqa: S608 - our own columns and condition
_ONE = text(f"select {_COLUMNS} from review r where r.org = :org and r.id = :id and {SEEN}")  # noqa: S608
_OF_CASE = text(f"""
select {_COLUMNS} from review r where (r.org, r.case_file) = (:org, :case) and {SEEN} order by r.asked_at, r.id
""")  # noqa: S608


@dataclass(frozen=True)
class Reviewed:
    """One review. `subject`: the id of what is looked at. `overdue`: as of now, or when it was decided."""

    id: UUID
    case: UUID
    kind: ReviewKind
    subject: UUID
    asked_by: UUID
    asked_at: datetime
    due_at: datetime
    overdue: bool
    decided_by: UUID | None
    decided_at: datetime | None
    decision: str | None


async def reviews(work: Work, page: Page) -> Slice[Reviewed]:
    """The open reviews, the earliest due first: of one's own cases, and for a supervisor of all. One statement."""
    after = page.after
    place = {"at": after.at if after else None, "object": after.object if after else None, "limit": page.limit}
    rows = (await work.session.execute(_PAGE, {**seeing(work), **place})).all()
    return Slice.of([_reviewed(work, row) for row in rows], page, lambda one: Position(one.due_at, one.id))


async def reviews_of_case(work: Work, case_id: UUID) -> tuple[Reviewed, ...]:
    """The reviews of a case, decided ones too, in the order in which they were asked for. One statement."""
    rows = (await work.session.execute(_OF_CASE, {**seeing(work), "case": case_id})).all()
    return tuple(_reviewed(work, row) for row in rows)


async def review(work: Work, review_id: UUID) -> Reviewed:
    """One review, open or decided; one statement. Raises `NotFound` for a foreign one and outside the team alike."""
    row = (await work.session.execute(_ONE, {**seeing(work), "id": review_id})).one_or_none()
    if row is None:
        raise NotFound("review")
    return _reviewed(work, row)


def supervises(viewer: Viewer) -> bool:
    """Whether this viewer meets every review of the organisation: a supervisor, who meets no case by that."""
    return Permission.TEAM_MANAGE in viewer.permissions


def administers(viewer: Viewer) -> bool:
    """Whether this viewer meets what administrators decide, and by that no case."""
    return Permission.MEMBERS_MANAGE in viewer.permissions


def seeing(work: Work) -> dict[str, object]:
    """What `SEEN` is asked with."""
    whom = {"supervises": supervises(work.viewer), "administers": administers(work.viewer)}
    return {**asking(work), "org": work.viewer.organisation, **whom, "theirs": [kind.value for kind in ADMINISTRATORS]}


def _reviewed(work: Work, row: Row[Any]) -> Reviewed:
    return Reviewed(
        id=row.id,
        case=row.case_file,
        kind=ReviewKind(row.kind),
        subject=row.subject,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        due_at=row.due_at,
        overdue=overdue(row.due_at, row.decided_at, work.now),
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        decision=row.decision,
    )
