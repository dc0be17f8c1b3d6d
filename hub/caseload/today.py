"""What of the viewer's own cases waits for her today, in the order of `Why`.

Nobody's story, and no case opened: so it is no reading. "Answered" means since she last opened the case.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal, get_args
from uuid import UUID

from sqlalchemy import text

from hub.audit.fragments import lines
from hub.caseload import waiting
from hub.caseload.waiting import LATE, WAITS
from hub.cases.fragments import case, origin, steps
from hub.cases.team import asking, works_on
from hub.consent.fragments import folds
from hub.identity.work import Work
from hub.kit.japan_time import ZONE
from hub.kit.rows import by_name
from hub.lists.fragments import rows
from hub.tasks.fragments import answers_since, last_move_of
from hub.tasks.lifecycle import OPEN

Why = Literal["overdue", "due-today", "next-step", "undelivered", "answered", "consent-ends", "draft"]
ORDER: Final[tuple[Why, ...]] = get_args(Why)
"""Why something waits; also the order in which it stands."""
MOST: Final = 25
"""So many of each are shown; all are counted."""
ANSWERS: Final = timedelta(days=14)
ENDING: Final = timedelta(days=14)
_LAST_READ = f"""(
  select max(e.at) {lines("e")}
  where e.sender = party.org and e.object = o.case_file and e.principal = :principal and e.verb = 'case:read')"""
_SENT = "box = 'sent' and kind in ('referral', 'takedown')"
_OPEN = f"select * {rows('party', _SENT + ' and status = any(:open)')}"
# of what has ended only what the recipient moved lately can be an answer: all the rest was sent once and is over
_ENDED_LATELY = f"""
select * {rows("party", _SENT + " and status in ('rejected', 'completed', 'failed', 'cancelled')")}
  and party.object in {answers_since(":org", ":lately")}"""
_THINGS = f"""
select case
    when waits and late then 'overdue'
    when waits and delivery = 'sent' and due_at < :tomorrow then 'due-today'
    when delivery in ('failed', 'by-hand') and status = any(:open) and status <> 'draft' then 'undelivered'
    when moved_at > greatest(:lately, read_at) then 'answered'
    when status = 'draft' then 'draft'
  end as why, case_file, number, object, kind, counterparty as recipient, status, urgency, due_at, moved_at as at
from (
  select party.object, party.kind, party.counterparty, party.status, party.urgency, party.due_at, party.delivery,
    o.case_file, c.number, {WAITS} as waits, {LATE} as late,
    {last_move_of("party.object", "party.counterparty")} as moved_at, {_LAST_READ} as read_at
  from ({_OPEN} union all {_ENDED_LATELY}) party
  {origin("o", "party.org", "party.object")}
  {case("c", "party.org", "o.case_file")}
  where {works_on("party.org", "o.case_file")}
) thing
"""  # noqa: S608 - fragments of other rooms'
_CONSENTS = f"""
select 'consent-ends', f.case_file, c.number, cast(null as uuid), 'consent', f.recipient, cast(null as text),
  c.urgency, f.until, cast(null as timestamptz)
{folds("f")} {case("c", "f.org", "f.case_file")}
where f.org = :org and f.event_type in ('given', 'shortened') and f.until > :now and f.until <= :ending
  and c.status = 'open' and {works_on("f.org", "f.case_file")}
"""
_STEPS = f"""
select 'next-step', s.case_file, c.number, cast(null as uuid), 'step', cast(null as uuid), cast(null as text),
  c.urgency, cast(s.due_on as timestamp) at time zone 'Asia/Tokyo', cast(null as timestamptz)
{steps("s")} {case("c", "s.org", "s.case_file")}
where s.org = :org and s.due_on <= :today and c.status = 'open' and {works_on("s.org", "s.case_file")}
"""
_TODAY = text(f"""
select why, case_file, number, object, kind, recipient, status, urgency, due_at, at, total from (
  select waiting.*, count(*) over (partition by why) as total,
    row_number() over (partition by why order by coalesce(due_at, at), case_file, object) as place
  from ({_THINGS} union all {_CONSENTS} union all {_STEPS}) waiting
  where why is not null
) counted
where place <= :most
order by array_position(cast(:order as text[]), why), place
""")  # noqa: S608 - fragments of ours


@dataclass(frozen=True)
class Waiting:
    """One thing that waits. `object` None: a consent, or what the team does next, which is with no `recipient`.

    `due_at`: when an answer is due, a consent ends, or the day of the next step begins in Japan.

    `at`: when the recipient last moved it. `total`: how many wait for the same reason, shown or not.
    """

    why: Why
    case_file: UUID
    number: int
    object: UUID | None
    kind: Literal["referral", "takedown", "consent", "step"]
    recipient: UUID | None
    status: str | None
    urgency: str
    due_at: datetime | None
    at: datetime | None
    total: int


async def today(work: Work) -> tuple[Waiting, ...]:
    """What waits in the cases on whose team the viewer is, at most 25 for each reason. One statement."""
    given = {**asking(work), **waiting.asking(), **_times(work.now), **_given(work)}
    found = await work.session.execute(_TODAY, given)
    return tuple(by_name(Waiting, row) for row in found)


def _given(work: Work) -> dict[str, object]:
    return {"org": work.viewer.organisation, "open": sorted(OPEN), "order": list(ORDER), "most": MOST}


def _times(now: datetime) -> dict[str, date]:
    """The day is Japan's own."""
    midnight = now.astimezone(ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
    tomorrow = midnight + timedelta(days=1)
    return {"today": midnight.date(), "tomorrow": tomorrow, "lately": now - ANSWERS, "ending": now + ENDING}
