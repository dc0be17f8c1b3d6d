"""The dates that a recipient must keep for her, as it named them: a kind from a list and a day, never words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text

from hub.cases.fragments import from_any
from hub.cases.team import asking, works_on
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.narrowing.causes import Cause
from hub.tasks.fragments import narrowed

MOST_DATES = 20

_ENGAGED = text(
    """
select r.id, r.recipient, r.open_dates from $origin join referral r on r.id = o.object and r.sender = o.org
where o.org = :org and o.case_file = :case and (cast(:recipient as uuid) is null or o.recipient = :recipient)
  and r.engagement = 'engaged' and r.status in ('accepted', 'in-progress', 'on-hold')
order by r.id
""".replace("$origin", from_any("o"))
)
_ENDED = text(
    """
select r.id, r.recipient, r.open_dates from $origin join referral r on r.id = o.object and r.sender = o.org
$narrowed and (n.cause, n.at, n.act) = (:cause, :at, 'cut')
where o.org = :org and o.case_file = :case and r.engagement = 'engaged'
order by r.id
""".replace("$origin", from_any("o")).replace("$narrowed", narrowed("n", "o.org", "r.id"))
)
_ON_TEAM = text("select " + works_on(":org", ":case"))


@dataclass(frozen=True)
class OpenDate:
    """One date. `kind`: a code of the vocabulary's `date_kind`; `on`: the day in Japan."""

    kind: str
    on: date


@dataclass(frozen=True)
class Retained:
    """A referral whose lawyer was retained, with the dates that the lawyer named."""

    referral: UUID
    recipient: UUID
    open_dates: tuple[OpenDate, ...]


def stored(dates: Iterable[OpenDate]) -> list[dict[str, str]]:
    """As the row keeps them, the earliest first."""
    return [{"kind": one.kind, "on": one.on.isoformat()} for one in sorted(dates, key=lambda one: (one.on, one.kind))]


def read(kept: Iterable[Mapping[str, Any]]) -> tuple[OpenDate, ...]:
    """The dates of a row."""
    return tuple(OpenDate(one["kind"], date.fromisoformat(one["on"])) for one in kept)


async def of_retained(work: Work, case_id: UUID, recipient: UUID | None) -> tuple[Retained, ...]:
    """What the lawyers who were retained in this case must keep, of one recipient or all; for its sender.

    One statement. What has ended is not there. Asks no team: a withdrawal is not the team's alone.
    """
    given = {"org": work.viewer.organisation, "case": case_id, "recipient": recipient}
    rows = (await work.session.execute(_ENGAGED, given)).all()
    return tuple(Retained(row.id, row.recipient, read(row.open_dates)) for row in rows)


async def ended_with(work: Work, case_id: UUID, cause: Cause, at: datetime) -> tuple[Retained, ...]:
    """The lawyers whom her word of that instant ended, each with the dates that nobody keeps for her any more.

    For its sender; the same whenever it is asked. One statement.
    """
    given = {"org": work.viewer.organisation, "case": case_id, "cause": cause.value, "at": at}
    rows = (await work.session.execute(_ENDED, given)).all()
    return tuple(Retained(row.id, row.recipient, read(row.open_dates)) for row in rows)


async def before_withdrawal(work: Work, case_id: UUID, recipient: UUID | None = None) -> tuple[Retained, ...]:
    """The same, to be read to her before she takes consent back or bars them; for the case's team.

    Raises `NotFound` for a foreign case and outside the team alike. Reads nothing that is sealed.
    """
    given = {"org": work.viewer.organisation, "case": case_id, **asking(work)}
    if not (await work.session.execute(_ON_TEAM, given)).scalar_one():
        raise NotFound("case")
    return await of_retained(work, case_id, recipient)
