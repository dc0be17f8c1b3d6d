"""What a list of referrals or requests can be narrowed to, and the part of its SQL that both share.

A page starts at `party` with the single equality of the policy, takes its rows there, and only then joins: so the
busiest organisation's page costs what a small one's does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol, TypeVar, get_args
from uuid import UUID

from sqlalchemy import RowMapping, text

from hub.cases.fragments import objects_of
from hub.cases.team import oversees, works_on_origin
from hub.deadlines.urgency import TARGETS
from hub.exchange.packets import NamedOrganisation
from hub.exchange.vocabulary.code_set import codes_of
from hub.identity.fragments import organisation, principal
from hub.identity.work import Work
from hub.kit.errors import Invalid, Reason
from hub.kit.pages import Page, Position, Slice
from hub.lists import fragments
from hub.received.fragments import team_of
from hub.received.team import LIVING, NOT_WALLED, asking, works_on_received
from hub.tasks.clocks import clocks_stand
from hub.tasks.delivered import STATUSES
from hub.tasks.lifecycle import Status

TaskBox = Literal["sent", "inbox"]
Whose = Literal["me", "nobody", "anybody"]
_PAGE = """
with $page
select sender.id as sender_id, sender.name as sender_name, sender.kind as sender_kind,
  sender.country as sender_country, recipient.id as recipient_id, recipient.name as recipient_name,
  recipient.kind as recipient_kind, recipient.country as recipient_country, page.place, $table.id, $columns
from page
$join
$sender
$recipient
order by $order
"""
_PAGE = _PAGE.replace("$sender", organisation("sender", "$table.sender"))
_PAGE = _PAGE.replace("$recipient", organisation("recipient", "$table.recipient"))
_NEWEST = fragments.page_of("'$table'", ":box", "$conditions", "$limit", "object, created_at, created_at as place")
_DUE = """page as materialized (
  select object, due_at as place from ($open) as open order by due_at, object limit $limit
)"""
_ONE_STATUS = fragments.due_first("'$table'", "'$status'", "$conditions", "$limit")
_PARTY = ("id", "name", "kind", "country")
_STATUS = "and status = :status"
_URGENCY = "and urgency = :urgency"
_MINE = "and " + works_on_origin("party.org", "party.object")
_OVERDUE = """and due_at < :now and status = any(:waiting) and delivery = 'sent'
  and not (kind = 'referral' and $stand)""".replace(
    "$stand", clocks_stand("(case party.box when 'sent' then party.org else party.counterparty end)")
)
_OF_CASE = "and object in " + objects_of("party.org", ":case")
_DELIVERY = "and delivery = :delivery"
UNWALLED = f"and object {NOT_WALLED}"
"""SQL over `party`: of what was received, nothing is there for whoever is walled off from it."""
_SOMEBODY = f"""exists (
  select from {team_of("t", "party.org", "party.object")} {principal("p", "t.org", "t.principal")}
  where {LIVING} and (p.ended_at is null or p.ended_at > :now))"""
ASSIGNED: dict[Whose, str] = {
    "me": "and " + works_on_received("party.org", "party.object"),
    "nobody": f"and not {_SOMEBODY}",
    "anybody": f"and {_SOMEBODY}",
}
"""SQL over `party` for each word by which received things are narrowed: who in office is on them."""


@dataclass(frozen=True)
class Filter:
    """Which rows of a box. `overdue` True: only those whose time is over and that still wait for the recipient.

    `delivery`: whether the recipient took it, a word of `hub.tasks.delivered`. `assigned`: of what was received, by who
    is on it. `case`: of what was sent, only what came of this case. `waiting`: of what was received, only what waits
    for the recipient's answer, the earliest end first.
    """

    box: TaskBox
    status: str | None = None
    urgency: str | None = None
    overdue: bool = False
    delivery: str | None = None
    assigned: Whose | None = None
    case: UUID | None = None
    waiting: bool = False

    def __post_init__(self) -> None:
        """Refuse a word that there is not: an empty page would say that there is nothing of it."""
        if self.box not in get_args(TaskBox):
            raise Invalid(Reason("malformed", "box", get_args(TaskBox)))
        if self.status is not None and self.status not in get_args(Status):
            raise Invalid(Reason("malformed", "status", get_args(Status)))
        if self.urgency is not None and self.urgency not in TARGETS:
            raise Invalid(Reason("malformed", "urgency", tuple(TARGETS)))
        if self.delivery is not None and self.delivery not in STATUSES:
            raise Invalid(Reason("malformed", "delivery_status", codes_of(STATUSES)))
        if self.assigned is not None and self.box != "inbox":
            raise Invalid(Reason("malformed", "assigned"))
        if self.waiting and self.box != "inbox":
            raise Invalid(Reason("malformed", "waiting"))

    def conditions(self, page: Page, order: str, *, whole: bool) -> str:
        """The SQL that narrows `party` to this filter and the rest of the list after the page's position.

        `order`: "created_at" for newest first, "due_at" for the earliest end first. `whole`: of what was sent, not only
        that of the viewer's own cases; of what was received all but what she is walled off from.
        """
        found = [_MINE] if self.box == "sent" and not whole else []
        found += [UNWALLED] if self.box == "inbox" else []
        found += [ASSIGNED[self.assigned]] if self.assigned is not None else []
        found += [_STATUS] if self.status is not None else []
        found += [_URGENCY] if self.urgency is not None else []
        found += [_OVERDUE] if self.overdue else []
        found += [_DELIVERY] if self.delivery is not None else []
        found += [_OF_CASE] if self.case is not None else []
        if page.after is not None:
            sign = "<" if order == "created_at" else ">"
            found.append(f"and ({order}, object) {sign} (:at, cast(:object as uuid))")
        return " ".join(found)

    def values(self, page: Page, now: datetime, waiting: tuple[str, ...]) -> dict[str, object]:
        """What the SQL of `conditions` is asked with; `waiting`: the statuses in which the recipient owes something."""
        at, place = (page.after.at, page.after.object) if page.after else (None, UUID(int=0))
        return {
            "box": self.box,
            "status": self.status,
            "urgency": self.urgency,
            "delivery": self.delivery,
            "case": self.case,
            "now": now,
            "waiting": list(waiting),
            "at": at,
            "object": place,
        }


class _Listed(Protocol):
    @property
    def id(self) -> UUID: ...


Shown = TypeVar("Shown", bound=_Listed)


@dataclass(frozen=True)
class Columns:
    """What a list shows besides the two parties and the id: columns of one table, by the names of a row's fields.

    `join`: the table's own room joins it to `page`.
    `waiting`: the statuses in which the recipient owes something; the columns may ask `any(:waiting)` and `:now`.
    """

    table: Literal["referral", "takedown"]
    join: str
    text: str
    waiting: tuple[str, ...]

    def statement(self, wanted: Filter, page: Page, *, whole: bool) -> str:
        """The one statement of a page. What waits: one short index scan a status, instead of a sort of all of it."""
        order = "page.place, page.object" if wanted.waiting else "page.created_at desc, page.object desc"
        filled = _PAGE.replace("$page", self._rows(wanted)).replace("$order", order)
        filled = filled.replace("$table", self.table).replace("$columns", self.text).replace("$join", self.join)
        conditions = wanted.conditions(page, "due_at" if wanted.waiting else "created_at", whole=whole)
        return filled.replace("$conditions", conditions).replace("$limit", str(page.limit))

    def _rows(self, wanted: Filter) -> str:
        if not wanted.waiting:
            return _NEWEST
        return _DUE.replace("$open", " union all ".join(_ONE_STATUS.replace("$status", one) for one in self.waiting))


async def page_of(
    work: Work, columns: Columns, row_of: Callable[..., Shown], wanted: Filter, page: Page
) -> Slice[Shown]:
    """The page, newest first, or what waits by its end; one statement. Opens nothing and so writes nothing."""
    given = {**wanted.values(page, work.now, columns.waiting), **asking(work)}
    statement = columns.statement(wanted, page, whole=oversees(work.viewer))
    rows = (await work.session.execute(text(statement), given)).mappings().all()
    found = [(row["place"], row_of(**_by_name(row))) for row in rows]
    shown = Slice.of(found, page, lambda one: Position(one[0], one[1].id))
    return Slice(tuple((at, one) for at, (_, one) in shown.items), more=shown.more)


def _by_name(row: RowMapping) -> dict[str, Any]:
    """The fields of what a list shows; the two parties put together from their columns."""
    parties = {side: {name: row[f"{side}_{name}"] for name in _PARTY} for side in ("sender", "recipient")}
    others = {name: value for name, value in row.items() if name.partition("_")[0] not in parties and name != "place"}
    return {**others, **{side: NamedOrganisation(**columns) for side, columns in parties.items()}}
