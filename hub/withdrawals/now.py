"""Her "now": who may say it for her, and from which case on it waits for a day or a second person.

One worker destroys for good what two people's consent covers within an hour, and no more. Whoever says it for a third
is counted under the lock of her own row, so that of two at once at the border none goes uncounted.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import text

from hub.cases.alarms import MANY_DESTROYED, sound
from hub.cases.fragments import cases
from hub.cases.team import asking, works_on
from hub.delivery import due
from hub.identity.fragments import PEOPLE
from hub.identity.viewer import THE_HUB
from hub.identity.work import Work
from hub.kit.errors import Forbidden, NotFound
from hub.narrowing.planned import GRACE
from hub.releases import cut
from hub.releases.postpone import keys_beyond, postpone
from hub.withdrawals.rules import AT_ONCE_WITHIN, destroys_at_once, now_reasons

# a statement of its own, before any lock on a case: who comes second counts what the first one wrote
_LOCK = text(f"select {PEOPLE} where p.organisation = :org and p.id = :principal for no key update")
_SAID = text(
    """
select count(distinct w.case_file) filter (where w.case_file <> c.id) as others,
  coalesce(bool_or(w.case_file = c.id and w.destruction = 'now'), false) as again, $team as on_team
$cases
left join withdrawal w on w.org = c.org and w.recorded_by = :principal and w.at > :since
  and (w.destruction = 'now' or w.now_waits)
where c.org = :org and c.id = :case group by c.org, c.id
""".replace("$cases", cases("c")).replace("$team", works_on("c.org", "c.id"))
)


@dataclass(frozen=True)
class DestroyNowWord:
    """What becomes of a "now". `waits`: cut at once, and destroyed after seven days or when a second person confirms.

    `others`: for how many other cases the same person said it within the hour.
    """

    waits: bool = False
    others: int = 0


async def hear(work: Work, case_id: UUID) -> DestroyNowWord:
    """What becomes of a "now" that the viewer says for this case; two statements, and her own row stays held.

    Raises `Forbidden` for a machine, and outside the team without a fresh sign-in; `NotFound`.
    """
    viewer = work.viewer
    if viewer.principal == THE_HUB:
        return DestroyNowWord()
    given = {"org": viewer.organisation, "case": case_id, "since": work.now - AT_ONCE_WITHIN, **asking(work)}
    await work.session.execute(_LOCK, given)
    said = (await work.session.execute(_SAID, given)).one_or_none()
    if said is None:
        raise NotFound("case")
    if reasons := now_reasons(machine=viewer.machine, on_team=said.on_team, fresh=viewer.fresh):
        raise Forbidden(*reasons)
    return DestroyNowWord(not destroys_at_once(said.others, again=said.again), said.others)


async def ring(work: Work, heard: DestroyNowWord) -> None:
    """Those who are told of alarms hear that one person destroys case after case."""
    await sound(work, MANY_DESTROYED, count=heard.others + 1)


async def no_later(work: Work, case_id: UUID, recipient: UUID | None, grace: timedelta = GRACE) -> None:
    """What was cut before and was to keep its keys for longer, by a hold too, keeps them for these days at most."""
    until = work.now + grace
    ids = await keys_beyond(work, case_id, recipient, until)
    await postpone(work, ids, until)
    await due.schedule_all(work, ids, cut.DESTROY, until)
