"""An organisation's agreements, in force and over, as both sides see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from string import Template
from typing import Literal
from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.pages import Page, Position, Slice
from hub.kit.rows import by_name
from hub.lists.fragments import page_of

AgreementBox = Literal["sent", "inbox"]
_COLUMNS = """a.id, a.sender, a.recipient, a.purposes, a.fields, a.retention_days, a.onward_sharing, a.valid_from,
  a.valid_to, a.created_at, a.ended_at, a.ended_by, a.end_reason"""
_PAGE = Template(f"""
with {page_of("'agreement'", ":box", "$after", ":limit")}
select {_COLUMNS} from page join agreement a on a.id = page.object
order by page.created_at desc, page.object desc
""")  # noqa: S608 - columns of ours
_AFTER = "and (created_at, object) < (:at, cast(:object as uuid))"
_ONE = text(f"""
select {_COLUMNS} from agreement a where a.id = :id and :us in (a.sender, a.recipient)
""")  # noqa: S608 - columns of ours


@dataclass(frozen=True)
class Agreed:
    """What `sender` may give `recipient`, or might. `fields`: catalogue field to form. Dates are days in Japan.

    `ended_at`: since when it does not count any more; `ended_by`: which of the two said so, None for the operator.
    """

    id: UUID
    sender: UUID
    recipient: UUID
    purposes: Sequence[str]
    fields: Mapping[str, str]
    retention_days: int
    onward_sharing: bool
    valid_from: date
    valid_to: date | None
    created_at: datetime
    ended_at: datetime | None
    ended_by: UUID | None
    end_reason: str | None


async def agreement(work: Work, agreement_id: UUID) -> Agreed:
    """One agreement that the viewer's organisation is a side of; raises `NotFound`. One statement."""
    row = (await work.session.execute(_ONE, {"id": agreement_id, "us": work.viewer.organisation})).one_or_none()
    if row is None:
        raise NotFound
    return by_name(Agreed, row)


async def agreements(work: Work, page: Page, *, box: AgreementBox) -> Slice[Agreed]:
    """By which the viewer's organisation gives (`sent`) or gets (`inbox`), newest first. One statement."""
    place = {"at": page.after.at, "object": page.after.object} if page.after else {}
    statement = text(_PAGE.substitute(after=_AFTER if page.after else ""))
    rows = (await work.session.execute(statement, {"box": box, "limit": page.limit, **place})).all()
    found = [by_name(Agreed, row) for row in rows]
    return Slice.of(found, page, lambda one: Position(one.created_at, one.id))
