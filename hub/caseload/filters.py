"""How the list of cases is narrowed and ordered: each word, and the SQL of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal
from uuid import UUID

from hub.cases.team import works_on
from hub.kit.pages import Page

View = Literal["mine", "all", "waiting", "overdue", "closed"]
Order = Literal["newest", "changed", "due"]

MINE: Final = "and " + works_on("c.org", "c.id")
"""SQL over a case `c`: is the viewer on its team."""
VIEWS: Final[dict[View, str]] = {
    "mine": f"and c.status = 'open' {MINE}",
    "all": "and c.status = 'open'",
    "waiting": "and c.status = 'open' and w.case_file is not null",
    "overdue": "and c.status = 'open' and w.late",
    "closed": "and c.status = 'closed'",
}
"""SQL over a case `c` and what of it waits `w`, for each view."""
_ORDERS: Final[dict[Order, tuple[str, str]]] = {
    "newest": ("c.created_at", "desc"),
    "changed": ("c.updated_at", "desc"),
    "due": ("coalesce(w.due_at, cast(:never as timestamptz))", "asc"),
}
NEVER: Final = datetime(9999, 1, 1, tzinfo=UTC)
"""Where nothing is due, it comes last."""


@dataclass(frozen=True)
class Wanted:
    """Which cases, and in which order. `view` None: open and closed ones, of everything that the viewer meets.

    `updated_since`: only those in which something was recorded at that instant or later. `numbers`, `named`: only
    those with one of these numbers or ids; None does not narrow.
    """

    view: View | None = None
    order: Order = "newest"
    status: str | None = None
    urgency: str | None = None
    updated_since: datetime | None = None
    numbers: Collection[int] | None = None
    named: Collection[UUID] | None = None

    @property
    def waits(self) -> bool:
        """Whether the statement must know what waits."""
        return self.view in ("waiting", "overdue") or self.order == "due"

    @property
    def place(self) -> str:
        """The column by which the list is ordered."""
        return _ORDERS[self.order][0]

    def conditions(self, page: Page, *, whole: bool) -> str:
        """The SQL that narrows the list, and goes on after the page's position. `whole`: not the viewer's teams alone.

        What is not asked for is not in it: a condition that is always true would hide from the planner that an index
        has the order.
        """
        found = [VIEWS[self.view]] if self.view is not None else []
        found += [MINE] if not whole and self.view != "mine" else []
        found += ["and c.status = :status"] if self.status is not None else []
        found += ["and c.urgency = :urgency"] if self.urgency is not None else []
        found += ["and c.updated_at >= :since"] if self.updated_since is not None else []
        if self.numbers is not None or self.named is not None:
            found.append("and (c.number = any(:numbers) or c.id = any(:named))")
        if page.after is not None:
            sign = "<" if _ORDERS[self.order][1] == "desc" else ">"
            found.append(f"and ({self.place}, c.id) {sign} (:at, cast(:object as uuid))")
        return " ".join(found)

    def sorted(self) -> str:
        """The SQL of the order."""
        way = _ORDERS[self.order][1]
        return f"order by {self.place} {way}, c.id {way}"

    def values(self, page: Page) -> dict[str, object]:
        """What the SQL is asked with."""
        given: dict[str, object] = {
            "status": self.status,
            "urgency": self.urgency,
            "since": self.updated_since,
            "numbers": list(self.numbers or ()),
            "named": list(self.named or ()),
            "never": NEVER,
            "limit": page.limit,
        }
        return {**given, **({"at": page.after.at, "object": page.after.object} if page.after else {})}


EVERYTHING: Final = Wanted()
"""Every case that the viewer meets, the newest first."""
