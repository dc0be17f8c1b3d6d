"""An organisation's messages: what waits, what was sent, what never arrived. Clear words only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from string import Template
from uuid import UUID

from sqlalchemy import text

from hub.cases.team import asking, oversees, works_on_origin
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.pages import Page, Position, Slice
from hub.kit.rows import by_name
from hub.lists.fragments import page_of

_PAGE = Template(f"""
with {page_of("'delivery'", "'own'", "$conditions", "$limit")}
select d.id, d.recipient, d.object, d.connector, d.event, d.status, d.reason, d.attempts, d.next_at, d.created_at,
  d.message_id, d.missing
from page join delivery d on d.id = page.object
where d.sender = :org
order by page.created_at desc, page.object desc
""")  # noqa: S608 - columns of ours
_MINE = " and exists (select from delivery mine where mine.id = party.object and $team)".replace(
    "$team", works_on_origin("mine.sender", "mine.object")
)
_SOME = text(
    """
select id, recipient, object, connector, event, status, reason, attempts, next_at, created_at, message_id, missing
from delivery where id = any(:ids) and sender = :org
  and (:oversees or $team)
""".replace("$team", works_on_origin("delivery.sender", "delivery.object"))
)
_ATTEMPTS = text("""
select delivery, number, started_at, ended_at, outcome, code from delivery_attempt
where delivery = any(:ids) and sender = :org order by delivery, number
""")


@dataclass(frozen=True)
class ListedMessage:
    """One message. `object`: the referral or request it is about; `reason`: why it waits, died or was cancelled.

    `message_id`: what the recipient knows it by, the same on every attempt. `missing`: places that its form lacks.
    """

    id: UUID
    recipient: UUID
    object: UUID
    connector: str
    event: str
    status: str
    reason: str | None
    attempts: int
    next_at: datetime
    created_at: datetime
    message_id: str
    missing: list[str]


@dataclass(frozen=True)
class Attempt:
    """One attempt: when, what came of it, and a short code; never a partner's words."""

    number: int
    started_at: datetime
    ended_at: datetime | None
    outcome: str | None
    code: str | None


async def deliveries(work: Work, page: Page, *, status: str | None = None) -> Slice[ListedMessage]:
    """A page of the messages about the viewer's cases, newest first; about all of them for whoever oversees.

    One statement whatever the page.
    """
    conditions = "" if status is None else "and status = :status"
    if not oversees(work.viewer):
        conditions += _MINE
    if page.after is not None:
        conditions += " and (created_at, object) < (:at, cast(:object as uuid))"
    statement = text(_PAGE.substitute(conditions=conditions, limit=page.limit))
    place = {"at": page.after.at, "object": page.after.object} if page.after else {}
    asked = {"org": work.viewer.organisation, **asking(work), **place, **({} if status is None else {"status": status})}
    rows = (await work.session.execute(statement, asked)).all()
    return Slice.of([by_name(ListedMessage, row) for row in rows], page, lambda one: Position(one.created_at, one.id))


async def delivery(work: Work, delivery_id: UUID) -> ListedMessage:
    """One message of the viewer's; raises `NotFound`."""
    found = await deliveries_by_id(work, (delivery_id,))
    if delivery_id not in found:
        raise NotFound
    return found[delivery_id]


async def deliveries_by_id(work: Work, ids: Sequence[UUID]) -> dict[UUID, ListedMessage]:
    """The viewer's messages with these ids; one statement."""
    rows = await work.session.execute(_SOME, {"ids": list(ids), "org": work.viewer.organisation, **asking(work)})
    return {row.id: by_name(ListedMessage, row) for row in rows}


async def attempts(work: Work, ids: Sequence[UUID]) -> dict[UUID, tuple[Attempt, ...]]:
    """The attempts of these messages, in order; one statement."""
    rows = await work.session.execute(_ATTEMPTS, {"ids": list(ids), "org": work.viewer.organisation})
    found: dict[UUID, tuple[Attempt, ...]] = dict.fromkeys(ids, ())
    for row in rows:
        found[row.delivery] += (by_name(Attempt, row, beside="delivery"),)
    return found
