"""The recipient's queue: open requests, the earliest end first, with all their items opened in one batch."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, TextClause, text

from hub.exchange.packets import NamedOrganisation
from hub.identity.fragments import epoch_key, organisation
from hub.identity.work import Work
from hub.kit.pages import Page, Position, Slice
from hub.lists.fragments import due_first
from hub.received.marks import is_forged, on_it
from hub.received.team import IS_PERSON, asking, works_on_received
from hub.releases.fragments import its_key, the_release
from hub.releases.read import OPEN, release_key
from hub.takedowns.items import RequestItem, open_items, shut_items
from hub.takedowns.repository import WAITING
from hub.tasks.lists import ASSIGNED, UNWALLED, Whose

_ONE_STATUS = due_first("'takedown'", "'$status'", "$unwalled $whose $after", "$limit")
_QUEUE = (
    """
with page as materialized (
  select object, due_at from ($open) as open order by due_at, object limit $limit
)
select takedown.id, takedown.status, takedown.urgency, takedown.language, takedown.due_at as ends, takedown.clock,
  takedown.delivery_status, takedown.clocks,
  takedown.item_status, takedown.item_reason, takedown.outcome, takedown.created_at, takedown.version,
  sender.id as sender_id, sender.name, sender.kind, sender.country,
  opened.release, opened.sealed, opened.epoch, opened.wrapped, opened.organisation_wrapped, $on_it as on_it
from page
join takedown on takedown.id = page.object
$sender
left join lateral (
  select release.id as release, takedown_sealed.sealed, release_key.epoch, release_key.wrapped,
    organisation_key.wrapped as organisation_wrapped
  from takedown_sealed
  $release and $readable
  $key
  $epoch_key
  where takedown_sealed.request = takedown.id
) as opened on true
order by page.due_at, page.object
""".replace("$sender", organisation("sender", "takedown.sender"))
    .replace("$release", the_release("release", "takedown_sealed.release"))
    .replace("$key", its_key("release_key", "release.id", ":org"))
    .replace("$epoch_key", epoch_key("organisation_key", "release_key.org", "release_key.epoch"))
    .replace("$on_it", on_it(":org", "page.object"))
)
# of nobody's rows an intake sees the values, to choose; others, machines among them, see those of their own alone
_WHOSE = f"and ((:takes_requests and {IS_PERSON}) or {works_on_received('party.org', 'party.object')})"
_AFTER = "and (due_at, object) > (:at, cast(:object as uuid))"


@dataclass(frozen=True)
class Queued:
    """An open request with its items. Items have no values where the sender has cut or destroyed the release.

    `ends`: the place in the queue. It is the due date once somebody took it; before that no clock runs.
    """

    id: UUID
    status: str
    urgency: str
    language: str
    due_at: datetime | None
    clock: str | None
    outcome: str | None
    created_at: datetime
    version: int
    sender: NamedOrganisation
    items: tuple[RequestItem, ...] = field(repr=False)
    overdue: bool
    delivery_status: str
    clocks: list[str]
    ends: datetime


async def queue(work: Work, page: Page, *, assigned: Whose | None = None) -> Slice[Queued]:
    """A page of the viewer's inbox of open requests, the earliest end first. One statement whatever its size.

    `assigned`: narrowed by who is on them. A machine, and whoever may not answer, meets what she is assigned to.

    Five short index scans, one a status, instead of a sort of everything that is open. Opening a single request
    writes the ledger; the queue does not (its rows are the recipient's to work through).
    """
    rows = (await work.session.execute(_statement(page, assigned), _values(work, page))).all()
    return Slice.of([_queued(work, row) for row in rows], page, lambda one: Position(one.ends, one.id))


def _statement(page: Page, assigned: Whose | None) -> TextClause:
    each = " union all ".join(_ONE_STATUS.replace("$status", status) for status in WAITING)
    whole = _QUEUE.replace("$open", each).replace("$readable", OPEN.replace("$mine", "true"))
    narrowed = ASSIGNED[assigned] if assigned is not None else ""
    whole = whole.replace("$unwalled", UNWALLED).replace("$whose", f"{_WHOSE} {narrowed}")
    return text(whole.replace("$after", _AFTER if page.after else "").replace("$limit", str(page.limit)))


def _values(work: Work, page: Page) -> dict[str, object]:
    place = {"at": page.after.at, "object": page.after.object} if page.after else {}
    return {"org": work.viewer.organisation, "now": work.now, **asking(work), **place}


def _queued(work: Work, row: Row[Any]) -> Queued:
    return Queued(
        id=row.id,
        status=row.status,
        urgency=row.urgency,
        language=row.language,
        due_at=row.ends if row.delivery_status == "sent" else None,
        clock=row.clock,
        outcome=row.outcome,
        created_at=row.created_at,
        version=row.version,
        sender=NamedOrganisation(row.sender_id, row.name, row.kind, row.country),
        items=_items(work, row),
        overdue=row.delivery_status == "sent" and row.ends < work.now,
        delivery_status=row.delivery_status,
        clocks=row.clocks,
        ends=row.ends,
    )


def _items(work: Work, row: Row[Any]) -> tuple[RequestItem, ...]:
    if row.sealed is None or is_forged(work, row.on_it):
        return shut_items(row.item_status, row.item_reason)
    key = release_key(work, row.release, row.epoch, row.wrapped, row.organisation_wrapped)
    return open_items(key, row.id, row.sealed, row.item_status, row.item_reason)
